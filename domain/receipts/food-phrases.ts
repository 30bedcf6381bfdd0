import { nameKey } from '../recipes/food-name.ts';
import type { Catalog, Food } from '../recipes/recipe.ts';
import { foldedWords, kindOf } from './product-name.ts';

/** A name of a food: its words by their number in the vocabulary. */
type FoodPhrase = { food: number; words: readonly number[]; weight: number };

/** All names of a catalogue's foods, taken apart. */
export type FoodPhrases = {
  foods: readonly Food[];
  phrases: readonly FoodPhrase[];
  words: readonly string[];
  numberOf: ReadonlyMap<string, number>;
  /** How much a word tells, 0 to 1: much when few foods have it, little when it describes any food. */
  weights: Float64Array;
  /** The names that a word is in. */
  phrasesOf: readonly (readonly number[])[];
  /** Foods by the whole of a name, as `nameKey` writes it: own names before aliases. */
  foodsByKey: ReadonlyMap<string, readonly number[]>;
  /** Foods by their own name alone. */
  foodsByName: ReadonlyMap<string, number>;
};

/** What is said of a food, `canned tomatoes`, tells less than what it is said of. */
const WEIGHTS = { plain: 1, other: 1, trait: 0.6, describer: 0.3, joining: 0 } as const;

/** A catalogue never changes, so its names are taken apart once. */
const known = new WeakMap<Catalog['foods'], FoodPhrases>();

/** The names of a catalogue's foods, taken apart at the first call. */
export function foodPhrases({ foods }: Pick<Catalog, 'foods'>): FoodPhrases {
  const found = known.get(foods);
  if (found !== undefined) return found;
  const built = takeApart([...foods.values()].sort((a, b) => (a.id < b.id ? -1 : 1)));
  known.set(foods, built);
  return built;
}

function takeApart(foods: readonly Food[]): FoodPhrases {
  const numberOf = new Map<string, number>();
  const foodsOf: Set<number>[] = [];
  const numbered = (word: string, food: number): number => {
    const number = numberOf.get(word) ?? numberOf.size;
    numberOf.set(word, number);
    const having = foodsOf[number] ?? new Set();
    foodsOf[number] = having.add(food);
    return number;
  };
  const ids = new Set(foods.map(({ id }) => nameKey(id)));
  const named = foods.flatMap((food, number) =>
    namesOf(food)
      // `Black beans (boiled without salt)` are not the `black-beans`, whose id it is.
      .filter((name) => nameKey(name) === nameKey(food.id) || !ids.has(nameKey(name)))
      .map((name) => {
        const words = [...new Set(foldedWords(name))];
        return { food: number, words: words.map((word) => numbered(word, number)) };
      }),
  );
  const words = [...numberOf.keys()];
  const weights = Float64Array.from(words, (word, number) =>
    weightOf({ word, having: foodsOf[number]?.size ?? 1, foods: foods.length }),
  );
  const phrases = named
    .filter(({ words: used }) => used.length > 0)
    .map((phrase) => ({
      ...phrase,
      weight: phrase.words.reduce((sum, word) => sum + (weights[word] ?? 0), 0),
    }));
  return { foods, phrases, words, numberOf, weights, ...lookUps({ foods, phrases, words }) };
}

function lookUps(args: {
  foods: readonly Food[];
  phrases: readonly FoodPhrase[];
  words: readonly string[];
}): Pick<FoodPhrases, 'phrasesOf' | 'foodsByKey' | 'foodsByName'> {
  const phrasesOf: number[][] = args.words.map(() => []);
  for (const [number, phrase] of args.phrases.entries()) {
    for (const word of phrase.words) phrasesOf[word]?.push(number);
  }
  const foodsByKey = new Map<string, number[]>();
  for (const [number, food] of args.foods.entries()) {
    for (const key of new Set(namesOf(food).map(nameKey))) {
      foodsByKey.set(key, [...(foodsByKey.get(key) ?? []), number]);
    }
  }
  const foodsByName = new Map(
    args.foods.flatMap((food, number) =>
      [food.name, food.id].map((name) => [nameKey(name), number] as const),
    ),
  );
  return { phrasesOf, foodsByKey, foodsByName };
}

const namesOf = (food: Food): string[] => [
  ...new Set([food.name, food.name.replace(/ \(.*\)$/, ''), food.id.replaceAll('-', ' '), ...food.aliases]),
];

/** Inverse document frequency over foods, 1 for a word of one food. */
function weightOf({ word, having, foods }: { word: string; having: number; foods: number }): number {
  const rarity = Math.log((foods + 1) / having) / Math.log(foods + 1);
  return rarity * WEIGHTS[kindOf(word)];
}
