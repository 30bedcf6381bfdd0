import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadCatalog } from '../../../catalog/load-catalog.ts';
import { matchItem } from '../../../domain/receipts/match-item.ts';
import { OTHER_THINGS_ON_BILLS } from '../../receipts/other-things.ts';
import { isHeldOut, type ProductLine, readProductLines } from '../../receipts/read-product-lines.ts';

const catalog = loadCatalog();
const match = (name: string) => {
  const { candidates, isSure } = matchItem({ name, catalog });
  return { first: candidates[0]?.foodId, isSure };
};

describe('what shops write short', () => {
  test.each([
    ['BNLS SKNLS CHKN BRST', 'chicken-breast'],
    ['GRND BF 80/20', 'lean-beef-mince'],
    ['BLUBRRY', 'blueberries'],
    ['CAULIFLWR', 'cauliflower'],
    ['KNOBL. 3ER', 'garlic'],
    ['ESPINAC. BOLSA', 'spinach'],
    ['AUBERG. PCE', 'aubergine'],
  ])('%s', (name, first) => {
    expect(match(name).first).toBe(first);
  });
});

describe('what a reader mistakes', () => {
  test.each([
    ['FIRM T0FU 14OZ', 'firm-tofu'],
    ['8LUEBERRIES', 'blueberries'],
    ['B0NLESS CHICKEM BREAST', 'chicken-breast'],
    ['WATER MELON', 'watermelon'],
    ['ORGBABY SPINACH', 'spinach'],
    ['HÄHNCHENBRUSIFILET', 'chicken-breast'],
  ])('%s', (name, first) => {
    expect(match(name)).toEqual({ first, isSure: true });
  });
});

describe('umlauts, accents, transcriptions and fat', () => {
  test.each([
    ['HOKKAIDO KUERBIS', 'pumpkin'],
    ['PUREE D AMANDES', 'almond-butter'],
    ['OEUFS X12', 'eggs'],
    ['SONA MASURI RICE', 'basmati-rice'],
    ['H-MILCH 1,5%', 'semi-skimmed-milk'],
    ['H-MILCH 3,5%', 'whole-milk'],
    ['LAIT 1/2 ECR', 'semi-skimmed-milk'],
    ['MILCH 0,1% FETT', 'skimmed-milk'],
    ['NATURJOGHURT 1,5%', 'low-fat-yogurt'],
  ])('%s', (name, first) => {
    expect(match(name).first).toBe(first);
  });
});

test.each([
  'APPLE JUICE',
  'APFELSAFT',
  'CHOC MILK',
  'ERDBEERJOGHURT',
  'PAPRIKAGEMÜSE',
  'POTATO CHIPS',
  'KARTOFFELCHIPS',
  'PATATAS FRITAS',
  'BUTTERKEKS',
  'COCONUT SHAMPOO',
  'CAT FOOD CHICKEN',
  'COMIDA GATO POLLO',
  'LEMON DISH SOAP',
  'CHICKEN NUGGETS',
  'TOMATO SOUP',
  'BAG CHARGE',
  'LEERGUT',
])('%s is nothing that anybody may take for one of our foods unasked', (name) => {
  expect(match(name).isSure).toBe(false);
});

describe('what people type', () => {
  test.each([
    ['baingan', 'aubergine'],
    ['panneer', 'paneer'],
    ['oil, olive', 'olive-oil'],
    ['milk', 'whole-milk'],
    ['2% milk', 'semi-skimmed-milk'],
    ['Épinards', 'spinach'],
    ['red lentil', 'red-lentils'],
    ['conr flour', 'cornstarch'],
    ['cocount milk', 'coconut-milk'],
  ])('%s', (name, first) => {
    expect(match(name).first).toBe(first);
  });
});

test('what is no food has no candidates', () => {
  expect(matchItem({ name: 'xylophone zqj', catalog })).toEqual({ candidates: [], isSure: false });
});

test('what only names a food is not taken for it', () => {
  expect(OTHER_THINGS_ON_BILLS.length).toBeGreaterThan(200);
  expect(OTHER_THINGS_ON_BILLS.filter((name) => match(name).isSure)).toEqual([]);
});

