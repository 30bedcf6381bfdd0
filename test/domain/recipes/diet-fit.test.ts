import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Diet } from '../../../domain/profile/preferences.ts';
import { dietFitOf, fitsDiet, isAsStrict } from '../../../domain/recipes/diet-fit.ts';
import { FoodOrigin } from '../../../domain/recipes/recipe.ts';

const pairs = Diet.options.flatMap((diet) => Diet.options.map((as) => [diet, as] as const));

const fits = (origins: readonly FoodOrigin[], diet: Diet): boolean =>
  fitsDiet({ fit: dietFitOf(new Set(origins)), diet });

/** Dishes of every two origins: what tells two diets apart is one food, or two that must not meet. */
const dishes = FoodOrigin.options.flatMap((one) => FoodOrigin.options.map((other) => [one, other]));

describe('isAsStrict', () => {
  it.each(pairs)('%s is as strict as %s exactly where no dish fits the first alone', (diet, as) => {
    const isDropped = dishes.some((dish) => fits(dish, diet) && !fits(dish, as));
    expect(isAsStrict({ diet, as })).toBe(!isDropped);
  });

  it('holds for dishes of any foods', () => {
    const anyDish = fc.subarray(FoodOrigin.options);
    fc.assert(
      fc.property(anyDish, fc.constantFrom(...pairs), (dish, [diet, as]) => {
        fc.pre(isAsStrict({ diet, as }) && fits(dish, diet));
        expect(fits(dish, as)).toBe(true);
      }),
    );
  });
});
