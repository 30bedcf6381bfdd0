import { describe, expect, test } from 'vitest';
import { loadCatalog } from '../../../catalog/load-catalog.ts';
import { checkSum } from '../../../domain/receipts/check-sum.ts';
import type { MatchItem } from '../../../domain/receipts/match-item.ts';
import type { ReceiptItem } from '../../../domain/receipts/parsed-receipt.ts';
import { reviewItems, reviewReceipt } from '../../../domain/receipts/review.ts';
import { aLine, aReview } from '../../support/reviews.ts';

const catalog = loadCatalog();

/** Knows paneer for sure, takes spinach for likely, and nothing else. */
const matchItem: MatchItem = ({ name }) => {
  if (name === 'PANEER') return { candidates: [{ foodId: 'paneer', likeness: 1 }], isSure: true };
  if (name === 'EGGS') return { candidates: [{ foodId: 'eggs', likeness: 1 }], isSure: true };
  if (name === 'CHICKPEAS') return { candidates: [{ foodId: 'chickpeas', likeness: 1 }], isSure: true };
  if (name === 'SPNCH') {
    return { candidates: ['spinach', 'paneer'].map((foodId) => ({ foodId, likeness: 0.5 })), isSure: false };
  }
  return { candidates: [], isSure: false };
};

const lineOf = (item: Partial<ReceiptItem>, aliases: Record<string, string | null> = {}) => {
  const given = { text: `${item.name} 1.00`, name: 'PANEER', confidence: 0.95, ...item };
  const map = new Map(Object.entries(aliases).map(([name, foodId]) => [name, { name, foodId }]));
  const receipt = { status: 'receipt', items: [given], charges: [] } as const;
  const [line] = reviewReceipt({ receipt, matchItem, aliases: map, catalog }).lines;
  return line ?? expect.fail('no line');
};
const grams = (quantity: number) => ({ quantity, unit: 'g' as const });

describe('a line of a bill', () => {
  test.each([
    ['is sure where all is clear', { amount: grams(500) }, 'add', []],
    ['is a doubt where it was hard to read', { amount: grams(500), confidence: 0.6 }, 'add', ['reading']],
    ['is a doubt where the food is a guess', { name: 'SPNCH', amount: grams(200) }, 'add', ['food']],
    ['asks where no food is like it', { name: 'BAG', amount: grams(5) }, 'ask', ['food']],
    ['supposes a piece where it says no amount', { name: 'EGGS' }, 'add', ['amount']],
    ['asks where a piece of it has no weight', {}, 'ask', ['amount']],
    [
      'asks where a unit of it has no weight',
      { amount: { quantity: 2, unit: 'package' } },
      'ask',
      ['weight'],
    ],
  ] as const)('%s', (_, item, action, doubts) => {
    const line = lineOf(item);
    expect([line.suggestion.action, line.doubts]).toEqual([action, doubts]);
  });

  test('says what it comes to in the stock', () => {
    const { suggestion } = lineOf({ name: 'EGGS', amount: { quantity: 10, unit: 'piece' } });
    expect(suggestion).toEqual({
      ...{ action: 'add', foodId: 'eggs', quantity: 10, unit: 'piece' },
      ...{ amount: 500, measure: 'g' },
    });
  });

  test('means what the user taught, whatever the catalogue thinks', () => {
    const line = lineOf({ name: 'SPNCH', amount: grams(200) }, { SPNCH: 'paneer' });
    expect(line.candidates).toEqual([
      { foodId: 'paneer', likeness: 1 },
      { foodId: 'spinach', likeness: 0.5 },
    ]);
    expect([line.suggestion, line.doubts]).toEqual([expect.objectContaining({ foodId: 'paneer' }), []]);
  });

  test('is skipped where the user taught that it is nothing to eat, and can still be chosen', () => {
    const line = lineOf({ name: 'SPNCH', confidence: 0.5 }, { SPNCH: null });
    expect([line.suggestion, line.doubts]).toEqual([{ action: 'skip' }, []]);
    expect(line.candidates).toHaveLength(2);
  });

  test('forgets what was taught of a food that the catalogue has no more', () => {
    const line = lineOf({ name: 'SPNCH', amount: grams(200) }, { SPNCH: 'unicorn' });
    expect(line).toMatchObject({ suggestion: { foodId: 'spinach' }, doubts: ['food'] });
  });

  test('asks where the amount is less than the stock counts, and takes no barcode for one', () => {
    expect(lineOf({ amount: grams(0.000_1) })).toMatchObject({
      suggestion: { action: 'ask' },
      doubts: ['weight'],
    });
    expect(lineOf({ amount: grams(4_006_381_333_931) }).doubts).toEqual(['amount']);
  });

  test('keeps no amount that is none, and no more text than fits on a screen', () => {
    const line = lineOf({ amount: grams(0), text: 'x'.repeat(1000), price: Number.NaN });
    expect(line).not.toHaveProperty('amount');
    expect(line).not.toHaveProperty('price');
    expect(line.text).toHaveLength(200);
  });
});

