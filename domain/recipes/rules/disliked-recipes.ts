import type { HardRule } from './rule.ts';

/** Recipes that the person turned down, by preference or by feedback. Given up only where a slot would be empty. */
export const dislikedRecipes: HardRule = {
  id: 'disliked_recipes',
  hard: true,
  relaxedBy: 'disliked_recipes',
  allows: (recipe, { feedback, preferences }) =>
    feedback.get(recipe.id) !== 'dislike' && !preferences.dislikedRecipes.includes(recipe.id),
};
