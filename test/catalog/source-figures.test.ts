import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../catalog/load-catalog.ts';
import type { Food, Nutrition } from '../../domain/recipes/recipe.ts';

/** Excerpts of USDA SR28 that maintainers keep beside the repository; contributors need not have them. */
const EXCERPT = new URL('../../../shared/data/foods.csv', import.meta.url);
const PORTIONS = new URL('../../../shared/data/food_portions.csv', import.meta.url);

const COLUMN_OF: Record<keyof Nutrition, string> = {
  energyKcal: 'kcal',
  proteinG: 'protein_g',
  fatG: 'fat_g',
  saturatedFatG: 'sat_fat_g',
  carbohydrateG: 'carbohydrate_g',
  fibreG: 'fibre_g',
  sugarG: 'sugar_g',
  sodiumMg: 'sodium_mg',
};

const foods = [...loadCatalog().foods.values()];

describe.skipIf(!existsSync(EXCERPT))('the food table beside its source', () => {
  it('states every reported figure as the source does, and explains every other one', () => {
    const reported = new Map(readRows(EXCERPT).map((row) => [row.ndb_no ?? '', row]));
    const differences = foods.flatMap((food) => {
      const row = reported.get(food.ndbNo ?? '');
      if (row === undefined) return [`${food.id}: NDB ${food.ndbNo} is not in the source`];
      return Object.entries(COLUMN_OF).flatMap(([figure, column]) => {
        const stated = food.per100g[figure as keyof Nutrition];
        const cell = row[column] ?? '';
        if (cell === '')
          return food.source === undefined ? [`${food.id}.${figure}: no source for ${stated}`] : [];
        return Number(cell) === stated ? [] : [`${food.id}.${figure}: ${stated}, source ${cell}`];
      });
    });
    expect(differences).toEqual([]);
  });

  it('states calcium and iron as the source does', () => {
    const reported = new Map(readRows(EXCERPT).map((row) => [row.ndb_no ?? '', row]));
    const differences = foods.flatMap(({ id, ndbNo = '', minerals }) =>
      (['calcium', 'iron'] as const).flatMap((mineral) => {
        const cell = reported.get(ndbNo)?.[`${mineral}_mg`] ?? '';
        const stated = minerals[`${mineral}Mg`];
        return (cell === '' ? undefined : Number(cell)) === stated
          ? []
          : [`${id}: ${mineral} ${stated}, source ${cell}`];
      }),
    );
    expect(differences).toEqual([]);
  });

  it('weighs every cup, spoon and piece as one of the source, or says that it does not', () => {
    const rows = readRows(PORTIONS);
    const differences = foods.flatMap((food) => {
      if (food.source?.includes('weighed by')) return [];
      const portions = rows.filter(({ ndb_no }) => ndb_no === food.ndbNo);
      return unitsOf(food).flatMap(([name, massG, measure]) => {
        const weights = weightsOf({ portions, measure });
        return weights.some((each) => Math.abs(each - massG) <= 0.03 * massG)
          ? []
          : [`${food.id}.${name}: ${massG}, source ${weights.join(' ')}`];
      });
    });
    expect(differences).toEqual([]);
  });
});

/** Grams of one of each portion that fits a measure: the source lists `½ cup` and `10 nuts` as well. */
function weightsOf({ portions, measure }: { portions: readonly Row[]; measure: RegExp }): number[] {
  return portions
    .filter((row) => measure.test(row.measure ?? ''))
    .map((row) => Number(row.gram_weight) / Number(row.amount));
}

function unitsOf({ units }: Food): [string, number, RegExp][] {
  const { cupG, tablespoonG, teaspoonG, piece } = units;
  const all: [string, number | undefined, RegExp][] = [
    ['cupG', cupG, /cup/],
    ['tablespoonG', tablespoonG, /tbsp|tablespoon/],
    ['teaspoonG', teaspoonG, /tsp/],
    ['pieceG', piece && (piece.name.startsWith('half ') ? 2 * piece.massG : piece.massG), /./],
  ];
  return all.flatMap(([name, massG, measure]) => (massG === undefined ? [] : [[name, massG, measure]]));
}

type Row = Record<string, string>;

function readRows(file: URL): Row[] {
  const [header = '', ...lines] = readFileSync(file, 'utf8').trimEnd().split(/\r?\n/);
  const columns = cellsOf(header);
  return lines.map((line) => {
    const cells = cellsOf(line);
    return Object.fromEntries(columns.map((column, at) => [column, cells[at] ?? '']));
  });
}

function cellsOf(line: string): string[] {
  return [...line.matchAll(/(?:^|,)("(?:[^"]|"")*"|[^,]*)/g)].map(([, cell = '']) =>
    cell.replace(/^"|"$/g, ''),
  );
}
