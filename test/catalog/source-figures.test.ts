import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../catalog/load-catalog.ts';
import type { Nutrition } from '../../domain/recipes/recipe.ts';

/** An excerpt of USDA SR28 that maintainers keep beside the repository; contributors need not have it. */
const EXCERPT = new URL('../../../shared/data/foods.csv', import.meta.url);

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

describe.skipIf(!existsSync(EXCERPT))('the food table beside its source', () => {
  it('states every reported figure as the source does, and explains every other one', () => {
    const reported = readExcerpt();
    const differences = [...loadCatalog().foods.values()].flatMap((food) => {
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
});

function readExcerpt(): ReadonlyMap<string, Record<string, string>> {
  const [header = '', ...lines] = readFileSync(EXCERPT, 'utf8').trimEnd().split(/\r?\n/);
  const columns = cellsOf(header);
  const rows = lines.map((line) => {
    const cells = cellsOf(line);
    return Object.fromEntries(columns.map((column, at) => [column, cells[at] ?? '']));
  });
  return new Map(rows.map((row) => [row.ndb_no ?? '', row]));
}

function cellsOf(line: string): string[] {
  return [...line.matchAll(/(?:^|,)("(?:[^"]|"")*"|[^,]*)/g)].map(([, cell = '']) =>
    cell.replace(/^"|"$/g, ''),
  );
}
