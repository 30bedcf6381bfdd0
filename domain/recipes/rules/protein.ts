import { type SoftRule, toScore } from './rule.ts';

/** A dish is worth naming for its protein when it brings a third more than its share. */
const NAMED_EXCESS = 0.33;

/** Protein per kcal against what the day asks for: −1 for none at all, 0 for enough; more is no better. */
export const protein: SoftRule = {
  id: 'protein',
  hard: false,
  reach: { kind: 'each' },
  score: (recipe, { targets }) => toScore(Math.min(0, proteinExcess(recipe.perServing, targets))),
  reason: (recipe, { targets, nutrition }) =>
    // After strength training the training rule says the same with its cause.
    targets.load !== 'strength' && proteinExcess(recipe.perServing, targets) >= NAMED_EXCESS
      ? {
          code: 'protein_rich',
          text: `${Math.round(nutrition.proteinG)} g protein of today's ${Math.round(targets.proteinG)} g`,
        }
      : undefined,
};

type ProteinPerEnergy = { proteinG: number; energyKcal: number };

/** By how much `dish` has more protein per kcal than `day`: 0 is just enough, −1 none. */
function proteinExcess(dish: ProteinPerEnergy, day: ProteinPerEnergy): number {
  if (dish.energyKcal <= 0 || day.proteinG <= 0) return 0;
  return (dish.proteinG / dish.energyKcal) * (day.energyKcal / day.proteinG) - 1;
}
