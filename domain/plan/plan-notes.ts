import type { DayTargets } from '../energy/day-targets.ts';
import { explainTargets } from '../energy/explain-targets.ts';
import type { Diet } from '../profile/preferences.ts';
import { ENOUGH_PROTEIN } from '../recipes/choose-defaults.ts';
import { STAGE_NOTES } from '../recipes/food-risk.ts';
import { mostFibreG } from '../recipes/optimizer/bands.ts';
import { SLOTS } from '../recipes/slots.ts';
import type { Unlock } from '../recipes/unlock.ts';
import { bandsNote } from './bands-note.ts';
import { energyBounds } from './day-energy.ts';
import type { PlanFallback, PlanMeals, Relaxation } from './meal-plan.ts';
import { otherChoicesNote, statedLimitsNote } from './stated-limits.ts';

const FALLBACK_NOTES = {
  previous_plan: 'New recipes could not be chosen tonight: these are from your last plan, fitted to today.',
  starter_plan: 'New recipes could not be chosen tonight: this is a simple plan that keeps to your diet.',
} satisfies Record<PlanFallback, string>;

const DIET_NOTES: Partial<Record<Diet, string>> = {
  halal: 'Use halal meat and poultry wherever a recipe has some.',
  kosher_style:
    'Kosher-style leaves out pork and shellfish and keeps meat from dairy; it is not a certification.',
};

/** Sentences for the reader: where the numbers came from, what was given up, what to mind. */
export function planNotes({
  targets,
  meals,
  relaxed,
  unlock = [],
  fallbackKind,
  diet,
}: {
  targets: DayTargets;
  meals: PlanMeals;
  relaxed: readonly Relaxation[];
  unlock?: readonly Unlock[] | undefined;
  fallbackKind: PlanFallback | undefined;
  diet: Diet;
}): string[] {
  const dietNote = DIET_NOTES[diet];
  return [
    ...explainTargets(targets),
    ...(fallbackKind === undefined ? [] : [FALLBACK_NOTES[fallbackKind]]),
    ...relaxed.map((relaxation) => relaxationNote({ relaxation, meals, targets })),
    ...unlock.map(({ text }) => text),
    ...otherChoicesNote({ meals, targets }),
    ...fibreNote({ meals, targets }),
    ...proteinNote({ meals, targets }),
    ...(dietNote === undefined ? [] : [dietNote]),
    ...stageNote(targets),
  ];
}

/** What is left out in pregnancy and while breastfeeding, as far as the targets know of it. */
function stageNote({ allowance }: DayTargets): string[] {
  if (allowance?.kind === 'pregnancy') return [STAGE_NOTES.pregnant];
  return allowance?.kind === 'breastfeeding' ? [STAGE_NOTES.breastfeeding] : [];
}

function relaxationNote({
  relaxation,
  meals,
  targets,
}: {
  relaxation: Relaxation;
  meals: PlanMeals;
  targets: DayTargets;
}): string {
  const { minKcal, maxKcal } = energyBounds(meals);
  const notes = {
    repeats: 'Some recipes were in your plan in the last three days: there are few others that fit you.',
    cooking_time: 'Some recipes take longer than you like to cook: there are few others that fit you.',
    disliked_foods: 'Some recipes have a food that you do not like: there are few others that fit you.',
    stated_limits: statedLimitsNote({ meals, targets }),
    nutrient_bands: bandsNote({ meals, targets }),
    energy_band: `Depending on what you choose the day comes to ${Math.round(minKcal)}–${Math.round(maxKcal)} kcal, more than 10 % off the target of ${Math.round(targets.energyKcal)} kcal.`,
    fewer_alternatives: 'Some meals have fewer than three alternatives: no more recipes fit you today.',
    disliked_recipes: 'A recipe that you turned down is here again: a meal would be empty without it.',
  } satisfies Record<Relaxation, string>;
  return notes[relaxation];
}

/** Says when the first option of every meal together stays short of the day's protein. */
function proteinNote({ meals, targets }: { meals: PlanMeals; targets: DayTargets }): string[] {
  const proteinG = SLOTS.reduce((sum, slot) => sum + (meals[slot][0]?.nutrition.proteinG ?? 0), 0);
  if (proteinG >= targets.proteinG * ENOUGH_PROTEIN) return [];
  return [
    `The first choice of each meal adds up to ${Math.round(proteinG)} g protein of the ${Math.round(targets.proteinG)} g that today asks for.`,
  ];
}

/** Says when the first option of every meal together stays short of the day's fibre, or has much more. */
function fibreNote({ meals, targets }: { meals: PlanMeals; targets: DayTargets }): string[] {
  const fibreG = Math.round(SLOTS.reduce((sum, slot) => sum + (meals[slot][0]?.nutrition.fibreG ?? 0), 0));
  const [least, most] = [Math.round(targets.fibreG), Math.round(mostFibreG(targets))];
  if (fibreG >= least && fibreG <= most) return [];
  const wished = fibreG < least ? `of the ${least} g that today asks for` : `where ${most} g are enough`;
  return [`The first choice of each meal adds up to ${fibreG} g fibre ${wished}.`];
}
