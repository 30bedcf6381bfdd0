import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LEFTOVERS_KEEP, predictBestBefore, usualPlace } from '../../../domain/inventory/best-before.ts';
import { recipeNeeds } from '../../../domain/inventory/day-supply.ts';
import type { LedgerEntry, StockLot } from '../../../domain/inventory/lot.ts';
import { movedFacts } from '../../../domain/inventory/new-lot.ts';
import { cookFromStock, reserveForPlan } from '../../../domain/inventory/plan-stock.ts';
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
const omelette = (massG: number) => ({
  recipeId: 'omelette',
  portion: 1,
  needs: [{ foodId: 'eggs', massG }],
});
const needs = (massG: number) => [omelette(massG)];

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
    inventory = inventoryAfter(
      inventory,
      reserveForPlan({ inventory, localDate: TODAY, dishes: needs(200) }),
    );
    expect(stocks(inventory)).toEqual([[300, 200]]);
    const entry = { kind: 'consumed' } as const;
    inventory = inventoryAfter(inventory, takeFromLot({ inventory, lotId: 'a', amount: 250, entry }));
    expect(stocks(inventory)).toEqual([[50, 50]]);
  });

  test('a correction to less lets go of what is not there', () => {
    let inventory = of(aLot({ id: 'a', stock: 300 }));
    inventory = inventoryAfter(
      inventory,
      reserveForPlan({ inventory, localDate: TODAY, dishes: needs(300) }),
    );
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
    inventory = inventoryAfter(
      inventory,
      reserveForPlan({ inventory, localDate: TODAY, dishes: needs(150) }),
    );
    expect(stocks(inventory)).toEqual([
      [100, 50],
      [100, 100],
      [100, 0],
    ]);
    expect(reserveForPlan({ inventory, localDate: TODAY, dishes: needs(150) })).toEqual([]);
  });

  test("of tomorrow lets go of today's", () => {
    let inventory = of(...lots);
    inventory = inventoryAfter(
      inventory,
      reserveForPlan({ inventory, localDate: TODAY, dishes: needs(150) }),
    );
    inventory = inventoryAfter(
      inventory,
      reserveForPlan({ inventory, localDate: TOMORROW, dishes: needs(20) }),
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
    expect(reserveForPlan({ inventory, localDate: TODAY, dishes: both })).toMatchObject([
      { kind: 'reserved', reservedChange: 60 },
    ]);
  });

  test('that is cooked takes what it held, and what is not in the books keeps nobody from cooking', () => {
    let inventory = of(aLot({ id: 'a', stock: 120 }));
    inventory = inventoryAfter(
      inventory,
      reserveForPlan({ inventory, localDate: TODAY, dishes: needs(100) }),
    );
    const cooked = cookFromStock({
      inventory,
      localDate: TODAY,
      dish: { ...omelette(100), needs: [...omelette(100).needs, { foodId: 'butter', massG: 10 }] },
    });
    expect(cooked).toMatchObject({
      status: 'cooked',
      entries: [{ kind: 'released' }, { stockChange: -100 }],
    });
    expect(stocks(inventoryAfter(inventory, cooked.entries))).toEqual([[20, 0]]);
  });
});

describe('leftovers', () => {
  const left = (id: string, stock: number, bestBefore: string) =>
    aLot({ id, stock, recipeId: 'omelette', foodId: undefined, measure: 'piece', unitSize: 1, bestBefore });
  const rest = [left('old', 1, '2026-11-22'), left('new', 2, '2026-11-24')];
  const inventory = of(...rest, aLot({ id: 'eggs', stock: 300 }));
  const dish = (portion: number, recipeId = 'omelette') => ({ ...omelette(100), recipeId, portion });

  test.each([
    [
      'that make the whole portion, the older first',
      dish(1.5),
      [
        ['old', 1],
        ['new', 0.5],
      ],
    ],
    ['that are not enough are left alone: it is cooked', dish(3.25), [['eggs', 100]]],
    ['of another dish are no help', dish(1, 'pancakes'), [['eggs', 100]]],
  ])('%s', (_, wanted, lots) => {
    const entries = reserveForPlan({ inventory, localDate: TODAY, dishes: [wanted] });
    expect(entries.map(({ lotId, reservedChange }) => [lotId, reservedChange]).sort()).toEqual(lots.sort());
    const cooked = cookFromStock({ inventory, localDate: TODAY, dish: wanted });
    expect(cooked.status).toBe(lots[0]?.[0] === 'eggs' ? 'cooked' : 'reheated');
    expect(cooked.entries.map(({ lotId, stockChange }) => [lotId, -stockChange]).sort()).toEqual(lots.sort());
  });

  test('are not there for two dishes, nor after their last day', () => {
    const dishes = [dish(2), dish(2)];
    const after = inventoryAfter(inventory, reserveForPlan({ inventory, localDate: TODAY, dishes }));
    expect(after.lots.map(({ id, reserved }) => [id, reserved])).toEqual([
      ['old', 1],
      ['new', 1],
      ['eggs', 100],
    ]);
    const late = reserveForPlan({ inventory, localDate: '2026-11-25', dishes: [dish(1)] });
    expect(late).toMatchObject([{ lotId: 'eggs' }]);
  });

  test('of which not all is eaten stay what they are, and whoever cooks anew takes eggs', () => {
    const meal = { inventory, localDate: TODAY, dish: dish(2), eaten: 1 };
    expect(cookFromStock(meal).entries).toMatchObject([{ lotId: 'old', stockChange: -1 }]);
    expect(cookFromStock({ ...meal, isCookedAnew: true })).toMatchObject({
      status: 'cooked',
      entries: [{ lotId: 'eggs', stockChange: -100 }],
    });
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
          reserve: () => reserveForPlan({ inventory, localDate, dishes: needs(grams) }),
          cook: () => cookFromStock({ inventory, localDate, dish: omelette(grams) }).entries,
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

  test('of what is left of a meal moves with it into the freezer', () => {
    const lot = aLot({
      id: 'left',
      stock: 2,
      recipeId: 'omelette',
      measure: 'piece',
      bestBefore: '2026-11-23',
    });
    const moved = movedFacts({ lot, food: undefined, place: 'freezer', today: TODAY });
    expect(moved).toMatchObject({ place: 'freezer', bestBefore: '2027-01-21' });
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
