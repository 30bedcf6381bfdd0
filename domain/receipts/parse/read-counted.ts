import {
  type Counted,
  type CountLine,
  comesTo,
  isWeight,
  type NameAndCount,
  UNKNOWN_EACH,
  weightUnit,
} from './counted.ts';
import { digitsOf, readPriceAtEnd } from './read-price.ts';
import { readPrintedCount } from './read-printed-count.ts';

const NUMBER = String.raw`[\dOolI|]{1,4}(?: ?[.,] ?[\dOoQlI|SsB]{1,3})?`;
const UNIT = 'kgs?|k9|kq|g|lbs?|1b|ib|oz|l|st|stk|pcs?|ud|u|ea|nag|pz';
const MONEY = String.raw`[\dOoQlI|SsBZ]{1,5} ?[.,] ?[\dOoQlI|SsB]{2}|\d{3,5}`;
const SIGN = String.raw`[€$£₹]|Rs\.?|EUR`;
const COUNT_LINE = new RegExp(
  String.raw`^[^\p{L}\p{N}]{0,4}(${NUMBER})\s{0,3}(?:(${UNIT})\b\.?\s{0,3}(?:(?:[^\s\d]{1,2}|\d(?=\s))\s{0,3})?|([x×*@%«]|a|à|k)\s{0,3})(?:${SIGN})?\s?(${MONEY})(?=$|[^\d])(.{0,40})$`,
  'iu',
);
/** What may stand behind the price of one: `EUR/kg`, `/lb`, `€/kg`. */
const PER_UNIT =
  /^\s?(?:[€$£₹cEe]|EUR|Rs)?\s?(?:\/|per|p|I|1|l)?\s?(?:kgs?|k9|kq|1b|lbs?|ib|ea|st|stk|g|l|oz|ud|pz)?\b\.?/i;

/** A line without a name that says how much of something was bought; undefined for any other line. */
export function readCountLine(line: string, { isRead }: { isRead: boolean }): CountLine | undefined {
  // Columns may stand far apart.
  const text = line.replace(/\s{3,}/g, '   ');
  if (text.length > 60) return undefined;
  const [, named] = NAMED_COUNT.exec(text) ?? [];
  if (named !== undefined) {
    return { counted: { quantity: Number(named), unit: 'piece', eachCents: UNKNOWN_EACH }, isGuess: false };
  }
  // The edge of the paper may be read as a figure.
  if (!isRead) return readPrintedCount(text);
  return countIn(text) ?? countIn(text.replace(/^\S{1,2}\s{2,9}/, '')) ?? countFromSum(text);
}

/** Patterns that hold figures only find no others. */
const priceAtEnd = (text: string) => readPriceAtEnd(text, { isRead: true });
const NAMED_COUNT =
  /^(?:qty|quantity|menge|anzahl|cant|cantidad|qt[eé]|quantité|matra)\.?\s?:?\s?(\d{1,2})(?: ?x)?$/iu;

const UNREAD_COUNT = /^.{0,3}\S\s{0,3}[x×* ]\s?(\d{1,4}[.,]\d{2})\s{2,9}(\d{1,5}[.,]\d{2}\D{0,6}.?)$/iu;

/** `z x 2,65   5,30`: a count that was not read follows from what one costs and what all cost. */
function countFromSum(text: string): CountLine | undefined {
  const [, money = '', behind = ''] = UNREAD_COUNT.exec(text) ?? [];
  const sum = priceAtEnd(behind)?.price ?? priceAtEnd(behind.replace(/.$/, ''))?.price;
  const eachCents = Number(digitsOf(money));
  if (sum === undefined || eachCents === 0 || /\p{L}{4}/u.test(text)) return undefined;
  const counted = withWholeCount({ quantity: 0, unit: 'piece', eachCents }, sum.cents);
  return counted.quantity > 0 ? { counted, sum, isGuess: false } : undefined;
}

function countIn(text: string): CountLine | undefined {
  const [, number = '', unit, sign, money = '', behind = ''] = COUNT_LINE.exec(text) ?? [];
  if (money === '' || (sign === undefined && unit === undefined)) return undefined;
  const after = behind.replace(PER_UNIT, '');
  const sum = priceAtEnd(after);
  if (/\p{L}{3}/u.test(sum === undefined ? after : sum.before)) return undefined;
  const isGuess = !/[.,]/.test(money);
  const read = isGuess && sign === undefined ? undefined : countedOf({ number, unit, money });
  if (read === undefined) return undefined;
  if (sum === undefined) return { counted: read, isGuess };
  return { counted: withWholeCount(read, sum.price.cents), sum: sum.price, isGuess };
}

function countedOf({
  number,
  unit,
  money,
}: {
  number: string;
  unit: string | undefined;
  money: string;
}): Counted | undefined {
  const quantity = quantityOf(number);
  const eachCents = Number(digitsOf(money));
  if (!(quantity > 0 && quantity < 1000 && eachCents > 0)) return undefined;
  if (unit === undefined && isWeight(number)) return { quantity, unit: 'kg', eachCents };
  return { quantity, unit: weightUnit(unit), eachCents };
}

