import { describe, expect, it } from 'vitest';
import { benchPerson } from '../../../bench/planner-people.ts';
import { loadCatalog } from '../../../catalog/load-catalog.ts';
import { adaptPreviousPlan } from '../../../domain/plan/adapt-plan.ts';
import { isWithinBand } from '../../../domain/plan/day-energy.ts';
import type { PlanMeals } from '../../../domain/plan/meal-plan.ts';
import { relaxedWithBalance } from '../../../domain/plan/relaxed-with-balance.ts';
import { starterPlan } from '../../../domain/plan/starter-plan.ts';
import { optimizeRecipes } from '../../../domain/recipes/optimizer/optimize-recipes.ts';
import type { SelectionInput } from '../../../domain/recipes/select-day.ts';
import { recipeIdsOf } from '../../support/plans.ts';

const catalog = loadCatalog();
const people = Array.from({ length: 20 }, (_, number) => benchPerson({ catalog, number }));

/** Of 40: 5 % asks more of quarter portions than the recipes of a day made for another energy can give. */
const MIN_NEAR = 6;

const within = (plans: readonly { meals: PlanMeals; energyKcal: number }[]): number =>
  plans.filter((plan) => isWithinBand({ ...plan, band: 0.05 })).length;

function starterOf(input: SelectionInput) {
  const starter = starterPlan(input);
  if (starter.status !== 'selected') throw new Error(starter.reason);
  return starter;
}

describe('a plan that the optimizer did not choose', () => {
  it('keeps 5 % of the energy in at least 18 of 20 starter plans', () => {
    const plans = people.map((input) => ({ ...starterOf(input), energyKcal: input.targets.energyKcal }));
    expect(within(plans)).toBeGreaterThanOrEqual(18);
  });

  it('keeps 5 % of the energy with recipes of yesterday where that costs none of them, and else 10 %', () => {
    const others = Array.from({ length: 20 }, (_, number) => benchPerson({ catalog, number: 20 + number }));
    const plans = [...people, ...others].map((input) => {
      const before = optimizeRecipes(input);
      if (before.status !== 'selected') throw new Error(before.reason);
      const energyKcal = Math.round(0.9 * input.targets.energyKcal);
      const next = { ...input, targets: { ...input.targets, energyKcal } };
      const adapted = adaptPreviousPlan({ ...next, previous: { localDate: '2026-11-21', ...before } });
      if (adapted.status !== 'adapted') throw new Error(adapted.reason);
      return { ...adapted, energyKcal };
    });
    expect(plans.every((plan) => isWithinBand({ ...plan, band: 0.1 }))).toBe(true);
    expect(within(plans)).toBeGreaterThanOrEqual(MIN_NEAR);
  });

  it('leaves out what its reader voted down, in the starter plan too', () => {
    for (const input of people.slice(0, 5)) {
      const votedDown = recipeIdsOf(starterOf(input).meals);
      const feedback = new Map(votedDown.map((id) => [id, 'dislike' as const]));
      const { meals, relaxed } = starterOf({ ...input, feedback });
      expect(relaxed).not.toContain('disliked_recipes');
      expect(recipeIdsOf(meals).filter((id) => votedDown.includes(id))).toEqual([]);
    }
  });

  it('says which printed limits and bands it leaves', () => {
    const relaxed = people.map((input) => {
      const starter = starterOf(input);
      expect(starter.relaxed).toEqual(relaxedWithBalance({ ...starter, targets: input.targets }));
      return starter.relaxed;
    });
    expect(relaxed.some((given) => given.includes('stated_limits'))).toBe(true);
  });
});
