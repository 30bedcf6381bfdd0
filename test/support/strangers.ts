import fc from 'fast-check';
import { Diet, type Preferences } from '../../domain/profile/preferences.ts';
import { Allergen } from '../../domain/recipes/allergen.ts';
import type { Catalog } from '../../domain/recipes/recipe.ts';
import type { SelectionInput } from '../../domain/recipes/select-day.ts';
import { someTargets } from './recipes.ts';

/** Nothing, some, or all of `items`. */
const muchOf = (items: readonly string[]): fc.Arbitrary<string[]> =>
  fc.oneof(
    fc.constant<string[]>([]),
    fc.subarray([...items], { maxLength: 8 }),
    fc.constant<string[]>([...items]),
  );

/** Restrictions and tastes beyond what anyone has: every allergen, everything disliked, no time to cook. */
export const strangePreferences = (catalog: Catalog): fc.Arbitrary<Preferences> =>
  fc
    .record({
      diet: fc.constantFrom(...Diet.options),
      allergens: fc.oneof(
        fc.subarray(Allergen.options, { maxLength: 4 }),
        fc.subarray(Allergen.options),
        fc.constant<Allergen[]>([...Allergen.options]),
      ),
      dislikedFoods: muchOf([...catalog.foods.keys()]),
      dislikedRecipes: muchOf([...catalog.recipes.keys()]),
      maxCookingMinutes: fc.option(fc.integer({ min: 5, max: 30 }), { nil: undefined }),
    })
    .map(({ maxCookingMinutes, ...rest }) => ({
      ...rest,
      likedCuisines: [],
      ...(maxCookingMinutes === undefined ? {} : { maxCookingMinutes }),
    }));

/** People whom hardly anything fits, from 300 to 9,000 kcal, who turned down and have just eaten anything. */
export const strangers = (catalog: Catalog): fc.Arbitrary<SelectionInput> =>
  fc
    .record({
      energyKcal: fc.oneof(fc.integer({ min: 300, max: 1200 }), fc.integer({ min: 1200, max: 9000 })),
      proteinG: fc.integer({ min: 1, max: 500 }),
      preferences: strangePreferences(catalog),
      turnedDown: muchOf([...catalog.recipes.keys()]),
      eaten: muchOf([...catalog.recipes.keys()]),
      seed: fc.string({ maxLength: 8 }),
    })
    .map(({ energyKcal, proteinG, preferences, turnedDown, eaten, seed }) => ({
      catalog,
      targets: someTargets({ energyKcal, proteinG }),
      preferences,
      feedback: new Map(turnedDown.map((id) => [id, 'dislike'] as const)),
      recent: [{ localDate: '2026-11-21', recipeIds: eaten }],
      seed,
    }));
