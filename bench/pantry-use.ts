import { catalogIndex } from '../domain/recipes/catalog-index.ts';
import { FULL_BUDGET } from '../domain/recipes/optimizer/optimize-day.ts';
import { type OptimizedSelection, optimizeSelection } from '../domain/recipes/optimizer/optimize-recipes.ts';
import { eligibleRows } from '../domain/recipes/optimizer/recipe-table.ts';
import type { PantryFood } from '../domain/recipes/pantry-food.ts';
import type { Catalog } from '../domain/recipes/recipe.ts';
import type { SelectionInput } from '../domain/recipes/select-day.ts';
import { SLOTS } from '../domain/recipes/slots.ts';
import { householdLots } from './pantry-lots.ts';

/** What a day makes of the food that spoils, and what it is like otherwise. Shares are of 1. */
export type PantryDay = {
  /** Of the mass that spoils: what the first options take, and what all twelve would. */
  usedByDefault: number;
  usedByAll: number;
  /** Of the lots that spoil: those of which the first options take something. */
  lotsByDefault: number;
  /** Alternatives of a cuisine that the person likes. */
  likedCuisines: number;
  /** The first options together against the day's targets. */
  energyOff: number;
  protein: number;
  sodium: number;
  isProven: boolean;
  relaxations: number;
};

const SPOILING_LOTS = 8;
const SPOILING_DAYS = 4;

/**
 * A day with eight lots at home that spoil within four days, planned with and without knowing of them; `savingMost` is the
 * share of their mass that is used by a day that is chosen for nothing else.
 */
export function pantryDay(
  person: SelectionInput,
): { known: PantryDay; unknown: PantryDay; savingMost: number } | undefined {
  const pantry = householdLots({ person, count: SPOILING_LOTS, spoils: { days: SPOILING_DAYS } });
  const known = optimizeSelection({ input: { ...person, pantry }, budget: FULL_BUDGET });
  const unknown = optimizeSelection({ input: person, budget: FULL_BUDGET });
  if (known === undefined || unknown === undefined) return undefined;
  const judge = (selection: OptimizedSelection) => judgeDay({ selection, pantry, person });
  const savingMost = takenFrom({ pantry, dishes: dayThatSavesMost({ person, pantry }), ...person }).mass;
  return { known: judge(known), unknown: judge(unknown), savingMost };
}

/** What people eat of a dish, about: a serving and a quarter. */
const USUAL_PORTION = 1.25;

/** Slot by slot the dish that uses most of what the others left, of all that the person may eat. */
function dayThatSavesMost({
  person,
  pantry,
}: {
  person: SelectionInput;
  pantry: readonly PantryFood[];
}): { recipeId: string; portion: number }[] {
  const { catalog } = person;
  const rows = eligibleRows(person);
  const dishes: { recipeId: string; portion: number }[] = [];
  for (const slot of SLOTS) {
    let best = { recipeId: '', mass: -1 };
    for (const row of rows[slot]) {
      const recipeId = catalogIndex(catalog).bySlot[slot][row]?.id ?? '';
      if (dishes.some((dish) => dish.recipeId === recipeId)) continue;
      const tried = [...dishes, { recipeId, portion: USUAL_PORTION }];
      const { mass } = takenFrom({ pantry, dishes: tried, catalog });
      if (mass > best.mass) best = { recipeId, mass };
    }
    dishes.push({ recipeId: best.recipeId, portion: USUAL_PORTION });
  }
  return dishes;
}

function judgeDay({
  selection: { meals, day, relaxed },
  pantry,
  person: { catalog, targets, preferences },
}: {
  selection: OptimizedSelection;
  pantry: readonly PantryFood[];
  person: SelectionInput;
}): PantryDay {
  const all = SLOTS.flatMap((slot) => meals[slot]);
  const first = SLOTS.flatMap((slot) => meals[slot].slice(0, 1));
  const sum = (of: 'energyKcal' | 'proteinG' | 'sodiumMg') =>
    first.reduce((total, { nutrition }) => total + nutrition[of], 0);
  const liked = all.filter(({ recipeId }) => {
    const cuisine = catalog.recipes.get(recipeId)?.cuisine;
    return cuisine !== undefined && preferences.likedCuisines.includes(cuisine);
  });
  const byDefault = takenFrom({ pantry, dishes: first, catalog });
  return {
    usedByDefault: byDefault.mass,
    usedByAll: takenFrom({ pantry, dishes: all, catalog }).mass,
    lotsByDefault: byDefault.lots,
    likedCuisines: liked.length / all.length,
    energyOff: Math.abs(sum('energyKcal') / targets.energyKcal - 1),
    protein: sum('proteinG') / targets.proteinG,
    sodium: sum('sodiumMg') / targets.sodiumMaxMg,
    isProven: day.bound - day.objective < 1e-5,
    relaxations: relaxed.length,
  };
}

/** Shares of the mass and of the lots of a pantry that some dishes take, no gram twice. */
function takenFrom({
  pantry,
  dishes,
  catalog,
}: {
  pantry: readonly PantryFood[];
  dishes: readonly { recipeId: string; portion: number }[];
  catalog: Catalog;
}): { mass: number; lots: number } {
  const needs = new Map<string, number>();
  for (const { recipeId, portion } of dishes) {
    const recipe = catalog.recipes.get(recipeId);
    for (const { food, grams } of recipe?.ingredients ?? []) {
      needs.set(food, (needs.get(food) ?? 0) + (grams * portion) / (recipe?.servings ?? 1));
    }
  }
  const taken = pantry.map(({ foodId, massG }) => {
    const part = Math.min(massG, needs.get(foodId) ?? 0);
    needs.set(foodId, (needs.get(foodId) ?? 0) - part);
    return part;
  });
  const total = pantry.reduce((sum, { massG }) => sum + massG, 0);
  return {
    mass: taken.reduce((sum, part) => sum + part, 0) / total,
    lots: taken.filter((part) => part > 0).length / pantry.length,
  };
}
