import type { Catalog, Food } from '../recipes/recipe.ts';
import type { ListedProduct } from './listed-product.ts';
import type { StockMeasure } from './lot.ts';
import { type FoodMatching, matchFood } from './match-food.ts';
import { readGroceryLine } from './read-grocery-line.ts';
import { weighGrocery } from './weigh-grocery.ts';

/** What a product of a directory would be among the person's own; the content only where it is known. */
export type ProductProposal = {
  name: string;
  food: FoodMatching;
  content?: { measure: StockMeasure; amount: number };
};

/** As many letters as the name of a product of one's own may have. */
const LONGEST_NAME = 80;
const MOST_CANDIDATES = 5;
/** Kinds further up say too little: all milk is dairy. */
const SPECIAL_CATEGORIES = 3;
/** What stands in for another food is often sold by that food's name: oat drink as “milk”. */
const STANDS_IN = /\b(substitutes?|alternatives?|analogues?|plant milks?)\b/;

/**
 * What `listed` is in the catalogue's words, called as in `language` where the directory can. A food is `matched` when
 * the names in all languages that name one agree, and the most special category does not name another; of what
 * stands in for another food the category must name it too. A wrong food would be counted on.
 */
export function proposeProduct({
  listed,
  language,
  catalog,
}: {
  listed: ListedProduct;
  language: string;
  catalog: Catalog;
}): ProductProposal {
  const isTinned = listed.categories.includes('canned foods');
  const food = foodOf({ listed, catalog, isTinned });
  const content = contentOf({ listed, food: food.status === 'matched' ? food.food : undefined, isTinned });
  const { names } = listed;
  const named = names.find((name) => name.language === language) ?? names[0];
  return {
    name: (named?.text ?? '').slice(0, LONGEST_NAME).trim(),
    food,
    ...(content !== undefined && { content }),
  };
}

function foodOf({
  listed,
  catalog,
  isTinned,
}: {
  listed: ListedProduct;
  catalog: Catalog;
  isTinned: boolean;
}): FoodMatching {
  const { names, brands, categories } = listed;
  const byName = names.map(({ text }) => matchFood({ name: bareName({ text, brands }), catalog, isTinned }));
  const byKind = categories
    .slice(-SPECIAL_CATEGORIES)
    .reverse()
    .map((name) => matchFood({ name, catalog, isTinned, isTyped: false }));
  const [special] = byKind;
  const named = new Set(byName.flatMap(matchedFood));
  const kinds = special === undefined ? [] : matchedFood(special);
  const all = new Set([...named, ...kinds]);
  const [only] = all;
  const needsKind = categories.some((kind) => STANDS_IN.test(kind));
  const isAgreed = all.size === 1 && named.size === 1 && (!needsKind || kinds.length === 1);
  if (only !== undefined && isAgreed) return { status: 'matched', food: only };
  const candidates = [...all, ...[...byName, ...byKind].flatMap(foodsOf)];
  return { status: 'ambiguous', candidates: [...new Set(candidates)].slice(0, MOST_CANDIDATES) };
}

const matchedFood = (matching: FoodMatching): Food[] =>
  matching.status === 'matched' ? [matching.food] : [];

const foodsOf = (matching: FoodMatching): readonly Food[] =>
  matching.status === 'matched' ? [matching.food] : matching.candidates;

/** `Amul Malai Paneer 200 g` → `Malai Paneer`: neither who made it nor how much tells what it is. */
function bareName({ text, brands }: { text: string; brands: readonly string[] }): string {
  const line = readGroceryLine(text);
  const name = line.status === 'read' ? line.name : text;
  const bare = brands
    .reduce((rest, brand) => withoutWords({ text: rest, words: brand }), name)
    .replace(/\s+/g, ' ')
    .trim();
  return bare === '' ? text : bare;
}

function withoutWords({ text, words }: { text: string; words: string }): string {
  const at = text.toLowerCase().indexOf(words.toLowerCase());
  return at < 0 ? text : `${text.slice(0, at)} ${text.slice(at + words.length)}`;
}

function contentOf({
  listed: { content },
  food,
  isTinned,
}: {
  listed: ListedProduct;
  food: Food | undefined;
  isTinned: boolean;
}): ProductProposal['content'] {
  if (content === undefined) return undefined;
  const weighing = weighGrocery({ amount: { ...content, ...(isTinned && { isTinned }) }, food });
  return weighing.status === 'weighed'
    ? { measure: weighing.measure, amount: Math.round(weighing.amount * 10) / 10 }
    : undefined;
}
