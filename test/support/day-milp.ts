import type { DayProblem, SlotItems } from '../../domain/recipes/optimizer/day-problem.ts';
import { NUTRIENTS, WIDTH } from '../../domain/recipes/optimizer/nutrients.ts';
import {
  CUISINE_CLASH,
  type DayItems,
  FOOD_CLASH,
  GROUP_CLASH,
  KIND_CLASH,
  OPTIONS,
} from '../../domain/recipes/optimizer/objective.ts';
import { linearProgram, term } from './linear-program.ts';

/**
 * A day's problem as a mixed-integer program in CPLEX's LP format, written from the definition alone: another
 * solver's optimum of it is what the optimizer is held against.
 *
 * `x<slot>_<item>` says whether an option is served, `h` and `l` bound a slot's largest and smallest share of a
 * nutrient, `o` and `u` are what a band is missed by, `g`, `k`, `f` and `c` count options that are alike.
 */
export function dayAsMilp({ slots, bands }: DayProblem): string {
  const objective: string[] = [];
  const rows: string[] = [];
  const binaries: string[] = [];
  const usesOf = new Map<number, string[]>();
  for (const [index, slot] of slots.entries()) {
    const items = Array.from({ length: slot.count }, (_, item) => item);
    const x = (item: number): string => `x${index}_${item}`;
    for (const item of items) objective.push(term(slot.score[item] ?? 0, x(item)));
    binaries.push(...items.map(x));
    rows.push(`${items.map(x).join(' + ')} = ${OPTIONS}`);
    for (const [recipe, own] of group(items, slot.recipeNumber)) {
      usesOf.set(recipe, [...(usesOf.get(recipe) ?? []), ...own.map(x)]);
    }
    for (const [kind, numbers, cost] of [
      ['g', slot.groupNumber, GROUP_CLASH],
      ['k', slot.kindNumber, KIND_CLASH],
      ['f', slot.foodNumber, FOOD_CLASH],
      ['c', slot.cuisineNumber, CUISINE_CLASH],
    ] as const) {
      for (const [value, own] of group(items, numbers)) {
        if (new Set(own.map((item) => slot.recipeNumber[item])).size < 2) continue;
        const clash = `${kind}${index}_${value}`;
        objective.push(term(-cost, clash));
        rows.push(`${own.map(x).join(' + ')} - ${clash} <= 1`);
      }
    }
    rows.push(...spreadRows({ index, slot, items, bands, x }));
  }
  for (const uses of usesOf.values()) if (uses.length > 1) rows.push(`${uses.join(' + ')} <= 1`);
  for (const at of NUTRIENTS.keys()) {
    const sum = (letter: string) => slots.map((_, index) => `${letter}${index}_${at}`).join(' + ');
    const [over = 0, under = 0] = [bands.overCost[at], bands.underCost[at]];
    if (over > 0) rows.push(`${sum('h')}${at < bands.hardCount ? '' : ` - o${at}`} <= ${bands.upper[at]}`);
    if (under > 0) rows.push(`${sum('l')}${at < bands.hardCount ? '' : ` + u${at}`} >= ${bands.lower[at]}`);
    if (at >= bands.hardCount && over > 0) objective.push(term(-over, `o${at}`));
    if (at >= bands.hardCount && under > 0) objective.push(term(-under, `u${at}`));
  }
  return linearProgram({ objective, rows, binaries });
}

/** The variables that are 1 where a day holds `items`. */
export const startOf = (items: DayItems): string[] =>
  [...items].map((item, place) => `x${Math.floor(place / OPTIONS)}_${item}`);

/** The largest and the smallest share of what a slot holds; of one recipe's portions there is one at most. */
function spreadRows({
  index,
  slot,
  items,
  bands,
  x,
}: {
  index: number;
  slot: SlotItems;
  items: readonly number[];
  bands: DayProblem['bands'];
  x: (item: number) => string;
}): string[] {
  const rows: string[] = [];
  const recipes = [...group(items, slot.recipeNumber).values()];
  for (const at of NUTRIENTS.keys()) {
    const share = (item: number): number => slot.share[item * WIDTH + at] ?? 0;
    const largest = Math.max(...items.map(share));
    const mean = items.map((item) => term(share(item) / OPTIONS, x(item))).join(' ');
    if ((bands.overCost[at] ?? 0) > 0) rows.push(`${mean} - h${index}_${at} <= 0`);
    if ((bands.underCost[at] ?? 0) > 0) rows.push(`${mean} - l${index}_${at} >= 0`);
    for (const own of recipes) {
      const sum = own.map((item) => term(share(item), x(item))).join(' ');
      if ((bands.overCost[at] ?? 0) > 0) rows.push(`${sum} - h${index}_${at} <= 0`);
      const gain = own.map((item) => term(share(item) - largest, x(item))).join(' ');
      if ((bands.underCost[at] ?? 0) > 0) rows.push(`${gain} - l${index}_${at} >= ${-largest}`);
    }
  }
  return rows;
}

function group(items: readonly number[], numbers: Int32Array): Map<number, number[]> {
  const groups = new Map<number, number[]>();
  for (const item of items) {
    const number = numbers[item] ?? -1;
    groups.set(number, [...(groups.get(number) ?? []), item]);
  }
  return groups;
}
