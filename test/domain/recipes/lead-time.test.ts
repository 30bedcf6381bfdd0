import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../../catalog/load-catalog.ts';
import { adaptPreviousPlan } from '../../../domain/plan/adapt-plan.ts';
import { starterPlan } from '../../../domain/plan/starter-plan.ts';
import { canBeginToday, leadMinutesOf } from '../../../domain/recipes/lead-time.ts';
import { optimizeRecipes } from '../../../domain/recipes/optimizer/optimize-recipes.ts';
import { cookingTime } from '../../../domain/recipes/rules/cooking-time.ts';
import { isInTime } from '../../../domain/recipes/rules/lead-time.ts';
import { SLOTS } from '../../../domain/recipes/slots.ts';
import { aPlanFor } from '../../support/plans.ts';
import { aRecipe, aRuleContext, aSelectionInput, nutritionOf } from '../../support/recipes.ts';

const catalog = loadCatalog();
const OVERNIGHT = 720;

describe('how long before cooking a dish is begun follows from its text', () => {
  it.each<[text: string, minutes: number]>([
    ['Stir the oats into the milk and leave in the fridge overnight.', OVERNIGHT],
    ['In the morning grate the apple into it.', OVERNIGHT],
    ['Chill for at least two hours, or overnight.', 120],
    ['Leave in the fridge for at least four hours, until plump.', 240],
    ['Chill for an hour and serve.', 60],
    ['Marinate the chicken for three hours.', 180],
    ['Let the dough rise for 2 hours.', 120],
    ['Chill for an hour, or add ice.', 0],
    ['Boil the rice, or use rice from the day before.', 0],
    ['Leave it in the warm while you cook, or overnight for a sour taste.', 0],
    ['Simmer covered for an hour.', 0],
    ['Let it rest for five minutes.', 0],
    ['They keep for a week in the fridge.', 0],
  ])('%s', (step, minutes) => {
    expect(leadMinutesOf({ ingredients: [], steps: [step] })).toBe(minutes);
  });

  it.each([
    ['soaked overnight', OVERNIGHT],
    ['cooked and cooled the day before', OVERNIGHT],
    ['frozen in slices', 240],
    ['soaked for an hour', 60],
    ['soaked', 0],
  ])('the note "%s"', (note, minutes) => {
    expect(leadMinutesOf({ ingredients: [{ food: 'rice', grams: 1, note }], steps: ['Fry.'] })).toBe(minutes);
  });
});

describe('the lead times of the catalogue, as all its recipes were read', () => {
  it.each([
    [60, 'chocolate-tofu-pudding panchmel-dal-bajra-roti red-lentil-pancakes sambar-rice'],
    [120, 'chia-pudding-mango-coconut kosambari'],
    [240, 'berry-nice-cream khoshaf-dried-fruit mango-hemp-smoothie-bowl moong-dal-cheela'],
    [
      OVERNIGHT,
      'akara-tomato-relish bindaetteok bircher-muesli-apple bubur-kacang-hijau buckwheat-apple-hemp-bowl egg-fried-rice gallo-pinto ginisang-munggo kwati-bean-soup mango-sticky-rice moin-moin moong-usal overnight-oats-berries-hemp sprouted-moong-chaat taameya-tomato-salad xoi-dau-xanh',
    ],
  ])('%d minutes', (minutes, ids) => {
    const found = [...catalog.recipes.values()].filter(({ leadMinutes }) => leadMinutes === minutes);
    expect(found.map(({ id }) => id)).toEqual(ids.split(' '));
  });
});

describe('what had to be begun yesterday', () => {
  const liked = [...catalog.recipes.values()].filter(({ leadMinutes = 0 }) => leadMinutes > 0);
  const feedback = new Map(liked.map(({ id }) => [id, 'like' as const]));
  const input = aSelectionInput({ catalog, feedback });
  const lateIn = (meals: ReturnType<typeof aPlanFor>['meals']) =>
    SLOTS.flatMap((slot) =>
      meals[slot].filter(
        ({ recipeId }) =>
          !canBeginToday({ leadMinutes: catalog.recipes.get(recipeId)?.leadMinutes ?? 0, slot }),
      ),
    );

  it('is never offered by a night, however much it is liked', () => {
    expect(lateIn(aPlanFor(input).meals)).toEqual([]);
  });

  it('is neither in the starter plan nor kept from the last plan', () => {
    const starter = starterPlan(input);
    expect(starter.status === 'selected' && lateIn(starter.meals)).toEqual([]);
    const previous = aPlanFor(aSelectionInput({ catalog }));
    const [option] = previous.meals.breakfast;
    if (option === undefined) expect.fail('there is a breakfast');
    const overnight = { ...option, recipeId: 'overnight-oats-berries-hemp', name: 'Overnight oats' };
    const meals = { ...previous.meals, breakfast: [overnight, ...previous.meals.breakfast.slice(1)] };
    const adapted = adaptPreviousPlan({ ...input, previous: { ...previous, meals } });
    if (adapted.status !== 'adapted') expect.fail('there is plenty to eat');
    expect(lateIn(adapted.meals)).toEqual([]);
    expect(adapted.meals.breakfast[0]?.reasons[0]?.text).toBe(
      'In place of Overnight oats, which has to be begun the evening before',
    );
  });

  it('is offered where it is left over from an earlier day', () => {
    const leftovers = [
      { recipeId: 'bircher-muesli-apple', servings: 3, cookedOn: '2026-11-21', bestBefore: '2026-11-22' },
    ];
    const selected = optimizeRecipes({ ...input, leftovers });
    const ids =
      selected.status === 'selected' ? selected.meals.breakfast.map(({ recipeId }) => recipeId) : [];
    expect(ids).toContain('bircher-muesli-apple');
  });

  it.each([
    ['breakfast', 60, false],
    ['lunch', 240, true],
    ['lunch', 300, false],
    ['dinner', 480, true],
    ['dinner', OVERNIGHT, false],
  ] as const)('for %s a wait of %d minutes: in time %s', (slot, leadMinutes, inTime) => {
    expect(isInTime(aRecipe('dish', { leadMinutes }), aRuleContext({ slot }))).toBe(inTime);
  });

  it('is not called ready in ten minutes', () => {
    const context = { ...aRuleContext(), nutrition: nutritionOf({ energyKcal: 500 }) };
    expect(cookingTime.reason(aRecipe('quick', { minutes: 10 }), context)?.text).toBe('Ready in 10 minutes');
    expect(cookingTime.reason(aRecipe('soaked', { minutes: 10, leadMinutes: 120 }), context)).toBeUndefined();
  });
});
