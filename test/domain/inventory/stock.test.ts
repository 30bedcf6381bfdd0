import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LEFTOVERS_KEEP, predictBestBefore, usualPlace } from '../../../domain/inventory/best-before.ts';
import type { LedgerEntry, StockLot } from '../../../domain/inventory/lot.ts';
import { cookFromStock, recipeNeeds, reserveForPlan } from '../../../domain/inventory/plan-stock.ts';
import { applyEntries, correctLot, type Inventory, takeFromLot } from '../../../domain/inventory/stock.ts';
import { aLot } from '../../support/lots.ts';
import { aRecipe } from '../../support/recipes.ts';

const TODAY = '2026-11-22';
const TOMORROW = '2026-11-23';

/** The inventory after some lines, with the reservations that the ledger adds up to. */
function inventoryAfter(inventory: Inventory, entries: readonly LedgerEntry[]): Inventory {
  const held = new Map<string, Inventory['reservations'][number]>();
  for (const one of inventory.reservations) held.set(`${one.lotId} ${one.planDate}`, one);
  for (const { lotId, planDate, reservedChange } of entries) {
    if (reservedChange === 0 || planDate === undefined) continue;
    const before = held.get(`${lotId} ${planDate}`)?.amount ?? 0;
    const amount = Math.round((before + reservedChange) * 1000) / 1000;
    held.set(`${lotId} ${planDate}`, { lotId, planDate, amount });
  }
  return {
    lots: applyEntries({ lots: inventory.lots, entries }),
    reservations: [...held.values()].filter(({ amount }) => amount > 0),
  };
}

const stocks = ({ lots }: Inventory) => lots.map(({ stock, reserved }) => [stock, reserved]);
const of = (...lots: StockLot[]): Inventory => ({ lots, reservations: [] });
const needs = (massG: number) => [{ foodId: 'eggs', massG }];

describe('taking', () => {
  test('more than there is, is refused, and so is a lot that is not there', () => {
    const inventory = of(aLot({ id: 'a', stock: 50 }));
    const take = (lotId: string) => () =>
      takeFromLot({ inventory, lotId, amount: 51, entry: { kind: 'consumed' } });
    expect(take('a')).toThrow(expect.objectContaining({ code: 'not_enough_stock' }));
    expect(take('b')).toThrow(expect.objectContaining({ code: 'lot_not_found' }));
  });

  test('somebody may eat what a plan counts on: only as much is released as is in the way', () => {
    let inventory = of(aLot({ id: 'a', stock: 300 }));
    inventory = inventoryAfter(inventory, reserveForPlan({ inventory, localDate: TODAY, needs: needs(200) }));
    expect(stocks(inventory)).toEqual([[300, 200]]);
    const entry = { kind: 'consumed' } as const;
    inventory = inventoryAfter(inventory, takeFromLot({ inventory, lotId: 'a', amount: 250, entry }));
    expect(stocks(inventory)).toEqual([[50, 50]]);
  });

  test('a correction to less lets go of what is not there', () => {
    let inventory = of(aLot({ id: 'a', stock: 300 }));
    inventory = inventoryAfter(inventory, reserveForPlan({ inventory, localDate: TODAY, needs: needs(300) }));
    inventory = inventoryAfter(inventory, correctLot({ inventory, lotId: 'a', stock: 0 }));
    expect(stocks(inventory)).toEqual([[0, 0]]);
    inventory = inventoryAfter(inventory, correctLot({ inventory, lotId: 'a', stock: 120 }));
    expect(stocks(inventory)).toEqual([[120, 0]]);
  });
});

