import { type Counted, comesTo } from './counted.ts';

/**
 * Printers cross their zeros, and machines read eights for them: `1,944.08` for `1,944.00`. Nothing in a number says so;
 * a count that must come to a sum does, and the sum of a bill.
 */
const MOST_EIGHTS = 4;

/** The number as it was read, and with zeros for some of its eights and for all; the fewest zeros first. */
function readingsOf(number: number): { value: number; zeros: number }[] {
  const digits = String(number);
  const eights = [...digits].flatMap((digit, at) => (digit === '8' ? [at] : []));
  if (eights.length > MOST_EIGHTS) return [{ value: number, zeros: 0 }];
  return Array.from({ length: 2 ** eights.length }, (_, choice) => {
    const chosen = eights.filter((__, nth) => (choice >> nth) & 1);
    const mended = [...digits].map((digit, at) => (chosen.includes(at) ? '0' : digit)).join('');
    return { value: Number(mended), zeros: chosen.length };
  }).sort((a, b) => a.zeros - b.zeros);
}

/** Count, price and sum that fit; undefined where none do, or several that are as near to what was read. */
export function fitWithZeros({
  counted,
  sumCents,
}: {
  counted: Counted;
  sumCents: number;
}): { counted: Counted; sumCents: number } | undefined {
  const { quantity, eachCents } = counted;
  const isWeighed = !Number.isInteger(quantity);
  const quantities = isWeighed
    ? readingsOf(Math.round(quantity * 1000))
    : [{ value: quantity * 1000, zeros: 0 }];
  const fitting = quantities.flatMap((thousandths) =>
    readingsOf(eachCents).flatMap((each) =>
      readingsOf(sumCents)
        .map((sum) => ({
          counted: { ...counted, quantity: thousandths.value / 1000, eachCents: each.value },
          sumCents: sum.value,
          zeros: thousandths.zeros + each.zeros + sum.zeros,
        }))
        .filter((fit) => fit.sumCents > 0 && comesTo(fit.counted, fit.sumCents)),
    ),
  );
  const [best, ...others] = fitting.sort((a, b) => a.zeros - b.zeros);
  const isClear = others.every(
    ({ zeros, sumCents: other }) => zeros > (best?.zeros ?? 0) || other === best?.sumCents,
  );
  return best !== undefined && isClear ? { counted: best.counted, sumCents: best.sumCents } : undefined;
}

/** Places of cents, tenths, ones and tens, in every union of them but none; those with the fewest places first. */
export const ZERO_PLACES: readonly (readonly number[])[] = Array.from({ length: 15 }, (_, at) =>
  [0, 1, 2, 3].filter((place) => ((at + 1) >> place) & 1),
).sort((a, b) => a.length - b.length);

/** The number with zeros for its eights at these places, counted from its end. */
export function withZerosAt(cents: number, places: readonly number[]): number {
  const digits = [...String(Math.abs(cents))];
  const mended = digits.map((digit, at) =>
    digit === '8' && places.includes(digits.length - 1 - at) ? '0' : digit,
  );
  return Math.sign(cents) * Number(mended.join(''));
}