describe('a bill', () => {
  test('keeps its order, its facts and only a currency that is one', () => {
    const items = ['PANEER', 'EGGS'].map((name) => ({ text: name, name, confidence: 1 }));
    const charges = [{ kind: 'deposit', text: 'PFAND', amount: 0.25 }] as const;
    const facts = { total: 3.1, boughtOn: '2026-11-20', shop: 'Corner shop' };
    const receipt = { status: 'receipt', items, charges, ...facts, currency: '€' } as const;
    const review = reviewReceipt({ receipt, matchItem, aliases: new Map(), catalog });
    expect(review).toMatchObject({ lines: [{ position: 1 }, { position: 2 }], charges, ...facts });
    expect(review).not.toHaveProperty('currency');
  });

  test('of a thousand lines is cut to what a person can look at', () => {
    const items = Array.from({ length: 1000 }, () => ({ text: 'EGGS', name: 'EGGS', confidence: 1 }));
    const receipt = { status: 'receipt', items, charges: [] } as const;
    expect(reviewReceipt({ receipt, matchItem, aliases: new Map(), catalog }).lines).toHaveLength(300);
  });
});

describe('a photo of food', () => {
  test.each([
    [
      { name: 'EGGS', quantity: 6, confidence: 0.9 },
      { quantity: 6, unit: 'piece', amount: 300 },
    ],
    [
      { name: 'EGGS', quantity: 1, unit: 'Dutzend', confidence: 0.9 },
      { quantity: 1, amount: 50 },
    ],
    [
      { name: 'PANEER', quantity: 0.5, unit: 'kilos', confidence: 0.9 },
      { quantity: 0.5, unit: 'kg', amount: 500 },
    ],
    [
      { name: 'PANEER', quantity: 2, unit: 'Pfund', confidence: 0.9 },
      { quantity: 1000, unit: 'g', amount: 1000 },
    ],
  ])('%j comes to %j', (item, suggestion) => {
    const { lines } = reviewItems({ items: [item], matchItem, aliases: new Map(), catalog });
    expect(lines).toMatchObject([{ suggestion }]);
  });

  test('has no sum to check', () => {
    const review = reviewItems({ items: [], matchItem, aliases: new Map(), catalog });
    expect(checkSum(review)).toEqual({ status: 'no_total' });
  });
});

describe('the sum', () => {
  const three = [0.1, 0.2, 2.19].map((price, index) => aLine({ position: index + 1, price }));
  const charge = (kind: 'discount' | 'tax' | 'deposit', amount: number) => ({ kind, text: '', amount });
  test.each([
    ['agrees to the cent', {}, { status: 'agrees' }],
    [
      'agrees with discounts and deposits',
      { total: 1.74, charges: [charge('discount', -1), charge('deposit', 0.25)] },
      { status: 'agrees' },
    ],
    ['agrees with taxes on top', { total: 2.69, charges: [charge('tax', 0.2)] }, { status: 'agrees' }],
    ['agrees with taxes within', { total: 2.49, charges: [charge('tax', 0.2)] }, { status: 'agrees' }],
    ['says what is missing', { total: 3.49 }, { status: 'differs', by: 1 }],
    ['says what is too much', { total: 2.48 }, { status: 'differs', by: -0.01 }],
  ] as const)('%s', (_, change, check) => {
    expect(
      checkSum(
        aReview({ lines: three, ...change, charges: [...('charges' in change ? change.charges : [])] }),
      ),
    ).toEqual(check);
  });

  test('of a line without a price is short of it', () => {
    const { price: _, ...unpriced } = aLine({ position: 2 });
    expect(checkSum(aReview({ lines: [aLine(), unpriced], total: 5 }))).toEqual({
      status: 'differs',
      by: 2.51,
    });
  });
});
