import type { DayProblem, SlotItems } from '../../domain/recipes/optimizer/day-problem.ts';
import { NUTRIENTS, WIDTH } from '../../domain/recipes/optimizer/nutrients.ts';
import {
  CUISINE_CLASH,
  FOOD_CLASH,
  GROUP_CLASH,
  KIND_CLASH,
} from '../../domain/recipes/optimizer/objective.ts';
import { linearProgram, term } from './linear-program.ts';

type Trio = { name: string; points: number; recipes: number[]; high: number[]; low: number[] };

/**
 * A small day's problem as a mixed-integer program with one variable for every trio that a slot could hold, listed
 * one by one: many variables, but a relaxation so tight that any solver proves its optimum at once.
 */
export function trioMilp({ slots, bands }: DayProblem): string {
  const trios = slots.map((slot, index) => listAll(slot, index));
  const all = trios.flat();
  const rows = trios.map((own) => `${own.map(({ name }) => name).join(' + ')} = 1`);
  const objective = all.map(({ points, name }) => term(points, name));
  for (const recipe of new Set(all.flatMap(({ recipes }) => recipes))) {
    const uses = all.filter(({ recipes }) => recipes.includes(recipe));
    rows.push(`${uses.map(({ name }) => name).join(' + ')} <= 1`);
  }
  for (const at of NUTRIENTS.keys()) {
    const sum = (side: 'high' | 'low') => all.map((trio) => term(trio[side][at] ?? 0, trio.name)).join(' ');
    const [over = 0, under = 0] = [bands.overCost[at], bands.underCost[at]];
    if (over > 0) rows.push(`${sum('high')}${at < bands.hardCount ? '' : ` - o${at}`} <= ${bands.upper[at]}`);
    if (under > 0) rows.push(`${sum('low')}${at < bands.hardCount ? '' : ` + u${at}`} >= ${bands.lower[at]}`);
    if (at >= bands.hardCount && over > 0) objective.push(term(-over, `o${at}`));
    if (at >= bands.hardCount && under > 0) objective.push(term(-under, `u${at}`));
  }
  return linearProgram({ objective, rows, binaries: all.map(({ name }) => name) });
}

function listAll(slot: SlotItems, index: number): Trio[] {
  const trios: Trio[] = [];
  for (let i = 0; i < slot.count; i += 1) {
    for (let j = i + 1; j < slot.count; j += 1) {
      for (let k = j + 1; k < slot.count; k += 1) {
        const items = [i, j, k];
        const recipes = items.map((item) => slot.recipeNumber[item] ?? -1);
        if (new Set(recipes).size < 3) continue;
        trios.push({
          name: `t${index}_${i}_${j}_${k}`,
          recipes,
          points: pointsOf(slot, items),
          ...ends(slot, items),
        });
      }
    }
  }
  return trios;
}

function pointsOf(slot: SlotItems, items: readonly number[]): number {
  const alike = (numbers: Int32Array): number => 3 - new Set(items.map((item) => numbers[item])).size;
  const points = items.reduce((sum, item) => sum + (slot.score[item] ?? 0), 0);
  return (
    points -
    GROUP_CLASH * alike(slot.groupNumber) -
    KIND_CLASH * alike(slot.kindNumber) -
    FOOD_CLASH * alike(slot.foodNumber) -
    CUISINE_CLASH * alike(slot.cuisineNumber)
  );
}

function ends({ share }: SlotItems, items: readonly number[]): Pick<Trio, 'high' | 'low'> {
  const shares = (at: number): number[] => items.map((item) => share[item * WIDTH + at] ?? 0);
  const places = [...NUTRIENTS.keys()];
  return {
    high: places.map((at) => Math.max(...shares(at))),
    low: places.map((at) => Math.min(...shares(at))),
  };
}
