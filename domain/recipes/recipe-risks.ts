import { isCookedThrough, isEggFirm, isHeated } from './cooked-through.ts';
import { FoodRisk, RISKS } from './food-risk.ts';
import type { Food, RecipeSource } from './recipe.ts';

/**
 * Caffeine of one serving, mg, from which a dish counts. Four dishes in portions of two and a half servings stay within
 * the 200 mg a day that EFSA (2015, not re-read) holds safe in pregnancy and while breastfeeding.
 */
const MOST_CAFFEINE_MG = 20;

/** The risks of a dish: those of its foods that its own steps do not cook away. */
export function recipeRisks({
  source,
  foods,
}: {
  source: RecipeSource;
  foods: ReadonlyMap<string, Food>;
}): FoodRisk[] {
  const found = new Set<FoodRisk>();
  let caffeineMg = 0;
  for (const { food: id, grams } of source.ingredients) {
    const food = foods.get(id);
    caffeineMg += ((food?.caffeineMgPer100g ?? 0) * grams) / (100 * source.servings);
    for (const risk of food?.risks ?? []) {
      if (food && risk !== 'caffeine' && !isMadeSafe({ risk, food, source })) found.add(risk);
    }
  }
  if (caffeineMg > MOST_CAFFEINE_MG) found.add('caffeine');
  return FoodRisk.options.filter((risk) => found.has(risk));
}

function isMadeSafe({ risk, food, source }: { risk: FoodRisk; food: Food; source: RecipeSource }): boolean {
  switch (RISKS[risk].safeBy) {
    case 'never':
      return false;
    case 'heat':
      return isHeated(source);
    case 'firm':
      return isEggFirm(source);
    case 'through':
      return isCookedThrough({ food, source });
  }
}
