import { describe, expect, it } from 'vitest';
import { listViolations } from '../../../domain/plan/check-plan.ts';
import { aPlanFor } from '../../support/plans.ts';
import { aCatalog, aSelectionInput, somePreferences } from '../../support/recipes.ts';

const input = aSelectionInput();
const { catalog } = input;
const { meals } = aPlanFor(input);

/** The catalogue as it looks after the recipe was corrected. */
function catalogWith(recipeId: string, change: object): typeof catalog {
  const recipes = [...catalog.recipes.values()];
  return aCatalog({
    recipes: recipes.map((recipe) => (recipe.id === recipeId ? { ...recipe, ...change } : recipe)),
  });
}

const secondLunch = meals.lunch[1]?.recipeId ?? '';

describe('listViolations', () => {
  it('finds nothing in a plan that keeps the restrictions', () => {
    const preferences = somePreferences({ diet: 'vegan', allergens: ['gluten', 'milk'] });
    expect(listViolations({ meals, preferences, catalog })).toEqual([]);
  });

  it('finds an allergen in any alternative, not only in the first', () => {
    const preferences = somePreferences({ allergens: ['sesame', 'milk'] });
    const corrected = catalogWith(secondLunch, { allergens: ['milk', 'gluten'] });
    expect(listViolations({ meals, preferences, catalog: corrected })).toEqual([
      { slot: 'lunch', recipeId: secondLunch, kind: 'allergen', allergen: 'milk' },
    ]);
  });

  it('finds a diet that the user took up after the plan was made', () => {
    const diets = { pescatarian: true, vegetarian: false, vegan: false, halal: true, kosherStyle: true };
    const preferences = somePreferences({ diet: 'vegetarian' });
    expect(listViolations({ meals, preferences, catalog: catalogWith(secondLunch, { diets }) })).toEqual([
      { slot: 'lunch', recipeId: secondLunch, kind: 'diet', diet: 'vegetarian' },
    ]);
  });

  it('does not trust a recipe that the catalogue no longer has', () => {
    const without = aCatalog({
      recipes: [...catalog.recipes.values()].filter(({ id }) => id !== secondLunch),
    });
    expect(listViolations({ meals, preferences: somePreferences(), catalog: without })).toEqual([
      { slot: 'lunch', recipeId: secondLunch, kind: 'unknown_recipe' },
    ]);
  });
});
