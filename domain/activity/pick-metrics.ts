import { z } from 'zod';
import { type ActivityMetrics, type ActivityReport, ActivitySource, DeviceSource } from './activity-day.ts';
import { type Reading, readReports } from './read-reports.ts';
import { SOURCE_NAME } from './source-name.ts';
import { SOURCE_ORDER } from './source-order.ts';

const METRICS = [
  'steps',
  'activeEnergyKcal',
  'totalEnergyKcal',
  'distanceM',
  'exerciseMin',
] as const satisfies readonly (keyof ActivityMetrics)[];
type Metric = (typeof METRICS)[number];

/** One metric of a day: whose figure counts, and why. */
export const MetricPick = z
  .object({
    metric: z.enum(METRICS),
    source: ActivitySource,
    value: z.number(),
    reason: z.string().meta({ example: 'Only Fitbit told it.' }),
  })
  .meta({ id: 'MetricPick', description: 'Which source counts for a metric, and why' });
export type MetricPick = z.infer<typeof MetricPick>;

/** The metrics that energy is read from, by what `readReports` calls them. */
const METHODS: Partial<Record<Metric, Reading['method']>> = {
  steps: 'steps',
  activeEnergyKcal: 'active_energy',
  totalEnergyKcal: 'total_energy',
};

type Figure = { report: ActivityReport; value: number };

/**
 * The one source of each metric of a day: a complete day before one that still goes on, then the sources' order (the
 * phone merges every device, so it comes first), then the newest. Figures of sources are never added up. Impossible
 * figures, and those of a device that was not moved, are set aside.
 */
export function pickMetrics({
  reports,
  restingKcal,
}: {
  reports: readonly ActivityReport[];
  restingKcal: number;
}): MetricPick[] {
  return METRICS.flatMap((metric) => {
    const told = reports.flatMap((report) => {
      const value = report[metric];
      return value === undefined ? [] : [{ report, value }];
    });
    const believed = told
      .filter(({ report }) => isBelieved({ report, metric, restingKcal }))
      .toSorted(byTrust);
    const [best, next] = believed;
    if (!best) return [];
    const aside = told.filter((figure) => figure.value > 0 && !believed.includes(figure));
    const reason = [whyFirst(best, next), ...aside.map(whyAside)].join(' ');
    return [{ metric, source: best.report.source, value: best.value, reason }];
  });
}

function isBelieved(args: { report: ActivityReport; metric: Metric; restingKcal: number }): boolean {
  const method = METHODS[args.metric];
  if (method === undefined) return true;
  const { readings } = readReports({
    reports: [args.report],
    restingKcal: args.restingKcal,
    // Neither decides whether a figure is believed.
    massKg: 1,
    efforts: [],
  });
  return readings.some((reading) => reading.method === method);
}

const byTrust = ({ report: a }: Figure, { report: b }: Figure): number =>
  Number(b.complete) - Number(a.complete) ||
  SOURCE_ORDER[a.source] - SOURCE_ORDER[b.source] ||
  b.recordedAt.localeCompare(a.recordedAt);

function whyFirst({ report }: Figure, next: Figure | undefined): string {
  const name = SOURCE_NAME[report.source];
  if (!next) return `Only ${name} told it.`;
  const other = SOURCE_NAME[next.report.source];
  if (report.complete && !next.report.complete)
    return `${name} has the whole day, ${other} only a part of it.`;
  return DeviceSource.safeParse(report.source).success
    ? `${name} comes before ${other}: the phone merges every device.`
    : `${name} comes before ${other}.`;
}

const whyAside = ({ report }: Figure): string =>
  `The figure of ${SOURCE_NAME[report.source]} could not be right.`;
