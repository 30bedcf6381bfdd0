import { catalogIndex } from '../domain/recipes/catalog-index.ts';
import { eligibleRows } from '../domain/recipes/optimizer/recipe-table.ts';
import { nearestPortion, portionKcal } from '../domain/recipes/portion.ts';
import type { MealSlot, Recipe } from '../domain/recipes/recipe.ts';
import type { SelectionInput } from '../domain/recipes/select-day.ts';
import { type BySlot, mapSlots, SLOTS } from '../domain/recipes/slots.ts';
import { createRandom } from './random.ts';

/** What a simple way of choosing comes to. */
export type BaselineDay = { worstDeviation: number; repeats: number };

const SHARES: BySlot<number> = { breakfast: 0.25, lunch: 0.35, dinner: 0.3, snack: 0.1 };
const OPTIONS = 3;
const NO_REPEAT_DAYS = 3;

type Order = (args: {
  recipes: readonly Recipe[];
  slot: MealSlot;
  input: SelectionInput;
}) => readonly Recipe[];

/** Recipes drawn by lot, each in the portion nearest to its slot's share of the energy. */
const atRandom: Order = ({ recipes, slot, input }) => {
  const random = createRandom(`${input.seed}:${slot}`);
  return recipes
    .map((recipe) => ({ recipe, lot: random.next() }))
    .sort((a, b) => a.lot - b.lot)
    .map(({ recipe }) => recipe);
};

/** The recipes whose portion comes nearest to the slot's share. */
const nearestCalories: Order = ({ recipes, slot, input }) => {
  const energyKcal = input.targets.energyKcal * SHARES[slot];
  const miss = (recipe: Recipe): number =>
    Math.abs(portionKcal({ recipe, portion: nearestPortion({ recipe, energyKcal }) }) - energyKcal);
  return [...recipes].sort((a, b) => miss(a) - miss(b) || (a.id < b.id ? -1 : 1));
};

export const BASELINES = { random: atRandom, 'nearest kcal': nearestCalories };

/** Three different recipes of each slot that keep the restrictions, in the given order; what their days come to. */
export function baselineDay({ input, order }: { input: SelectionInput; order: Order }): BaselineDay {
  const eligible = eligibleRows(input);
  const taken = new Set<string>();
  const energies = mapSlots((slot) => {
    const all = catalogIndex(input.catalog).bySlot[slot];
    const recipes = all.filter((recipe, row) => eligible[slot].includes(row) && !taken.has(recipe.id));
    const chosen = order({ recipes, slot, input }).slice(0, OPTIONS);
    for (const { id } of chosen) taken.add(id);
    const energyKcal = input.targets.energyKcal * SHARES[slot];
    return chosen.map((recipe) => portionKcal({ recipe, portion: nearestPortion({ recipe, energyKcal }) }));
  });
  const lately = new Set(input.recent.slice(0, NO_REPEAT_DAYS).flatMap(({ recipeIds }) => recipeIds));
  return {
    worstDeviation: worstDeviation({ energies, energyKcal: input.targets.energyKcal }),
    repeats: [...taken].filter((id) => lately.has(id)).length,
  };
}

/** How far the combination that is farthest off is from the target: 0.05 is 5 %. */
export function worstDeviation({
  energies,
  energyKcal,
}: {
  energies: BySlot<readonly number[]>;
  energyKcal: number;
}): number {
  const sum = (end: (...values: number[]) => number) =>
    SLOTS.reduce((total, slot) => total + end(...energies[slot]), 0);
  return Math.max(sum(Math.max) / energyKcal - 1, 1 - sum(Math.min) / energyKcal);
}
