import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../../catalog/load-catalog.ts';
import { adaptPreviousPlan } from '../../../domain/plan/adapt-plan.ts';
import { listViolations } from '../../../domain/plan/check-plan.ts';
import type { PlanMeals } from '../../../domain/plan/meal-plan.ts';
import { planNotes } from '../../../domain/plan/plan-notes.ts';
import { repairPlan } from '../../../domain/plan/repair-plan.ts';
import { starterPlan } from '../../../domain/plan/starter-plan.ts';
import { swapOption } from '../../../domain/plan/swap-option.ts';
import { optimizeRecipes } from '../../../domain/recipes/optimizer/optimize-recipes.ts';
import { brokenRestrictions } from '../../../domain/recipes/rules/restrictions.ts';
import { aPlanFor, recipeIdsOf } from '../../support/plans.ts';
import { aRecipe, aSelectionInput, somePreferences, someTargets } from '../../support/recipes.ts';

const catalog = loadCatalog();
const eggs = ['acorda-coriander-egg', 'shakshuka', 'menemen', 'cilbir-eggs-yogurt', 'herb-omelette-tomato'];
const feedback = new Map(eggs.map((id) => [id, 'like' as const]));
const before = aSelectionInput({ catalog, feedback });
const pregnant = { ...before, preferences: { ...somePreferences(), lifeStage: 'pregnant' as const } };
const plan = aPlanFor(before);
const unsafe = (meals: PlanMeals) => listViolations({ meals, ...pregnant });

describe('a dish is broken in a stage of life', () => {
  const all = aRecipe('all', {
    risks: ['vitamin_a', 'raw_egg', 'mercury', 'soft_cheese', 'alcohol', 'caffeine'],
  });
  it.each([
    ['none', []],
    ['pregnant', ['vitamin_a', 'raw_egg', 'mercury', 'soft_cheese', 'alcohol', 'caffeine']],
    ['breastfeeding', ['mercury', 'alcohol', 'caffeine']],
  ] as const)('%s', (lifeStage, risks) => {
    const broken = brokenRestrictions({ recipe: all, preferences: { ...somePreferences(), lifeStage } });
    expect(broken.map((each) => each.kind === 'life_stage' && each.risk)).toEqual(risks);
  });
});

describe('somebody pregnant who likes soft eggs', () => {
  it('had them in the plan before', () => {
    expect(unsafe(plan.meals).length).toBeGreaterThan(0);
  });

  it('gets none from a night', () => {
    const selected = optimizeRecipes(pregnant);
    expect(selected.status === 'selected' && unsafe(selected.meals)).toEqual([]);
  });

  it('gets none from the starter plan', () => {
    const starter = starterPlan(pregnant);
    expect(starter.status === 'selected' && unsafe(starter.meals)).toEqual([]);
  });

  it('gets none from the plan of yesterday that stands in', () => {
    const adapted = adaptPreviousPlan({ ...pregnant, previous: plan });
    expect(adapted.status === 'adapted' && unsafe(adapted.meals)).toEqual([]);
  });

  it('reads a plan of before in which they are replaced, with the reason', () => {
    const repaired = repairPlan({ ...pregnant, plan });
    expect(repaired && unsafe(repaired.meals)).toEqual([]);
    const texts = Object.values(repaired?.meals ?? {}).flatMap((options) =>
      options.flatMap(({ reasons }) => reasons.map(({ text }) => text)),
    );
    expect(texts).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^In place of .*, which is not advised in pregnancy: egg/),
      ]),
    );
  });

  it('gets none by swapping', () => {
    const safe = repairPlan({ ...pregnant, plan });
    if (safe === undefined) expect.fail('there is plenty to eat in pregnancy');
    let swapped = safe;
    for (let turn = 0; turn < 8; turn += 1)
      swapped = swapOption({ ...pregnant, plan: swapped, slot: 'breakfast' });
    expect(unsafe(swapped.meals)).toEqual([]);
    expect(recipeIdsOf(swapped.meals)).not.toEqual(recipeIdsOf(safe.meals));
  });

  it('reads in the notes what is left out', () => {
    const targets = someTargets({ allowance: { kind: 'pregnancy', kcal: 277 } });
    const notes = planNotes({
      targets,
      meals: plan.meals,
      relaxed: [],
      fallbackKind: undefined,
      diet: 'omnivore',
    });
    expect(notes).toEqual(expect.arrayContaining([expect.stringMatching(/^For pregnancy .*liver.*eggs/)]));
  });
});