describe('a plan', () => {
  const lots = [
    aLot({ id: 'late', stock: 100, bestBefore: '2026-12-10' }),
    aLot({ id: 'early', stock: 100, bestBefore: '2026-11-24' }),
    aLot({ id: 'over', stock: 100, bestBefore: '2026-11-21' }),
  ];

  test('counts on what spoils first, never on what is over, and twice is once', () => {
    let inventory = of(...lots);
    inventory = inventoryAfter(inventory, reserveForPlan({ inventory, localDate: TODAY, needs: needs(150) }));
    expect(stocks(inventory)).toEqual([
      [100, 50],
      [100, 100],
      [100, 0],
    ]);
    expect(reserveForPlan({ inventory, localDate: TODAY, needs: needs(150) })).toEqual([]);
  });

  test("of tomorrow lets go of today's", () => {
    let inventory = of(...lots);
    inventory = inventoryAfter(inventory, reserveForPlan({ inventory, localDate: TODAY, needs: needs(150) }));
    inventory = inventoryAfter(
      inventory,
      reserveForPlan({ inventory, localDate: TOMORROW, needs: needs(20) }),
    );
    expect(stocks(inventory)).toEqual([
      [100, 0],
      [100, 20],
      [100, 0],
    ]);
  });

  test('two dishes do not use the same egg', () => {
    const inventory = of(aLot({ id: 'a', stock: 60 }));
    const both = [...needs(50), ...needs(50)];
    expect(reserveForPlan({ inventory, localDate: TODAY, needs: both })).toMatchObject([
      { kind: 'reserved', reservedChange: 60 },
    ]);
  });

  test('that is cooked takes what it held, and what is not in the books keeps nobody from cooking', () => {
    let inventory = of(aLot({ id: 'a', stock: 120 }));
    inventory = inventoryAfter(inventory, reserveForPlan({ inventory, localDate: TODAY, needs: needs(100) }));
    const cooked = cookFromStock({
      inventory,
      localDate: TODAY,
      recipeId: 'omelette',
      needs: [...needs(100), { foodId: 'butter', massG: 10 }],
    });
    expect(cooked.taken).toEqual([{ lotId: 'a', foodId: 'eggs', massG: 100 }]);
    expect(stocks(inventoryAfter(inventory, cooked.entries))).toEqual([[20, 0]]);
  });
});

test('whatever is done in whatever order, no stock is negative and no more is reserved than is there', () => {
  const step = fc.record({
    act: fc.constantFrom('take', 'correct', 'reserve', 'cook'),
    lot: fc.constantFrom('a', 'b'),
    grams: fc.integer({ min: 0, max: 200 }),
    date: fc.constantFrom('2026-11-22', '2026-11-23', '2026-11-24'),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      const start = [aLot({ id: 'a', stock: 100 }), aLot({ id: 'b', stock: 80, bestBefore: '2026-11-23' })];
      let inventory = of(...start);
      for (const { act, lot: lotId, grams, date: localDate } of steps) {
        const stock = inventory.lots.find(({ id }) => id === lotId)?.stock ?? 0;
        const entries = {
          take: () =>
            takeFromLot({ inventory, lotId, amount: Math.min(grams, stock), entry: { kind: 'consumed' } }),
          correct: () => correctLot({ inventory, lotId, stock: grams }),
          reserve: () => reserveForPlan({ inventory, localDate, needs: needs(grams) }),
          cook: () => cookFromStock({ inventory, localDate, recipeId: 'x', needs: needs(grams) }).entries,
        }[act]();
        // Throws where a line would make it negative.
        inventory = inventoryAfter(inventory, entries);
        for (const { id, reserved } of inventory.lots) {
          const held = inventory.reservations.filter(({ lotId }) => lotId === id);
          expect(held.reduce((sum, { amount }) => sum + amount, 0)).toBeCloseTo(reserved, 3);
        }
      }
    }),
  );
});

describe('the day until which it is good', () => {
  const shelfLife = { fridgeDays: 7, freezerDays: 90 };
  test('follows from the place', () => {
    expect(usualPlace(shelfLife)).toBe('fridge');
    expect(usualPlace({})).toBe('pantry');
    expect(predictBestBefore({ shelfLife, place: 'fridge', since: TODAY })).toBe('2026-11-29');
    expect(predictBestBefore({ shelfLife, place: 'pantry', since: TODAY })).toBeUndefined();
  });

  test('is three days off for what is left of a meal, and two months off in the freezer', () => {
    const since = TODAY;
    const leftovers = { shelfLife: LEFTOVERS_KEEP, since };
    expect(predictBestBefore({ ...leftovers, place: 'fridge' })).toBe('2026-11-25');
    expect(predictBestBefore({ ...leftovers, place: 'freezer' })).toBe('2027-01-21');
  });
});

test('a recipe needs its foods for the portion, each of them once', () => {
  const ingredients = [
    { food: 'eggs', grams: 100 },
    { food: 'butter', grams: 10 },
    { food: 'eggs', grams: 20 },
  ];
  const recipe = { ...aRecipe('omelette'), servings: 2, ingredients };
  expect(recipeNeeds({ recipe, portion: 1.5 })).toEqual([
    { foodId: 'eggs', massG: 90 },
    { foodId: 'butter', massG: 7.5 },
  ]);
});
