import type { EaterPreferences } from '../profile/eater-preferences.ts';
import type { Diet } from '../profile/preferences.ts';
import type { Allergen } from './allergen.ts';
import { fitsDiet } from './diet-fit.ts';
import { foldLetters } from './fold-word.ts';
import { nameWords } from './food-name.ts';
import type { Catalog, Cuisine, MealSlot, Recipe } from './recipe.ts';
import { brokenRestrictions } from './rules/restrictions.ts';

/** What recipes to find; what is absent filters nothing. Energy and protein are of one serving. */
export type RecipeFilter = {
  /** Words of a recipe's name, cuisine or foods, each at least by its beginning. */
  text?: string | undefined;
  slot?: MealSlot | undefined;
  cuisine?: Cuisine | undefined;
  diet?: Diet | undefined;
  freeFrom?: readonly Allergen[] | undefined;
  maxMinutes?: number | undefined;
  minKcal?: number | undefined;
  maxKcal?: number | undefined;
  minProteinG?: number | undefined;
  maxProteinG?: number | undefined;
  /** Only what this person may eat. */
  fits?: EaterPreferences | undefined;
};

/** Where a recipe stands in a search: recipes whose name has all the words first, then by name. */
export type SearchPlace = { inName: boolean; name: string; id: string };

type Entry = { recipe: Recipe; name: string; named: readonly string[]; words: readonly string[] };

/** A catalogue never changes, so its index lives as long as the catalogue itself. */
const indexes = new WeakMap<Catalog, readonly Entry[]>();

/** Up to `limit` recipes that pass `filter`, those after `after`; the same order for the same filter, always. */
export function searchRecipes({
  catalog,
  filter,
  after,
  limit,
}: {
  catalog: Catalog;
  filter: RecipeFilter;
  after?: SearchPlace | undefined;
  limit: number;
}): { recipe: Recipe; place: SearchPlace }[] {
  const asked = nameWords(filter.text ?? '');
  const found = entriesOf(catalog)
    .filter((entry) => hasAll(entry.words, asked) && passes(entry.recipe, filter))
    .map(({ recipe, name, named }) => ({
      recipe,
      place: { inName: hasAll(named, asked), name, id: recipe.id },
    }))
    .sort((a, b) => comparePlaces(a.place, b.place));
  const rest = after === undefined ? found : found.filter(({ place }) => comparePlaces(place, after) > 0);
  return rest.slice(0, limit);
}

const comparePlaces = (a: SearchPlace, b: SearchPlace): number =>
  Number(b.inName) - Number(a.inName) || compareTexts(a.name, b.name) || compareTexts(a.id, b.id);

/** By code units: no locale of a machine changes the order. */
const compareTexts = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

const hasAll = (words: readonly string[], asked: readonly string[]): boolean =>
  asked.every((part) => words.some((word) => word.startsWith(part)));

function passes(recipe: Recipe, filter: RecipeFilter): boolean {
  const { slots, cuisine, diets, allergens, minutes, perServing } = recipe;
  const { energyKcal, proteinG } = perServing;
  const { slot, diet, freeFrom = [], fits } = filter;
  return (
    (slot === undefined || slots.includes(slot)) &&
    (filter.cuisine === undefined || cuisine === filter.cuisine) &&
    (diet === undefined || fitsDiet({ fit: diets, diet })) &&
    freeFrom.every((allergen) => !allergens.includes(allergen)) &&
    isWithin(minutes, undefined, filter.maxMinutes) &&
    isWithin(energyKcal, filter.minKcal, filter.maxKcal) &&
    isWithin(proteinG, filter.minProteinG, filter.maxProteinG) &&
    (fits === undefined || brokenRestrictions({ recipe, preferences: fits }).length === 0)
  );
}

const isWithin = (value: number, min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY): boolean =>
  value >= min && value <= max;

function entriesOf(catalog: Catalog): readonly Entry[] {
  const known = indexes.get(catalog);
  if (known !== undefined) return known;
  const entries = [...catalog.recipes.values()].map((recipe) => entryOf({ recipe, catalog }));
  indexes.set(catalog, entries);
  return entries;
}

function entryOf({ recipe, catalog }: { recipe: Recipe; catalog: Catalog }): Entry {
  const foods = recipe.ingredients.flatMap(({ food }) => {
    const { name, family, aliases } = catalog.foods.get(food) ?? { name: food, family: '', aliases: [] };
    return [name, family, ...aliases];
  });
  const named = nameWords(recipe.name);
  const words = [...named, ...nameWords([recipe.cuisine, ...foods].join(' '))];
  return { recipe, name: foldLetters(recipe.name), named, words: [...new Set(words)] };
}
