import {
  type Counted,
  type CountLine,
  isWeight,
  type NameAndCount,
  UNKNOWN_EACH,
  weightUnit,
} from './counted.ts';
import { readPriceAtEnd } from './read-price.ts';

/**
 * Counts and weights in text that nobody had to read: pasted, of an e-mail or of a text layer. Digits are what they
 * are, whatever blanks stand between them.
 */

const COUNT = String.raw`\d{1,3}(?:[.,]\d{1,3})?`;
const PIECES =
  'st|stk|stck|stück|stuks|szt|ks|db|adet|ad|kpl|un|und|unid|uds?|u|pcs?|pc|pz|pza|pieza|pezzi|ea|each|qty|ct|buc|kos|kom|vnt|gab|tk|τεμ|τμχ|τεμάχια|шт|бр|個|コ|点|x';
const MASS = 'kgs?|g|gr|lbs?|oz|l|lt|ltr|ml';
const SIGN = '[x×*@✕]|at|a|à|á|por|pour|per|je';
const BLANKS = String.raw`\s{0,4}`;
const CURRENCY = String.raw`(?:[€£₹¥￥₺]|R?\$|EUR|USD|CAD|GBP|CHF|SEK|NOK|DKK|kr\.?|Rs\.?|zł|Kč|Ft)?\s?`;
const MONEY = String.raw`\d{1,3}(?:[., ]\d{3})*[.,]\d{2}(?!\d)`;
const BEHIND_MONEY = String.raw`\s?(?:€|£|EUR|USD|CHF|SEK|kr\.?|zł|Kč|Ft|TL|₺|lei)?\s?(?:\(?\s?(?:\/|per|pro|je)\s?(?:kgs?|lbs?|ea|each|st|stk|stück|szt|ks|db|g|l|oz|un|ud|pcs?|pz)\.?\)?)?`;

const pattern = (body: string) => new RegExp(body, 'iu');

/** `2 x 1,29`, `0,912 kg   2,49 €/kg`, `4 Stk x 0,79`, `2 AT $1.27`. */
const COUNT_FIRST = String.raw`(${COUNT})${BLANKS}(?:(${PIECES}|${MASS})(?!\p{L})\.?)?${BLANKS}(${SIGN})?${BLANKS}${CURRENCY}(${MONEY})${BEHIND_MONEY}`;
/** `3,29 x   2`, `3,29 € x 2 St`. */
const PRICE_FIRST = String.raw`${CURRENCY}(${MONEY})${BEHIND_MONEY}\s{0,4}[x×*✕]\s{0,4}(${COUNT})${BLANKS}(?:(${PIECES}|${MASS})(?!\p{L})\.?)?`;
/** `2 FOR 5.00`, `3 für 4,00`: what all of them cost. */
const FOR_ALL = String.raw`(\d{1,2})\s?(?:for|für|fur|pour|voor|por|per|för)\s${CURRENCY}(${MONEY})`;

const END = String.raw`(?:\s{0,4}=?\s{0,4}(.{0,40}))?$`;
const LEAD = String.raw`^[^\p{L}\p{N}-]{0,4}`;
const COUNT_LINE = pattern(LEAD + COUNT_FIRST + END);
const PRICE_LINE = pattern(LEAD + PRICE_FIRST + END);
const FOR_LINE = pattern(`${LEAD}(?:\\d{1,2}\\s?@\\s?)?${FOR_ALL}${END}`);
/** `QTY 2`, `2 QTY`, `Menge: 3`. */
const BARE_COUNT =
  /^(?:(?:qty|quantity|menge|anzahl|cant|cantidad|qt[eé]|quantité|quantità|aantal|antal|matra|miktar|ilość)\.?\s?:?\s{0,4}(\d{1,2})(?: ?x)?|(\d{1,2})\s?(?:qty|stk|stck|stück|szt|ks|db|adet|kpl|pcs|x)\.?)$/iu;

