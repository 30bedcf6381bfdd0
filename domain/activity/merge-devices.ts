import { ActivityMetrics, type ActivityReport } from './activity-day.ts';
import { walkingKcal } from './steps-energy.ts';

/** Who pushed a report: a device that names itself, or a login session, which several devices can share. */
export type ReportSender = { kind: 'device' | 'session'; id: string };

const METRICS = ActivityMetrics.keyof().options;

/** Kilograms and kcal of a usual adult. They only rank the devices of one person, so another body changes little. */
const RANKING_MASS_KG = 70;
const RANKING_SEDENTARY_KCAL = 1900;
/** kcal; more than nearly anybody does in a day, so it ranks as nothing: a broken figure hides no good one. */
const MAX_RANKED_KCAL = 10_000;

/**
 * One report of what several devices with the same source told of a day; at least one is needed. It is the report of the
 * device with the most activity: the one that was carried. What that device does not tell is filled from the others;
 * nothing is added up.
 */
export const mergeDevices = (reports: readonly ActivityReport[]): ActivityReport =>
  reports.toSorted(byActivity).reduce(filledFrom);

/** The device with the most activity first; between equals the newest. */
export const byActivity = (a: ActivityReport, b: ActivityReport): number =>
  activityKcal(b) - activityKcal(a) ||
  (b.distanceM ?? 0) - (a.distanceM ?? 0) ||
  (b.exerciseMin ?? 0) - (a.exerciseMin ?? 0) ||
  b.recordedAt.localeCompare(a.recordedAt);

/** Activity above rest, roughly. */
function activityKcal({ steps = 0, activeEnergyKcal, totalEnergyKcal = 0 }: ActivityReport): number {
  const energyKcal = activeEnergyKcal ?? Math.max(0, totalEnergyKcal - RANKING_SEDENTARY_KCAL);
  const onFootKcal = walkingKcal({ steps, massKg: RANKING_MASS_KG });
  return Math.max(onFootKcal, energyKcal > MAX_RANKED_KCAL ? 0 : energyKcal);
}

/** Energies stay those of one device: a total of one beside the activity of another is no day of anybody. */
function filledFrom(report: ActivityReport, other: ActivityReport): ActivityReport {
  if (report.complete && !other.complete) return report;
  const { activeEnergyKcal: _, totalEnergyKcal: __, ...withoutEnergy } = other;
  const hasEnergy = report.activeEnergyKcal !== undefined || report.totalEnergyKcal !== undefined;
  return { ...(hasEnergy ? withoutEnergy : other), ...report };
}

/**
 * What a later push makes of an earlier one where nobody knows whether one device sent both. One that tells every figure
 * again replaces the earlier, also with lower ones: a correction. One that leaves figures out is a partial read, by
 * another device or by one that may see less: it only adds and raises. The earlier report itself when it changes nothing.
 */
export function followUp({
  earlier,
  later,
}: {
  earlier: ActivityReport;
  later: ActivityReport;
}): ActivityReport {
  if (METRICS.every((metric) => earlier[metric] === undefined || later[metric] !== undefined)) return later;
  const shared = METRICS.filter((metric) => earlier[metric] !== undefined && later[metric] !== undefined);
  const raises = shared.some((metric) => (later[metric] ?? 0) > (earlier[metric] ?? 0));
  if (shared.length > 0 && !raises) return earlier;
  const both = { ...earlier, ...later };
  for (const metric of shared) both[metric] = Math.max(earlier[metric] ?? 0, later[metric] ?? 0);
  return withoutOutgrownTotal(both);
}

/** A total that the newer active energy has outgrown was one of an earlier hour. */
function withoutOutgrownTotal(report: ActivityReport): ActivityReport {
  const { totalEnergyKcal, ...rest } = report;
  return (rest.activeEnergyKcal ?? 0) > (totalEnergyKcal ?? Number.POSITIVE_INFINITY) ? rest : report;
}
