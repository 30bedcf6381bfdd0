import { type GroceryUnitName, numberOf } from './grocery-words.ts';

/** A number that waits for its unit: only with it `1.000` can be told apart as a thousand or as one. */
type Count = { value: (unit: GroceryUnitName) => number; next: number };

export const PLAIN = /^\d+(?:[.,]\d+)*$/;
const FRACTION = /^(\d+)\/(\d+)$/;
const DOZEN = 12;

/**
 * The number that begins at a word: `1 1/2`, `two`, `half a dozen`, `2 and a half`. Of a range, `2-3`, the lower end:
 * nothing is counted on that may not be there. A range that falls, `3-2`, is no number.
 */
export function readCount(words: readonly string[], from: number): Count | undefined {
  const first = readOne(words, from);
  if (first === undefined || !isRangeWord(words[first.next] ?? '')) return first;
  const second = /^\d/.test(words[first.next + 1] ?? '') ? readOne(words, first.next + 1) : undefined;
  if (second === undefined) return first;
  return first.value('piece') < second.value('piece') ? { ...first, next: second.next } : undefined;
}

/** What stands between the ends of a range. */
export const isRangeWord = (word: string): boolean => /^(-|to|bis|a|à|or|oder|o|ou)$/i.test(word);

function readOne(words: readonly string[], from: number): Count | undefined {
  const word = words[from] ?? '';
  const fraction = fractionOf(word);
  if (PLAIN.test(word) || fraction !== undefined) {
    const part = fraction === undefined ? readPart(words, from + 1) : { part: 0, next: from + 1 };
    const { factor, next } = readNumberWords(words, part.next, (number) => number === DOZEN);
    return { value: (unit) => ((fraction ?? readNumber(word, unit)) + part.part) * factor, next };
  }
  const { factor, next } = readNumberWords(words, from, () => true);
  if (next === from) return undefined;
  const { part, next: after } = readPart(words, next);
  return { value: () => factor + part, next: after };
}

const AND = /^(and|und|et|y)$/i;
const HALF =
  /^((and|und|et|y) )((a|an|ein|eine|einen|un|une) )?(half|halb|halbe|halben|demie?|media|medio)\b/i;

/** What is added to a whole number: `1/2`, `and 1/2`, `and a half`. */
function readPart(words: readonly string[], from: number): { part: number; next: number } {
  const at = AND.test(words[from] ?? '') ? from + 1 : from;
  const fraction = fractionOf(words[at] ?? '');
  if (fraction !== undefined) return { part: fraction, next: at + 1 };
  const [half] = HALF.exec(words.slice(from, from + 3).join(' ')) ?? [];
  const isHalf = half !== undefined && !/^(and|y|et|und)$/i.test(words[from + half.split(' ').length] ?? '');
  return isHalf ? { part: 0.5, next: from + half.split(' ').length } : { part: 0, next: from };
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
