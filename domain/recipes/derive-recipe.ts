import { DomainError } from '../errors.ts';
import { Allergen } from './allergen.ts';
import { dietFitOf } from './diet-fit.ts';
import { Minerals } from './food-facts.ts';
import { leadMinutesOf } from './lead-time.ts';
import { type Food, Nutrition, type Recipe, type RecipeSource } from './recipe.ts';
import { recipeRisks } from './recipe-risks.ts';

type Amount = { food: Food; grams: number };

const FIGURES = Nutrition.keyof().options;
const MINERALS = Minerals.keyof().options;

/** Foods that together weigh less than this share of a dish may lack a mineral's figure. */
const TRACE_SHARE = 0.02;

/**
 * Derives everything about a recipe that follows from its foods: nutrition, minerals and weight of one
 * serving, allergens, diets, and the family and group of the main food.
 *
 * Nutrition is of the raw ingredients, rounded to 0.1 kcal, g and mg. Pure: the same source and
 * foods always give the same recipe.
 *
 * @throws DomainError `unknown_food` when an ingredient is not in `foods`.
 */
export function deriveRecipe({
  source,
  foods,
}: {
  source: RecipeSource;
  foods: ReadonlyMap<string, Food>;
}): Recipe {
  const amounts = amountsPerServing({ source, foods });
  const contained = new Set(amounts.flatMap(({ food }) => food.allergens));
  const origins = new Set(amounts.flatMap(({ food }) => food.origins));
  const main = mainFoodOf(amounts);
  const leadMinutes = leadMinutesOf(source);
  return {
    ...source,
    perServing: sumNutrition(amounts),
    mineralsPerServing: sumMinerals(amounts),
    gramsPerServing: roundToTenth(amounts.reduce((sum, { grams }) => sum + grams, 0)),
    allergens: Allergen.options.filter((allergen) => contained.has(allergen)),
    diets: dietFitOf(origins),
    ...(leadMinutes > 0 && { leadMinutes }),
    risks: recipeRisks({ source, foods }),
    mainFood: main.family,
    mainGroup: main.group,
  };
}

function amountsPerServing({
  source,
  foods,
}: {
  source: RecipeSource;
  foods: ReadonlyMap<string, Food>;
}): Amount[] {
  return source.ingredients.map((ingredient) => {
    const food = foods.get(ingredient.food);
    if (food === undefined) {
      throw new DomainError('invalid', 'unknown_food', `${source.id} uses unknown food ${ingredient.food}`);
    }
    return { food, grams: ingredient.grams / source.servings };
  });
}

function sumNutrition(amounts: readonly Amount[]): Nutrition {
  const sums = FIGURES.map((figure) => {
    const amount = amounts.reduce((sum, { food, grams }) => sum + (food.per100g[figure] * grams) / 100, 0);
    return [figure, roundToTenth(amount)];
  });
  return Nutrition.parse(Object.fromEntries(sums));
}

/** Sums each mineral that is known for all but traces of the ingredients, rounded to 0.1 mg. */
function sumMinerals(amounts: readonly Amount[]): Minerals {
  const massG = amounts.reduce((sum, { grams }) => sum + grams, 0);
  const minerals: Minerals = {};
  for (const mineral of MINERALS) {
    let unknownG = 0;
    let sumMg = 0;
    for (const { food, grams } of amounts) {
      const per100g = food.minerals[mineral];
      if (per100g === undefined) unknownG += grams;
      else sumMg += (per100g * grams) / 100;
    }
    if (unknownG <= TRACE_SHARE * massG) minerals[mineral] = roundToTenth(sumMg);
  }
  return minerals;
}

/** Energy from protein counts this many times: a dish is known by its beef or beans, not by its rice. */
const PROTEIN_WEIGHT = 3;
const KCAL_PER_G_PROTEIN = 4;

/** The food that stands for the dish: never a fat or a sugar unless there is nothing else. */
function mainFoodOf(amounts: readonly Amount[]): Food {
  const weightOf = new Map<Food, number>();
  for (const { food, grams } of amounts) {
    const { energyKcal, proteinG } = food.per100g;
    const weight = grams * (energyKcal + (PROTEIN_WEIGHT - 1) * KCAL_PER_G_PROTEIN * proteinG);
    weightOf.set(food, (weightOf.get(food) ?? 0) + weight);
  }
  const ranked = [...weightOf].sort(([, a], [, b]) => b - a).map(([food]) => food);
  const main = ranked.find((food) => !isFatOrSugar(food)) ?? ranked[0];
  if (main === undefined) throw new DomainError('invalid', 'empty_recipe', 'A recipe needs an ingredient');
  return main;
}

/** Oils, butter and mayonnaise; sugar, syrups and honey: they carry a dish but do not make it. */
function isFatOrSugar({ per100g }: Food): boolean {
  const isFat = per100g.fatG >= 70 && per100g.proteinG < 5;
  const isSugar = per100g.sugarG >= 45 && per100g.proteinG < 1 && per100g.fibreG < 2;
  return isFat || isSugar;
}

function roundToTenth(value: number): number {
  return Math.round(value * 10) / 10;
}
