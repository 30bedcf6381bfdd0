import { findOptionalMet } from '../activity/met-values.ts';
import type { DayTargets } from '../energy/day-targets.ts';
import type { MealSlot } from '../recipes/recipe.ts';
import { SLOTS } from '../recipes/slots.ts';
import type { AddedActivity } from './added-activity.ts';
import { type EatingOut, isTooMuch, slotsLeft } from './eating-out.ts';
import type { MealChange, PlanDifferences } from './plan-differences.ts';
import type { WhatIfChange } from './what-if-change.ts';

/** What a person would like to read: the energy first, then what is eaten out, then the dishes. */
export function whatIfSentences({
  change,
  before,
  after,
  rest,
  differences,
}: {
  change: WhatIfChange;
  before: DayTargets;
  after: DayTargets;
  /** What the planned meals have to make. */
  rest: DayTargets;
  differences: Omit<PlanDifferences, 'sentences'>;
}): string[] {
  const { activity, eatingOut, restrictions, target } = change;
  return [
    ...(activity.length === 0 ? [] : [activitySentence({ activity, before, after })]),
    energySentence({ before, after }),
    ...heldBackSentence({ asked: target?.energyKcal, after }),
    ...(eatingOut.length === 0 ? [] : [eatingOutSentence({ eatingOut, targets: after, rest })]),
    ...restrictionSentence(restrictions),
    ...mealSentences({ meals: differences.meals, eatingOut }),
  ];
}

function activitySentence({
  activity,
  before,
  after,
}: {
  activity: readonly AddedActivity[];
  before: DayTargets;
  after: DayTargets;
}): string {
  const named = joined(activity.map(activityText));
  const moreKcal = after.expenditureKcal - before.expenditureKcal;
  if (moreKcal > 0) {
    return `With ${named} on ${after.activityDate} you would have used about ${moreKcal} kcal more: ${after.expenditureKcal} kcal.`;
  }
  const origin = after.expenditureOrigin.kind === 'baseline' ? 'your usual activity level' : 'that day';
  return `The energy of ${named} is already counted in ${origin}, so what you use stays about ${after.expenditureKcal} kcal.`;
}

function activityText({ metCode, durationMin, distanceKm, energyKcal }: AddedActivity): string {
  const name = metCode === undefined ? undefined : findOptionalMet(metCode)?.name.toLowerCase();
  if (distanceKm !== undefined) return `${distanceKm} km of ${name}`;
  if (durationMin !== undefined) return `${durationMin} minutes of ${name}`;
  return name === undefined ? `${energyKcal} kcal of activity` : `${energyKcal} kcal of ${name}`;
}

function energySentence({ before, after }: { before: DayTargets; after: DayTargets }): string {
  const changeKcal = Math.round(after.energyKcal - before.energyKcal);
  if (changeKcal === 0) return `Your target stays ${after.energyKcal} kcal.`;
  const direction = changeKcal > 0 ? 'more' : 'less';
  const macros = `${after.proteinG} g protein, ${after.fatG} g fat and ${after.carbohydrateG} g carbohydrate`;
  return `Your target would be ${after.energyKcal} kcal, ${Math.abs(changeKcal)} kcal ${direction} than planned, with ${macros}.`;
}

/** Another energy is held to floors and caps: the notes of the plan name the limit. */
function heldBackSentence({ asked, after }: { asked: number | undefined; after: DayTargets }): string[] {
  if (asked === undefined || asked === after.energyKcal) return [];
  return [
    `The ${asked} kcal that you asked for are outside the plan's limits: ${after.energyKcal} kcal are within.`,
  ];
}

function eatingOutSentence({
  eatingOut,
  targets,
  rest,
}: {
  eatingOut: readonly EatingOut[];
  targets: DayTargets;
  rest: DayTargets;
}): string {
  const outKcal = Math.round(eatingOut.reduce((sum, { energyKcal }) => sum + energyKcal, 0));
  const slots = SLOTS.filter((slot) => eatingOut.some((meal) => meal.slot === slot));
  const out = `${capitalised(joined(slots))} out ${slots.length === 1 ? 'takes' : 'take'} ${outKcal} kcal`;
  const left = slotsLeft(eatingOut);
  if (!isTooMuch({ targets, eatingOut })) {
    return `${out}; ${joined(left)} ${left.length === 1 ? 'has' : 'share'} the other ${rest.energyKcal} kcal.`;
  }
  const overKcal = outKcal + rest.energyKcal - targets.energyKcal;
  return `${out}. The other meals keep half of their usual size, ${rest.energyKcal} kcal, so the day goes ${overKcal} kcal over its target.`;
}

function restrictionSentence(restrictions: WhatIfChange['restrictions']): string[] {
  const kept = [
    ...(restrictions?.diet === undefined ? [] : [restrictions.diet.replace('_', '-')]),
    ...(restrictions?.allergens ?? []).map((allergen) => `free from ${allergen.replace('_', ' ')}`),
  ];
  return kept.length === 0 ? [] : [`Every recipe is also ${joined(kept)}.`];
}

function mealSentences({
  meals,
  eatingOut,
}: {
  meals: PlanDifferences['meals'];
  eatingOut: readonly EatingOut[];
}): string[] {
  const slots = slotsLeft(eatingOut);
  const same = slots.filter((slot) => changesOf(meals[slot]).length === 0);
  return [
    ...slots
      .filter((slot) => !same.includes(slot))
      .map((slot) => `${capitalised(slot)}: ${changesOf(meals[slot]).join('; ')}.`),
    ...(same.length === 0
      ? []
      : [`${capitalised(joined(same))} ${same.length === 1 ? 'stays as it is' : 'stay as they are'}.`]),
  ];
}

function changesOf({ in: coming, out, kept }: MealChange): string[] {
  const names = (recipes: readonly { name: string }[]) => joined(recipes.map(({ name }) => quoted(name)));
  const exchanged =
    coming.length > 0 && out.length > 0
      ? [`${names(coming)} in place of ${names(out)}`]
      : [
          ...(coming.length > 0 ? [`${names(coming)} ${coming.length === 1 ? 'comes' : 'come'} in`] : []),
          ...(out.length > 0 ? [`without ${names(out)}`] : []),
        ];
  const resized = kept
    .filter(({ portionBefore, portionAfter }) => portionBefore !== portionAfter)
    .map(
      ({ name, portionBefore, portionAfter }) =>
        `${quoted(name)} from ${portionBefore} to ${portionAfter} servings`,
    );
  return [...exchanged, ...resized];
}

/** Names of dishes have commas and "and" of their own. */
const quoted = (name: string): string => `“${name}”`;

const joined = (parts: readonly (string | MealSlot)[]): string =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
