import type { SoftRule } from './rule.ts';

/** Recipes that the person liked in an earlier plan. */
export const likedRecipes: SoftRule = {
  id: 'liked_recipes',
  hard: false,
  reach: { kind: 'named', ids: ({ feedback }) => feedback.keys() },
  score: (recipe, { feedback }) => (feedback.get(recipe.id) === 'like' ? 1 : 0),
  reason: (recipe, { feedback }) =>
    feedback.get(recipe.id) === 'like'
      ? { code: 'liked_recipe', text: 'You liked it when you had it before' }
      : undefined,
};
