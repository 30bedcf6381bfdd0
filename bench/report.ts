import type { PerProcess } from './cpu-meter.ts';
import type { ProfileSummary } from './cpu-profile.ts';
import type { BareResult } from './run-bare.ts';
import type { NightResult } from './run-night.ts';

/** A night and the bare workflows that ran next to it. */
export type Repeat = { night: NightResult; bare: BareResult };

export type BenchResult = {
  users: number;
  repeats: Repeat[];
  /** Median of the repeats' users a second by bare runs a second. */
  medianRatio: number;
  workerPeakMb: number;
  /** CPU-ms a user of the night's worker, by thread. */
  workerThreads: Record<string, number>;
  steps: { step: string; meanMs: number }[];
  profiles: ProfileSummary[];
};

/** The middle value, or the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const ordered = [...values].sort((a, b) => a - b);
  const middle = ordered.slice((ordered.length - 1) >> 1, (ordered.length >> 1) + 1);
  return middle.reduce((sum, value) => sum + value, 0) / middle.length;
}

export const ratioOf = ({ night, bare }: Repeat): number => night.usersPerSecond / bare.runsPerSecond;

const line = (cells: readonly (string | number)[]) =>
  cells.map((cell) => (typeof cell === 'number' ? cell.toFixed(1) : cell).padStart(11)).join('');

const table = (rows: readonly (readonly (string | number)[])[]) => rows.map(line).join('\n');

const NAMES = ['worker', 'server', 'postgres', 'redis'] as const;

function cpuRow({ name, cpu, users }: { name: string; cpu: readonly PerProcess[]; users: number }) {
  const perUser = NAMES.map((process) => median(cpu.map((ms) => ms[process] / users)));
  return [name, ...perUser, perUser.reduce((sum, ms) => sum + ms, 0)];
}

/** The whole result as text for a terminal. */
export function formatReport(result: BenchResult): string {
  const { users, repeats } = result;
  const [last] = repeats.slice(-1);
  const rates = repeats.map(({ night, bare }, index) => [
    ...[String(index + 1), night.usersPerSecond, users / night.planSeconds, users / night.notifySeconds],
    ...[bare.runsPerSecond, ratioOf({ night, bare }).toFixed(2)],
  ]);
  const sections = [
    `${users} users a night, ${repeats.length} repeats\n`,
    table([['repeat', 'users/s', 'plan/s', 'notify/s', 'bare/s', 'ratio'], ...rates]),
    `\nmedian ratio: ${result.medianRatio.toFixed(2)}\n\nCPU-ms a user, median`,
    table([
      ['', ...NAMES, 'all'],
      cpuRow({ name: 'night', cpu: repeats.map(({ night }) => night.cpuMs), users }),
      cpuRow({ name: 'bare', cpu: repeats.map(({ bare }) => bare.cpuMs), users }),
    ]),
    '\nHistory a user, mean of a sample',
    table([
      ['', 'events', 'bytes', 'eager'],
      ...(last
        ? (['night', 'bare'] as const).map((kind) => {
            const { events, bytes, eagerShare } = last[kind].history;
            return [kind, events, String(Math.round(bytes)), eagerShare.toFixed(2)];
          })
        : []),
    ]),
    `\nPeak memory of the worker: ${result.workerPeakMb.toFixed(0)} MB`,
    '\nCPU-ms a user of the worker, by thread',
    ...Object.entries(result.workerThreads).map(([name, ms]) => `${ms.toFixed(2).padStart(8)}  ${name}`),
    '\nMean duration of a step in ms, waits included',
    ...result.steps.map(({ step, meanMs }) => `${meanMs.toFixed(1).padStart(8)}  ${step}`),
    ...result.profiles.map(formatProfile),
  ];
  return sections.join('\n');
}

const TOP = 25;

function formatProfile({ busyMs, byPlace, byFunction }: ProfileSummary, index: number): string {
  const share = ({ name, ms }: { name: string; ms: number }) =>
    `${((100 * ms) / busyMs).toFixed(1).padStart(7)} %  ${name}`;
  return [
    `\nThread ${index + 1}: busy for ${(busyMs / 1000).toFixed(1)} s; own time by package or folder`,
    ...byPlace.slice(0, TOP).map(share),
    '\n  and by function',
    ...byFunction.slice(0, TOP).map(share),
  ].join('\n');
}