function quantityOf(written: string): number {
  const pointed = written.replace(/^(\d{1,2}) (\d{3})$/, '$1.$2').replace(/ /g, '');
  const [whole = '', decimals] = pointed.split(/[.,]/);
  return Number(`${digitsOf(whole)}${decimals === undefined ? '' : `.${digitsOf(decimals)}`}`);
}

const COLUMNS = /^(.{2,80}?)\s{1,12}(\d{1,2} \d{3}|\d{1,3}(?:[.,]\d{3})?)\s{1,12}(\S{3,12}|\d{1,4} \d{2})$/u;
const INLINE = /^(.{2,80}?)\s{1,4}(\d{1,2})\s?([x×*@]|.)\s?(\d{1,4}[.,]\d{2})$/iu;
/** `2@1,29` is read as `201,29` and the like: two prices in a row are none. */
const GLUED = /^(.{2,80}?)\s{1,4}([2-9])\s?[@x×*06893GQ©€°a]\s?(\d{1,3}[.,]\d{2})$/iu;
const WEIGHED =
  /^(.{2,80}?)\s{1,4}(\d{1,3}(?:[.,]\d{1,3})?)\s?(kg|lb)\s?[x×*@]\s?[€$£]?\s?(\d{1,4}[.,]\d{2})(?:\s?(?:€|EUR)?\/\s?(?:kg|lb))?$/iu;
const COUNT_IN_FRONT = /^(\d{1,2})\s{1,4}(\p{L}.{1,60}?)\s{1,12}(\d{1,4}[.,]\d{2})$/u;

/**
 * The count within the text before the sum: `MILK 2 @ 1.29`, or columns, `MILK  2  1.29`. It must come to the sum, as
 * anything could be a column otherwise; but on a bill that names its columns (`hasColumns`).
 */
export function readCountBefore({
  text,
  sumCents,
  hasColumns,
  isRead,
}: {
  text: string;
  sumCents: number;
  hasColumns: boolean;
  isRead: boolean;
}): NameAndCount | undefined {
  const [column, inline, glued, front] = [COLUMNS, INLINE, GLUED, COUNT_IN_FRONT].map((pattern) =>
    pattern.exec(text),
  );
  const columns = nameAndCount(column?.[1], column?.[2], column?.[3]);
  const behind = isRead ? nameAndCount(glued?.[1], glued?.[2], glued?.[3]) : undefined;
  const [, weighed, weight, scale, perUnit] = WEIGHED.exec(text) ?? [];
  const scaled = nameAndCount(weighed, weight, perUnit);
  const readings = [
    scaled && { ...scaled, counted: { ...scaled.counted, unit: weightUnit(scale) } },
    columns,
    nameAndCount(inline?.[1], inline?.[2], inline?.[4]),
    behind,
    nameAndCount(front?.[2], front?.[1], front?.[3]),
  ];
  const proven = readings.find((reading) => reading !== undefined && comesTo(reading.counted, sumCents));
  return proven ?? (hasColumns ? columns : isRead ? behind : undefined);
}

const SUM_UNREAD =
  /^(.{2,80}?)\s{1,12}(\d{1,3}(?:[.,]\d{3})?)\s{2,12}(\d{1,5}[.,]\d{2})(?:\s{1,12}\S{1,4}){0,3}$/u;

/** Name, count and price of one from columns whose last, the sum, could not be read. */
export function readColumnsWithoutSum(text: string): NameAndCount | undefined {
  const [, name, number, money] = SUM_UNREAD.exec(text) ?? [];
  return nameAndCount(name, number, money);
}

const COUNT_AT_END = /^(.{2,80}?)\s{2,12}(\d{1,2}|\d{1,3}[.,]\d{3})$/u;

/** Name and count where the next column is known to be the price of one. */
export function readCountAtEnd(text: string, eachCents: number): NameAndCount | undefined {
  const [, name, number] = COUNT_AT_END.exec(text) ?? [];
  return nameAndCount(name, number, (eachCents / 100).toFixed(2));
}

function nameAndCount(name?: string, number?: string, money?: string): NameAndCount | undefined {
  const pointed = money?.replace(/^(\d{1,4}) (\d{2})$/, '$1.$2');
  const eachCents = pointed === undefined ? undefined : priceAtEnd(pointed)?.price.cents;
  if (name === undefined || number === undefined || eachCents === undefined || eachCents <= 0)
    return undefined;
  const quantity = quantityOf(number);
  return { name, counted: { quantity, unit: isWeight(number) ? 'kg' : 'piece', eachCents } };
}

/** `19 x 42.00   42.00` was one of them: of two readings that do not fit, prices are the longer and the surer. */
function withWholeCount(counted: Counted, sumCents: number): Counted {
  const times = sumCents / counted.eachCents;
  const isWhole = counted.unit === 'piece' && Number.isInteger(times) && times > 0 && times < 100;
  return isWhole ? { ...counted, quantity: times } : counted;
}

/** Whether a price beside a count can be its sum, the count being one that may be misread. */
export const mayBeSum = (counted: Counted, cents: number): boolean =>
  comesTo(withWholeCount(counted, cents), cents);
