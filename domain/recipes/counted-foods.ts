import type { Diet } from '../profile/preferences.ts';
import type { Food, Recipe } from './recipe.ts';

/** Foods whose dishes are counted over a week, as dietary guidelines count them. */
export const COUNTED_FOODS = ['pulses', 'red_meat', 'poultry', 'fish'] as const;
export type CountedFood = (typeof COUNTED_FOODS)[number];

/** g in a serving (of pulses: cooked) from which a dish is one of them: a slice of ham counts, fish sauce does not. */
const LEAST_G = { pulses: 40, red_meat: 20, poultry: 20, fish: 20 } satisfies Record<CountedFood, number>;

/** Dry pulses have over 300 kcal in 100 g, cooked ones under 180; cooking more than doubles their weight. */
const DRY_FROM_KCAL = 250;
const COOKED_PER_DRY = 2.5;

/** Which of the counted foods a dish has enough of, in the order of `COUNTED_FOODS`. */
export function countedFoodsOf({
  recipe: { ingredients, servings },
  foods,
}: {
  recipe: Pick<Recipe, 'ingredients' | 'servings'>;
  foods: ReadonlyMap<string, Food>;
}): CountedFood[] {
  const sums = { pulses: 0, red_meat: 0, poultry: 0, fish: 0 } satisfies Record<CountedFood, number>;
  for (const { food: id, grams } of ingredients) {
    const food = foods.get(id);
    const counted = food && countedAs(food);
    if (counted === undefined) continue;
    const isDry = counted === 'pulses' && food !== undefined && food.per100g.energyKcal >= DRY_FROM_KCAL;
    sums[counted] += ((isDry ? COOKED_PER_DRY : 1) * grams) / servings;
  }
  return COUNTED_FOODS.filter((counted) => sums[counted] >= LEAST_G[counted]);
}

/** Soy is a legume and no pulse (FAO): tofu takes the place of meat. */
function countedAs({ group, allergens }: Food): CountedFood | undefined {
  if (group === 'legume') return allergens.includes('soybeans') ? undefined : 'pulses';
  if (group === 'meat') return 'red_meat';
  if (group === 'poultry' || group === 'fish') return group;
  return undefined;
}

type Range = { min: number; max: number };

/**
 * Dishes a week. Fish: two, one to three (EFSA 2014 on n-3: one to four; DGA 2020–25: 8 oz; DGE 2024: one to two).
 * Red meat: no need for any, at most three (WCRF 2018: 350–500 g cooked; NNR 2023: 350 g). Pulses: at least three
 * (DGA 2020–25: 1½ cups; AESAN 2022: four), and for who eats meat not every day. Poultry is what is left. The sources
 * were not re-read; the figures between them, and those for who eats no meat, are our rule.
 */
const WITH_MEAT: Partial<Record<CountedFood, Range>> = {
  pulses: { min: 3, max: 5 },
  red_meat: { min: 1, max: 3 },
  poultry: { min: 2, max: 4 },
  fish: { min: 2, max: 3 },
};
const WITH_FISH: Partial<Record<CountedFood, Range>> = {
  pulses: { min: 4, max: 7 },
  fish: { min: 3, max: 5 },
};
const OF_PLANTS: Partial<Record<CountedFood, Range>> = { pulses: { min: 6, max: 10 } };

/** How many dishes of each counted food a week of a diet has; what the diet leaves out is absent. */
export const WEEKLY_DISHES = {
  omnivore: WITH_MEAT,
  halal: WITH_MEAT,
  kosher_style: WITH_MEAT,
  pescatarian: WITH_FISH,
  vegetarian: OF_PLANTS,
  vegan: OF_PLANTS,
} satisfies Record<Diet, Partial<Record<CountedFood, Range>>>;
