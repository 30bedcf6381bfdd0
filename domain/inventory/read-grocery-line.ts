import { type GroceryUnitName, isTin, numberOf, pieceOf, unitOf, type WrittenUnit } from './grocery-words.ts';

/** An amount of something as a person wrote it. `piece` is what is counted where the text says so: `clove`. */
export type GroceryAmount = { quantity: number; unit: GroceryUnitName; piece?: string; isTinned?: true };

/** What one line says, or why it says nothing. Messages are for the person who wrote it. */
export type GroceryLine =
  | ({ status: 'read'; name: string } & GroceryAmount)
  | { status: 'unreadable'; code: 'empty' | 'no_amount' | 'no_name' | 'out_of_range'; message: string };

/** Nobody has more at home of one thing: in the unit that is counted. */
const MOST = 100_000;

/**
 * Takes a line of a list apart: `2 x 500 g paneer`, `dozen eggs`, `½ kg atta`, `1 (15 oz) can chickpeas`,
 * `Milch 1,5 l`. The amount stands in front of the name, or behind it. Packs are multiplied out.
 */
export function readGroceryLine(text: string): GroceryLine {
  const words = wordsOf(text);
  if (words.length === 0) return unreadable('empty', 'There is nothing in this line.');
  const found = readFront(words) ?? readBack(words);
  if (found === undefined) {
    return unreadable('no_amount', 'Say how much it is, such as “500 g paneer” or “3 onions”.');
  }
  const { amount, rest } = found;
  const name = rest
    .join(' ')
    .replace(/^(of|de|di|von|du|des)\s+|^d['’]/i, '')
    .replace(/^[\s,;:.-]+|[\s,;:.-]+$/g, '');
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
  const words = wordsOf(text);
  const last = words.at(-1) ?? '';
  if (PLAIN.test(last) && words.at(-2)?.toLowerCase() !== 'x') return undefined;
  const found = readBack(words);
  if (found === undefined) return undefined;
  const { amount, rest } = found;
  const name = rest.join(' ').replace(/^[\s,;:.-]+|[\s,;:.-]+$/g, '');
  if (!/\p{L}/u.test(name) || !(amount.quantity > 0 && amount.quantity <= MOST)) return undefined;
  return { name, amount: { ...amount, quantity: Math.round(amount.quantity * 1000) / 1000 } };
}

const unreadable = (code: Extract<GroceryLine, { status: 'unreadable' }>['code'], message: string) =>
  ({ status: 'unreadable', code, message }) as const;

const FRACTION_SIGNS: Readonly<Record<string, string>> = {
  '½': '1/2',
  '⅓': '1/3',
  '⅔': '2/3',
  '¼': '1/4',
  '¾': '3/4',
  '⅛': '1/8',
};

/** The words of a line, numbers apart from what they are glued to: `2x500g` → `2 x 500 g`. */
function wordsOf(text: string): string[] {
  return text
    .replace(/[½⅓⅔¼¾⅛]/g, (sign) => ` ${FRACTION_SIGNS[sign]} `)
    .replace(/\u2044/g, '/')
    .replace(/[×✕*]/g, ' x ')
    .replace(/^[\s•·–-]*(\[[ x]?\])?/i, '')
    .replace(/[()]/g, ' ')
    .replace(/(\p{L}) each\b/giu, '$1')
    .replace(/\bfl\.? ?oz\b/gi, 'floz')
    .replace(/(\d)[- ]?(?=\p{L})/gu, '$1 ')
    .replace(/\bx(?=\d)/gi, 'x ')
    .split(/\s+/)
    .filter((word) => word !== '');
}

/** A number that waits for its unit: only with it `1.000` can be told apart as a thousand or as one. */
type Count = { value: (unit: GroceryUnitName) => number; next: number };
type Measure = { amount: GroceryAmount; next: number; isMeasured: boolean };

const PLAIN = /^\d+(?:[.,]\d+)*$/;
const FRACTION = /^(\d+)\/(\d+)$/;

function readCount(words: readonly string[], from: number): Count | undefined {
  const word = words[from] ?? '';
  if (PLAIN.test(word)) {
    const part = fractionOf(words[from + 1] ?? '');
    const after = from + (part === undefined ? 1 : 2);
    const { factor, next } = readNumberWords(words, after, (number) => number === 12);
    return { value: (unit) => (readNumber(word, unit) + (part ?? 0)) * factor, next };
  }
  const fraction = fractionOf(word);
  if (fraction !== undefined) return { value: () => fraction, next: from + 1 };
  const { factor, next } = readNumberWords(words, from, () => true);
  return next === from ? undefined : { value: () => factor, next };
}

function readNumberWords(words: readonly string[], from: number, isMeant: (number: number) => boolean) {
  let [factor, next] = [1, from];
  for (; next < words.length; next += 1) {
    const number = numberOf(words[next] ?? '');
    if (number === undefined || !isMeant(number)) break;
    factor *= number;
  }
  return { factor, next };
}

function fractionOf(word: string): number | undefined {
  const [, over, under] = FRACTION.exec(word) ?? [];
  return over === undefined || Number(under) === 0 ? undefined : Number(over) / Number(under);
}

/** Units so large that three digits behind the sign are decimals: scales print `0,750 kg`. */
const LARGE: readonly GroceryUnitName[] = ['kg', 'l', 'lb'];

/** Both decimal styles. `1.000 g` is a thousand grams, `1.000 kg` is one kilogram. */
function readNumber(text: string, unit: GroceryUnitName): number {
  const isGrouped = /^[1-9]\d{0,2}([.,]\d{3})+$/.test(text);
  if (isGrouped && !LARGE.includes(unit)) return Number(text.replace(/[.,]/g, ''));
  const lastSign = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','));
  if (lastSign < 0) return Number(text);
  return Number(`${text.slice(0, lastSign).replace(/[.,]/g, '')}.${text.slice(lastSign + 1)}`);
}

