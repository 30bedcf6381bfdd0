import type { SoftRule } from './rule.ts';

/** Food of where the person lives, as long as they named nothing that they like: a guess, never told as more. */
export const homeCuisines: SoftRule = {
  id: 'home_cuisines',
  hard: false,
  reach: { kind: 'alike', by: 'cuisine' },
  score: ({ cuisine }, { preferences, homeCuisines: home }) =>
    preferences.likedCuisines.length === 0 && home.includes(cuisine) ? 1 : 0,
  reason: () => undefined,
};
