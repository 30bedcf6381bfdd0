import { describe, expect, it } from 'vitest';
import { sha256 } from '../../../../activities/select-recipes.ts';
import { loadCatalog } from '../../../../catalog/load-catalog.ts';
import { computeDayTargets } from '../../../../domain/energy/compute-day-targets.ts';
import { adaptPreviousPlan } from '../../../../domain/plan/adapt-plan.ts';
import { explainPlan } from '../../../../domain/plan/explain/explain-plan.ts';
import { inputsHash } from '../../../../domain/plan/inputs-hash.ts';
import type { Making } from '../../../../domain/plan/made-from.ts';
import type { MealPlan } from '../../../../domain/plan/meal-plan.ts';
import { starterPlan } from '../../../../domain/plan/starter-plan.ts';
import { rulesVersion } from '../../../../domain/recipes/rules/registry.ts';
import type { SelectionInput } from '../../../../domain/recipes/select-day.ts';
import { SLOTS } from '../../../../domain/recipes/slots.ts';
import { renderExplanation } from '../../../../ops/plan/render-explanation.ts';
import { DEMO_PEOPLE } from '../../../../stack/demo-people.ts';
import { aMadePlan, anOrigin, PLANNED_USER } from '../../../support/made-plans.ts';
import { aSelectionInput, aVariedCatalog } from '../../../support/recipes.ts';

const input = aSelectionInput({
  feedback: new Map([['dinner-4', 'like']]),
  recent: [{ localDate: '2026-11-20', recipeIds: ['lunch-1', 'lunch-2'] }],
});
const plan = aMadePlan(input);

const explain = (change: Partial<Parameters<typeof explainPlan>[0]> = {}) =>
  explainPlan({
    plan,
    origin: anOrigin(input),
    userId: PLANNED_USER,
    catalog: input.catalog,
    hash: sha256,
    ...change,
  });

/** A catalogue in which the plan's first dinner is not offered any more. */
function withoutFirstDinner() {
  const catalog = aVariedCatalog();
  const gone = plan.meals.dinner[0]?.recipeId;
  const recipes = [...catalog.recipes].filter(([id]) => id !== gone);
  return { ...catalog, version: 'newer', recipes: new Map(recipes) };
}

describe('a plan that is made again', () => {
  it('is the same to the last digit where nothing has changed', () => {
    const { again, changes } = explain();
    expect(again).toEqual({ status: 'same', differences: [] });
    expect(changes).toEqual([]);
  });

  it('names the catalogue that changed, and what comes of it', () => {
    const { again, changes } = explain({ catalog: withoutFirstDinner() });
    expect(changes).toEqual([{ what: 'catalog', was: 'test', now: 'newer' }]);
    expect(again).toMatchObject({ status: 'different' });
    expect(explain({ catalog: { ...aVariedCatalog(), version: 'newer' } }).again.status).toBe('same');
  });

  it('names the rules that changed', () => {
    const { changes } = explain({ plan: { ...plan, rulesVersion: 'older' } });
    // The hash was made with the rules of then, so it tells that these are not them.
    expect(changes).toContainEqual({ what: 'rules', was: 'older', now: rulesVersion });
  });

  it('names earlier plans that are not what they were', () => {
    const origin = { ...anOrigin(input), recent: [{ localDate: '2026-11-20', recipeIds: ['lunch-1'] }] };
    expect(explain({ origin }).changes).toEqual([{ what: 'earlier_plans' }]);
  });

  it('tells an edit of its reader from the rest', () => {
    const [first, ...others] = plan.meals.lunch;
    if (first === undefined) throw new Error('no lunch');
    const reasons = [{ code: 'swapped', text: 'In place of a stew, as you asked' }];
    const lunch = [{ ...first, recipeId: 'lunch-11', reasons }, ...others];
    const edited: MealPlan = { ...plan, revision: 2, meals: { ...plan.meals, lunch } };
    const { again, changes } = explain({ plan: edited });
    expect(changes).toEqual([{ what: 'edited', madeAsRevision: 1 }]);
    expect(again).toMatchObject({
      differences: [{ slot: 'lunch', place: 1, was: { recipeId: 'lunch-11' }, why: 'swapped' }],
    });
  });

  it('says that there is none where the catalogue has nothing left', () => {
    const catalog = { ...input.catalog, version: 'newer', recipes: new Map() };
    expect(explain({ catalog }).again).toMatchObject({ status: 'infeasible' });
    expect(renderExplanation(explain({ catalog }))).toContain('no plan: The catalogue has no');
  });

  it.each<{ making: Making; meals: MealPlan['meals'] }>([
    { making: { kind: 'starter_plan' }, meals: mealsOf(starterPlan(input)) },
    {
      making: { kind: 'previous_plan', previous: { localDate: '2026-11-21', meals: plan.meals } },
      meals: mealsOf(
        adaptPreviousPlan({ ...input, previous: { localDate: '2026-11-21', meals: plan.meals } }),
      ),
    },
  ])('is made the way it was made: $making.kind', ({ making, meals }) => {
    const hash = `${making.kind}:${inputsHash({ input, hash: sha256 })}`;
    const fallback = { kind: making.kind as 'starter_plan', reasonCode: 'infeasible' };
    const { again, changes, options } = explain({
      plan: { ...plan, meals, fallback, inputsHash: hash },
      origin: anOrigin(input, making),
    });
    expect({ status: again.status, changes }).toEqual({ status: 'same', changes: [] });
    expect(options.lunch[0]).not.toHaveProperty('points');
  });
});

