import type { Fortnight } from './planner-fortnight.ts';

/** One user: the least of several times, the plan if there was one, and what simple ways of choosing come to. */
export type PlannerRow = {
  ms: number;
  /** Processor time of one planning, the mean of the repeats: other work on the machine counts less in it. */
  cpuMs: number;
  plan?: {
    objective: number;
    bound: number;
    worstDeviation: number;
    repeats: number;
    relaxed: readonly string[];
    /** Bands that some combination leaves. */
    left: readonly string[];
    binding: readonly string[];
    /** What the first options of the slots make together, as shares of the day's targets. */
    defaults: Readonly<Record<string, number>>;
  };
  baselines: readonly { name: string; worstDeviation: number; repeats: number }[];
};

/** Another solver's word on a plan: `gap` is by how many points it found a better one. */
export type Verdict = { isOptimal: boolean; seconds: number; gap: number; objective: number };

export type PlannerResult = {
  recipes: number;
  rows: readonly PlannerRow[];
  verdicts: readonly Verdict[];
  fortnights: readonly Fortnight[];
};

/** Points below which two objectives are the same. */
const SAME = 1e-5;
const AIMED_BAND = 0.05;

/** The result as text for a terminal. */
export function formatPlannerReport({ recipes, rows, verdicts, fortnights }: PlannerResult): string {
  const times = rows.map(({ ms }) => ms).sort((a, b) => a - b);
  const plans = rows.flatMap(({ plan }) => (plan === undefined ? [] : [plan]));
  const gaps = plans.map(({ objective, bound }) => (bound - objective) / Math.max(1, Math.abs(objective)));
  const points = plans.map(({ objective, bound }) => bound - objective);
  const names = [...new Set(rows.flatMap(({ baselines }) => baselines.map(({ name }) => name)))];
  return [
    `${rows.length} users, ${recipes} recipes`,
    `ms a user: mean ${mean(times).toFixed(2)}, p50 ${at(times, 0.5).toFixed(2)}, p99 ${at(times, 0.99).toFixed(2)}`,
    `processor ms a user: mean ${mean(rows.map(({ cpuMs }) => cpuMs)).toFixed(2)}`,
    `three options of each slot: ${plans.length} of ${rows.length}`,
    `proven best: ${gaps.filter((gap) => gap < SAME).length}; certified gap: mean ${percent(mean(gaps))}, largest ${percent(Math.max(0, ...gaps))}; in points: mean ${mean(points).toFixed(3)}, largest ${Math.max(0, ...points).toFixed(2)}`,
    ...verdictLines(verdicts),
    '',
    `${'worst combination off by'.padEnd(26)}${'mean'.padStart(9)}${'largest'.padStart(9)}${'in 5 %'.padStart(9)}${'repeats'.padStart(9)}`,
    deviationLine('optimizer', plans),
    ...names.map((name) =>
      deviationLine(
        name,
        rows.flatMap(({ baselines }) => baselines.filter((baseline) => baseline.name === name)),
      ),
    ),
    '',
    `inside every band: ${plans.filter(({ left }) => left.length === 0).length}; left: ${countsOf(plans.flatMap(({ left }) => left))}`,
    `default day against its targets: ${defaultsOf(plans.map(({ defaults }) => defaults))}`,
    `fortnight of first options: ${fortnightsOf(fortnights)}`,
    `gave up: ${countsOf(plans.flatMap(({ relaxed }) => relaxed))}`,
    `binding: ${countsOf(plans.flatMap(({ binding }) => binding))}`,
  ].join('\n');
}

function verdictLines(verdicts: readonly Verdict[]): string[] {
  if (verdicts.length === 0) return [];
  const better = verdicts.filter(({ gap }) => gap > SAME);
  const proven = verdicts.filter(({ isOptimal }) => isOptimal);
  const relative = verdicts.map(({ gap, objective }) => Math.max(0, gap) / Math.max(1, Math.abs(objective)));
  return [
    `HiGHS: ${verdicts.length} users, ${mean(verdicts.map(({ seconds }) => seconds)).toFixed(1)} s each, proved ${proven.length}; ` +
      `found better: ${better.length}, largest gap ${percent(Math.max(0, ...relative))}`,
  ];
}

type Deviation = { worstDeviation: number; repeats: number };

function deviationLine(name: string, days: readonly Deviation[]): string {
  const deviations = days.map(({ worstDeviation }) => worstDeviation);
  const inside = deviations.filter((deviation) => deviation <= AIMED_BAND + SAME).length / deviations.length;
  const cells = [
    percent(mean(deviations)),
    percent(Math.max(...deviations)),
    percent(inside),
    mean(days.map(({ repeats }) => repeats)).toFixed(2),
  ];
  return `  ${name.padEnd(24)}${cells.map((cell) => cell.padStart(9)).join('')}`;
}

function fortnightsOf(fortnights: readonly Fortnight[]): string {
  const of = (pick: (fortnight: Fortnight) => number): string => mean(fortnights.map(pick)).toFixed(1);
  return `${of(({ dishes }) => dishes)} dishes, ${of(({ different }) => different)} different, ${of(({ cuisines }) => cuisines)} cuisines, eaten again within 3 days ${of(({ soonAgain }) => soonAgain)} (${fortnights.length} people)`;
}

function defaultsOf(days: readonly Readonly<Record<string, number>>[]): string {
  const names = Object.keys(days[0] ?? {});
  return names.map((name) => `${name} ${percent(mean(days.map((day) => day[name] ?? 0)))}`).join(', ');
}

function countsOf(names: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  const parts = [...counts].sort(([, a], [, b]) => b - a).map(([name, count]) => `${name} ${count}`);
  return parts.length === 0 ? 'nothing' : parts.join(', ');
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

const percent = (share: number): string => `${(100 * share).toFixed(2)} %`;
