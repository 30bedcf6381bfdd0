import { describe, expect, it } from 'vitest';
import type { Diet } from '../../../../domain/profile/preferences.ts';
import { Allergen } from '../../../../domain/recipes/allergen.ts';
import type { DietFit } from '../../../../domain/recipes/recipe.ts';
import { leadTime } from '../../../../domain/recipes/rules/lead-time.ts';
import { HARD_RULES } from '../../../../domain/recipes/rules/registry.ts';
import { brokenRestrictions, restrictions } from '../../../../domain/recipes/rules/restrictions.ts';
import type { HardRule } from '../../../../domain/recipes/rules/rule.ts';
import { aRecipe, somePreferences } from '../../../support/recipes.ts';

const NO_DIET: DietFit = {
  pescatarian: false,
  vegetarian: false,
  vegan: false,
  halal: false,
  kosherStyle: false,
};

describe('the restrictions rule', () => {
  it.each<{ diet: Diet; mark: keyof DietFit }>([
    { diet: 'pescatarian', mark: 'pescatarian' },
    { diet: 'vegetarian', mark: 'vegetarian' },
    { diet: 'vegan', mark: 'vegan' },
    { diet: 'halal', mark: 'halal' },
    { diet: 'kosher_style', mark: 'kosherStyle' },
  ])('lets a $diet person eat what is marked $mark, and nothing else', ({ diet, mark }) => {
    const preferences = somePreferences({ diet });
    const marked = aRecipe('marked', { diets: { ...NO_DIET, [mark]: true } });
    const unmarked = aRecipe('unmarked', { diets: { ...aRecipe('any').diets, [mark]: false } });
    expect(brokenRestrictions({ recipe: marked, preferences })).toEqual([]);
    expect(brokenRestrictions({ recipe: unmarked, preferences })).toEqual([{ kind: 'diet', diet }]);
  });

  it.each(Allergen.options)('keeps %s out for those who must not have it', (allergen) => {
    const recipe = aRecipe('with-allergen', { allergens: [allergen] });
    const preferences = somePreferences({ allergens: [allergen] });
    expect(brokenRestrictions({ recipe, preferences })).toEqual([{ kind: 'allergen', allergen }]);
    expect(brokenRestrictions({ recipe, preferences: somePreferences() })).toEqual([]);
  });

  it('names everything that a recipe breaks', () => {
    const recipe = aRecipe('carbonara', { diets: NO_DIET, allergens: ['gluten', 'eggs', 'milk'] });
    const preferences = somePreferences({ diet: 'halal', allergens: ['milk', 'gluten', 'fish'] });
    expect(brokenRestrictions({ recipe, preferences })).toEqual([
      { kind: 'allergen', allergen: 'milk' },
      { kind: 'allergen', allergen: 'gluten' },
      { kind: 'diet', diet: 'halal' },
    ]);
  });

  it('is, with the lead time, the only hard rule that nothing relaxes', () => {
    const rules: readonly HardRule[] = HARD_RULES;
    expect(rules.filter(({ relaxedBy }) => relaxedBy === undefined)).toEqual([restrictions, leadTime]);
  });
});
