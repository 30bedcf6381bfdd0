import { type Counted, comesTo, UNKNOWN_EACH, weightUnit } from './counted.ts';
import { readPriceAtEnd } from './read-price.ts';

/** A name with what stands in the columns around it: `1x`, `0.742 kg`, the price of one. */
export type NamedCells = { name: string; counted?: Counted };

const COUNT = /^(\d{1,3}(?:[.,]\d{1,3})?)\s?(x|×|[\p{L}]{1,5}\.?)?$/u;
const MASS = /^(?:kgs?|g|gr|lbs?|oz)$/i;
/** `(geliefert: 1,064 kg)`: what came of `ca. 1kg`. */
const DELIVERED =
  /\s?\((?:geliefert|gewogen|delivered|actual|weighed|final|pesado|peso|livré|pesé|levererat|leveret|geleverd)\D{0,12}(\d{1,3}[.,]\d{1,3})\s?(kg|lb)\)/iu;

/**
 * The columns before the sum: `1x | Hähnchenbrust 400g | 5,49 €`, `Carrots | 0.742 kg | £0.65/kg`. A count without an
 * `x` or a unit is one where the receipt names its columns, or where it comes to the sum.
 */
export function readCells({
  text,
  sumCents,
  hasColumns,
}: {
  text: string;
  sumCents: number;
  hasColumns: boolean;
}): NamedCells | undefined {
  const cells = text.split(/\s{2,}/).filter((cell) => cell !== '');
  const each = eachOf(cells.at(-1));
  const rest = each === undefined || cells.length < 2 ? cells : cells.slice(0, -1);
  const eachCents = rest === cells ? UNKNOWN_EACH : (each ?? UNKNOWN_EACH);
  const [front, behind] = [countOf(rest[0]), countOf(rest.at(-1))];
  const found = rest.length < 2 ? undefined : (front ?? behind);
  const isCount =
    found !== undefined &&
    (found.isMarked || hasColumns || (eachCents > 0 && comesTo({ ...found, eachCents }, sumCents)));
  if (!isCount && rest === cells) return undefined;
  const names = isCount ? (front === undefined ? rest.slice(0, -1) : rest.slice(1)) : rest;
  const name = names.join('  ');
  const delivered = deliveredOf({ name, eachCents, sumCents });
  if (delivered !== undefined) return delivered;
  if (!/\p{L}{2}/u.test(name)) return undefined;
  if (!isCount) return { name };
  return { name, counted: { quantity: found.quantity, unit: found.unit, eachCents } };
}

function eachOf(cell: string | undefined): number | undefined {
  const bare = (cell ?? '').replace(/\s?(?:\/|per|pro|je|por|par)\s?\p{L}{1,6}\.?$/u, '');
  const priced = /\d/.test(bare) ? readPriceAtEnd(bare, { isRead: false }) : undefined;
  return priced !== undefined && priced.before === '' && priced.price.cents > 0
    ? priced.price.cents
    : undefined;
}

function countOf(
  cell: string | undefined,
): (Pick<Counted, 'quantity' | 'unit'> & { isMarked: boolean }) | undefined {
  const [, number = '', mark] = COUNT.exec(cell ?? '') ?? [];
  const quantity = Number(number.replace(',', '.'));
  if (!(quantity > 0)) return undefined;
  const word = mark?.replace(/\.$/, '');
  if (word !== undefined && MASS.test(word)) return { quantity, unit: weightUnit(word), isMarked: true };
  const unit = /[.,]/.test(number) ? 'kg' : 'piece';
  const isPiece =
    word !== undefined && /^(?:x|×|st|stk|stck|stück|pcs?|ud|uds|un|szt|ks|db|adet|kpl|pz|ea)$/iu.test(word);
  return word === undefined || isPiece ? { quantity, unit, isMarked: isPiece } : undefined;
}

function deliveredOf({
  name,
  eachCents,
  sumCents,
}: {
  name: string;
  eachCents: number;
  sumCents: number;
}): NamedCells | undefined {
  const [all, number = '', unit] = DELIVERED.exec(name) ?? [];
  if (all === undefined) return undefined;
  const counted = { quantity: Number(number.replace(',', '.')), unit: weightUnit(unit), eachCents };
  // The size that was ordered is no size of what came.
  const bare = name
    .replace(all, '')
    .replace(/\s(?:ca\.?|approx\.?|env\.?|about)\s?[\d.,]{1,6}\s?\p{L}{1,3}$/iu, '');
  return comesTo(counted, sumCents) ? { name: bare, counted } : undefined;
}
