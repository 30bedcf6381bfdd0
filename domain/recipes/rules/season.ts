import { foodLabel } from '../food-label.ts';
import type { Recipe } from '../recipe.ts';
import { isInSeason, type SeasonMonth } from '../seasonal-foods.ts';
import { type SoftRule, toScore } from './rule.ts';

/** Share of a dish's weight from which its season gives the full score, and from which it is worth naming. */
const FULL_SHARE = 0.5;
const NAMED_SHARE = 0.25;

/** Dishes of what is harvested now; those of what is not step back. */
export const season: SoftRule = {
  id: 'season',
  hard: false,
  reach: { kind: 'kept', key: ({ seasonMonth }) => String(seasonMonth) },
  score: (recipe, { seasonMonth }) => {
    if (seasonMonth === undefined) return 0;
    const [ripe, unripe] = [true, false].map((wanted) => shareOf(recipe, seasonMonth, wanted));
    return toScore(((ripe ?? 0) - (unripe ?? 0)) / FULL_SHARE);
  },
  reason: (recipe, { seasonMonth, foods }) => {
    if (seasonMonth === undefined || shareOf(recipe, seasonMonth, true) < NAMED_SHARE) return undefined;
    const [heaviest] = recipe.ingredients
      .filter(({ food }) => isInSeason({ foodId: food, month: seasonMonth }))
      .sort((a, b) => b.grams - a.grams);
    const food = heaviest && foods.get(heaviest.food);
    return food && { code: 'in_season', text: `In season now: ${foodLabel(food.name).toLowerCase()}` };
  },
};

/** The part of the dish's weight that foods make whose season it is (`wanted`), or is not. */
function shareOf(
  { ingredients, servings, gramsPerServing }: Recipe,
  month: SeasonMonth,
  wanted: boolean,
): number {
  let grams = 0;
  for (const ingredient of ingredients) {
    if (isInSeason({ foodId: ingredient.food, month }) === wanted) grams += ingredient.grams;
  }
  return grams / (servings * gramsPerServing);
}
