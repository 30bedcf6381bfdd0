import { describe, expect, test } from 'vitest';
import { loadCatalog } from '../../catalog/load-catalog.ts';
import { GROCERY_UNITS } from '../../domain/inventory/grocery-words.ts';
import { BILLS_TODAY, loadBills, type ReceiptTruth } from './bill.ts';

const bills = loadBills();
const receipts = bills.flatMap(({ name, truth }) =>
  truth.status === 'receipt' ? [{ name, ...(truth as ReceiptTruth) }] : [],
);
const catalog = loadCatalog();
const sum = (numbers: readonly number[]) => numbers.reduce((all, number) => all + number, 0);

describe('the set of bills', () => {
  test('holds bills of every grade and language, and pictures that are none', () => {
    const count = (of: (receipt: ReceiptTruth) => string) =>
      Object.values(Object.groupBy(receipts, of)).map((group) => group?.length ?? 0);
    expect(receipts.length).toBeGreaterThanOrEqual(48);
    expect(Math.min(...count(({ language }) => language))).toBeGreaterThanOrEqual(8);
    expect(count(({ grade }) => grade)).toHaveLength(3);
    expect(Math.min(...count(({ grade }) => grade))).toBeGreaterThanOrEqual(8);
    expect(bills.length - receipts.length).toBeGreaterThanOrEqual(5);
  });

  test('fits into a repository: no picture above 150 kB, all of them below 4 MB', () => {
    const sizes = bills.map(({ picture }) => picture.length);
    expect(Math.max(...sizes)).toBeLessThan(150_000);
    expect(sum(sizes)).toBeLessThan(4_000_000);
  });

  test.each(receipts)('$name says what its total says, of foods we know', (receipt) => {
    const paid =
      sum(receipt.lines.map(({ price }) => price)) + sum(receipt.charges.map(({ amount }) => amount));
    expect(paid).toBeCloseTo(receipt.total, 2);
    expect(receipt.boughtOn < BILLS_TODAY).toBe(true);
    for (const { foodId, unit } of receipt.lines) {
      if (foodId !== null) expect([...catalog.foods.keys()]).toContain(foodId);
      if (unit !== undefined) expect(GROCERY_UNITS).toContain(unit);
    }
  });
});
