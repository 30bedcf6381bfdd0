import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ReadBill, readBill } from '../../bench/read-bill.ts';
import { addScores, type BillScore, ratioOf, scoreBill } from '../../bench/receipt-scores.ts';
import { loadCatalog } from '../../catalog/load-catalog.ts';
import { createTesseractReader } from '../../integrations/receipts/tesseract/tesseract-reader.ts';
import { loadBills } from './bill.ts';

/** Some of each kind that are read within seconds; `npm run bench:receipts` reads all. */
const BILLS = [
  'de-de-4-usual',
  'en-gb-2-clean',
  'en-in-2-clean',
  'en-us-1-usual',
  'es-mx-4-usual',
  'fr-fr-7-clean',
];
const OTHERS = ['none-landscape', 'none-menu', 'none-poster'];

const TIMEOUT_MS = 300_000;

describe('bills that are read by Tesseract', () => {
  const reader = createTesseractReader({ languages: ['eng', 'deu', 'spa', 'fra'] });
  const read = new Map<string, ReadBill>();

  beforeAll(async () => {
    for (const bill of loadBills().filter(({ name }) => [...BILLS, ...OTHERS].includes(name))) {
      read.set(bill.name, await readBill({ bill, reader }));
    }
  }, TIMEOUT_MS);
  afterAll(() => reader.close());

  const sumOf = (): BillScore => {
    const catalog = loadCatalog();
    const scores = BILLS.flatMap((name) => {
      const one = read.get(name);
      if (one?.bill.truth.status !== 'receipt') return [];
      return scoreBill({ truth: one.bill.truth, lines: one.lines, parsed: one.parsed, catalog });
    });
    expect(scores).toHaveLength(BILLS.length);
    return addScores(scores);
  };

  test.each([
    ['lines', 0.9],
    ['precision', 0.9],
    ['prices', 0.9],
    ['amounts', 0.8],
    ['total', 1],
    ['foods', 0.75],
    ['foodsNear', 0.85],
  ] as const)('are right in their %s, at least %d of them', (key, least) => {
    expect(ratioOf(sumOf()[key])).toBeGreaterThanOrEqual(least);
  });

  test.each(OTHERS)('%s is told to be none', (name) => {
    expect(read.get(name)?.parsed.status).toBe('no_receipt');
  });
});
