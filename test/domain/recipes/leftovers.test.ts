import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { benchPerson } from '../../../bench/planner-people.ts';
import { loadCatalog } from '../../../catalog/load-catalog.ts';
import { addDays } from '../../../domain/calendar.ts';
import { dayContext } from '../../../domain/recipes/day-context.ts';
import type { Leftover } from '../../../domain/recipes/leftover.ts';
import { leftoverDishes, minutesFor } from '../../../domain/recipes/leftover-dishes.ts';
import { optimizeRecipes } from '../../../domain/recipes/optimizer/optimize-recipes.ts';
import { nearestPortion } from '../../../domain/recipes/portion.ts';
import { brokenRestrictions } from '../../../domain/recipes/rules/restrictions.ts';
import type { SelectionInput } from '../../../domain/recipes/select-day.ts';
import { SLOTS } from '../../../domain/recipes/slots.ts';
import { anyPlanFor } from '../../support/plans.ts';
import { aCatalog, aRecipe, aSelectionInput, somePreferences } from '../../support/recipes.ts';

const TODAY = '2026-11-22';
const back = (days: number) => addDays(TODAY, -days);
const curry = (change: Partial<Leftover> = {}): Leftover => ({
  recipeId: 'curry',
  servings: 2,
  cookedOn: back(1),
  bestBefore: addDays(TODAY, 2),
  ...change,
});
const ate = (...days: number[]) =>
  days.map((day) => ({ localDate: back(day), recipeIds: ['curry', 'pie'], eatenIds: ['curry'] }));
const dishes = (leftovers: Leftover[], recent: SelectionInput['recent'] = []) =>
  leftoverDishes({ leftovers, recent, localDate: TODAY });

describe('what is left over', () => {
  test.each<[string, Leftover[], object | undefined]>([
    ['from yesterday', [curry()], { servings: 2, cookedOn: back(1), daysLeft: 2, isTired: false }],
    ['good until today', [curry({ bestBefore: TODAY })], { daysLeft: 0 }],
    ['good until yesterday', [curry({ bestBefore: back(1) })], undefined],
    ['of today, which is of the day itself', [curry({ cookedOn: TODAY })], undefined],
    ['less than a meal', [curry({ servings: 0.4 })], undefined],
    [
      'in two lots, told by what spoils first',
      [curry({ servings: 1 }), curry({ servings: 0.75, cookedOn: back(3), bestBefore: TODAY })],
      { servings: 1.75, cookedOn: back(3), daysLeft: 0 },
    ],
  ])('%s', (_, leftovers, expected) => {
    if (expected === undefined) expect(dishes(leftovers).get('curry')).toBeUndefined();
    else expect(dishes(leftovers).get('curry')).toMatchObject(expected);
  });

  test.each([
    [[1], false],
    [[1, 2], true],
    [[2, 3], false],
    [[1, 3], false],
  ])('eaten %j days ago: nobody wants it for a third day in a row (%s)', (days, isTired) => {
    expect(dishes([curry()], ate(...days)).get('curry')).toMatchObject({ isTired });
  });

  test('is on the table in a few minutes, cold food in fewer', () => {
    const leftovers = dishes([curry(), curry({ recipeId: 'salad' })]);
    const minutesOf = (id: string, change = {}) =>
      minutesFor({ recipe: aRecipe(id, { minutes: 45, ...change }), leftovers });
    expect([minutesOf('curry'), minutesOf('pie')]).toEqual([5, 45]);
    expect([minutesOf('salad', { equipment: [] }), minutesOf('curry', { minutes: 3 })]).toEqual([2, 3]);
  });
});

/** Five dishes for a place of three: nothing decides for the curry but that it is there. */
const recipes = ['curry', 'pie', 'stew', 'soup', 'hash'].flatMap((id) =>
  SLOTS.map((slot) =>
    aRecipe(slot === 'dinner' ? id : `${slot}-${id}`, {
      slots: [slot],
      minutes: id === 'curry' ? 60 : 20,
      mainFood: id,
      perServing: {
        ...aRecipe('x').perServing,
        energyKcal: { breakfast: 450, lunch: 700, dinner: 650, snack: 200 }[slot],
      },
    }),
  ),
);
const catalog = aCatalog({ recipes });
const dinner = (change: Partial<SelectionInput>) => {
  const selected = optimizeRecipes(aSelectionInput({ catalog, recent: ate(1), ...change }));
  return selected.status === 'selected' ? selected.meals.dinner : expect.fail('no day');
};
const curryIn = (change: Partial<SelectionInput>) =>
  dinner(change).find(({ recipeId }) => recipeId === 'curry');

describe('a plan', () => {
  test('offers yesterday’s dish again where it is left over, says so, and knows that it is quick', () => {
    const preferences = somePreferences({ maxCookingMinutes: 30 });
    expect(curryIn({ preferences })).toBeUndefined();
    const option = curryIn({ preferences, leftovers: [curry()] });
    expect(option).toMatchObject({ minutes: 5 });
    expect(option?.reasons[0]).toEqual({ code: 'leftover', text: 'Leftover from Saturday: reheat' });
  });

  test('offers no more of it than is there, and nothing for a third day', () => {
    expect(curryIn({ leftovers: [curry({ servings: 1.1 })] })?.portion).toBeLessThanOrEqual(1);
    expect(curryIn({ leftovers: [curry()], recent: ate(1, 2) })).toBeUndefined();
  });

  test('counts nothing for it that is at home or spoils: it takes none of that', () => {
    const pantry = [{ foodId: 'rice', massG: 900, bestBefore: TODAY }];
    const context = dayContext(aSelectionInput({ catalog, pantry, leftovers: [curry()] }));
    expect([context.pantry.has('curry'), context.pantry.has('pie')]).toEqual([false, true]);
  });
});

test('whoever plans whatever with leftovers eats what they may, and at most what is there', () => {
  const real = loadCatalog();
  const ids = [...real.recipes.keys()];
  const left = fc.record({
    recipeId: fc.constantFrom(...ids),
    servings: fc.constantFrom(0.5, 0.75, 1, 2, 3),
    cookedOn: fc.constantFrom(back(1), back(2), back(3)),
    bestBefore: fc.constantFrom(back(1), TODAY, addDays(TODAY, 2)),
  });
  let offered = 0;
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 9999 }), fc.array(left, { maxLength: 12 }), (number, leftovers) => {
      const input = { ...benchPerson({ catalog: real, number }), leftovers };
      const plan = anyPlanFor(input);
      const there = dayContext(input).leftovers;
      for (const { recipeId, portion, minutes } of SLOTS.flatMap((slot) => plan?.meals[slot] ?? [])) {
        const recipe = real.recipes.get(recipeId) ?? expect.fail('unknown');
        expect(brokenRestrictions({ recipe, preferences: input.preferences })).toEqual([]);
        const dish = there.get(recipeId);
        if (dish === undefined) continue;
        offered += 1;
        expect(portion).toBeLessThanOrEqual(dish.servings);
        expect(minutes).toBeLessThanOrEqual(5);
      }
    }),
    { numRuns: 40 },
  );
  expect(offered).toBeGreaterThan(20);
});

test('a portion is no larger than what is there, where that is a portion at all', () => {
  const recipe = aRecipe('curry');
  const portions = [9, 1.6, 0.3].map((most) => nearestPortion({ recipe, energyKcal: 1000, most }));
  expect(portions).toEqual([2, 1.5, 0.5]);
});
