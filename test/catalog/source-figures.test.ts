import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkCatalog } from '../../catalog/check-catalog.ts';
import { CATALOG_DIRECTORY, loadCatalog } from '../../catalog/load-catalog.ts';
import type { Food } from '../../domain/recipes/recipe.ts';
import { HEADER, RICE } from '../support/catalog-files.ts';

const SOURCE_HEADER =
  'ndbNo,description,energyKcal,proteinG,fatG,saturatedFatG,carbohydrateG,fibreG,sugarG,sodiumMg,calciumMg,ironMg';

const PORTIONS = new URL('sources/usda-sr28-portions.csv', CATALOG_DIRECTORY);

const foods = [...loadCatalog().foods.values()];

describe('a figure that its row does not report is the one that its note works out', () => {
  it.each([
    ['tempeh', 'fibreG', 6.7],
    ['lemongrass', 'fibreG', 2.85],
    ['shiitake-mushrooms', 'saturatedFatG', 0.111],
    ['dates', 'saturatedFatG', 0.012],
    ['sriracha', 'saturatedFatG', 0.176],
    ['labneh', 'energyKcal', 160],
    ['paneer', 'sodiumMg', 20],
  ] as const)('%s: %s is about %s', (id, figure, right) => {
    const stated = foods.find((food) => food.id === id)?.per100g[figure] ?? 0;
    expect(Math.abs(stated / right - 1)).toBeLessThan(0.1);
  });
});

describe('a row of the food table beside the figures of its source', () => {
  const OF_RICE = '20044,Rice,365,7.13,0.66,0.18,79.95,1.3,0.12,5,28,4.31';
  const problemsWith = (row: string, sources: readonly string[] = [OF_RICE]): string[] => {
    const checked = checkCatalog({
      foods: [{ file: 'foods/all.csv', text: [HEADER, row, ''].join('\n') }],
      recipes: [],
      sourceFigures: { file: 'sources/usda-sr28.csv', text: [SOURCE_HEADER, ...sources, ''].join('\n') },
    });
    return checked.status === 'valid' ? [] : checked.problems.map(({ message }) => message);
  };

  it('is right when it says the same', () => {
    expect(problemsWith(RICE)).toEqual([]);
  });

  it.each([
    {
      name: 'is wrong when a figure differs',
      row: RICE.replace('7.13', '7.31'),
      says: ['rice: proteinG is 7.31, NDB 20044 says 7.13'],
    },
    {
      name: 'is wrong when the source has no such row',
      row: RICE.replace('20044', '20045'),
      says: ['rice: NDB 20045 is not in sources/usda-sr28.csv: add its row'],
    },
    {
      name: 'is wrong when a figure that the source leaves blank comes from nowhere',
      row: RICE,
      sources: [OF_RICE.replace('1.3', '')],
      says: ['rice: fibreG is 1.3, NDB 20044 does not report it: say in source where it is from'],
    },
    {
      name: 'is right when the note takes it from another row',
      row: `${RICE}fibre from NDB 20036`,
      sources: [OF_RICE.replace('1.3', ''), '20036,Brown,1,1,1,1,1,1.3,1,1,1,1'],
      says: [],
    },
    {
      name: 'is wrong when the note works out to another number',
      row: `${RICE}fibre from NDB 20036 scaled by energy`,
      sources: [OF_RICE.replace('1.3', ''), '20036,Brown,730,1,1,1,1,1.3,1,1,1,1'],
      says: ['rice: fibreG is 1.3, by its own note 0.65'],
    },
    {
      name: 'is right when the note subtracts what was drained off',
      row: `${RICE}fibre and sugar from 2 NDB 20036 less 0.5 NDB 20037: drained`,
      sources: [OF_RICE, '20036,Brown,1,1,1,1,1,1,0.1,1,1,1', '20037,Bran,1,1,1,1,1,1.4,0.16,1,1,1'],
      says: [],
    },
    {
      name: 'is wrong when the note names a row that reports nothing',
      row: `${RICE}fibre from NDB 20036`,
      says: ['rice: NDB 20036 does not report what "NDB 20036" needs for fibreG'],
    },
    {
      name: 'is wrong when a note with a number cannot be read',
      row: `${RICE}fibre like NDB 20036`,
      says: ['rice: "fibre like NDB 20036" is not written as "<figure> from NDB <number>"'],
    },
    {
      name: 'is wrong when carbohydrate is there that the note denies',
      row: `${RICE}fibre not reported: no carbohydrate`,
      says: ['rice: "fibre not reported: no carbohydrate" is not so'],
    },
  ])('$name', ({ row, sources, says }) => {
    expect(problemsWith(row, sources)).toEqual(says);
  });
});

describe('the measures of the food table beside their source', () => {
  it('weighs every cup, spoon and piece as one of the source, or says that it does not', () => {
    const rows = readRows(PORTIONS);
    const differences = foods.flatMap((food) => {
      if (food.source?.includes('weighed by')) return [];
      const portions = rows.filter(({ ndbNo }) => ndbNo === food.ndbNo);
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
    .map((row) => Number(row.gramWeight) / Number(row.amount));
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
  const columns = header.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    return Object.fromEntries(columns.map((column, at) => [column, cells[at] ?? '']));
  });
}