/** A count and its unit. Without a unit it counts pieces; `isMeasured` tells the two apart. */
function readMeasure(words: readonly string[], from: number): Measure | undefined {
  const count = readCount(words, from);
  if (count === undefined) return undefined;
  const word = words[count.next] ?? '';
  // `2% milk` is a kind of milk, not two of them.
  if (word.startsWith('%')) return undefined;
  const written: WrittenUnit | undefined = unitOf(word);
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

type Found = { amount: GroceryAmount; rest: string[] };

/** `2 x 500 g …`, `1 (15 oz) can …`, `3 …`, and `2 … 200 g` where the pack's size stands behind the name. */
function readFront(words: readonly string[]): Found | undefined {
  const first = readMeasure(words, 0);
  if (first === undefined) return undefined;
  if (first.isMeasured) return { amount: first.amount, rest: words.slice(first.next) };
  const afterSign = words[first.next]?.toLowerCase() === 'x' ? first.next + 1 : first.next;
  const each = readMeasure(words, afterSign);
  if (each?.isMeasured)
    return packsOf({ packs: first.amount, each: each.amount, rest: words.slice(each.next) });
  const rest = words.slice(afterSign);
  const size = readBack(rest);
  if (size?.isMeasured) return packsOf({ packs: first.amount, each: size.amount, rest: size.rest });
  return { amount: first.amount, rest };
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
  const [container = ''] = rest;
  const isPacked = unitOf(container)?.unit === 'package';
  const isTinned = packs.isTinned === true || (isPacked && isTin(container));
  return {
    amount: { ...each, quantity: packs.quantity * each.quantity, ...(isTinned && { isTinned: true }) },
    rest: isPacked ? rest.slice(1) : rest,
  };
}

/** The amount at the end: `paneer 2 x 200 g`, `Eier, 12`, `eggs x 12`. */
function readBack(words: readonly string[]): (Found & { isMeasured: boolean }) | undefined {
  for (let from = 1; from < words.length; from += 1) {
    const before = words.slice(0, from);
    const measure = readMeasure(words, from);
    if (measure === undefined) continue;
    if (measure.next === words.length) {
      const rest = before.at(-1)?.toLowerCase() === 'x' ? before.slice(0, -1) : before;
      return { amount: measure.amount, rest, isMeasured: measure.isMeasured };
    }
    if (words[measure.next]?.toLowerCase() !== 'x' || measure.isMeasured) continue;
    const each = readMeasure(words, measure.next + 1);
    if (each === undefined || each.next !== words.length) continue;
    const quantity = measure.amount.quantity * each.amount.quantity;
    return { amount: { ...each.amount, quantity }, rest: before, isMeasured: each.isMeasured };
  }
  return undefined;
}
