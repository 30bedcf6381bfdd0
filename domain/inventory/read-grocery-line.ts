import { groceryTokens, nameOf } from './grocery-tokens.ts';
import { isTin, unitOf } from './grocery-words.ts';
import { PLAIN } from './read-count.ts';
import { type GroceryAmount, readMeasure } from './read-measure.ts';

/** What one line says, or why it says nothing. Messages are for the person who wrote it. */
export type GroceryLine =
  | ({ status: 'read'; name: string } & GroceryAmount)
  | { status: 'unreadable'; code: 'empty' | 'no_amount' | 'no_name' | 'out_of_range'; message: string };

/** Nobody has more at home of one thing: in the unit that is counted. */
const MOST = 100_000;

/**
 * Takes a line of a list apart: `2 x 500 g paneer`, `dozen eggs`, `½ kg atta`, `1 (15 oz) can chickpeas`,
 * `Milch 1,5 l`. The amount stands in front of the name, or behind it. Packs are multiplied out, measures that stand
 * together added up. A number that is no part of the amount stays in the name.
 */
export function readGroceryLine(text: string): GroceryLine {
  const words = groceryTokens(text);
  if (words.length === 0) return unreadable('empty', 'There is nothing in this line.');
  const found = readFront(words) ?? readBack(words);
  if (found === undefined) {
    return unreadable('no_amount', 'Say how much it is, such as “500 g paneer” or “3 onions”.');
  }
  const { amount, rest } = found;
  const name = nameOf(rest);
  if (!/\p{L}/u.test(name)) return unreadable('no_name', 'Say what it is: there is only an amount.');
  if (!(amount.quantity > 0 && amount.quantity <= MOST)) {
    return unreadable('out_of_range', 'The amount must be more than nothing, and what fits into a home.');
  }
  return { status: 'read', name, ...amount, quantity: Math.round(amount.quantity * 1000) / 1000 };
}

/**
 * The size of a pack behind its name, as bills and labels print it: `PENNE 500G`, `YOGHURT 4X150G`, `EGGS x12`,
 * `LG EGGS 1DZ`. A number alone is no size: it may be a kind, `flour 405`. Undefined where there is none.
 */
export function readPackSize(text: string): { name: string; amount: GroceryAmount } | undefined {
  const words = groceryTokens(text);
  const last = words.at(-1) ?? '';
  if (PLAIN.test(last) && words.at(-2)?.toLowerCase() !== 'x') return undefined;
  const found = readBack(words);
  if (found === undefined) return undefined;
  const { amount, rest } = found;
  const name = nameOf(rest);
  if (!/\p{L}/u.test(name) || !(amount.quantity > 0 && amount.quantity <= MOST)) return undefined;
  return { name, amount: { ...amount, quantity: Math.round(amount.quantity * 1000) / 1000 } };
}

const unreadable = (code: Extract<GroceryLine, { status: 'unreadable' }>['code'], message: string) =>
  ({ status: 'unreadable', code, message }) as const;

type Found = { amount: GroceryAmount; rest: string[] };

/** `2 x 500 g …`, `250 g x 2 …`, `1 (15 oz) can …`, `3 …`, and `2 … 200 g` where the size stands behind the name. */
function readFront(words: readonly string[]): Found | undefined {
  const first = readMeasure(words, 0);
  if (first === undefined) return undefined;
  if (first.isMeasured) {
    const { factor, next } = readTimes(words, first.next);
    return inContainer({ amount: times(first.amount, factor), rest: words.slice(next) });
  }
  const { amount } = first;
  const sign = words[first.next]?.toLowerCase();
  const afterSign = sign === 'x' || sign === '(' ? first.next + 1 : first.next;
  const each = readMeasure(words, afterSign);
  const isTotal = sign === '(' && amount.quantity !== 1 && amount.piece !== undefined;
  if (each?.isMeasured && !isTotal) {
    return packsOf({ packs: amount, each: each.amount, rest: words.slice(each.next) });
  }
  const rest = words.slice(sign === 'x' ? afterSign : first.next);
  const size = readBack(rest);
  // `2 onions (300 g)`: nobody knows whether that is one or both.
  const isUnclear = rest.includes('(') && amount.quantity !== 1 && amount.unit === 'piece';
  if (size?.isMeasured && !isUnclear) {
    return packsOf({ packs: amount, each: size.amount, rest: size.rest });
  }
  return { amount, rest };
}

const times = (amount: GroceryAmount, factor: number): GroceryAmount => ({
  ...amount,
  quantity: amount.quantity * factor,
});

/** `x 2` behind a measure; a factor of one where there is none. */
function readTimes(words: readonly string[], from: number): { factor: number; next: number } {
  const isTimes = words[from]?.toLowerCase() === 'x' && PLAIN.test(words[from + 1] ?? '');
  const measure = isTimes ? readMeasure(words, from + 1) : undefined;
  const isCount = measure !== undefined && !measure.isMeasured;
  return isCount ? { factor: measure.amount.quantity, next: measure.next } : { factor: 1, next: from };
}

/** What is weighed may stand in its package: `400 g tin chickpeas`. */
function inContainer({ amount, rest }: Found): Found {
  const [container = ''] = rest;
  if (unitOf(container)?.unit !== 'package' || rest.length < 2) return { amount, rest };
  return { amount: { ...amount, ...(isTin(container) && { isTinned: true }) }, rest: rest.slice(1) };
}

function packsOf({
  packs,
  each,
  rest,
}: {
  packs: GroceryAmount;
  each: GroceryAmount;
  rest: string[];
}): Found {
  const found = inContainer({ amount: times(each, packs.quantity), rest });
  return packs.isTinned === true ? { ...found, amount: { ...found.amount, isTinned: true } } : found;
}

/** The amount at the end: `paneer 2 x 200 g`, `paneer 200 g x 2`, `Eier, 12`, `eggs x 12`. */
function readBack(words: readonly string[]): (Found & { isMeasured: boolean }) | undefined {
  for (let from = 1; from < words.length; from += 1) {
    const before = words.slice(0, from);
    const measure = readMeasure(words, from);
    if (measure === undefined) continue;
    const { amount, isMeasured } = measure;
    const { factor, next } = isMeasured ? readTimes(words, measure.next) : { factor: 1, next: measure.next };
    if (next === words.length) {
      const rest = before.at(-1)?.toLowerCase() === 'x' ? before.slice(0, -1) : before;
      return { amount: times(amount, factor), rest, isMeasured };
    }
    if (words[measure.next]?.toLowerCase() !== 'x' || isMeasured) continue;
    const each = readMeasure(words, measure.next + 1);
    if (each === undefined || each.next !== words.length) continue;
    return { amount: times(each.amount, amount.quantity), rest: before, isMeasured: each.isMeasured };
  }
  return undefined;
}
