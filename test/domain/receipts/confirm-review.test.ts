import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadCatalog } from '../../../catalog/load-catalog.ts';
import { DomainError } from '../../../domain/errors.ts';
import { GROCERY_UNITS } from '../../../domain/inventory/grocery-words.ts';
import type { ConfirmDecisions, LineDecision } from '../../../domain/receipts/confirm-decisions.ts';
import { confirmReview, taughtAliases } from '../../../domain/receipts/confirm-review.ts';
import type { Review } from '../../../domain/receipts/grocery-import.ts';
import { reviewReceipt } from '../../../domain/receipts/review.ts';
import type { ReviewLine } from '../../../domain/receipts/review-line.ts';
import { aLine, aReview } from '../../support/reviews.ts';

const catalog = loadCatalog();
const TODAY = '2026-11-22';

let ids = 0;
const newId = () => `lot-${++ids}`;
const confirm = (decisions: ConfirmDecisions, review = aReview()) =>
  confirmReview({ review, decisions, today: TODAY, catalog, newId });
const add = (change: Partial<Extract<LineDecision, { action: 'add' }>> = {}): LineDecision => ({
  ...{ action: 'add', position: 1, foodId: 'paneer', quantity: 500, unit: 'g' },
  ...change,
});
const oneLot = (decision: LineDecision, review?: Review) => {
  const [lot] = confirm({ lines: [decision] }, review);
  return lot ?? expect.fail('no lot');
};
const refusals = (decisions: ConfirmDecisions, review?: Review) => {
  try {
    confirm(decisions, review);
  } catch (error) {
    if (error instanceof DomainError) return error.fields.map(({ path }) => path);
    throw error;
  }
  return [];
};

describe('a line that is added', () => {
  test('is a lot with the price, the currency and the day of the bill, kept where it usually is', () => {
    const { facts, entry } = oneLot(add());
    expect(facts).toMatchObject({
      ...{ foodId: 'paneer', measure: 'g', unit: 'g', place: 'fridge' },
      ...{ boughtOn: '2026-11-20', bestBefore: '2026-11-27', price: { amount: 2.49, currency: 'EUR' } },
    });
    expect(entry).toMatchObject({ lotId: facts.id, kind: 'added', stockChange: 500 });
  });

  test('is what the user says where that differs', () => {
    const own = { price: 1.5, place: 'freezer', bestBefore: '2027-01-01', quantity: 2, unit: 'kg' } as const;
    const { facts, entry } = oneLot(add(own));
    expect(facts).toMatchObject({ price: { amount: 1.5 }, place: 'freezer', bestBefore: '2027-01-01' });
    expect(entry.stockChange).toBe(2000);
  });

  test('may be something that the catalogue does not have', () => {
    const { foodId: _, ...named } = add({ name: 'Birthday cake', quantity: 1, unit: 'piece' }) as {
      foodId: string;
    };
    expect(oneLot(named as LineDecision).facts).toMatchObject({ name: 'Birthday cake', measure: 'piece' });
  });

  test.each([
    ['null is no price', add({ price: null }), aReview()],
    ['no currency is no price', add(), withoutCurrency()],
    ['a price beyond belief is no price', add(), aReview({ lines: [aLine({ price: 10_000_000 })] })],
    ['money that was given back is no price', add(), aReview({ lines: [aLine({ price: -1 })] })],
  ])('%s', (_, decision, review) => {
    expect(oneLot(decision, review).facts).not.toHaveProperty('price');
  });

  test('was bought today where the bill says a day that has not come', () => {
    expect(oneLot(add(), aReview({ boughtOn: '2027-11-20' })).facts.boughtOn).toBe(TODAY);
  });

  test('of tins counts what is in them, and a weight of one’s own is what it says', () => {
    const amount = { quantity: 2, unit: 'package', isTinned: true } as const;
    const review = aReview({ lines: [aLine({ name: 'CHICKPEAS', amount })] });
    const tins = oneLot(add({ foodId: 'chickpeas', quantity: 2, unit: 'package' }), review);
    const one = oneLot(add({ foodId: 'chickpeas', quantity: 1, unit: 'package' }), review);
    expect(tins.entry.stockChange).toBe(2 * one.entry.stockChange);
    const own = oneLot(add({ foodId: 'chickpeas', quantity: 100, unit: 'g' }), review);
    expect(own.entry.stockChange).toBe(100);
  });
});

