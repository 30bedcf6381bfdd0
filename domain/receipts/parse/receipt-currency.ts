import type { TextLine } from '../text-line.ts';
import type { Row } from './receipt-row.ts';

/** Words that only bills of one currency have; what they weigh against a sign behind a price. */
const HINTS: readonly (readonly [currency: string, weight: number, pattern: RegExp])[] = [
  ['EUR', 3, /\bEUR\b|€/],
  ['GBP', 3, /\bGBP\b|£/],
  ['INR', 4, /₹|\bRs\b|\bINR\b|\b[CS]GST\b|GSTIN|\bUPI\b|\/-/i],
  ['MXN', 6, /\bMXN\b|M\.N\.|\bRFC\b|\bIEPS\b|IVA 16/],
  ['CHF', 6, /\bCHF\b|\bFr\. ?\d/],
  ['USD', 3, /\bUSD\b/],
  ['USD', 2, /sales tax|\bCRV\b|[/@] ?[l1]b\b|\btax \d|\bEBT\b|\bSNAP\b/i],
  ['GBP', 2, /\bVAT\b/],
  ['MXN', 2, /su cambio|abarrotes/i],
  ['EUR', 1, /mwst|\bsumme\b|zu zahlen|rückgeld|\bTVA\b|\bTTC\b|\bCIF\b|\bNIF\b|siret|espèces|caisse/i],
  ['INR', 2, /\bkul\b|\bnakad\b|nagad|chhoot|dinank|tarikh|round off/i],
];

/** The spelling of signs beside a price. */
const SIGNS: Readonly<Record<string, string>> = {
  '€': 'EUR',
  eur: 'EUR',
  euro: 'EUR',
  '£': 'GBP',
  gbp: 'GBP',
  '₹': 'INR',
  rs: 'INR',
  'rs.': 'INR',
  inr: 'INR',
  mxn: 'MXN',
  usd: 'USD',
};

/** What Spanish bills say, by which a dollar is a Mexican one. */
const SPANISH = /\b(IVA|efectivo|tarjeta|importe|gracias|cambio|articulos?)\b/i;

/** ISO 4217, by the signs of prices and the words of the bill; undefined where nothing says it. */
export function readCurrency({
  lines,
  rows,
}: {
  lines: readonly TextLine[];
  rows: readonly Row[];
}): string | undefined {
  const scores = new Map<string, number>();
  const add = (currency: string, weight: number) =>
    scores.set(currency, (scores.get(currency) ?? 0) + weight);
  const texts = lines.map(({ text }) => text.slice(0, 120));
  const dollar = texts.some((text) => SPANISH.test(text)) ? 'MXN' : 'USD';
  for (const row of rows) {
    const sign = 'price' in row ? row.price?.currency?.toLowerCase() : undefined;
    const currency = sign === '$' ? dollar : SIGNS[sign ?? ''];
    if (currency !== undefined) add(currency, 2);
  }
  for (const [currency, weight, pattern] of HINTS) {
    if (texts.some((text) => pattern.test(text))) add(currency, weight);
  }
  return [...scores].sort(([, a], [, b]) => b - a)[0]?.[0];
}
