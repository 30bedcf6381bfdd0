import { parseArgs } from 'node:util';
import { z } from 'zod';
import { loadCatalog } from '../catalog/load-catalog.ts';
import { bandsLeftBy } from '../domain/recipes/optimizer/left-bands.ts';
import { dayAmounts, NUTRIENTS, type Nutrient } from '../domain/recipes/optimizer/nutrients.ts';
import { FULL_BUDGET } from '../domain/recipes/optimizer/optimize-day.ts';
import { type OptimizedSelection, optimizeSelection } from '../domain/recipes/optimizer/optimize-recipes.ts';
import type { SelectionInput } from '../domain/recipes/select-day.ts';
import { SLOTS } from '../domain/recipes/slots.ts';
import { dayAsMilp, startOf } from '../test/support/day-milp.ts';
import { openHighs, solveMilp } from '../test/support/highs.ts';
import { growCatalog } from './grow-catalog.ts';
import { BASELINES, baselineDay, worstDeviation } from './planner-baselines.ts';
import { planFortnight } from './planner-fortnight.ts';
import { benchPerson } from './planner-people.ts';
import { formatPlannerReport, type PlannerResult, type PlannerRow, type Verdict } from './planner-report.ts';

const Arguments = z.object({
  users: z.coerce.number().int().min(1).max(100_000),
  recipes: z
    .string()
    .transform((text) => text.split(',').map(Number))
    .pipe(z.array(z.number().int().min(50).max(20_000)).min(1)),
  highs: z.coerce.number().int().min(0),
  seconds: z.coerce.number().positive(),
  nodes: z.coerce.number().int().min(0),
  fortnights: z.coerce.number().int().min(0),
  json: z.boolean(),
});

const { values } = parseArgs({
  options: {
    users: { type: 'string', default: '100' },
    /** Sizes of catalogue, one after the other: ours cut down, or with invented recipes beside it. */
    recipes: { type: 'string', default: '300,1000,5000' },
    /** How many of the users HiGHS solves as well: it takes up to `seconds` for each. */
    highs: { type: 'string', default: '10' },
    seconds: { type: 'string', default: '60' },
    nodes: { type: 'string', default: String(FULL_BUDGET.maxNodes) },
    /** How many of the users plan fourteen days in a row. */
    fortnights: { type: 'string', default: '5' },
    json: { type: 'boolean', default: false },
  },
});
const options = Arguments.parse(values);
const budget = { ...FULL_BUDGET, maxNodes: options.nodes };

/** Users planned before the clock starts, so that compiled code is measured. */
const WARM_UP_USERS = 50;
/** Each user is planned this often and the least time counts: other work on the machine only ever adds. */
const REPEATS = 5;

const say = (message: string) => process.stderr.write(`${message}\n`);

function plan(input: SelectionInput): { selection: OptimizedSelection | undefined; ms: number } {
  const from = performance.now();
  const selection = optimizeSelection({ input, budget });
  return { selection, ms: performance.now() - from };
}

function measure(input: SelectionInput): PlannerRow {
  const { selection, ms } = plan(input);
  const from = process.cpuUsage();
  const times = [ms, ...Array.from({ length: REPEATS - 1 }, () => plan(input).ms)];
  const cpuMs = process.cpuUsage(from).user / 1000 / (REPEATS - 1);
  const baselines = Object.entries(BASELINES).map(([name, order]) => ({
    name,
    ...baselineDay({ input, order }),
  }));
  const row = { ms: Math.min(...times), cpuMs, baselines };
  if (selection === undefined) return row;
  const { meals, day, relaxed } = selection;
  const energies = Object.fromEntries(
    SLOTS.map((slot) => [slot, meals[slot].map(({ nutrition }) => nutrition.energyKcal)]),
  ) as Record<(typeof SLOTS)[number], number[]>;
  const lately = new Set(input.recent.slice(0, 3).flatMap(({ recipeIds }) => recipeIds));
  return {
    ...row,
    plan: {
      objective: day.objective,
      bound: day.bound,
      worstDeviation: worstDeviation({ energies, energyKcal: input.targets.energyKcal }),
      repeats: SLOTS.flatMap((slot) => meals[slot]).filter(({ recipeId }) => lately.has(recipeId)).length,
      relaxed,
      left: bandsLeftBy({ meals, targets: input.targets }).map(({ nutrient, side }) => `${side} ${nutrient}`),
      defaults: defaultShares({ meals, targets: input.targets }),
      binding: day.binding.map(({ nutrient, side }) => `${side} ${nutrient}`),
    },
  };
}

/** What the first options make together, as shares of the targets. */
function defaultShares({
  meals,
  targets,
}: Pick<OptimizedSelection, 'meals'> & Pick<SelectionInput, 'targets'>): Record<Nutrient, number> {
  const amounts = dayAmounts(targets);
  const shares = NUTRIENTS.map((nutrient): [Nutrient, number] => {
    const amount = SLOTS.reduce((sum, slot) => sum + (meals[slot][0]?.nutrition[nutrient] ?? 0), 0);
    return [nutrient, amount / amounts[nutrient]];
  });
  return Object.fromEntries(shares) as Record<Nutrient, number>;
}

/** What HiGHS says of a plan, beginning from it: it can only find a better one, or prove that there is none. */
async function judge(inputs: readonly SelectionInput[]): Promise<Verdict[]> {
  const highs = await openHighs();
  return inputs.flatMap((input, number) => {
    const { selection } = plan(input);
    if (selection === undefined) return [];
    const { problem, day } = selection;
    const from = performance.now();
    const { isOptimal, objective } = solveMilp({
      highs,
      program: dayAsMilp(problem),
      start: startOf(day.items),
      maxSeconds: options.seconds,
    });
    const seconds = (performance.now() - from) / 1000;
    say(
      `HiGHS ${number + 1}: ${objective.toFixed(4)} after ${seconds.toFixed(1)} s, ours ${day.objective.toFixed(4)}`,
    );
    return [{ isOptimal, seconds, gap: objective - day.objective, objective }];
  });
}

async function measureSize(count: number, highsUsers: number): Promise<PlannerResult> {
  const catalog = growCatalog({ catalog: loadCatalog(), count });
  const inputs = Array.from({ length: options.users }, (_, number) => benchPerson({ catalog, number }));
  for (const input of inputs.slice(0, WARM_UP_USERS)) plan(input);
  const rows = inputs.map(measure);
  const verdicts = highsUsers > 0 ? await judge(inputs.slice(0, highsUsers)) : [];
  const some = inputs.slice(0, options.fortnights);
  return {
    recipes: catalog.recipes.size,
    rows,
    verdicts,
    fortnights: some.map(planFortnight),
  };
}

// HiGHS judges the first size: with more recipes it proves little in any time that one would wait.
for (const [index, count] of options.recipes.entries()) {
  const result = await measureSize(count, index === 0 ? options.highs : 0);
  process.stdout.write(`${options.json ? JSON.stringify(result) : formatPlannerReport(result)}\n\n`);
}
