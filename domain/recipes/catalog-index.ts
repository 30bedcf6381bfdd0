import type { Catalog, Recipe } from './recipe.ts';
import { type BySlot, mapSlots } from './slots.ts';

type CatalogIndex = {
  /** Recipes that belong in a slot, by id: no result may depend on the order in which files were read. */
  bySlot: BySlot<readonly Recipe[]>;
  /** Words of each of a food's names, in the singular: its id and name together, then every alias. */
  foodWords: ReadonlyMap<string, readonly ReadonlySet<string>[]>;
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
  const recipes = [...catalog.recipes.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  return {
    bySlot: mapSlots((slot) => recipes.filter(({ slots }) => slots.includes(slot))),
    foodWords: new Map(
      [...catalog.foods.values()].map(({ id, name, aliases }) => [
        id,
        [`${id} ${name}`, ...aliases].map((text) => new Set(singularWords(text))),
      ]),
    ),
  };
}

/** `Cherry tomatoes` → `cherry`, `tomato`; `Jalapeño` → `jalapeno`: so that people need not know how a food is listed. */
function singularWords(text: string): string[] {
  return (unaccented(text).match(/\p{L}+/gu) ?? []).map((word) =>
    word
      .replace(/ies$/, 'y')
      .replace(/oes$/, 'o')
      .replace(/(?<=.{2}[^s])s$/, ''),
  );
}

const unaccented = (text: string): string => text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');

/**
 * The foods that `terms` name. A food's id names this food alone; any other text names every food that has all
 * of its words in its name or in one alias (`olive` → `olives-black`, `olives-green`). A term that names nothing is ignored.
 */
export function foodsNamed({ catalog, terms }: { catalog: Catalog; terms: readonly string[] }): Set<string> {
  const named = new Set<string>();
  for (const term of terms) {
    if (catalog.foods.has(term)) {
      named.add(term);
      continue;
    }
    const words = singularWords(term);
    if (words.length === 0) continue;
    for (const [foodId, names] of catalogIndex(catalog).foodWords) {
      if (names.some((nameWords) => words.every((word) => nameWords.has(word)))) named.add(foodId);
    }
  }
  return named;
}
