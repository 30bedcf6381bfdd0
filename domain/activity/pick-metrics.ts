import { z } from 'zod';
import { type ActivityMetrics, type ActivityReport, ActivitySource, DeviceSource } from './activity-day.ts';
import { type Reading, readReports } from './read-reports.ts';
import { SOURCE_NAME } from './source-name.ts';
import { bySourceTrust } from './source-order.ts';

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
  ...body
}: {
  reports: readonly ActivityReport[];
  restingKcal: number;
  /** Years; absent: an adult. */
  age?: number;
}): MetricPick[] {
  return METRICS.flatMap((metric) => {
    const told = reports.flatMap((report) => {
      const value = report[metric];
      return value === undefined ? [] : [{ report, value }];
    });
    const readable = told
      .map((figure) => ({ ...figure, reading: readingOf({ report: figure.report, metric, ...body }) }))
      .filter(({ reading }) => reading !== undefined)
      .toSorted(byTrust);
    // Beside a believable figure, more than a body can do is an error.
    const believed = readable.filter((figure) => !isBeyond(figure) || readable.every(isBeyond));
    const [best, next] = believed;
    if (!best) return [];
    const aside = told.filter(
      ({ report: one, value }) => value > 0 && !believed.some(({ report }) => report === one),
    );
    const capped = isBeyond(best) ? [MORE_THAN_BELIEVED] : [];
    const reason = [whyFirst(best, next), ...capped, ...aside.map(whyAside)].join(' ');
    return [{ metric, source: best.report.source, value: best.value, reason }];
  });
}

type Believed = Figure & { reading: Pick<Reading, 'doubts'> | undefined };

const MORE_THAN_BELIEVED = 'It is more than a body can do in a day, so it counts up to that.';

/** What energy is read from the figure; a metric that none is read from is taken as it is. */
function readingOf(args: { report: ActivityReport; metric: Metric; restingKcal: number; age?: number }) {
  const method = METHODS[args.metric];
  if (method === undefined) return { doubts: [] };
  const { restingKcal, age } = args;
  const { readings } = readReports({
    reports: [args.report],
    restingKcal,
    ...(age !== undefined && { age }),
    // Neither decides whether a figure is believed.
    massKg: 1,
    efforts: [],
  });
  return readings.find((reading) => reading.method === method);
}

const isBeyond = ({ reading }: Believed): boolean => reading?.doubts.includes('beyond_belief') ?? false;

const byTrust = (a: Believed, b: Believed): number =>
  Number(b.report.complete) - Number(a.report.complete) ||
  Number(isBeyond(a)) - Number(isBeyond(b)) ||
  bySourceTrust(a.report, b.report);

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
