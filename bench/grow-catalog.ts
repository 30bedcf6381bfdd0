import type { Catalog, Nutrition, Recipe } from '../domain/recipes/recipe.ts';
import { createRandom, type Random } from './random.ts';

/** Deviation of the logarithm of each amount of an invented recipe from the real one it is made from. */
const SPREAD = 0.18;
const KCAL_PER_G = { protein: 4, fat: 9, carbohydrate: 4 };

/**
 * A catalogue of `count` recipes: the real ones, fewer or more. What is missing is invented from real ones: other
 * amounts, minutes, cuisine and main food; allergens and diets stay, so that they are as common as in life.
 */
export function growCatalog({ catalog, count }: { catalog: Catalog; count: number }): Catalog {
  const real = [...catalog.recipes.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  const random = createRandom(`catalogue of ${count}`);
  const kept = real.length > count ? sample({ real, count, random }) : real;
  const recipes = new Map(kept.map((recipe) => [recipe.id, recipe]));
  for (let number = 0; recipes.size < count; number += 1) {
    const recipe = variant({ base: random.pick(real), other: random.pick(real), number, random });
    recipes.set(recipe.id, recipe);
  }
  return { ...catalog, version: `${catalog.version}-${count}`, recipes };
}

function sample({ real, count, random }: { real: Recipe[]; count: number; random: Random }): Recipe[] {
  return real
    .map((recipe) => ({ recipe, order: random.next() }))
    .sort((a, b) => a.order - b.order)
    .slice(0, count)
    .map(({ recipe }) => recipe);
}

function variant({
  base,
  other,
  number,
  random,
}: {
  base: Recipe;
  other: Recipe;
  number: number;
  random: Random;
}): Recipe {
  return {
    ...base,
    id: `${base.id}-${number}`,
    name: `${base.name} ${number}`,
    cuisine: other.cuisine,
    mainFood: random.next() < 0.5 ? base.mainFood : other.mainFood,
    minutes: Math.max(2, Math.round(base.minutes * Math.exp(SPREAD * random.normal()))),
    perServing: variedNutrition({ perServing: base.perServing, random }),
  };
}

/** Other amounts of everything; energy follows protein, fat and carbohydrate. */
function variedNutrition({ perServing, random }: { perServing: Nutrition; random: Random }): Nutrition {
  const vary = (amount: number): number => amount * Math.exp(SPREAD * random.normal());
  const varied = {
    ...perServing,
    proteinG: vary(perServing.proteinG),
    fatG: vary(perServing.fatG),
    carbohydrateG: vary(perServing.carbohydrateG),
    fibreG: vary(perServing.fibreG),
    sodiumMg: vary(perServing.sodiumMg),
  };
  return { ...varied, energyKcal: (perServing.energyKcal * atwaterKcal(varied)) / atwaterKcal(perServing) };
}

const atwaterKcal = ({ proteinG, fatG, carbohydrateG }: Nutrition): number =>
  KCAL_PER_G.protein * proteinG + KCAL_PER_G.fat * fatG + KCAL_PER_G.carbohydrate * carbohydrateG;
