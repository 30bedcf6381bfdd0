import { describe, expect, test } from 'vitest';
import { loadCatalog } from '../../../catalog/load-catalog.ts';
import { matchFood, searchFoods } from '../../../domain/inventory/match-food.ts';
import { readGroceryLine } from '../../../domain/inventory/read-grocery-line.ts';
import { weighGrocery } from '../../../domain/inventory/weigh-grocery.ts';

const catalog = loadCatalog();

const weigh = (text: string) => {
  const line = readGroceryLine(text);
  if (line.status === 'unreadable') return line.code;
  const matching = matchFood({ name: line.name, catalog, isTinned: line.isTinned });
  if (matching.status === 'ambiguous') return matching.candidates.map(({ id }) => id);
  const weighing = weighGrocery({ amount: line, food: matching.food });
  return [matching.food.id, weighing.status === 'weighed' ? Math.round(weighing.amount) : weighing.status];
};

describe('lines that leave no doubt', () => {
  test.each([
    ['2 x 500 g paneer', 'paneer', 1000],
    ['dozen eggs', 'eggs', 600],
    ['½ kg atta', 'wholemeal-flour', 500],
    // The label's 15 oz are with the liquid; 253 g are left in the sieve.
    ['1 (15 oz) can chickpeas', 'chickpeas', 253],
    ['2 Dosen Kichererbsen', 'chickpeas', 506],
    ['3 onions', 'onion', 330],
    ['2 cups rice', 'basmati-rice', 370],
    ['1,5 l Milch', 'whole-milk', 1547],
    ['3 cloves garlic', 'garlic', 9],
    ['500 g panner', 'paneer', 500],
    ['1 kg organic onions', 'onion', 1000],
    ['2 tbsp olive oil', 'olive-oil', 27],
    ['500 ml Olivenöl', 'olive-oil', 456],
    ['6 huevos', 'eggs', 300],
    ['1 kg pyaz', 'onion', 1000],
  ])('%s', (text, foodId, grams) => {
    expect(weigh(text)).toEqual([foodId, grams]);
  });
});

describe('lines that somebody has to look at', () => {
  test('a head of garlic is not a clove, and its weight is asked for', () => {
    expect(weigh('1 head garlic')).toEqual(['garlic', 'unweighed']);
  });

  test('a packet without its size is asked for', () => {
    expect(weigh('2 packets paneer')).toEqual(['paneer', 'unweighed']);
  });

  test('what several foods may be is asked, with these foods', () => {
    const candidates = weigh('500 g mixed beans');
    expect(candidates.length).toBeGreaterThan(1);
    expect(catalog.foods.has(String(candidates[0]))).toBe(true);
  });

  test('what is no food has no candidates, and is counted by itself', () => {
    expect(weigh('3 xqzwv')).toEqual([]);
    const amount = { quantity: 3, unit: 'piece' } as const;
    expect(weighGrocery({ amount, food: undefined })).toMatchObject({ amount: 3, measure: 'piece' });
    const cups = { quantity: 2, unit: 'cup' } as const;
    expect(weighGrocery({ amount: cups, food: undefined })).toMatchObject({ status: 'unweighed' });
  });
});

test('every food is found by its own name, by its id, and first in a search for it', () => {
  for (const food of catalog.foods.values()) {
    expect(matchFood({ name: food.id, catalog })).toEqual({ status: 'matched', food });
    expect(searchFoods({ query: food.name, catalog, count: 5 })).toContain(food);
  }
});

test('of all names that the table lists, a match is never a food of another family', () => {
  for (const food of catalog.foods.values()) {
    for (const alias of food.aliases) {
      const matching = matchFood({ name: alias, catalog });
      if (matching.status === 'matched') expect(matching.food.family, alias).toBe(food.family);
      else expect(matching.candidates, alias).toContain(food);
    }
  }
});

test('a search finds what has been typed so far, in any language', () => {
  const found = (query: string) => searchFoods({ query, catalog, count: 5 }).map(({ id }) => id);
  expect(found('Zwieb')).toContain('onion');
  expect(found('chickp')).toContain('chickpeas');
  expect(found('')).toEqual([]);
});