test.each([
  ['TOMATO KETCHUP', 'ketchup'],
  ['COCONUT OIL', 'coconut-oil'],
  ['COCONUT MILK', 'coconut-milk'],
  ['FISH SAUCE', 'fish-sauce'],
  ['ALMOND MILK', 'almond-milk'],
  ['PEANUT BUTTER', 'peanut-butter'],
  ['BUTTERMILK', 'buttermilk'],
  ['BUTTER', 'butter'],
  ['RED ONIONS', 'red-onion'],
  ['RED CABBAGE', 'red-cabbage'],
])('%s is %s', (name, first) => {
  expect(match(name)).toEqual({ first, isSure: true });
});

/** Shares over lines, as numbers to compare with a floor. */
function measure(lines: readonly ProductLine[]) {
  const results = lines.map(({ name, foods }) => {
    const { candidates, isSure } = matchItem({ name, catalog });
    const ranks = candidates.flatMap(({ foodId }, at) => (foods.includes(foodId) ? [at] : []));
    return { isFood: foods.length > 0, rank: ranks[0], isSure };
  });
  const share = (of: typeof results, having: (result: (typeof results)[number]) => boolean) =>
    of.filter(having).length / of.length;
  const foods = results.filter(({ isFood }) => isFood);
  const sure = results.filter(({ isSure }) => isSure);
  return {
    top1: share(foods, ({ rank }) => rank === 0),
    top5: share(foods, ({ rank }) => rank !== undefined),
    sureOfFoods: share(foods, ({ isSure }) => isSure),
    precision: share(sure, ({ rank }) => rank === 0),
  };
}

describe('of the product lines', () => {
  test.each([
    ['that the words were chosen by', false],
    ['that nothing was tuned on', true],
  ])('%s, most are found, and hardly one is taken for another', (_, heldOut) => {
    const lines = readProductLines().filter((line) => isHeldOut(line) === heldOut);
    expect(lines.length).toBeGreaterThan(150);
    const { top1, top5, sureOfFoods, precision } = measure(lines);
    expect(top1).toBeGreaterThanOrEqual(0.96);
    expect(top5).toBeGreaterThanOrEqual(0.98);
    expect(precision).toBeGreaterThanOrEqual(0.98);
    expect(sureOfFoods).toBeGreaterThanOrEqual(0.8);
  });
});

test('the name of a food gives this food first, at likeness 1, and is sure', () => {
  for (const { id, name } of catalog.foods.values()) {
    const { candidates, isSure } = matchItem({ name, catalog });
    expect(candidates[0], name).toEqual({ foodId: id, likeness: 1 });
    expect(isSure).toBe(true);
  }
});

test('an alias gives its food among the candidates, and never surely a food of another family', () => {
  for (const food of catalog.foods.values()) {
    for (const alias of food.aliases) {
      const { candidates, isSure } = matchItem({ name: alias, catalog });
      expect(
        candidates.map(({ foodId }) => foodId),
        alias,
      ).toContain(food.id);
      if (!isSure) continue;
      const first = catalog.foods.get(candidates[0]?.foodId ?? '');
      expect(first?.family, alias).toBe(food.family);
    }
  }
});

test('whatever a line says, candidates are few, sorted, different, and between 0 and 1', () => {
  const words = readProductLines().flatMap(({ name }) => name.split(' '));
  const name = fc.oneof(
    fc.string(),
    fc.string({ unit: 'binary' }),
    fc.array(fc.constantFrom(...words), { maxLength: 30 }).map((chosen) => chosen.join(' ')),
  );
  fc.assert(
    fc.property(name, (text) => {
      const { candidates, isSure } = matchItem({ name: text, catalog });
      expect(candidates.length).toBeLessThanOrEqual(5);
      expect(new Set(candidates.map(({ foodId }) => foodId)).size).toBe(candidates.length);
      const likenesses = candidates.map(({ likeness }) => likeness);
      expect(likenesses).toEqual(likenesses.toSorted((a, b) => b - a));
      for (const likeness of likenesses) expect(likeness > 0 && likeness <= 1).toBe(true);
      if (isSure) expect(candidates.length).toBeGreaterThan(0);
    }),
    { numRuns: 300 },
  );
});

test('of a text of a million letters only the beginning is looked at', () => {
  const long = matchItem({ name: 'chkn brst '.repeat(100_000), catalog });
  expect(long).toEqual(matchItem({ name: 'chkn brst '.repeat(1_000), catalog }));
});
