import { catalogIndex } from './catalog-index.ts';
import { COUNTED_FOODS, type CountedFood } from './counted-foods.ts';
import type { Catalog } from './recipe.ts';
import type { RecipeFeedback } from './select-day.ts';

/** −1 (never liked) to 1 (always liked) by cuisine and by main food; what nobody voted on is absent. */
export type Tastes = { cuisine: ReadonlyMap<string, number>; mainFood: ReadonlyMap<string, number> };

/**
 * Votes that are held to have been even before the first one: one like makes 0.2, three 0.43, and no number of them
 * ever quite 1. The mean of a Beta(2, 2) prior, scaled from 0..1 to −1..1.
 */
const EVEN_VOTES = 4;

/** What the verdicts on single dishes say of their cuisines and main foods. */
export function learnedTastes({ catalog, feedback }: { catalog: Catalog; feedback: RecipeFeedback }): Tastes {
  const [cuisine, mainFood] = [new Map<string, Votes>(), new Map<string, Votes>()];
  for (const [recipeId, verdict] of feedback) {
    const recipe = catalog.recipes.get(recipeId);
    if (recipe === undefined) continue;
    const vote = verdict === 'like' ? 1 : -1;
    // "International" is no kitchen that anyone has a taste for.
    if (recipe.cuisine !== 'international') cast(cuisine, recipe.cuisine, vote);
    cast(mainFood, recipe.mainFood, vote);
  }
  return { cuisine: shrunk(cuisine), mainFood: shrunk(mainFood) };
}

type Votes = { count: number; sum: number };

function cast(votes: Map<string, Votes>, name: string, vote: number): void {
  const { count, sum } = votes.get(name) ?? { count: 0, sum: 0 };
  votes.set(name, { count: count + 1, sum: sum + vote });
}

const shrunk = (votes: ReadonlyMap<string, Votes>): Map<string, number> =>
  new Map([...votes].map(([name, { count, sum }]) => [name, sum / (count + EVEN_VOTES)]));

/** Dishes that must be turned down more than liked before a food is held to be unloved: one may be for its sauce. */
const UNLOVED_FROM = 2;

/** Counted foods whose dishes the person turns down more often than they like them. */
export function unlovedFoods({
  catalog,
  turnedDown,
  feedback,
}: {
  catalog: Catalog;
  turnedDown: ReadonlySet<string>;
  feedback: RecipeFeedback;
}): Set<CountedFood> {
  const { countedOf } = catalogIndex(catalog);
  const liked = [...feedback].flatMap(([id, verdict]) => (verdict === 'like' ? [id] : []));
  const countIn = (ids: Iterable<string>, counted: CountedFood): number =>
    [...ids].filter((id) => countedOf.get(id)?.includes(counted)).length;
  return new Set(
    COUNTED_FOODS.filter((counted) => countIn(turnedDown, counted) - countIn(liked, counted) >= UNLOVED_FROM),
  );
}
