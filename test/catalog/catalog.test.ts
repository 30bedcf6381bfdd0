import { describe, expect, it } from 'vitest';
import { checkCatalog } from '../../catalog/check-catalog.ts';
import { coverageOf } from '../../catalog/coverage.ts';
import { CATALOG_DIRECTORY, loadCatalog } from '../../catalog/load-catalog.ts';
import { readCatalogFiles } from '../../catalog/read-files.ts';
import type { Allergen } from '../../domain/recipes/allergen.ts';
import { MealSlot, Recipe } from '../../domain/recipes/recipe.ts';

const catalog = loadCatalog();
const recipes = [...catalog.recipes.values()];

describe('the catalogue that ships', () => {
  it('has no mistake in any food or recipe', () => {
    expect(checkCatalog(readCatalogFiles(CATALOG_DIRECTORY)).status).toBe('valid');
  });

  it('holds at least 320 recipes from at least 20 cuisines and 400 foods', () => {
    expect(recipes.length).toBeGreaterThanOrEqual(320);
    expect(new Set(recipes.map(({ cuisine }) => cuisine)).size).toBeGreaterThanOrEqual(20);
    expect(catalog.foods.size).toBeGreaterThanOrEqual(400);
  });

  it.each(MealSlot.options)('has at least 70 recipes that are first of all a %s', (slot) => {
    expect(recipes.filter(({ slots }) => slots[0] === slot).length).toBeGreaterThanOrEqual(70);
  });

  it('knows of every food how long it keeps and what else it is called', () => {
    const foods = [...catalog.foods.values()];
    expect(foods.filter(({ shelfLife }) => Object.keys(shelfLife).length === 0)).toEqual([]);
    expect(foods.filter(({ aliases }) => aliases.length === 0)).toEqual([]);
  });

  it('states calcium and iron of every recipe', () => {
    const unknown = recipes.filter(
      ({ mineralsPerServing: { calciumMg, ironMg } }) => calciumMg === undefined || ironMg === undefined,
    );
    expect(unknown.map(({ id }) => id)).toEqual([]);
  });

  it.each(coverageOf(catalog))('keeps $minimum recipes in every slot for: $name', ({ counts, minimum }) => {
    for (const slot of MealSlot.options) expect(counts[slot], slot).toBeGreaterThanOrEqual(minimum);
  });

  it.each(['pescatarian', 'vegetarian', 'vegan', 'halal', 'kosherStyle'] as const)(
    'has a high-protein recipe in every slot that fits: %s',
    (diet) => {
      const isHighInProtein = ({ perServing }: Recipe) =>
        perServing.proteinG * 4 >= perServing.energyKcal * 0.25;
      const found = recipes.filter((recipe) => recipe.diets[diet] && isHighInProtein(recipe));
      for (const slot of MealSlot.options) {
        expect(
          found.some(({ slots }) => slots.includes(slot)),
          slot,
        ).toBe(true);
      }
    },
  );

  it('gives every recipe in the shape of the contract', () => {
    for (const recipe of recipes) expect(Recipe.parse(recipe)).toEqual(recipe);
  });

  it('never calls a recipe vegan that holds milk, eggs, fish, crustaceans or molluscs', () => {
    const animal = new Set<Allergen>(['milk', 'eggs', 'fish', 'crustaceans', 'molluscs']);
    const wrong = recipes.filter(
      ({ diets, allergens }) => diets.vegan && allergens.some((each) => animal.has(each)),
    );
    expect(wrong.map(({ id }) => id)).toEqual([]);
  });

  it('cannot be changed by whoever uses it', () => {
    const [recipe] = recipes;
    expect(Object.isFrozen(recipe)).toBe(true);
    expect(Object.isFrozen(recipe?.perServing)).toBe(true);
    expect(Object.isFrozen([...catalog.foods.values()][0]?.allergens)).toBe(true);
  });

  it('has the same version each time it is loaded', () => {
    expect(loadCatalog().version).toBe(catalog.version);
    expect(catalog.version).toMatch(/^[0-9a-f]{12}$/);
  });
});
