import { CUP_ML, OUNCE_G, POUND_G } from '../recipes/kitchen-amount.ts';
import { type GroceryUnitName, isTin, pieceOf, unitOf } from './grocery-words.ts';
import { isRangeWord, readCount } from './read-count.ts';

/** An amount of something as a person wrote it. `piece` is what is counted where the text says so: `clove`. */
export type GroceryAmount = { quantity: number; unit: GroceryUnitName; piece?: string; isTinned?: true };

/** An amount within a line, and the word behind it. `isMeasured`: weighed or by volume, not counted. */
export type Measure = { amount: GroceryAmount; next: number; isMeasured: boolean };

/** One measure that may be written in several: `2 lb 4 oz`, `200g/7oz/1 cup`, `1 cup (125 g)`, `200 g - 250 g`. */
export function readMeasure(words: readonly string[], from: number): Measure | undefined {
  let measure = readOne(words, from);
  while (measure?.isMeasured) {
    const longer = withNext({ words, measure });
    if (longer === undefined) break;
    measure = longer;
  }
  return measure;
}

function withNext({ words, measure }: { words: readonly string[]; measure: Measure }): Measure | undefined {
  const joint = words[measure.next] ?? '';
  const isJoined = /^([/(=+&]|plus|and|und|et|y)$/i.test(joint) || isRangeWord(joint);
  const second = readOne(words, measure.next + (isJoined ? 1 : 0));
  if (!second?.isMeasured) return undefined;
  const amount = joinedAmount({
    joint: isJoined ? joint : '',
    first: measure.amount,
    second: second.amount,
  });
  return amount === undefined ? undefined : { amount, next: second.next, isMeasured: true };
}

/** A count and its unit. Without a unit it counts pieces; `isMeasured` tells the two apart. */
function readOne(words: readonly string[], from: number): Measure | undefined {
  const count = readCount(words, from);
  if (count === undefined) return undefined;
  const word = words[count.next] ?? '';
  // `2% milk` is a kind of milk, not two of them.
  if (word.startsWith('%')) return undefined;
  const written = unitOf(word);
  if (written !== undefined) {
    const { unit, factor } = written;
    const tin = isTin(word) ? ({ isTinned: true } as const) : {};
    const quantity = count.value(unit) * factor;
    return { amount: { quantity, unit, ...tin }, next: count.next + 1, isMeasured: unit !== 'package' };
  }
  const piece = pieceOf(word);
  // In `3 cloves` the word is the name, unless one stands in front: `garlic 3 cloves`.
  const isCounted = piece !== undefined && (from > 0 || words.length > count.next + 1);
  const kind = isCounted && piece !== 'piece' ? { piece } : {};
  const quantity = count.value('piece');
  const next = count.next + (isCounted ? 1 : 0);
  return { amount: { quantity, unit: 'piece', ...kind }, next, isMeasured: false };
}

/** Grams or millilitres of one unit. */
const SIZES: Partial<Record<GroceryUnitName, readonly [kind: 'mass' | 'volume', size: number]>> = {
  g: ['mass', 1],
  kg: ['mass', 1000],
  oz: ['mass', OUNCE_G],
  lb: ['mass', POUND_G],
  ml: ['volume', 1],
  l: ['volume', 1000],
  cup: ['volume', CUP_ML],
  tablespoon: ['volume', CUP_ML / 16],
  teaspoon: ['volume', CUP_ML / 48],
};

/** How far two measures of one amount are apart: cups and ounces beside grams are rounded. */
const ROUNDED = 0.1;

/** What two measures make together; undefined where they do not fit each other, so that the second is asked about. */
function joinedAmount({
  joint,
  first,
  second,
}: {
  joint: string;
  first: GroceryAmount;
  second: GroceryAmount;
}): GroceryAmount | undefined {
  const [kind, size] = SIZES[first.unit] ?? ['mass', 0];
  const [otherKind, otherSize] = SIZES[second.unit] ?? ['mass', 0];
  const [one, other] = [first.quantity * size, second.quantity * otherSize];
  if (/^[/(=]$/.test(joint)) {
    if (kind !== otherKind) return otherKind === 'mass' ? second : first;
    return Math.abs(one - other) <= ROUNDED * one ? first : undefined;
  }
  if (kind !== otherKind) return undefined;
  const isOr = isRangeWord(joint) && joint !== '-' && Math.abs(one - other) <= ROUNDED * one;
  if (isRangeWord(joint)) return one < other || isOr ? first : undefined;
  // `1 kg 1500 g` is no way to write one weight.
  if (other >= size && joint === '') return undefined;
  // In the unit of the second, nothing is rounded: `2 lb 3 oz` are 35 oz.
  if (kind === 'mass') return { ...first, unit: second.unit, quantity: (one + other) / otherSize };
  return { ...first, quantity: first.quantity + other / size };
}
