import type { DayTargets } from '../energy/day-targets.ts';
import type { PortionedRecipe } from './compose-day.ts';
import type { DayContext } from './day-context.ts';
import { worthTogether } from './shared-pantry.ts';
import { type BySlot, mapSlots, SLOTS } from './slots.ts';

/** The default day reaches its protein when it has this share of the target. */
export const ENOUGH_PROTEIN = 0.9;

/** Beyond this share more protein does no more good, and takes the place of other food. */
const MUCH_PROTEIN = 1.1;

/** What missing a whole target costs against the rules' scores. */
const PROTEIN_LACK_COST = 40;
const PROTEIN_EXCESS_COST = 20;
/** What a whole day's sodium over the limit costs. */
const SODIUM_EXCESS_COST = 10;
const ENERGY_COST = 20;

/**
 * Puts first in each slot the option that makes, with the others' first, the best day: enough protein and not
 * much more, sodium within its limit, energy near the target, much of what spoils, then the rules' scores. Looks at all
 * combinations: 81 at most. A slot without picks stays out.
 */
export function chooseDefaults({
  picks,
  targets,
  context,
}: {
  picks: BySlot<PortionedRecipe[]>;
  targets: DayTargets;
  context: Pick<DayContext, 'stock' | 'pantry' | 'leftovers'>;
}): BySlot<PortionedRecipe[]> {
  const filled = SLOTS.filter((slot) => picks[slot].length > 0);
  let best: { combination: PortionedRecipe[]; cost: number } | undefined;
  for (const combination of combinations(filled.map((slot) => picks[slot]))) {
    const cost = costOf(combination, targets) - worthTogether({ dishes: combination, context });
    if (best === undefined || cost < best.cost) best = { combination, cost };
  }
  const defaults = new Set(best?.combination);
  return mapSlots((slot) =>
    [...picks[slot]].sort((a, b) => Number(defaults.has(b)) - Number(defaults.has(a)) || b.score - a.score),
  );
}

function costOf(combination: readonly PortionedRecipe[], targets: DayTargets): number {
  let [energyKcal, proteinG, sodiumMg, score] = [0, 0, 0, 0];
  for (const pick of combination) {
    energyKcal += pick.energyKcal;
    proteinG += pick.portion * pick.recipe.perServing.proteinG;
    sodiumMg += pick.portion * pick.recipe.perServing.sodiumMg;
    score += pick.score;
  }
  const proteinShare = targets.proteinG > 0 ? proteinG / targets.proteinG : 1;
  const proteinLack = Math.max(0, ENOUGH_PROTEIN - proteinShare);
  const proteinExcess = Math.max(0, proteinShare - MUCH_PROTEIN);
  const sodiumExcess = Math.max(0, sodiumMg / targets.sodiumMaxMg - 1);
  const energyMiss = Math.abs(energyKcal / targets.energyKcal - 1);
  return (
    PROTEIN_LACK_COST * proteinLack +
    PROTEIN_EXCESS_COST * proteinExcess +
    SODIUM_EXCESS_COST * sodiumExcess +
    ENERGY_COST * energyMiss -
    score
  );
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
