import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../../catalog/load-catalog.ts';
import { Diet } from '../../../domain/profile/preferences.ts';
import { Allergen } from '../../../domain/recipes/allergen.ts';
import { type RecipeFilter, searchRecipes } from '../../../domain/recipes/recipe-search.ts';
import { brokenRestrictions } from '../../../domain/recipes/rules/restrictions.ts';
import { SLOTS } from '../../../domain/recipes/slots.ts';
import { aCatalog, aFood, aRecipe, somePreferences } from '../../support/recipes.ts';

const catalog = aCatalog({
  recipes: [
    aRecipe('a', { name: 'Crème brûlée', cuisine: 'french', ingredients: [{ food: 'cream', grams: 100 }] }),
    aRecipe('b', { name: 'Tomato soup', cuisine: 'italian', ingredients: [{ food: 'basil', grams: 5 }] }),
    aRecipe('c', {
      name: 'Green salad',
      cuisine: 'new_zealand',
      ingredients: [{ food: 'tomatoes', grams: 100 }],
    }),
    aRecipe('d', { name: 'Bhindi', cuisine: 'indian', ingredients: [{ food: 'okra', grams: 100 }] }),
  ],
  foods: [
    aFood('cream'),
    aFood('basil'),
    aFood('tomatoes'),
    aFood('okra', { aliases: ["ladies' fingers", 'quingombó'] }),
  ],
});

const idsOf = (filter: RecipeFilter, within = catalog): string[] =>
  searchRecipes({ catalog: within, filter, limit: 1000 }).map(({ recipe }) => recipe.id);

describe('searchRecipes', () => {
  it.each([
    ['creme BRULEE', ['a']],
    ['brû', ['a']],
    ['tomatoes', ['b', 'c']],
    ['tomato salad', ['c']],
    ['new zealand', ['c']],
    ['lady fingers', ['d']],
    ['ladies fingers', ['d']],
    ['quingombo', ['d']],
    ['soup tomato moon', []],
    ['', ['d', 'a', 'c', 'b']],
    ['?!', ['d', 'a', 'c', 'b']],
  ])('"%s" finds %j, names before foods', (text, ids) => {
    expect(idsOf({ text })).toEqual(ids);
  });

  const shipped = loadCatalog();

  it.each([
    ['boeuf', 'bœuf'],
    ['BOEUF', 'Bœuf'],
    ['oeufs', 'œufs'],
    ['Kuerbis', 'Kürbis'],
    ['Kurbis', 'Kürbis'],
    ['Suesskartoffel', 'Süßkartoffel'],
    ['Süsskartoffeln', 'Süßkartoffel'],
    ['Moehre', 'Möhre'],
    ['Gruenkohl', 'Grünkohl'],
    ['Kaese', 'Käse'],
    ['pates', 'pâtes'],
    ['jalapeno', 'jalapeño'],
    ['cafe', 'café'],
    ['ﬁsh', 'fish'],
  ])('"%s" finds what "%s" finds, and that is something', (typed, written) => {
    expect(idsOf({ text: typed }, shipped)).toEqual(idsOf({ text: written }, shipped));
    expect(typed === 'cafe' || idsOf({ text: typed }, shipped).length > 0).toBe(true);
  });

  it('finds a recipe by its own name without accents, with umlauts written out, and in capitals', () => {
    const written = (name: string): string[] => [
      name.toUpperCase(),
      name.normalize('NFD'),
      name.normalize('NFD').replace(/\p{M}/gu, ''),
      name.replace(/[äöü]/g, (letter) => `${letter.normalize('NFD')[0]}e`),
    ];
    for (const { id, name } of shipped.recipes.values()) {
      for (const text of written(name)) expect(idsOf({ text }, shipped), text).toContain(id);
    }
  });

  const anyFilter: fc.Arbitrary<RecipeFilter> = fc.record(
    {
      text: fc.constantFrom('rice', 'salad', 'lent', 'tofu'),
      slot: fc.constantFrom(...SLOTS),
      diet: fc.constantFrom(...Diet.options),
      freeFrom: fc.subarray(Allergen.options, { maxLength: 3 }),
      maxMinutes: fc.integer({ min: 5, max: 60 }),
      minKcal: fc.integer({ min: 0, max: 500 }),
      maxKcal: fc.integer({ min: 300, max: 900 }),
      minProteinG: fc.integer({ min: 0, max: 30 }),
      maxProteinG: fc.integer({ min: 10, max: 60 }),
      fits: fc.constantFrom(somePreferences({ diet: 'vegan', allergens: ['gluten'] })),
    },
    { requiredKeys: [] },
  );

  it('finds what passes every filter, and nothing else', () => {
    fc.assert(
      fc.property(anyFilter, ({ text: _, ...filter }) => {
        const found = new Set(idsOf(filter, shipped));
        for (const recipe of shipped.recipes.values()) {
          const { energyKcal, proteinG } = recipe.perServing;
          const preferences = somePreferences({
            diet: filter.diet ?? 'omnivore',
            allergens: [...(filter.freeFrom ?? [])],
          });
          const passes = [
            filter.slot === undefined || recipe.slots.includes(filter.slot),
            brokenRestrictions({ recipe, preferences }).length === 0,
            filter.fits === undefined ||
              brokenRestrictions({ recipe, preferences: filter.fits }).length === 0,
            recipe.minutes <= (filter.maxMinutes ?? 1000),
            energyKcal >= (filter.minKcal ?? 0) && energyKcal <= (filter.maxKcal ?? 1e6),
            proteinG >= (filter.minProteinG ?? 0) && proteinG <= (filter.maxProteinG ?? 1e6),
          ];
          expect(found.has(recipe.id)).toBe(passes.every(Boolean));
        }
      }),
      { numRuns: 50 },
    );
  });

  it('gives the same recipes page by page as at once', () => {
    fc.assert(
      fc.property(anyFilter, fc.integer({ min: 1, max: 40 }), (filter, limit) => {
        const paged: string[] = [];
        let page = searchRecipes({ catalog: shipped, filter, limit });
        while (page.length > 0) {
          paged.push(...page.map(({ recipe }) => recipe.id));
          page = searchRecipes({ catalog: shipped, filter, limit, after: page.at(-1)?.place });
        }
        expect(paged).toEqual(idsOf(filter, shipped));
      }),
      { numRuns: 50 },
    );
  });
});