function withoutCurrency(): Review {
  const { currency: _, ...review } = aReview();
  return review;
}

describe('what cannot become stock is named', () => {
  const two = aReview({ lines: [aLine(), aLine({ position: 2 })] });
  test.each<[string, ConfirmDecisions, Review, string[]]>([
    ['a food that is none', { lines: [add({ foodId: 'unicorn' })] }, aReview(), ['/lines/0/foodId']],
    ['a unit without a weight', { lines: [add({ unit: 'package' })] }, aReview(), ['/lines/0/unit']],
    ['next to nothing', { lines: [add({ quantity: 0.000_1 })] }, aReview(), ['/lines/0/quantity']],
    ['a position that is twice', { lines: [add(), add(), add({ position: 2 })] }, two, ['/lines/1/position']],
    [
      'a position that is none',
      { lines: [add(), { action: 'skip', position: 7 }] },
      aReview(),
      ['/lines/1/position'],
    ],
    ['a line that is left out', { lines: [add()] }, two, ['/lines']],
    ['tomorrow', { lines: [add()], boughtOn: '2026-11-23' }, aReview(), ['/boughtOn']],
    ['a price in no currency', { lines: [add({ price: 1 })] }, withoutCurrency(), ['/currency']],
    [
      'what was missing, by its own place',
      {
        lines: [add()],
        more: [
          { foodId: 'paneer', quantity: 1, unit: 'g' },
          { foodId: 'x', quantity: 1 },
        ],
      },
      aReview(),
      ['/more/1/foodId'],
    ],
    [
      'everything at once',
      { lines: [add({ foodId: 'x' }), { action: 'skip', position: 1 }], boughtOn: '2027-01-01' },
      aReview(),
      ['/boughtOn', '/lines/1/position', '/lines/0/foodId'],
    ],
  ])('%s', (_, decisions, review, paths) => {
    expect(refusals(decisions, review)).toEqual(paths);
  });
});

describe('what is taught', () => {
  const guess = aLine({ doubts: ['food'] });
  const skip = (because?: 'nothing_to_eat' | 'not_now'): LineDecision => ({
    ...{ action: 'skip', position: 1 },
    ...(because && { because }),
  });
  const paneer = [{ name: 'PANEER', foodId: 'paneer' }];
  const nothing = [{ name: 'PANEER', foodId: null }];
  test.each<[string, ReviewLine, LineDecision, unknown[]]>([
    ['nothing by what was sure and is right', aLine(), add(), []],
    ['a guess that is confirmed', guess, add(), paneer],
    ['a correction', aLine(), add({ foodId: 'firm-tofu' }), [{ name: 'PANEER', foodId: 'firm-tofu' }]],
    ['that it is to eat after all', aLine({ suggestion: { action: 'skip' } }), add(), paneer],
    ['that what nobody knew is nothing to eat', guess, skip(), nothing],
    ['nothing by skipping what was sure', aLine(), skip(), []],
    ['what is said in words', aLine(), skip('nothing_to_eat'), nothing],
    ['nothing by “not now”', guess, skip('not_now'), []],
    ['nothing by skipping again', aLine({ suggestion: { action: 'skip' } }), skip('nothing_to_eat'), []],
    ['nothing by an amount alone', aLine({ doubts: ['amount'] }), add({ quantity: 3 }), []],
    ['nothing by a line without a name', { ...guess, name: ' ' }, add(), []],
  ])('%s', (_, line, decision, aliases) => {
    expect(taughtAliases({ review: aReview({ lines: [line] }), decisions: { lines: [decision] } })).toEqual(
      aliases,
    );
  });

  test('nothing by a name of one’s own, which is no food of the catalogue', () => {
    const decision: LineDecision = { action: 'add', position: 1, name: 'Cake', quantity: 1 };
    expect(taughtAliases({ review: aReview({ lines: [guess] }), decisions: { lines: [decision] } })).toEqual(
      [],
    );
  });
});

