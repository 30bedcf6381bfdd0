import type { DayTargets } from '../energy/day-targets.ts';
import type { PortionedRecipe } from './compose-day.ts';
import type { DayContext } from './day-context.ts';
import { mostFibreG } from './optimizer/bands.ts';
import type { Nutrition } from './recipe.ts';
import { sameAgain } from './same-again.ts';
import { worthTogether } from './shared-pantry.ts';
import { type BySlot, mapSlots, SLOTS } from './slots.ts';

/** The default day reaches its protein when it has this share of the target. */
export const ENOUGH_PROTEIN = 0.9;

/** Beyond this share more protein does no more good, and takes the place of other food. */
const MUCH_PROTEIN = 1.1;

/** What missing a whole target costs against the rules' scores. */
const PROTEIN_LACK_COST = 40;
const PROTEIN_EXCESS_COST = 20;
/** What less fibre than the target costs, and what missing a whole day's. */
const UNDER_FIBRE_COST = 5;
const FIBRE_LACK_COST = 60;
/** What leaving a limit that the plan prints costs, and what each whole limit beyond it: more than any other choice. */
const OVER_LIMIT_COST = 12;
const LIMIT_EXCESS_COST = 60;
const ENERGY_COST = 20;

/**
 * Puts first in each slot the option that makes, with the others' first, the best day: enough protein and not
 * much more, sodium, saturated fat and fibre within their limits, energy near the target, different foods over the day,
 * much of what spoils, then the rules' scores. Looks at all combinations: 81 at most. A slot without picks stays out.
 */
export function chooseDefaults({
  picks,
  targets,
  context,
}: {
  picks: BySlot<PortionedRecipe[]>;
  targets: DayTargets;
  context: DayContext;
}): BySlot<PortionedRecipe[]> {
  const filled = SLOTS.filter((slot) => picks[slot].length > 0);
  let best: { combination: PortionedRecipe[]; cost: number } | undefined;
  for (const combination of combinations(filled.map((slot) => picks[slot]))) {
    const cost =
      costOf(combination, targets) +
      sameAgain({ dishes: combination, context }) -
      worthTogether({ dishes: combination, context });
    if (best === undefined || cost < best.cost) best = { combination, cost };
  }
  const defaults = new Set(best?.combination);
  return mapSlots((slot) =>
    [...picks[slot]].sort((a, b) => Number(defaults.has(b)) - Number(defaults.has(a)) || b.score - a.score),
  );
}

function costOf(combination: readonly PortionedRecipe[], targets: DayTargets): number {
  const sum = (amount: (pick: PortionedRecipe) => number): number =>
    combination.reduce((total, pick) => total + amount(pick), 0);
  const ofNutrition = (figure: keyof Nutrition): number =>
    sum(({ portion, recipe }) => portion * recipe.perServing[figure]);
  const proteinShare = targets.proteinG > 0 ? ofNutrition('proteinG') / targets.proteinG : 1;
  const proteinLack = Math.max(0, ENOUGH_PROTEIN - proteinShare);
  const proteinExcess = Math.max(0, proteinShare - MUCH_PROTEIN);
  const energyMiss = Math.abs(sum(({ energyKcal }) => energyKcal) / targets.energyKcal - 1);
  const fibreG = ofNutrition('fibreG');
  const fibreLack = targets.fibreG > 0 ? Math.max(0, 1 - fibreG / targets.fibreG) : 0;
  return (
    PROTEIN_LACK_COST * proteinLack +
    PROTEIN_EXCESS_COST * proteinExcess +
    overLimit(ofNutrition('sodiumMg'), targets.sodiumMaxMg) +
    overLimit(ofNutrition('saturatedFatG'), targets.saturatedFatMaxG) +
    (fibreLack > 0 ? UNDER_FIBRE_COST + FIBRE_LACK_COST * fibreLack : 0) +
    overLimit(fibreG, mostFibreG(targets)) +
    ENERGY_COST * energyMiss -
    sum(({ score }) => score)
  );
}

function overLimit(amount: number, limit: number): number {
  return amount <= limit ? 0 : OVER_LIMIT_COST + LIMIT_EXCESS_COST * (amount / limit - 1);
}

function* combinations<Item>(choices: readonly (readonly Item[])[]): Generator<Item[]> {
  const [first, ...rest] = choices;
  if (first === undefined) {
    yield [];
    return;
  }
  for (const item of first) {
    for (const tail of combinations(rest)) yield [item, ...tail];
  }
}
