import { type CountedFood, countedFoodsOf } from './counted-foods.ts';
import { nameKey, nameWords } from './food-name.ts';
import { FoodRegion } from './food-region.ts';
import { hashToInt } from './hash-string.ts';
import type { Catalog, Food, Recipe } from './recipe.ts';
import { type BySlot, mapSlots } from './slots.ts';

/** A slot's recipes by row, and what is looked up of them again and again. */
export type SlotIndex = {
  recipes: readonly Recipe[];
  /** Row of a recipe by its id; absent where it does not belong in the slot. */
  rowOf: ReadonlyMap<string, number>;
  mainFood: Grouping;
  mainGroup: Grouping;
  kind: Grouping;
  cuisine: Grouping;
  /** By the counted foods that they have. */
  counted: Grouping;
  /** Decides between equals, together with the seed of a person and day. */
  tieHash: Int32Array;
};

/** Recipes that have something in common: the number of each row's group, and one recipe of each group. */
type Grouping = { groupOf: Int32Array; examples: readonly Recipe[] };

/** How much of a food one serving of a recipe takes, g. */
export type FoodUse = { recipeId: string; grams: number };

type CatalogIndex = {
  /** Recipes that belong in a slot, by id: no result may depend on the order in which files were read. */
  bySlot: BySlot<readonly Recipe[]>;
  slots: BySlot<SlotIndex>;
  /** Words of each food's id and name. */
  foodWords: ReadonlyMap<string, ReadonlySet<string>>;
  /** Ids of the foods of each alias, by `nameKey`. */
  foodsOfAlias: ReadonlyMap<string, readonly string[]>;
  /** Which of the counted foods each recipe has. */
  countedOf: ReadonlyMap<string, readonly CountedFood[]>;
  /** The recipes that a food is in; a food that a recipe lists twice is there once. */
  usesOf: ReadonlyMap<string, readonly FoodUse[]>;
  /** Recipes with a food that is hard to buy in a region. */
  hardToBuyIn: ReadonlyMap<FoodRegion, ReadonlySet<string>>;
};

/** A catalogue never changes, so its index lives as long as the catalogue itself. */
const indexes = new WeakMap<Catalog, CatalogIndex>();

/** What the selection looks up again and again, made once for each catalogue. */
export function catalogIndex(catalog: Catalog): CatalogIndex {
  const known = indexes.get(catalog);
  if (known !== undefined) return known;
  const index = buildIndex(catalog);
  indexes.set(catalog, index);
  return index;
}

function buildIndex(catalog: Catalog): CatalogIndex {
  const foods = [...catalog.foods.values()];
  const recipes = [...catalog.recipes.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  const bySlot = mapSlots((slot) => recipes.filter(({ slots }) => slots.includes(slot)));
  const { foods: known } = catalog;
  const countedOf = new Map(recipes.map((recipe) => [recipe.id, countedFoodsOf({ recipe, foods: known })]));
  return {
    bySlot,
    countedOf,
    slots: mapSlots((slot) => slotIndex(bySlot[slot], countedOf)),
    foodWords: new Map(foods.map(({ id, name }) => [id, new Set(nameWords(`${id} ${name}`))])),
    foodsOfAlias: aliasIndex(foods),
    usesOf: foodUses(recipes),
    hardToBuyIn: new Map(
      FoodRegion.options.map((region) => [region, dishesHardToBuy({ recipes, foods: known, region })]),
    ),
  };
}

function slotIndex(
  recipes: readonly Recipe[],
  countedOf: ReadonlyMap<string, readonly CountedFood[]>,
): SlotIndex {
  return {
    recipes,
    rowOf: new Map(recipes.map(({ id }, row) => [id, row])),
    mainFood: groupBy(recipes, ({ mainFood }) => mainFood),
    mainGroup: groupBy(recipes, ({ mainGroup }) => mainGroup),
    kind: groupBy(recipes, ({ kind }) => kind),
    cuisine: groupBy(recipes, ({ cuisine }) => cuisine),
    counted: groupBy(recipes, ({ id }) => (countedOf.get(id) ?? []).join()),
    tieHash: Int32Array.from(recipes, ({ id }) => hashToInt(id)),
  };
}

function groupBy(recipes: readonly Recipe[], keyOf: (recipe: Recipe) => string): Grouping {
  const numbers = new Map<string, number>();
  const examples: Recipe[] = [];
  const groupOf = Int32Array.from(recipes, (recipe) => {
    const key = keyOf(recipe);
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, examples.length);
    return examples.push(recipe) - 1;
  });
  return { groupOf, examples };
}

function dishesHardToBuy({
  recipes,
  foods,
  region,
}: {
  recipes: readonly Recipe[];
  foods: Catalog['foods'];
  region: FoodRegion;
}): Set<string> {
  const isHard = ({ food }: { food: string }): boolean =>
    foods.get(food)?.hardToBuyIn?.includes(region) === true;
  return new Set(recipes.flatMap(({ id, ingredients }) => (ingredients.some(isHard) ? [id] : [])));
}

function foodUses(recipes: readonly Recipe[]): Map<string, FoodUse[]> {
  const uses = new Map<string, FoodUse[]>();
  for (const { id: recipeId, ingredients, servings } of recipes) {
    const gramsOf = new Map<string, number>();
    for (const { food, grams } of ingredients) {
      gramsOf.set(food, (gramsOf.get(food) ?? 0) + grams / servings);
    }
    for (const [food, grams] of gramsOf) {
      const use = { recipeId, grams };
      const others = uses.get(food);
      if (others === undefined) uses.set(food, [use]);
      else others.push(use);
    }
  }
  return uses;
}

function aliasIndex(foods: readonly Food[]): Map<string, string[]> {
  const index = new Map<string, string[]>();
  for (const { id, aliases } of foods) {
    for (const alias of aliases) {
      const key = nameKey(alias);
      index.set(key, [...(index.get(key) ?? []), id]);
    }
  }
  return index;
}

/**
 * The foods that `terms` name. A food's id names this food, and the others of the
 * family where the family has that name too (`mushrooms` → `shiitake-mushrooms`); any other text names every food that has all
 * of its words in its name (`olive` → `olives-black`, `olives-green`) and every food that has it as an alias
 * (`eggplants` → `aubergine`). An alias is taken as a whole: `chestnut mushrooms` are not chestnuts. A term that
 * names nothing is ignored.
 */
export function foodsNamed({ catalog, terms }: { catalog: Catalog; terms: readonly string[] }): Set<string> {
  const { foodWords, foodsOfAlias } = catalogIndex(catalog);
  const named = new Set<string>();
  for (const term of terms) {
    if (catalog.foods.has(term)) {
      named.add(term);
      for (const { id, family } of catalog.foods.values()) if (family === term) named.add(id);
      continue;
    }
    const words = nameWords(term);
    if (words.length === 0) continue;
    for (const [foodId, known] of foodWords) {
      if (words.every((word) => known.has(word))) named.add(foodId);
    }
    for (const foodId of foodsOfAlias.get(nameKey(term)) ?? []) named.add(foodId);
  }
  return named;
}
