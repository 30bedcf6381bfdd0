import { assertNever } from '../errors.ts';
import {
  ADDED_SUGAR_MEAL_G,
  FIBRE_G_PER_1000_KCAL,
  KCAL_PER_G,
  SATURATED_FAT_SHARE,
  SODIUM_MAX_MG,
} from './constants.ts';
import type { DayTargets, ProteinOrigin } from './day-targets.ts';

/** Sentences for the reader: what each macro, fibre and the limits of the day follow. */
export function explainMacros(targets: DayTargets): string[] {
  const { energyKcal, proteinG, proteinOrigin, fatG, carbohydrateG, fibreG } = targets;
  const fatShare = (KCAL_PER_G.fat * fatG) / energyKcal;
  return [
    `Protein: ${proteinG} g${proteinOrigin ? `, ${proteinText(proteinOrigin)}` : ''}.`,
    `Fat: ${fatG} g, which is ${percent(fatShare)} of the energy. Carbohydrate: ${carbohydrateG} g, which is the rest of it.`,
    `Fibre: at least ${fibreG} g, ${FIBRE_G_PER_1000_KCAL} g for every 1000 kcal.`,
    limitsText(targets),
  ];
}

function proteinText(origin: ProteinOrigin): string {
  switch (origin.kind) {
    case 'body_mass':
      return `${origin.gPerKg} g for each kg that you weigh`;
    case 'adjusted_mass':
      return `${origin.gPerKg} g for each kg of a weight that counts a quarter of what is above a healthy one`;
    case 'body_most':
      return `${origin.gPerKg} g for each kg of your body, the most that is advised`;
    case 'lean_mass':
      return `${origin.gPerKg} g for each kg of your body that is not fat`;
    case 'energy_share':
      return `${percent(origin.share)} of the energy, which is more than your weight alone asks for`;
    case 'range_end':
      return `the most that leaves room for enough fat and carbohydrate (up to ${percent(origin.share)} of the energy)`;
    default:
      return assertNever(origin);
  }
}

function limitsText({ saturatedFatMaxG, sodiumMaxMg, addedSugarMaxG }: DayTargets): string {
  const sodiumFor = sodiumMaxMg === SODIUM_MAX_MG.from14 ? 'adults' : 'your age';
  const limits = `At most ${saturatedFatMaxG} g saturated fat (${percent(SATURATED_FAT_SHARE)} of the energy) and ${sodiumMaxMg} mg sodium (the limit for ${sodiumFor})`;
  return addedSugarMaxG === undefined
    ? `${limits}.`
    : `${limits}; of added sugar, which recipes do not count, at most ${addedSugarMaxG} g, and no more than ${ADDED_SUGAR_MEAL_G} g in a meal.`;
}

const percent = (share: number): string => `${Math.round(100 * share)} %`;
