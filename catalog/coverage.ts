import type { Diet } from '../domain/profile/preferences.ts';
import type { Allergen } from '../domain/recipes/allergen.ts';
import { fitsDiet } from '../domain/recipes/diet-fit.ts';
import { type Catalog, MealSlot, type Recipe } from '../domain/recipes/recipe.ts';

/**
 * People the catalogue must be able to feed, and how many recipes it keeps for them in every slot. Three recipes a
 * meal that do not come back for days need some fifteen; the minima are above that, and below what is there.
 */
type Eater = { name: string; diet: Diet; without: readonly Allergen[]; maxMinutes?: number; minimum: number };

const NUTS = ['tree_nuts', 'peanuts'] as const satisfies readonly Allergen[];

const EATERS: readonly Eater[] = [
  { name: 'everyone', diet: 'omnivore', without: [], minimum: 70 },
  { name: 'in 15 minutes', diet: 'omnivore', without: [], maxMinutes: 15, minimum: 20 },
  { name: 'pescatarian', diet: 'pescatarian', without: [], minimum: 60 },
  { name: 'vegetarian', diet: 'vegetarian', without: [], minimum: 60 },
  { name: 'vegan', diet: 'vegan', without: [], minimum: 40 },
  { name: 'halal', diet: 'halal', without: [], minimum: 60 },
  { name: 'kosher style', diet: 'kosher_style', without: [], minimum: 60 },
  { name: 'gluten-free', diet: 'omnivore', without: ['gluten'], minimum: 50 },
  { name: 'nut-free', diet: 'omnivore', without: NUTS, minimum: 50 },
  { name: 'dairy-free', diet: 'omnivore', without: ['milk'], minimum: 50 },
  { name: 'egg-free', diet: 'omnivore', without: ['eggs'], minimum: 50 },
  { name: 'soy-free', diet: 'omnivore', without: ['soybeans'], minimum: 50 },
  { name: 'vegan, gluten-free', diet: 'vegan', without: ['gluten'], minimum: 30 },
  {
    name: 'vegan, gluten-, nut-, soy-free',
    diet: 'vegan',
    without: ['gluten', ...NUTS, 'soybeans'],
    minimum: 25,
  },
];

type CoverageRow = { name: string; minimum: number; counts: Record<MealSlot, number> };

/** Counts, for each kind of eater, the recipes of each slot that they may eat. */
export function coverageOf(catalog: Catalog): CoverageRow[] {
  const recipes = [...catalog.recipes.values()];
  return EATERS.map((eater) => {
    const edible = recipes.filter((recipe) => mayEat({ eater, recipe }));
    const countIn = (slot: MealSlot) => edible.filter(({ slots }) => slots.includes(slot)).length;
    const counts = Object.fromEntries(MealSlot.options.map((slot) => [slot, countIn(slot)]));
    return { name: eater.name, minimum: eater.minimum, counts: counts as CoverageRow['counts'] };
  });
}

function mayEat({ eater, recipe }: { eater: Eater; recipe: Recipe }): boolean {
  return (
    fitsDiet({ fit: recipe.diets, diet: eater.diet }) &&
    eater.without.every((allergen) => !recipe.allergens.includes(allergen)) &&
    recipe.minutes <= (eater.maxMinutes ?? Number.POSITIVE_INFINITY)
  );
}
