import { numberOf } from '../../inventory/grocery-words.ts';
import { readPackSize } from '../../inventory/read-grocery-line.ts';
import type { GroceryAmount } from '../../inventory/read-measure.ts';
import { digitsOf } from './read-price.ts';

/** What an article is called, and what is in it as far as its name says. */
export type NameAndSize = { name: string; size?: GroceryAmount; count?: number };

const COUNT_IN_FRONT = /^(\d{1,2})\s{0,2}[x×*X]\s{1,3}(?=\S{2})/;
/** `2 st MJÖLK`, `3 Stk. Brot`. */
const PIECES_IN_FRONT =
  /^(\d{1,2})\s?(?:st|stk|stck|stück|stuks|szt|ks|db|adet|kpl|un|und|uds?|pcs?|pz|pza|qty|ea|each)\b\.?\s{1,6}(?=\p{L}{2})/iu;
/** The number of a column in front of the names. */
const COLUMN_IN_FRONT = /^(\d{1,2})\s{2,12}(?=\p{L}{2})/u;
/** The letters and the rate of a tax in columns behind the name. */
const TAX_BEHIND =
  /\s{2,40}(?:%\s?\d{1,2}|\d{1,2}[.,]\d{2}\s?%|\d{1,2}\s?%|\(\s?\d{1,2}(?:[.,]\d{1,2})?\s?%?\s?\)|\p{Lu}{1,5}|\*)$/u;
/** Behind the edge of the paper, and with what is read for the sign. */
const COUNT_AS_READ = /^(?:\S{1,3}\s{2,9}){0,2}(\d{1,2})\s{0,2}[x×*X%]\s{1,3}(?=\S{2})/;
const SIZE_UNITS =
  'KG|K6|KO|GMS?|GR|G|LTR|LT|L|ML|M1|CL|C1|OZ|0Z|LBS?|L8|DZ|ST|STK|PCS?|PC|UD|PZ|NAG|NA6|GAL|PT|QT|PK|ER';
const DIGIT = String.raw`[\dOoQIlSsBZ|]`;
const SIZE_AT_END = new RegExp(
  String.raw`(?:^|\s)((?:${DIGIT}{1,2}[xX])?${DIGIT}{1,4}(?:[.,]${DIGIT}{1,3})?)\s?(${SIZE_UNITS})\.?$`,
  'i',
);
/** `400G` as it is often read: with a six for the letter, and eights for crossed zeros. */
const GRAMS_READ_AS_SIX = /\s([1-9]\d?[058])6$/;
const OUNCES_READ_AS_DIGITS = /\s([1-9]\d?)0[27]$/;
const CROSSED_ZEROS = /\s([1-9]\d?8)(G|GR|ML)$/i;

/** `S00JI`: between letters stand letters. */
const FIGURES_IN_WORD = /(?<![\p{L}\d])(?!x\d)\p{L}{1,20}[0158]{1,2}\p{L}{1,30}/giu;
const LETTER_FOR: Readonly<Record<string, string>> = { 0: 'O', 1: 'I', 5: 'S', 8: 'B' };

const UNIT_AS_READ: Readonly<Record<string, string>> = {
  K6: 'KG',
  KO: 'KG',
  M1: 'ML',
  C1: 'CL',
  '0Z': 'OZ',
  L8: 'LB',
  NA6: 'NAG',
};

/**
 * Takes the label of an article apart: `3 x PENNE 5O0G` are three, of 500 g each. Where a machine had to read it
 * (`isRead`), what machines misread is mended.
 */
export function readNameAndSize(args: { label: string; isRead: boolean }): NameAndSize {
  const { isRead } = args;
  const label = isRead ? args.label : args.label.replace(TAX_BEHIND, '').replace(TAX_BEHIND, '').trim();
  const [front, times] = frontOf({ label, isRead });
  const count = times === undefined ? {} : { count: Number(times) };
  const named = label
    .slice(front?.length ?? 0)
    .replace(/^1\s{1,4}(?=\p{L}{2})/u, '')
    .trim();
  // Twelve in one pack: what is bought are the twelve.
  const text = (isRead ? mended(named) : named).replace(/(\d)\s?(?:PK|ER|PACK|CT|COUNT)$/i, '$1PCS');
  const pack = readPackSize(text);
  if (pack === undefined || isNoSize({ text, pack: pack.amount })) return { name: text, ...count };
  return { name: asPrinted(text, pack.name), size: pack.amount, ...count };
}

function frontOf({ label, isRead }: { label: string; isRead: boolean }): readonly (string | undefined)[] {
  if (isRead) return COUNT_AS_READ.exec(label) ?? [];
  return COUNT_IN_FRONT.exec(label) ?? PIECES_IN_FRONT.exec(label) ?? COLUMN_IN_FRONT.exec(label) ?? [];
}

/** The size with digits where letters were read for them, and the unit as it is written. */
function mended(text: string): string {
  const lettered = text.replace(FIGURES_IN_WORD, (word) =>
    word.replace(/[0158]/g, (figure) => LETTER_FOR[figure] ?? figure),
  );
  const whole = lettered
    .replace(GRAMS_READ_AS_SIX, ' $1G')
    .replace(OUNCES_READ_AS_DIGITS, ' $1OZ')
    .replace(CROSSED_ZEROS, (_, number: string, unit: string) => {
      const zeros = number.replace(/8+$/, (eights) => '0'.repeat(eights.length));
      return ` ${zeros}${unit}`;
    });
  const [all, number = '', unit = ''] = SIZE_AT_END.exec(whole) ?? [];
  if (all === undefined || !/\d|^[Il|]$/.test(number)) return whole;
  const parts = number.split(/([xX.,])/).map((part) => (/^[xX.,]$/.test(part) ? part : digitsOf(part)));
  const printed = UNIT_AS_READ[unit.toUpperCase()] ?? unit;
  return `${whole.slice(0, whole.length - all.length)} ${parts.join('')}${printed}`.trim();
}

/** A number that is a word belongs to the name, but a dozen; and nobody sells half a piece. */
function isNoSize({ text, pack }: { text: string; pack: GroceryAmount }): boolean {
  if (pack.unit !== 'piece') return false;
  const last = numberOf(text.split(/\s+/).at(-1) ?? '');
  return !Number.isInteger(pack.quantity) || (last !== undefined && last !== 12);
}

/** The name as it stands in the text: reading its size parted figures from letters, `7 UP`. */
function asPrinted(text: string, name: string): string {
  let end = 0;
  for (const sign of name.replace(/\s/g, '')) {
    const found = text.indexOf(sign, end);
    if (found < 0 || /\S/.test(text.slice(end, found))) return name;
    end = found + sign.length;
  }
  return text.slice(0, end);
}
