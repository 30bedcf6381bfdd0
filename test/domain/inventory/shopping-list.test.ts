import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadCatalog } from '../../../catalog/load-catalog.ts';
import { shoppingList, shoppingText } from '../../../domain/inventory/shopping-list.ts';
import { weighGrocery } from '../../../domain/inventory/weigh-grocery.ts';
import { aLot } from '../../support/lots.ts';

const catalog = loadCatalog();
const TODAY = '2026-11-22';
const EUR = 'EUR';

const list = (change: Partial<Parameters<typeof shoppingList>[0]> = {}) =>
  shoppingList({ days: [], lots: [], priced: [], catalog, system: 'metric', ...change });
const dayOf = (foodId: string, massG: number, localDate = TODAY) => ({
  localDate,
  dishes: [{ recipeId: 'omelette', portion: 1, needs: [{ foodId, massG }] }],
});

describe('amounts that shops sell', () => {
  test.each([
    ['eggs', 120, 'metric', '3 eggs'],
    ['onion', 111, 'metric', '2 onions'],
    ['onion', 110, 'metric', '1 onion'],
    ['chickpeas', 300, 'metric', '2 tins'],
    ['garlic', 9, 'metric', '10 g'],
    ['paneer', 205, 'metric', '250 g'],
    ['paneer', 1010, 'metric', '1.1 kg'],
    ['paneer', 205, 'us', '8 oz'],
    ['paneer', 1010, 'us', '2.5 lb'],
  ] as const)('%s: %d g, %s: %s', (foodId, grams, system, text) => {
    expect(list({ days: [dayOf(foodId, grams)], system }).items).toMatchObject([
      { foodId, text, missingG: grams },
    ]);
  });

  test('are never less than is missing, and can be put into stock as they stand', () => {
    const food = fc.constantFrom(...catalog.foods.values());
    const system = fc.constantFrom('metric' as const, 'us' as const);
    fc.assert(
      fc.property(food, fc.integer({ min: 1, max: 5000 }), system, (food, grams, system) => {
        const [item] = list({ days: [dayOf(food.id, grams)], system }).items;
        const { quantity, unit } = item ?? expect.fail('not on the list');
        const weighing = weighGrocery({ amount: { quantity, unit }, food });
        expect(weighing).toMatchObject({ status: 'weighed' });
        if (weighing.status === 'weighed') expect(weighing.amount).toBeGreaterThanOrEqual(grams - 0.5);
      }),
    );
  });
});

describe('the stock', () => {
  test('is taken off, once for all days, and only while it is good', () => {
    const lots = [
      aLot({ id: 'early', stock: 100, bestBefore: '2026-11-22' }),
      aLot({ id: 'late', stock: 60, bestBefore: '2026-12-01' }),
    ];
    const days = [dayOf('eggs', 50), dayOf('eggs', 100, '2026-11-23')];
    // The first day takes what is over tomorrow; the second finds 60 g.
    expect(list({ days, lots }).items).toMatchObject([{ neededG: 150, missingG: 40, text: '1 egg' }]);
    expect(list({ days: days.toReversed(), lots })).toEqual(list({ days, lots }));
  });

  test('of leftovers is eaten instead of cooking, once and while it is good', () => {
    const food = { measure: 'piece', unitSize: 1, foodId: undefined } as const;
    const left = aLot({ id: 'left', stock: 1, recipeId: 'omelette', bestBefore: '2026-11-23', ...food });
    const missing = (...dates: string[]) =>
      list({ days: dates.map((date) => dayOf('eggs', 100, date)), lots: [left] }).items[0]?.missingG;
    expect([missing(TODAY), missing(TODAY, '2026-11-23'), missing('2026-11-24')]).toEqual([
      undefined,
      100,
      100,
    ]);
  });

  test('that is enough leaves nothing to buy', () => {
    expect(list({ days: [dayOf('eggs', 50)], lots: [aLot({ id: 'a', stock: 50 })] })).toEqual({
      items: [],
      costs: [],
      withoutPrice: 0,
    });
  });
});

test('what it costs is what was paid last, for as much as is bought', () => {
  const priced = [aLot({ id: 'a', stock: 0, added: 600, price: { amount: 3, currency: EUR } })];
  const days = [dayOf('eggs', 120), dayOf('paneer', 200)];
  const { items, costs, withoutPrice } = list({ days, priced });
  expect(items.find(({ foodId }) => foodId === 'eggs')?.cost).toEqual({ amount: 0.75, currency: EUR });
  expect([costs, withoutPrice]).toEqual([[{ amount: 0.75, currency: EUR }], 1]);
});

test('as text it goes through the shop aisle by aisle, the cold ones last', () => {
  const days = [dayOf('paneer', 200), dayOf('onion', 200), dayOf('chickpeas', 200), dayOf('eggs', 50)];
  expect(shoppingText(list({ days }))).toBe(
    'Produce\n- Onion: 2 onions\n\nTins and jars\n- Chickpeas: 1 tin\n\nDairy and eggs\n- Eggs: 1 egg\n- Paneer: 200 g',
  );
});
