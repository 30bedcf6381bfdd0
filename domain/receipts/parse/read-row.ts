import type { TextLine } from '../text-line.ts';
import type { CountLine } from './counted.ts';
import { readCountLine } from './read-counted.ts';
import { type Price, readPriceAtEnd } from './read-price.ts';
import { isColumnHeader, roleOf, type WordRole } from './receipt-words.ts';
import { withCents, withDecimals } from './whole-money.ts';

/**
 * What a line of a bill is. `named`: words and a price, an article unless something around it says otherwise, such as
 * the sum: then `orRole`; `text`: words alone; `price`: a price alone; `count`: how much of the article beside it.
 */
export type Row = { line: TextLine; label: string; code?: string } & (
  | { kind: 'count'; count: CountLine }
  | { kind: 'word'; role: WordRole; price?: Price }
  | { kind: 'named'; price: Price; orRole?: WordRole }
  | { kind: 'text' }
  | { kind: 'price'; price: Price }
  | { kind: 'header' }
  | { kind: 'empty' }
);

/** Longer lines are cut: no printer writes them, and an e-mail's are prose. */
const LONGEST_LINE = 200;

/** A time, a date, a telephone number: figures that are no price. */
const IS_NO_PRICE =
  /\d{1,2}[:h]\d{2}|\d{1,4}[./-]\d{1,2}[./-]\d{2,4}|\(\d{3}\)|\d{5,}[-/ ]\d{3,}|\bkl\.?\s?\d{1,2}\.\d{2}|%\s*$/i;

/** True if a machine read the line; text that was copied has no misread digits. */
export const isRead = ({ confidence }: TextLine): boolean => confidence < 1;

/** Tells what a line is. `isWhole`: its money has no decimals. */
export function readRow({ line: given, isWhole }: { line: TextLine; isWhole: boolean }): Row {
  const whole = given.text.slice(0, LONGEST_LINE).replace(/\t/g, '  ').trim();
  const wasRead = isRead(given);
  const printed = wasRead ? withoutEdges(whole) : whole;
  const line = { ...given, text: printed };
  const text = isWhole ? withDecimals(printed) : withCents(printed);
  if (!/[\p{L}\p{N}]/u.test(text)) return { line, label: '', kind: 'empty' };
  const count = readCountLine(text, { isRead: wasRead });
  if (count !== undefined) return { line, label: '', kind: 'count', count };
  const body = wasRead ? text : withoutRate(text);
  const priced = IS_NO_PRICE.test(body) ? undefined : readPriceAtEnd(body, { isRead: wasRead });
  // `Item total` alone waits for its sum.
  const isSum = !wasRead && roleOf({ label: text, isRead: wasRead }) !== undefined && !/\s{2}/.test(text);
  if (priced === undefined && !isSum && isColumnHeader(text))
    return { line, label: cleanLabel(text), kind: 'header' };
  return rowOf({ line, text: priced?.before ?? body, price: priced?.price });
}

/** Of a tax rate behind the price. */
const withoutRate = (text: string): string =>
  text.replace(/(?<=\d[.,]\d{2}\s?(?:€|EUR)?)\s{1,12}\(?\d{1,2}(?:[.,]\d{1,2})?\s?%\)?$/u, '');

/** The row of what stands before a price, or of the whole line. */
export function rowOf({
  line,
  text,
  price,
}: {
  line: TextLine;
  text: string;
  price: Price | undefined;
}): Row {
  const { label, code } = isRead(line) ? { label: cleanLabel(text), code: undefined } : labelAndCode(text);
  const base = { line, label, ...(code !== undefined && { code }) };
  const found = roleOf({ label, isRead: isRead(line) });
  const named = price && hasName(label) ? ({ ...base, kind: 'named', price } as const) : undefined;
  if (found !== undefined) {
    const { role, isLoose } = found;
    if (named !== undefined && !isRead(line) && role === 'heading') return named;
    // `REDUCED FAT MILK` costs something, and a discount takes something off.
    const isSaving = role === 'discount' || role === 'bill_discount';
    if (named !== undefined && isLoose && isSaving && price !== undefined && price.cents > 0)
      return { ...named, orRole: role };
    if (isSaving && isLoose && price === undefined && hasName(label)) return { ...base, kind: 'text' };
    return { ...base, kind: 'word', role, ...(price && { price }) };
  }
  if (price !== undefined) return named ?? { ...base, kind: 'price', price };
  return hasName(label) ? { ...base, kind: 'text' } : { ...base, kind: 'empty' };
}

/** Two letters; of scripts that write words in one sign, one. */
const hasName = (label: string): boolean =>
  (label.match(/\p{L}/gu) ?? []).length >= 2 || /[\p{Script=Han}\p{Script=Hangul}]/u.test(label);

/** Without the edges of the paper, and what lies beside it, which are read as strokes and single letters. */
function withoutEdges(text: string): string {
  let bare = text;
  for (let times = 0; times < 4; times += 1) {
    bare = bare
      .replace(
        /^(?:[^\p{L}\p{N}\s€$£₹-]{1,4}|-(?!\s?\d)|(?:\p{L}{1,2}[)\]]?)(?=\s{2})|[\p{L}\p{N}](?=\s?\|))\s{0,9}/u,
        '',
      )
      .replace(/(?:\s{0,9}[|_[\](){}\\]{1,4}|\s{2,9}[^\s\d-]|\s{1,9}[^\s\d\p{L}\p{Sc}%)-])$/u, '')
      .trim();
  }
  return bare;
}

/** Without what stands before and behind a name: codes, dots that lead to the price, edges of the paper. */
export const cleanLabel = (text: string): string =>
  text
    .replace(/^(?:[^\p{L}\p{N}<]{1,6}|\d{4,14}\s)\s{0,8}/u, '')
    .replace(/[\s.:;,_=~|*#·…-]{1,60}$/u, '')
    .trim();

/** A running number, how many of it, the letter of a tax, and the article's number: `001 7891000100103 LEITE`. */
const CODE_IN_FRONT =
  /^[^\p{L}\p{N}<(/]{0,6}(?:\d{3}\s{1,3})?(?:\(\d{1,3}\)\s?)?(?:\p{Lu}\s{1,6})?(\d{4,14})\s{1,8}(?=\S)/u;
const LETTER_IN_FRONT = /^(?:\(\p{Lu}\)\s{0,6}|\p{Lu}\s{2,6})(?=\p{L}{2})/u;
/** A count of one in a column of its own. */
const ONE_IN_FRONT = /^1\s{2,9}(?=\p{L}{2})/u;
const CODE_BEHIND = /\s(\d{8,14})\s?\p{Lu}{0,2}$/u;

function labelAndCode(text: string): { label: string; code: string | undefined } {
  const front = CODE_IN_FRONT.exec(text);
  const named = text.slice(front?.[0].length ?? 0).replace(LETTER_IN_FRONT, '');
  const bare = cleanLabel(named).replace(LETTER_IN_FRONT, '').replace(ONE_IN_FRONT, '');
  const behind = CODE_BEHIND.exec(bare);
  return {
    label: behind === null ? bare : bare.slice(0, behind.index).trim(),
    code: front?.[1] ?? behind?.[1],
  };
}
