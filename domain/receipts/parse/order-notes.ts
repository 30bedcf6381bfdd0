import { isRead, type Row } from './read-row.ts';

/**
 * What orders print below an article beside its count and its price: its size, what one unit costs, what it was
 * substituted for. Of text only: a machine reads other things of dirt.
 */

const AMOUNT = String.raw`(?:approx\.?|about|ca\.?|env\.?|circa)?\s?\d{1,5}(?:[.,]\d{1,3})?`;
const SIZE = new RegExp(
  String.raw`^\(?${AMOUNT}(?:\s?[x×]\s?${AMOUNT})?\s?(?:kg|g|gr|ml|cl|l|ltr|litre|liter|oz|fl\.? ?oz|lbs?|ct|count|pack|pk|gal|pt|pint|qt|st|stk|stück|pcs|pieces|uds?)\.?\)?$`,
  'iu',
);
const UNIT_NAME =
  /^(?:(?:(?:per|pro|je|por|par|al)\s|\/\s?)\p{L}{1,8}\.?|each|ea\.?|stück|stk\.?|unidad|pièce|pezzo|unit|loose)$/iu;
const MONEY = String.raw`(?:[€£$₹¥]|R\$|CHF|EUR|kr\.?)?\s?\d{1,5}[.,]\d{2}\s?(?:€|EUR|CHF|kr\.?|zł|Kč|Ft|lei|TL|p)?`;
const UNIT = String.raw`(?:1\s?|100\s?)?(?:kg|g|l|ltr|ml|cl|oz|lb|each|ea|stück|stk|st|unit|unidad|ud|pièce|pz|szt|ks)`;
/** `$3.99 each`, `(1,79 €/kg)`, `1 kg = 5,49 €`, `Grundpreis: 5,49 €/kg`. */
const UNIT_PRICE = new RegExp(
  String.raw`^\(?(?:grundpreis|unit price|prix au kilo|precio por unidad|base price)?:?\s?(?:${MONEY}\s?(?:\/|per|pro|je|por|par)?\s?${UNIT}\.?|(?:1|100)\s?(?:kg|g|l|ml|stück|stk|st|pièce|ud)\s?[=:]\s?${MONEY})\)?$`,
  'iu',
);
const SUBSTITUTION =
  /^(?:substitut|ersatz(?:artikel)? f|ersetzt|replace|instead of|en remplacement|remplac|en lugar de|sustitu|sostitu|vervang|ersättning|erstat|zamiennik|zamiast)/iu;
const NOT_SENT =
  /^(?:out of stock|refunded|not available|unavailable|sorry|nicht (?:verfügbar|lieferbar|geliefert)|ausverkauft|rupture|indisponible|agotado|no disponible|non disponibile|niet leverbaar|slut i lager|udsolgt|utsolgt|loppu|brak towaru|esgotado)/iu;

/** The rows with sizes in the names above them, and without notes, and without what was not sent. */
export function withoutNotes(rows: readonly Row[]): Row[] {
  const kept: Row[] = [];
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows[at];
    if (row === undefined) continue;
    const text = row.line.text.trim();
    const last = kept.at(-1);
    if (isRead(row.line) || row.kind === 'word' || row.kind === 'price') kept.push(row);
    else if (row.kind === 'text' && SIZE.test(text)) {
      if (last?.kind === 'text' || last?.kind === 'named')
        kept[kept.length - 1] = { ...last, label: `${last.label} ${text.replace(/[()]/g, '')}` };
    } else if (NOT_SENT.test(text)) {
      if (isNotBought(last)) kept.pop();
      if (rows[at + 1]?.kind === 'price') at += 1;
    } else if (!UNIT_NAME.test(text) && !UNIT_PRICE.test(text) && !isSubstitution(row)) kept.push(row);
  }
  return kept;
}

const isNotBought = (row: Row | undefined): boolean =>
  row?.kind === 'text' || (row?.kind === 'named' && row.price.cents === 0);

const isSubstitution = (row: Row): boolean => row.kind === 'text' && SUBSTITUTION.test(row.label);