describe('whatever is decided', () => {
  const foods = ['paneer', 'eggs', 'firm-tofu', 'spinach'] as const;
  const decision = fc.record({
    isAdded: fc.boolean(),
    foodId: fc.constantFrom(...foods),
    grams: fc.integer({ min: 1, max: 50_000 }),
    isSure: fc.boolean(),
    suggested: fc.constantFrom(...foods),
  });
  const bill = fc.array(decision, { maxLength: 20 }).map((rows) => ({
    rows,
    review: aReview({
      lines: rows.map(({ isSure, suggested }, index) =>
        aLine({
          ...{ position: index + 1, name: `NAME ${index}`, doubts: isSure ? [] : ['food'] },
          candidates: [{ foodId: suggested, likeness: 1 }],
        }),
      ),
    }),
    decisions: {
      lines: rows.map(
        ({ isAdded, foodId, grams }, index): LineDecision =>
          isAdded
            ? { action: 'add', position: index + 1, foodId, quantity: grams, unit: 'g' }
            : { action: 'skip', position: index + 1 },
      ),
    },
  }));

  test('the stock is what was decided, food by food', () => {
    fc.assert(
      fc.property(bill, ({ rows, review, decisions }) => {
        const lots = confirm(decisions, review);
        for (const food of foods) {
          const wanted = rows.filter(({ isAdded, foodId }) => isAdded && foodId === food);
          const got = lots.filter(({ facts }) => facts.foodId === food);
          const sum = (amounts: number[]) => amounts.reduce((total, amount) => total + amount, 0);
          expect(sum(got.map(({ entry }) => entry.stockChange))).toBe(sum(wanted.map(({ grams }) => grams)));
        }
        expect(new Set(lots.map(({ facts }) => facts.id)).size).toBe(lots.length);
      }),
    );
  });

  test('only lines that were corrected or unsure teach, and never anything but what was decided', () => {
    fc.assert(
      fc.property(bill, ({ rows, review, decisions }) => {
        const taught = new Map(
          taughtAliases({ review, decisions }).map(({ name, foodId }) => [name, foodId]),
        );
        for (const [index, { isAdded, isSure, foodId, suggested }] of rows.entries()) {
          const isLesson = !isSure || (isAdded && foodId !== suggested);
          expect(taught.get(`NAME ${index}`)).toBe(isLesson ? (isAdded ? foodId : null) : undefined);
        }
      }),
    );
  });

  test('the order of the decisions does not matter to the stock', () => {
    fc.assert(
      fc.property(bill, ({ review, decisions }) => {
        const amounts = (lines: LineDecision[]) =>
          confirm({ lines }, review)
            .map(({ facts, entry }) => `${facts.foodId} ${entry.stockChange}`)
            .sort();
        expect(amounts(decisions.lines.toReversed())).toEqual(amounts(decisions.lines));
      }),
    );
  });

  test('what was suggested is what it comes to, for every food and unit, in tins or not', () => {
    const amount = fc.record({
      quantity: fc.integer({ min: 1, max: 2000 }),
      unit: fc.constantFrom(...GROCERY_UNITS),
      tin: fc.constantFrom({}, { isTinned: true as const }),
    });
    const foodId = fc.constantFrom(...catalog.foods.keys());
    fc.assert(
      fc.property(foodId, amount, (id, { tin, ...given }) => {
        const items = [{ text: 'X', name: 'X', amount: { ...given, ...tin }, confidence: 1 }];
        const matchItem = () => ({ candidates: [{ foodId: id, likeness: 1 }], isSure: true });
        const receipt = { status: 'receipt', items, charges: [] } as const;
        const review = reviewReceipt({ receipt, matchItem, aliases: new Map(), catalog });
        const { suggestion } = review.lines[0] ?? expect.fail('no line');
        if (suggestion.action !== 'add') return;
        const { quantity, unit } = suggestion;
        const { entry } = oneLot(add({ foodId: id, quantity, unit }), review);
        expect(entry.stockChange).toBeCloseTo(suggestion.amount, 2);
      }),
      { numRuns: 500 },
    );
  });
});
