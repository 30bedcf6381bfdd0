import { matchItem } from '../receipts/match-item.ts';
import { catalogIndex, foodsNamed } from '../recipes/catalog-index.ts';
import { foodLabel } from '../recipes/food-label.ts';
import { nameKey, nameWords } from '../recipes/food-name.ts';
import type { Catalog, Food } from '../recipes/recipe.ts';
import { isMinced, withoutAnyPreparation, withoutPreparation } from './preparation.ts';
import { unusedWords } from './unused-words.ts';

/** `matched`: no doubt. `ambiguous`: somebody has to choose, best first; empty where nothing is near. */
export type FoodMatching =
  | { status: 'matched'; food: Food }
  | { status: 'ambiguous'; candidates: readonly Food[] };

const MOST_CANDIDATES = 5;

/** A second food as near as this makes it a guess: what is typed is looked at by nobody else, unlike a bill. */
const CLEAR_LEAD = 0.15;

/**
 * The food that `name` names in any language: by its own name or an alias, then by the words of names, then by
 * likeness. What is said of the kind (`organic`, `large`) or done with it (`chopped`) does not matter as long as one
 * food is left; any other word that the food does not have is asked about (`powdered sugar`). Of a name that
 * nobody typed (`isTyped` false) likeness alone is no proof: `chicken eggs` are no chicken legs.
 */
export function matchFood({
  name,
  catalog,
  isTinned = false,
  isTyped = true,
}: {
  name: string;
  catalog: Catalog;
  isTinned?: boolean | undefined;
  isTyped?: boolean;
}): FoodMatching {
  const plain = withoutPreparation(name);
  const bare = withoutPraise(plain);
  const shorter = [bare, withoutAnyPreparation(bare)];
  const asWritten = exactFoods({ name, catalog });
  const exact =
    asWritten.length > 0
      ? asWritten
      : firstExact({ names: [plain, ...(isTinned ? [] : shorter)], catalog }).filter(
          ({ aisle }) => aisle !== 'meat_and_fish' || !isMinced(name),
        );
  const tinned = isTinned ? exact.filter(({ name: listed }) => /canned|tinned/i.test(listed)) : [];
  const named = tinned.length > 0 ? tinned : exact;
  const [only] = named;
  if (only !== undefined && named.length === 1) return { status: 'matched', food: only };
  if (named.length > 1) return { status: 'ambiguous', candidates: named.slice(0, MOST_CANDIDATES) };
  return matchNearest({ name: isMinced(name) ? name : bare, catalog, isTyped });
}

function firstExact({ names, catalog }: { names: readonly string[]; catalog: Catalog }): Food[] {
  for (const name of names) {
    const foods = exactFoods({ name, catalog });
    if (foods.length > 0) return foods;
  }
  return [];
}

/** Foods for a search: those that have the words first, then those that are like them. Best first. */
export function searchFoods({
  query,
  catalog,
  count,
}: {
  query: string;
  catalog: Catalog;
  count: number;
}): Food[] {
  const named = foodsOf(catalog, foodsNamed({ catalog, terms: [query] }));
  const beginning = nameWords(query).length === 0 ? [] : foodsBeginning({ query, catalog });
  const near = foodsOf(
    catalog,
    matchItem({ name: query, catalog }).candidates.map(({ foodId }) => foodId),
  );
  const exact = exactFoods({ name: query, catalog });
  return [...new Set([...exact, ...named, ...beginning, ...near])].slice(0, count);
}

function exactFoods({ name, catalog }: { name: string; catalog: Catalog }): Food[] {
  const key = nameKey(name);
  if (key === '') return [];
  const { byId, byName } = nameIndex(catalog);
  // An id is the plainest name: `black beans` are the tinned ones, which most people buy.
  const own = byId.get(key);
  if (own !== undefined) return [own];
  const aliased = foodsOf(catalog, catalogIndex(catalog).foodsOfAlias.get(key) ?? []);
  return [...new Set([...(byName.get(key) ?? []), ...aliased])];
}

function matchNearest({
  name,
  catalog,
  isTyped,
}: {
  name: string;
  catalog: Catalog;
  isTyped: boolean;
}): FoodMatching {
  const { candidates, isSure } = matchItem({ name, catalog });
  const [best, second] = candidates;
  const food = catalog.foods.get(best?.foodId ?? '');
  const lead = (best?.likeness ?? 0) - (second?.likeness ?? 0);
  const isAll = food !== undefined && unusedWords({ name, food }).length === 0;
  if (isTyped && isAll && isSure && lead >= CLEAR_LEAD) return { status: 'matched', food };
  const near = candidates.map(({ foodId }) => foodId);
  const named = new Set([...foodsNamed({ catalog, terms: [name] }), ...near]);
  return { status: 'ambiguous', candidates: foodsOf(catalog, named).slice(0, MOST_CANDIDATES) };
}

/** Foods with a name or alias whose words begin as those of the query do: what a person has typed so far. */
function foodsBeginning({ query, catalog }: { query: string; catalog: Catalog }): Food[] {
  const wanted = nameWords(query);
  const begins = (words: readonly string[]): boolean =>
    wanted.every((part) => words.some((word) => word.startsWith(part)));
  return nameIndex(catalog)
    .words.filter(({ names }) => names.some(begins))
    .map(({ food }) => food);
}

type NameIndex = {
  byId: ReadonlyMap<string, Food>;
  byName: ReadonlyMap<string, readonly Food[]>;
  /** The words of every name and alias, the shortest listed name first. */
  words: readonly { food: Food; names: readonly (readonly string[])[] }[];
};

/** A catalogue never changes, so its names are taken apart once. */
const indexes = new WeakMap<Catalog, NameIndex>();

function nameIndex(catalog: Catalog): NameIndex {
  const known = indexes.get(catalog);
  if (known !== undefined) return known;
  const foods = [...catalog.foods.values()].sort(
    (a, b) => a.name.length - b.name.length || (a.id < b.id ? -1 : 1),
  );
  const byName = new Map<string, Food[]>();
  for (const food of foods) {
    for (const key of new Set([food.name, foodLabel(food.name)].map(nameKey))) {
      byName.set(key, [...(byName.get(key) ?? []), food]);
    }
  }
  const index = {
    byId: new Map(foods.map((food) => [nameKey(food.id), food])),
    byName,
    words: foods.map((food) => ({ food, names: [food.name, ...food.aliases].map(nameWords) })),
  };
  indexes.set(catalog, index);
  return index;
}

const foodsOf = (catalog: Catalog, ids: Iterable<string>): Food[] =>
  [...ids].flatMap((id) => catalog.foods.get(id) ?? []);

/** What shops say of anything: it tells no food from another. */
const PRAISE =
  /\b(organic|bio|fresh|frische[rns]?|fresc[oa]s?|frais|fraîche|ripe|large|medium|small|big|gro(?:ß|ss)e[rns]?|kleine[rns]?|mittelgro(?:ß|ss)e[rns]?|grandes?|gros(?:se)?s?|petite?s?|local|premium|taaza|taza)\b/gi;

const withoutPraise = (name: string): string => {
  const bare = name.replace(PRAISE, ' ').replace(/\s+/g, ' ').trim();
  return bare === '' ? name : bare;
};
