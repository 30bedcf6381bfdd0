import { assertNever } from '../../errors.ts';
import type { Reason } from '../../plan/meal-plan.ts';
import type { Nutrition, Recipe } from '../recipe.ts';
import { type ReasonContext, type SoftRule, toScore } from './rule.ts';

const KCAL_PER_G_PROTEIN = 4;
const KCAL_PER_G_CARBOHYDRATE = 4;

/** Shares of energy in a balanced dish, and the distance from it that earns the full score. */
const PROTEIN_SHARE = { usual: 0.2, full: 0.15 };
const CARBOHYDRATE_SHARE = { usual: 0.5, full: 0.2 };
/** kcal per g: about 1.3 is a plain cooked dish, 0.7 a light one (soup, salad). */
const ENERGY_DENSITY = { usual: 1.3, full: 0.6 };

/** From this score on the dish is a match worth telling. */
const NAMED_SCORE = 0.3;

/** Protein after strength training, carbohydrate after endurance, something lighter after rest. */
export const trainingLoad: SoftRule = {
  id: 'training_load',
  hard: false,
  reach: { kind: 'kept', key: ({ targets }) => targets.load },
  score: (recipe, { targets }) => {
    switch (targets.load) {
      case 'strength':
        return toScore((proteinShare(recipe.perServing) - PROTEIN_SHARE.usual) / PROTEIN_SHARE.full);
      case 'endurance':
        return toScore(
          (carbohydrateShare(recipe.perServing) - CARBOHYDRATE_SHARE.usual) / CARBOHYDRATE_SHARE.full,
        );
      case 'rest':
        return toScore((ENERGY_DENSITY.usual - energyDensity(recipe)) / ENERGY_DENSITY.full);
      case 'usual':
        return 0;
      default:
        return assertNever(targets.load);
    }
  },
  reason: (recipe, context) =>
    trainingLoad.score(recipe, context) >= NAMED_SCORE ? loadReason(context) : undefined,
};

function loadReason({ targets, nutrition }: ReasonContext): Reason | undefined {
  switch (targets.load) {
    case 'strength':
      return {
        code: 'after_strength',
        text: `${Math.round(nutrition.proteinG)} g protein after yesterday's strength session`,
      };
    case 'endurance':
      // A hard day may count as endurance without any session in the log.
      return {
        code: 'after_endurance',
        text: `${Math.round(nutrition.carbohydrateG)} g carbohydrate to make up for yesterday's effort`,
      };
    case 'rest':
      return { code: 'after_rest', text: 'A lighter dish after a day of rest' };
    case 'usual':
      return undefined;
    default:
      return assertNever(targets.load);
  }
}

const shareOfEnergy = (kcal: number, { energyKcal }: Nutrition): number =>
  energyKcal > 0 ? kcal / energyKcal : 0;

const proteinShare = (dish: Nutrition): number => shareOfEnergy(dish.proteinG * KCAL_PER_G_PROTEIN, dish);

const carbohydrateShare = (dish: Nutrition): number =>
  shareOfEnergy(dish.carbohydrateG * KCAL_PER_G_CARBOHYDRATE, dish);

const energyDensity = (recipe: Recipe): number => recipe.perServing.energyKcal / recipe.gramsPerServing;
