import { cuisineLabel } from '../cuisine-label.ts';
import type { SoftRule } from './rule.ts';

/** Cuisines that the person said they like. */
export const likedCuisines: SoftRule = {
  id: 'liked_cuisines',
  hard: false,
  reach: { kind: 'alike', by: 'cuisine' },
  score: (recipe, { preferences }) => (preferences.likedCuisines.includes(recipe.cuisine) ? 1 : 0),
  reason: (recipe, { preferences }) =>
    preferences.likedCuisines.includes(recipe.cuisine)
      ? { code: 'liked_cuisine', text: `You like ${cuisineLabel(recipe.cuisine)} food` }
      : undefined,
};
