import { describe, expect, test } from 'vitest';
import { createRandom } from '../../../bench/random.ts';
import { FORMS, generateReceipt } from '../../receipts/generated-receipt.ts';
import { pasted } from '../../support/parsed-bills.ts';

const RECEIPTS = 120;
const cents = (amount = 0) => Math.round(amount * 100);

function parsedOf(text: string) {
  const parsed = pasted(text);
  if (parsed.status !== 'receipt') return undefined;
  const items = parsed.items.map(({ name, price, amount }) => ({
    name,
    cents: cents(price),
    ...(amount !== undefined && { quantity: amount.quantity, unit: amount.unit }),
  }));
  const charges = parsed.charges.map(({ amount }) => cents(amount));
  const paid = [...items.map((item) => item.cents), ...charges].reduce((sum, part) => sum + part, 0);
  return { items, charges: charges.sort(), paid, total: cents(parsed.total) };
}

describe('pasted receipts that were made up', () => {
  test.each(Object.entries(FORMS))(
    'of %s are read as they were made, 99 of 100 at least',
    (country, form) => {
      const wrong = Array.from({ length: RECEIPTS }, (_, nth) => {
        const made = generateReceipt({ form, random: createRandom(`${country} ${nth}`) });
        const parsed = parsedOf(made.text);
        const truth = { items: made.items, charges: made.chargeCents.sort(), total: made.totalCents };
        const isRight =
          JSON.stringify(parsed && { items: parsed.items, charges: parsed.charges, total: parsed.total }) ===
          JSON.stringify(truth);
        return isRight ? [] : [`${made.text}\n${JSON.stringify(parsed)}`];
      }).flat();
      expect(wrong.slice(0, 1)).toEqual(wrong.length * 100 <= RECEIPTS ? wrong : []);
    },
  );

  test.each(Object.entries(FORMS))(
    'of %s with a wrong total keep their prices, and do not agree',
    (country, form) => {
      for (let nth = 0; nth < RECEIPTS; nth += 1) {
        const made = generateReceipt({
          form,
          random: createRandom(`${country} ${nth}`),
          extraCents: 1 + (nth % 90),
        });
        const parsed = parsedOf(made.text);
        expect(parsed?.items.map((item) => item.cents)).toEqual(made.items.map((item) => item.cents));
        expect(parsed?.paid).not.toBe(parsed?.total);
      }
    },
  );
});
