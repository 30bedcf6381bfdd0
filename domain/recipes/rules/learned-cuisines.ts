import { cuisineLabel } from '../cuisine-label.ts';
import type { SoftRule } from './rule.ts';

/** From here on the votes say enough to be told: two likes and nothing against. */
const NAMED_TASTE = 0.3;

/** Cuisines of dishes that the person liked come forward, those of disliked ones step back. */
export const learnedCuisines: SoftRule = {
  id: 'learned_cuisines',
  hard: false,
  reach: { kind: 'alike', by: 'cuisine' },
  score: ({ cuisine }, { tastes }) => tastes.cuisine.get(cuisine) ?? 0,
  reason: ({ id, cuisine }, { tastes, feedback, preferences }) => {
    const isToldAlready = feedback.has(id) || preferences.likedCuisines.includes(cuisine);
    return !isToldAlready && (tastes.cuisine.get(cuisine) ?? 0) >= NAMED_TASTE
      ? { code: 'learned_cuisine', text: `You liked other ${cuisineLabel(cuisine)} dishes` }
      : undefined;
  },
};
