import { familyLabel } from '../food-label.ts';
import type { SoftRule } from './rule.ts';

/** From here on the votes say enough to be told: two likes and nothing against. */
const NAMED_TASTE = 0.3;

/** Main foods of dishes that the person liked come forward, those of disliked ones step back. */
export const learnedFoods: SoftRule = {
  id: 'learned_foods',
  hard: false,
  reach: { kind: 'alike', by: 'mainFood' },
  score: ({ mainFood }, { tastes }) => tastes.mainFood.get(mainFood) ?? 0,
  reason: ({ id, mainFood }, { tastes, feedback }) =>
    !feedback.has(id) && (tastes.mainFood.get(mainFood) ?? 0) >= NAMED_TASTE
      ? { code: 'learned_food', text: `You liked other dishes with ${familyLabel(mainFood)}` }
      : undefined,
};
