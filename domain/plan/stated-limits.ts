import type { DayTargets } from '../energy/day-targets.ts';
import { SLOTS } from '../recipes/slots.ts';
import type { PlanMeals } from './meal-plan.ts';

/** A limit that a plan states for the day, and what its options come to: the first of each slot, and the most of any. */
export type StatedLimit = {
  name: 'sodium' | 'saturated fat';
  unit: 'mg' | 'g';
  limit: number;
  first: number;
  most: number;
};

/** Amounts are stated to a tenth: less is no difference. */
const ROUNDING = 0.05;

/** The limits of sodium (mg) and saturated fat (g) with what the options of a plan come to. */
export function statedLimits({ meals, targets }: { meals: PlanMeals; targets: DayTargets }): StatedLimit[] {
  const sum = (figure: 'sodiumMg' | 'saturatedFatG', count: number): number =>
    SLOTS.reduce(
      (total, slot) =>
        total + Math.max(0, ...meals[slot].slice(0, count).map(({ nutrition }) => nutrition[figure])),
      0,
    );
  const ends = (figure: 'sodiumMg' | 'saturatedFatG') => ({
    first: sum(figure, 1),
    most: sum(figure, Number.POSITIVE_INFINITY),
  });
  return [
    { name: 'sodium', unit: 'mg', limit: targets.sodiumMaxMg, ...ends('sodiumMg') },
    { name: 'saturated fat', unit: 'g', limit: targets.saturatedFatMaxG, ...ends('saturatedFatG') },
  ];
}

/** The stated limits that the first options leave together. */
export const limitsLeftByFirst = (plan: { meals: PlanMeals; targets: DayTargets }): StatedLimit[] =>
  statedLimits(plan).filter(({ first, limit }) => first > limit + ROUNDING);

/** Says which limit the first options leave, and by how much. */
export function statedLimitsNote(plan: { meals: PlanMeals; targets: DayTargets }): string {
  const left = limitsLeftByFirst(plan).map(
    ({ name, unit, limit, first }) =>
      `${Math.round(first)} ${unit} ${name}, over the ${Math.round(limit)} ${unit} of today`,
  );
  const day = left.length === 0 ? 'more than a limit of today' : left.join(' and ');
  return `The first choice of each meal adds up to ${day}: no day was found that fits you and keeps it.`;
}

/** Says what other choices may come to where that is over a stated limit; the first are spoken of elsewhere. */
export function otherChoicesNote(plan: { meals: PlanMeals; targets: DayTargets }): string[] {
  const over = statedLimits(plan).filter(
    ({ first, most, limit }) => most > Math.max(first, limit) + ROUNDING,
  );
  if (over.length === 0) return [];
  const amounts = over.map(({ name, unit, most }) => `${Math.round(most)} ${unit} ${name}`);
  return [
    `The limits are for the first choices: others together come to as much as ${amounts.join(' and ')}.`,
  ];
}
