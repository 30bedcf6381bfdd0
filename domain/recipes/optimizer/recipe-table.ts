import type { EaterPreferences } from '../../profile/eater-preferences.ts';
import { catalogIndex } from '../catalog-index.ts';
import { PORTIONS, portionCost, portionKcal } from '../portion.ts';
import type { Catalog, Recipe } from '../recipe.ts';
import { brokenRestrictions } from '../rules/restrictions.ts';
import { type BySlot, mapSlots } from '../slots.ts';
import { breaksEgg, pieceCost } from '../whole-pieces.ts';
import { NUTRIENTS, WIDTH } from './nutrients.ts';

/** A slot's recipes as columns of numbers; rows follow `recipes`. */
export type SlotTable = {
  recipes: readonly Recipe[];
  /** A number for each recipe, the same in every slot: a day has none twice. */
  recipeNumber: Int32Array;
  /** Numbers for what variety is judged by. */
  groupNumber: Int32Array;
  kindNumber: Int32Array;
  foodNumber: Int32Array;
  cuisineNumber: Int32Array;
  /** `WIDTH` amounts for each row, in the order and units of `NUTRIENTS`. */
  perServing: Float64Array;
  /** Energy of each of `PORTIONS` for each row, rounded as the plan states it. */
  portionKcal: Float64Array;
  /** What each of `PORTIONS` costs for each row, in points: for being odd, and for the pieces that it breaks. */
  portionCost: Float64Array;
  /** 1 for each of `PORTIONS` of each row that breaks an egg. */
  breaksEgg: Uint8Array;
};

type CatalogTable = {
  slots: BySlot<SlotTable>;
  /** How many recipe numbers there are. */
  recipeCount: number;
  /** Rows that keep the restrictions, by what the restrictions are. */
  eligible: Map<string, BySlot<Int32Array>>;
};

/** More sets of restrictions than a worker meets in a night; past it the index starts anew. */
const MAX_RESTRICTION_SETS = 2000;

/** A catalogue never changes, so its table lives as long as the catalogue itself. */
const tables = new WeakMap<Catalog, CatalogTable>();

/** The catalogue as numbers, made once for each catalogue. */
export function catalogTable(catalog: Catalog): CatalogTable {
  const known = tables.get(catalog);
  if (known !== undefined) return known;
  const numberOf = numbering();
  const alike = { groupOf: numbering(), kindOf: numbering(), foodOf: numbering(), cuisineOf: numbering() };
  const slots = mapSlots((slot) =>
    slotTable({ recipes: catalogIndex(catalog).bySlot[slot], foods: catalog.foods, numberOf, ...alike }),
  );
  const table = { slots, recipeCount: catalog.recipes.size, eligible: new Map() };
  tables.set(catalog, table);
  return table;
}

/** Rows of each slot that keep diet, allergens and the stage of life, made once for each set of restrictions. */
export function eligibleRows({
  catalog,
  preferences,
}: {
  catalog: Catalog;
  preferences: EaterPreferences;
}): BySlot<Int32Array> {
  const { slots, eligible } = catalogTable(catalog);
  const key = [preferences.diet, preferences.lifeStage ?? 'none', ...[...preferences.allergens].sort()].join(
    ' ',
  );
  const known = eligible.get(key);
  if (known !== undefined) return known;
  const rows = mapSlots((slot) =>
    Int32Array.from(
      slots[slot].recipes.flatMap((recipe, row) =>
        brokenRestrictions({ recipe, preferences }).length === 0 ? [row] : [],
      ),
    ),
  );
  if (eligible.size >= MAX_RESTRICTION_SETS) eligible.clear();
  eligible.set(key, rows);
  return rows;
}

type NumberOf = (name: string) => number;

/** Numbers names in the order in which they come. */
function numbering(): NumberOf {
  const numbers = new Map<string, number>();
  return (name) => {
    const number = numbers.get(name) ?? numbers.size;
    numbers.set(name, number);
    return number;
  };
}

function slotTable({
  recipes,
  foods,
  numberOf,
  groupOf,
  kindOf,
  foodOf,
  cuisineOf,
}: {
  recipes: readonly Recipe[];
  foods: Catalog['foods'];
  numberOf: NumberOf;
  groupOf: NumberOf;
  kindOf: NumberOf;
  foodOf: NumberOf;
  cuisineOf: NumberOf;
}): SlotTable {
  const perServing = new Float64Array(recipes.length * WIDTH);
  for (const [row, recipe] of recipes.entries()) {
    for (const [at, nutrient] of NUTRIENTS.entries())
      perServing[row * WIDTH + at] = recipe.perServing[nutrient];
  }
  return {
    recipes,
    recipeNumber: Int32Array.from(recipes, ({ id }) => numberOf(id)),
    groupNumber: Int32Array.from(recipes, ({ mainGroup }) => groupOf(mainGroup)),
    kindNumber: Int32Array.from(recipes, ({ kind }) => kindOf(kind)),
    foodNumber: Int32Array.from(recipes, ({ mainFood }) => foodOf(mainFood)),
    cuisineNumber: Int32Array.from(recipes, ({ cuisine }) => cuisineOf(cuisine)),
    perServing,
    ...portionColumns({ recipes, foods }),
  };
}

function portionColumns({
  recipes,
  foods,
}: {
  recipes: readonly Recipe[];
  foods: Catalog['foods'];
}): Pick<SlotTable, 'portionKcal' | 'portionCost' | 'breaksEgg'> {
  const count = recipes.length * PORTIONS.length;
  const columns = {
    portionKcal: new Float64Array(count),
    portionCost: new Float64Array(count),
    breaksEgg: new Uint8Array(count),
  };
  for (const [row, recipe] of recipes.entries()) {
    for (const [step, portion] of PORTIONS.entries()) {
      const at = row * PORTIONS.length + step;
      columns.portionKcal[at] = portionKcal({ recipe, portion });
      columns.portionCost[at] = portionCost(portion) + pieceCost({ recipe, portion, foods });
      columns.breaksEgg[at] = breaksEgg({ recipe, portion, foods }) ? 1 : 0;
    }
  }
  return columns;
}
