import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { benchPerson } from '../../../../bench/planner-people.ts';
import { loadCatalog } from '../../../../catalog/load-catalog.ts';
import { dayContext } from '../../../../domain/recipes/day-context.ts';
import { type DayProblem, dayProblem } from '../../../../domain/recipes/optimizer/day-problem.ts';
import { dayWorth } from '../../../../domain/recipes/optimizer/objective.ts';
import { FULL_BUDGET, optimizeDay } from '../../../../domain/recipes/optimizer/optimize-day.ts';
import { catalogTable } from '../../../../domain/recipes/optimizer/recipe-table.ts';
import { scoreCandidates } from '../../../../domain/recipes/optimizer/score-candidates.ts';
import { USUAL_WINDOWS } from '../../../../domain/recipes/optimizer/share-windows.ts';
import type { SelectionInput } from '../../../../domain/recipes/select-day.ts';
import { cutProblem } from '../../../support/cut-problem.ts';
import { openHighs, solveMilp } from '../../../support/highs.ts';
import { anyCircumstances } from '../../../support/recipes.ts';
import { trioMilp } from '../../../support/trio-milp.ts';

const catalog = loadCatalog();

const problemOf = (input: SelectionInput, isStrict: boolean): DayProblem =>
  dayProblem({
    candidates: scoreCandidates({ ...input, context: dayContext(input) }),
    recipeCount: catalogTable(input.catalog).recipeCount,
    targets: input.targets,
    givesUp: new Set(['repeats', 'cooking_time', 'disliked_foods']),
    energyBand: 0.05,
    isStrict,
    windows: USUAL_WINDOWS,
  });

/** Few enough items of each slot to list every trio, so that HiGHS takes no time. */
const MOST_ITEMS = 14;

/** What the bench's person of that number is offered, cut down. */
const smallProblem = (number: number, isStrict: boolean): DayProblem =>
  cutProblem(problemOf(benchPerson({ catalog, number }), isStrict), { most: MOST_ITEMS, offset: number });

describe('optimizeDay beside HiGHS', () => {
  let highs: Awaited<ReturnType<typeof openHighs>>;
  beforeAll(async () => {
    highs = await openHighs();
  });

  const users = Array.from({ length: 20 }, (_, number) => ({ number, isStrict: true }));
  const others = users.slice(0, 5).map(({ number }) => ({ number, isStrict: false }));

  it.each([...users, ...others])(
    'finds the same optimum for user $number, bands of nutrients hard: $isStrict',
    ({ number, isStrict }) => {
      const problem = smallProblem(number, isStrict);
      const day = optimizeDay({ problem, budget: FULL_BUDGET });
      const solve = () => solveMilp({ highs, program: trioMilp(problem), maxSeconds: 30 });
      if (day.status === 'none_found') {
        expect(solve).toThrow('no solution');
        return;
      }
      const { isOptimal, objective } = solve();
      expect(isOptimal).toBe(true);
      expect(day.objective).toBeCloseTo(objective, 4);
      expect(day.bound).toBeCloseTo(objective, 4);
    },
    60_000,
  );
});

describe('any optimized day', () => {
  const anyProblem = anyCircumstances(catalog).chain((rest) =>
    fc.boolean().map((isStrict) => problemOf({ ...rest, catalog }, isStrict)),
  );

  it('is worth what it says by the definition, keeps its energy band, and never more than its bound', () => {
    fc.assert(
      fc.property(anyProblem, (problem) => {
        const day = optimizeDay({ problem, budget: { maxTrios: 2000, maxNodes: 20_000 } });
        if (day.status === 'none_found') return;
        const { objective, isFeasible } = dayWorth({ problem, items: day.items });
        expect(isFeasible).toBe(true);
        expect(day.objective).toBeCloseTo(objective, 6);
        expect(day.bound).toBeGreaterThanOrEqual(day.objective - 1e-6);
      }),
      { numRuns: 60 },
    );
  });

  it('is never worse with more budget, and then no bound is higher', () => {
    const budgets = [0, 200, 2000, 20_000].map((maxNodes) => ({ maxTrios: 100 + maxNodes, maxNodes }));
    fc.assert(
      fc.property(anyProblem, (problem) => {
        const days = budgets.map((budget) => optimizeDay({ problem, budget }));
        for (const [index, day] of days.entries()) {
          const less = days[index - 1];
          if (day.status === 'none_found' || less?.status !== 'optimized') continue;
          expect(day.objective).toBeGreaterThanOrEqual(less.objective - 1e-9);
          expect(day.bound).toBeLessThanOrEqual(less.bound + 1e-9);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('has a bound that a longer search does not exceed', () => {
    fc.assert(
      fc.property(anyProblem, (problem) => {
        const quick = optimizeDay({ problem, budget: { maxTrios: 0, maxNodes: 0 } });
        const full = optimizeDay({ problem, budget: { maxTrios: 5000, maxNodes: 50_000 } });
        if (quick.status === 'none_found' || full.status === 'none_found') return;
        expect(full.objective).toBeLessThanOrEqual(quick.bound + 1e-6);
      }),
      { numRuns: 40 },
    );
  });
});
