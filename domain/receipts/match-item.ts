import type { Catalog } from '../recipes/recipe.ts';

/** A food that a line may mean; `likeness` is 1 for its own name and 0 for nothing in common. */
export type FoodCandidate = { foodId: string; likeness: number };

/** The foods that a line of a bill may mean, best first, at most five; `isSure` when the first needs no second look. */
export type ItemMatch = { candidates: readonly FoodCandidate[]; isSure: boolean };

/** See the type. */
export type MatchItem = (args: { name: string; catalog: Catalog }) => ItemMatch;
