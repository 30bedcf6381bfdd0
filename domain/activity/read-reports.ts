import { ADULT_AGE, SEDENTARY_MULTIPLIER } from '../energy/constants.ts';
import type { ActivityReport, ActivitySource } from './activity-day.ts';
import { MAX_STEPS, maxActiveKcal } from './believed-day.ts';
import type { Effort } from './day-efforts.ts';
import { bySourceTrust } from './source-order.ts';
import { stepsAndWorkoutsKcal, walkingKcal } from './steps-energy.ts';

/** Lowest total of a complete day, in multiples of resting energy: nobody spends half of rest. */
const MIN_TOTAL_PER_RESTING = 0.5;

/**
 * The most that a total may hold beside activity, in multiples of resting energy. Rest and food's own heat are about 1.2;
 * vendors' ideas of rest differ by less than a half. Our rule.
 */
const MAX_BASAL_PER_RESTING = 2;

/** Why a day counts differently from what was reported. */
export type DayDoubt = 'beyond_belief' | 'less_than_steps' | 'more_than_total';

/**
 * One way to know the day: a metric of a report, as kcal above a sedentary day. `workoutKcal` is the workouts' part of
 * it. `doubts`: why it is not the plain figure.
 */
export type Reading = {
  method: 'active_energy' | 'total_energy' | 'steps';
  source: ActivitySource;
  recordedAt: string;
  complete: boolean;
  netKcal: number;
  workoutKcal: number;
  doubts: readonly DayDoubt[];
};

type DayBody = { massKg: number; restingKcal: number; age?: number; efforts: readonly Effort[] };
type Body = DayBody & {
  maxKcal: number;
  /** Steps of the source that is believed first. */
  trustedSteps: number;
};

/**
 * The readings of a day's reports, in no order. More than a body can do counts up to that. `rejected` tells that a figure
 * was there but not possible: less than half of rest for a whole day, activity above the same report's total, or a total
 * that leaves more than twice rest beside the activity (of a total alone: beside the most that a body can do).
 *
 * - Active energy is above rest; added to a sedentary day it never comes to more than the total of the same report.
 * - A total is the whole day: what is above a sedentary day counts.
 * - Neither is less than the steps alone take, the report's own or those of the source that is believed first: a device
 *   that was worn or allowed to tell for a part of the day only.
 *
 * A figure that shows no movement is no reading: the device lay on a shelf, and the usual activity level knows better.
 */
export function readReports({ reports, ...known }: DayBody & { reports: readonly ActivityReport[] }): {
  readings: Reading[];
  rejected: boolean;
} {
  const { restingKcal, age = ADULT_AGE } = known;
  const trusted = reports.filter(({ steps }) => steps).toSorted(bySourceTrust)[0];
  const body: Body = {
    ...known,
    maxKcal: maxActiveKcal({ restingKcal, age }),
    trustedSteps: trusted?.complete ? (trusted.steps ?? 0) : 0,
  };
  const outcomes = reports.flatMap((report) => [
    readActiveEnergy(report, body),
    readTotalEnergy(report, body),
    readSteps(report, body),
  ]);
  return {
    readings: outcomes.filter((outcome) => typeof outcome === 'object'),
    rejected: outcomes.includes('implausible'),
  };
}

type Outcome = Reading | 'implausible' | 'absent';

function readActiveEnergy(report: ActivityReport, body: Body): Outcome {
  const { activeEnergyKcal: activeKcal } = report;
  if (!activeKcal) return 'absent';
  if (contradictsItself(report)) return 'implausible';
  const onFoot = atLeast(stepsKcal(report, body), activeKcal);
  const ofTotal = totalNetKcal(report, body);
  const isAboveTotal =
    report.complete && ofTotal !== undefined && ofTotal < Math.min(onFoot.netKcal, body.maxKcal);
  return toReading({
    report,
    body,
    method: 'active_energy',
    netKcal: isAboveTotal ? ofTotal : onFoot.netKcal,
    doubts: isAboveTotal ? ['more_than_total'] : onFoot.doubts,
  });
}

function readTotalEnergy(report: ActivityReport, body: Body): Outcome {
  const { totalEnergyKcal: totalKcal } = report;
  const { restingKcal, maxKcal } = body;
  if (!totalKcal) return 'absent';
  const tooLow = report.complete && totalKcal < MIN_TOTAL_PER_RESTING * restingKcal;
  const basalKcal = totalKcal - (report.activeEnergyKcal || maxKcal);
  const tooHigh = basalKcal > MAX_BASAL_PER_RESTING * restingKcal;
  if (tooLow || tooHigh || contradictsItself(report)) return 'implausible';
  const unmoved = report.steps === 0 || report.activeEnergyKcal === 0;
  const sedentaryKcal = SEDENTARY_MULTIPLIER * restingKcal;
  if (unmoved && totalKcal <= sedentaryKcal) return 'absent';
  // Steps are above rest, as the total is: the sedentary day's share above rest is in both.
  const kcalOnFoot = stepsKcal(report, body) - (sedentaryKcal - restingKcal);
  const onFoot = atLeast(kcalOnFoot, Math.max(0, totalKcal - sedentaryKcal));
  return toReading({ report, body, method: 'total_energy', ...onFoot });
}

/** What a believable total leaves above a sedentary day, the steps of the report at least. */
function totalNetKcal(report: ActivityReport, body: Body): number | undefined {
  const reading = readTotalEnergy(report, body);
  return typeof reading === 'object' ? reading.netKcal : undefined;
}

function readSteps(report: ActivityReport, body: Body): Outcome {
  const { steps } = report;
  if (!steps) return 'absent';
  const { efforts, massKg } = body;
  const counted = stepsAndWorkoutsKcal({ steps: Math.min(steps, MAX_STEPS), efforts, massKg });
  const doubts: DayDoubt[] = steps > MAX_STEPS ? ['beyond_belief'] : [];
  const reading = toReading({ report, body, method: 'steps', netKcal: counted.netKcal, doubts });
  return { ...reading, workoutKcal: Math.min(counted.workoutKcal, body.maxKcal) };
}

const stepsKcal = ({ steps = 0 }: ActivityReport, { massKg, trustedSteps }: Body): number =>
  walkingKcal({ steps: Math.min(Math.max(steps, trustedSteps), MAX_STEPS), massKg });

type Counted = Pick<Reading, 'netKcal' | 'doubts'>;

const atLeast = (kcalOnFoot: number, netKcal: number): Counted =>
  kcalOnFoot > netKcal ? { netKcal: kcalOnFoot, doubts: ['less_than_steps'] } : { netKcal, doubts: [] };

const contradictsItself = ({ activeEnergyKcal, totalEnergyKcal }: ActivityReport): boolean =>
  activeEnergyKcal !== undefined && totalEnergyKcal !== undefined && activeEnergyKcal > totalEnergyKcal;

type Figure = Counted & { report: ActivityReport; body: Body; method: Reading['method'] };

const toReading = ({ report, body, method, netKcal, doubts }: Figure): Reading => ({
  method,
  source: report.source,
  recordedAt: report.recordedAt,
  complete: report.complete,
  netKcal: Math.min(netKcal, body.maxKcal),
  workoutKcal: 0,
  doubts: netKcal > body.maxKcal && !doubts.includes('beyond_belief') ? [...doubts, 'beyond_belief'] : doubts,
});