/** A line without a name that says how much of something was bought; undefined for any other. */
export function readPrintedCount(text: string): CountLine | undefined {
  const [, bareBehind, bareFront] = BARE_COUNT.exec(text) ?? [];
  const bare = bareBehind ?? bareFront;
  if (bare !== undefined) return { counted: pieces(Number(bare), UNKNOWN_EACH), isGuess: false };
  const [, all, , allBehind = ''] = FOR_LINE.exec(text) ?? [];
  if (all !== undefined) return withSum(pieces(Number(all), UNKNOWN_EACH), allBehind);
  const [, eachFirst, times, timesUnit, behindTimes = ''] = PRICE_LINE.exec(text) ?? [];
  if (eachFirst !== undefined && times !== undefined)
    return withSum(countedOf({ number: times, unit: timesUnit, each: eachFirst }), behindTimes);
  const [, number, unit, sign, each, behind = ''] = COUNT_LINE.exec(text) ?? [];
  if (number === undefined || each === undefined || (unit === undefined && sign === undefined))
    return undefined;
  return withSum(countedOf({ number, unit, each }), behind);
}

/** What stands behind a count and its price is the sum of it, or nothing. */
function withSum(counted: Counted, behind: string): CountLine | undefined {
  if (!(counted.quantity > 0)) return undefined;
  if (!/[\p{L}\p{N}]/u.test(behind)) return { counted, isGuess: false };
  const sum = readPriceAtEnd(behind, { isRead: false });
  if (sum === undefined) return /^\s?\p{L}{1,2}$/u.test(behind) ? { counted, isGuess: false } : undefined;
  // A discount beside a count is not the sum of it.
  if (/[\p{L}\p{N}]/u.test(sum.before) || sum.price.cents < 0) return undefined;
  return { counted, sum: sum.price, isGuess: false };
}

const pieces = (quantity: number, eachCents: number): Counted => ({ quantity, unit: 'piece', eachCents });

function countedOf({
  number,
  unit,
  each,
}: {
  number: string;
  unit: string | undefined;
  each: string;
}): Counted {
  const quantity = Number(number.replace(',', '.'));
  const eachCents = Number(each.replace(/\D/g, ''));
  if (unit === undefined) return { quantity, unit: isWeight(number) ? 'kg' : 'piece', eachCents };
  return { quantity, unit: weightUnit(unit), eachCents };
}

const NAME = '^(.{2,80}?)';
const NAMED_COUNT = pattern(
  String.raw`${NAME}\s{1,12}(${COUNT})\s?(?:(${PIECES}|${MASS})(?!\p{L})\.?)?\s?([x×*@✕]|at|à|á)\s{0,4}${CURRENCY}(${MONEY})${BEHIND_MONEY}\s?=?$`,
);
const NAMED_PRICE = pattern(`${NAME}\\s{1,12}${PRICE_FIRST}\\s?=?$`);

const NAMED_FOR = pattern(`${NAME}\\s{1,12}${FOR_ALL}$`);

/** Name, count and price of one in front of the sum: `MILK 2 UN X 4,99`, `KAFFEE  3,29 x   2`. */
export function readPrintedCountBefore(text: string): NameAndCount | undefined {
  const squeezed = text.replace(/\s{3,}/g, '   ');
  const [, name, number, unit, , each] = NAMED_COUNT.exec(squeezed) ?? [];
  if (name !== undefined && number !== undefined && each !== undefined)
    return { name, counted: countedOf({ number, unit, each }) };
  const [, all, forAll] = NAMED_FOR.exec(squeezed) ?? [];
  if (all !== undefined) return { name: all, counted: pieces(Number(forAll), UNKNOWN_EACH) };
  const [, label, price, times, timesUnit] = NAMED_PRICE.exec(squeezed) ?? [];
  if (label === undefined || price === undefined || times === undefined) return undefined;
  return { name: label, counted: countedOf({ number: times, unit: timesUnit, each: price }) };
}
