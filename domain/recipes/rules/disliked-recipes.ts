import type { HardRule } from './rule.ts';

/** Recipes that the person turned down, by preference or by feedback. Given up only where a slot would be empty. */
export const dislikedRecipes: HardRule = {
  id: 'disliked_recipes',
  hard: true,
  relaxedBy: 'disliked_recipes',
  reach: ({ turnedDown }) => turnedDown,
  allows: ({ id }, { turnedDown }) => !turnedDown.has(id),
};
