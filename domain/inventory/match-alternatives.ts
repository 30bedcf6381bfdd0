import type { Catalog, Food } from '../recipes/recipe.ts';
import { type FoodMatching, matchFood } from './match-food.ts';
import { withoutPreparation } from './preparation.ts';

/** What stands between two foods of which one is meant: English, German, Spanish, French, Hindi. */
const OR = /\s+(?:and\/or|or|oder|bzw\.?|o|u|ou|ya)\s+|\s*\/\s*/i;

/**
 * The food of a name that may name several: of `flour or almond flour` somebody has to say which, since both may hold
 * what somebody must not eat. `onion or onions` is one food.
 */
export function matchAlternatives({
  name,
  catalog,
  isTinned,
}: {
  name: string;
  catalog: Catalog;
  isTinned?: boolean | undefined;
}): FoodMatching {
  const parts = withoutPreparation(name)
    .split(OR)
    .filter((part) => /\p{L}/u.test(part));
  if (parts.length < 2) return matchFood({ name, catalog, isTinned });
  const matchings = parts.map((part) => matchFood({ name: part, catalog, isTinned }));
  const foods = new Set(matchings.flatMap(foodsOf));
  const [only] = foods;
  const isOne = foods.size === 1 && matchings.every(({ status }) => status === 'matched');
  if (only !== undefined && isOne) return { status: 'matched', food: only };
  const first = matchings.flatMap((matching) => foodsOf(matching).slice(0, 1));
  return { status: 'ambiguous', candidates: [...new Set([...first, ...foods])].slice(0, MOST_CANDIDATES) };
}

const MOST_CANDIDATES = 5;

const foodsOf = (matching: FoodMatching): readonly Food[] =>
  matching.status === 'matched' ? [matching.food] : matching.candidates;
