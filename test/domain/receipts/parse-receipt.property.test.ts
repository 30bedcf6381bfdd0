import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRandom } from '../../../bench/random.ts';
import { parseReceipt } from '../../../domain/receipts/parse-receipt.ts';
import { composeBill } from '../../receipts/render/compose.ts';
import { loadLocale } from '../../receipts/render/locale.ts';
import { LAYOUTS } from '../../receipts/render/plan.ts';
import { printText } from '../../receipts/render/print-text.ts';

const TODAY = '2026-11-22';
const LOCALES = ['en-US', 'en-GB', 'en-IN', 'hi-IN', 'de-DE', 'es-ES', 'es-MX', 'fr-FR'];
const locales = new Map(LOCALES.map((id) => [id, loadLocale(id)]));

const parse = (texts: readonly string[], confidence = 1) =>
  parseReceipt({ lines: texts.map((text) => ({ text, confidence })), today: TODAY });

const byText = <Item extends { kind: string; amount: number }>(charges: readonly Item[]) =>
  charges.map(({ kind, amount }) => `${kind} ${amount}`).sort();

/** Pints are written as litres, and so on: the same amount may be told in two units. */
const inBase = (quantity: number, unit: string) => {
  const factor = { kg: 1000, g: 1, l: 1000, ml: 1 }[unit] ?? 1;
  return Math.round(quantity * factor);
};

describe('a bill that was made up, printed and parsed', () => {
  test.each(LOCALES.flatMap((locale) => LAYOUTS.map((layout) => [locale, layout] as const)))(
    'of %s with counts in %s says again what it was made of',
    (id, layout) => {
      const locale = locales.get(id) ?? loadLocale(id);
      fc.assert(
        fc.property(fc.nat(100_000), (seed) => {
          const random = createRandom(`${id} ${layout} ${seed}`);
          const plan = { name: '', locale: id, grade: 'clean', layout, fontIndex: 0, random } as const;
          const made = composeBill({ plan, locale });
          const parsed = parse(printText(made.rows, made.width));
          if (parsed.status !== 'receipt') throw new Error('It was not taken for a bill');
          expect(parsed.items.map(({ name, price }) => [name, price])).toEqual(
            made.lines.map(({ name, price }) => [name, price]),
          );
          made.lines.forEach(({ quantity, unit }, at) => {
            if (quantity === undefined || unit === undefined) return;
            const amount = parsed.items[at]?.amount;
            expect(amount && inBase(amount.quantity, amount.unit)).toBeCloseTo(inBase(quantity, unit), -1);
          });
          expect(byText(parsed.charges)).toEqual(byText(made.charges));
          expect([parsed.total, parsed.boughtOn, parsed.shop]).toEqual([
            made.total,
            made.boughtOn,
            made.shop,
          ]);
        }),
        { numRuns: 12 },
      );
    },
  );
});

describe('any text', () => {
  const signs = fc.constantFrom(...'019 ,.x-/€$|AlO:@%kg\t'.split(''));
  const line = fc.oneof(fc.string(), fc.string({ unit: signs, maxLength: 80 }));

  test('is parsed without an error, whoever read it', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), fc.constantFrom(0.5, 1), (texts, confidence) => {
        const parsed = parse(texts, confidence);
        if (parsed.status === 'no_receipt') return;
        for (const { price = 0, confidence: sure } of parsed.items) {
          expect(Number.isFinite(price) && price >= 0).toBe(true);
          expect(sure >= 0 && sure <= 1).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    '1',
    ' ',
    '1,',
    '1 ',
    'x 1',
    '- ',
    '| ',
    'TOTAL ',
    '1 x 1,29 ',
    '0,482 kg ',
    'a  1.00  ',
    'Rs.',
    '.,',
  ])(
    'of many times “%s” is taken apart in the end: a regular expression that tried all ways would not come back',
    (part) => {
      const long = part.repeat(20_000);
      const parsed = parse(
        Array.from({ length: 1000 }, () => long),
        0.9,
      );
      expect(['receipt', 'no_receipt']).toContain(parsed.status);
    },
  );
});