function mealsOf(result: ReturnType<typeof starterPlan> | ReturnType<typeof adaptPreviousPlan>) {
  if (result.status === 'infeasible') throw new Error(result.reason);
  return result.meals;
}

describe('the points of a plan', () => {
  const { options, optimality } = explain();
  const all = SLOTS.flatMap((slot) => options[slot]);

  it('add up to what the optimizer says that the day is worth, less the bands that it leaves', () => {
    const sum = all.reduce((total, { points }) => total + (points?.total ?? 0), 0);
    expect(sum).toBeGreaterThanOrEqual((optimality?.objective ?? 0) - 1e-3);
    expect(all.every(({ points }) => points !== undefined)).toBe(true);
    const [first] = all;
    const parts = first?.points?.rules.map(({ points }) => points) ?? [];
    const { portion = 0, chance = 0, total } = first?.points ?? {};
    expect(parts.reduce((one, other) => one + other, portion + chance)).toBeCloseTo(total ?? Number.NaN, 9);
  });

  it('leave to chance less than half a point', () => {
    for (const { points } of all) {
      expect(points?.chance).toBeGreaterThanOrEqual(-1e-9);
      expect(points?.chance).toBeLessThan(0.5);
    }
  });

  it('show a like where there is one, with its sentence', () => {
    const liked = options.dinner.find(({ recipeId }) => recipeId === 'dinner-4');
    expect(liked?.points?.rules).toContainEqual({
      rule: 'liked_recipes',
      weight: 1.5,
      score: 1,
      points: 1.5,
      text: 'You liked it when you had it before',
    });
  });

  it('are more than those of the recipe that came second, unless that would break a band', () => {
    const seconds = all.flatMap(({ second }) => second ?? []);
    expect(seconds.length).toBeGreaterThan(8);
    for (const { behind, leaves } of seconds) if (leaves.length === 0) expect(behind).toBeGreaterThan(-1e-6);
    const ids = new Set(all.map(({ recipeId }) => recipeId));
    expect(seconds.filter(({ recipeId }) => ids.has(recipeId))).toEqual([]);
  });
});

describe('what a plan gave up', () => {
  it('is explained by the dishes that needed it, and by the least change that makes it needless', () => {
    const slow = aVariedCatalog();
    const recipes = [...slow.recipes].map(
      ([id, recipe]) => [id, id.startsWith('dinner') ? { ...recipe, minutes: 45 } : recipe] as const,
    );
    const preferences = { ...input.preferences, maxCookingMinutes: 30 };
    const hurried = { ...input, preferences, catalog: { ...slow, recipes: new Map(recipes) } };
    const made = aMadePlan(hurried);
    const { relaxed } = explain({ plan: made, origin: anOrigin(hurried), catalog: hurried.catalog });
    expect(relaxed).toEqual([
      {
        relaxation: 'cooking_time',
        where: made.meals.dinner.map(({ name }) => `${name}: 45 minutes, the limit is 30`),
        freedBy: 'No dinner within 30 minutes: allow 45.',
      },
    ]);
  });
});

describe('the people of the demo', () => {
  const catalog = loadCatalog();
  const localDate = '2026-11-22';
  it.each(DEMO_PEOPLE)(
    '$name: the same plan again, on a screen of 100 columns',
    ({ profile, preferences }) => {
      const targets = computeDayTargets({
        ...{
          profile,
          massKg: profile.massKg,
          localDate,
          activityDate: '2026-11-21',
          reports: [],
          workouts: [],
        },
      });
      const person: SelectionInput = aSelectionInput({ catalog, targets, preferences });
      const explained = explain({ plan: aMadePlan(person), origin: anOrigin(person), catalog });
      expect(explained.again.status).toBe('same');
      const text = renderExplanation(explained);
      expect(text).toContain('the same plan, to the last digit');
      expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100);
      for (const title of ['MADE AGAIN', 'DAY', 'BREAKFAST', 'LUNCH', 'DINNER', 'SNACK']) {
        expect(text).toContain(title);
      }
    },
    20_000,
  );
});
