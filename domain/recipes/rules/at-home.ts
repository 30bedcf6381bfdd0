import type { PantryMatch } from '../pantry-matches.ts';
import type { Recipe } from '../recipe.ts';
import type { SoftRule } from './rule.ts';

/** From this share of its weight on, most of a dish is at home. */
const MOST = 0.75;

/** Dishes whose ingredients are at home, by weight: a missing pinch of salt is no trip to the shop. Leftovers need none. */
export const atHome: SoftRule = {
  id: 'at_home',
  hard: false,
  reach: { kind: 'named', ids: ({ pantry, leftovers }) => [...pantry.keys(), ...leftovers.keys()] },
  score: (recipe, { pantry, leftovers }) =>
    leftovers.has(recipe.id) ? 1 : shareAtHome(recipe, pantry.get(recipe.id)),
  reason: (recipe, { pantry }) => {
    const match = pantry.get(recipe.id);
    if (shareAtHome(recipe, match) < MOST) return undefined;
    const foods = new Set(recipe.ingredients.map(({ food }) => food)).size;
    const isComplete = (match?.foodsAtHome ?? 0) >= foods;
    return {
      code: 'at_home',
      text: `You have ${isComplete ? 'everything' : 'most of what it takes'} at home`,
    };
  },
};

/** The part of a dish's weight that is at home, 0 to 1. */
export const shareAtHome = ({ gramsPerServing }: Recipe, match: PantryMatch | undefined): number =>
  match === undefined ? 0 : Math.min(1, match.gramsAtHome / gramsPerServing);
