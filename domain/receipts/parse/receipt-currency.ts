import type { TextLine } from '../text-line.ts';
import type { Row } from './read-row.ts';

/** Words that only receipts of one currency have; what they weigh against a sign behind a price. */
const HINTS: readonly (readonly [currency: string, weight: number, pattern: RegExp])[] = [
  ['EUR', 3, /\bEUR\b|€/],
  ['GBP', 3, /\bGBP\b|£/],
  ['INR', 4, /₹|\bRs\b|\bINR\b|\b[CS]GST\b|GSTIN|\bUPI\b|\/-/i],
  ['MXN', 6, /\bMXN\b|M\.N\.|\bRFC\b|\bIEPS\b|IVA 16/],
  ['CHF', 6, /\bCHF\b|\bFr\. ?\d|\bCHE-?\d{3}|rappen/i],
  ['USD', 3, /\bUSD\b/],
  ['USD', 2, /sales tax|\bCRV\b|[/@] ?[l1]b\b|\btax \d|\bEBT\b|\bSNAP\b|, ?[A-Z]{2} {1,3}\d{5}(-\d{4})?\b/i],
  ['GBP', 2, /\bVAT\b/],
  ['MXN', 2, /su cambio|abarrotes/i],
  ['EUR', 1, /mwst|\bsumme\b|zu zahlen|rückgeld|\bTVA\b|\bTTC\b|\bCIF\b|\bNIF\b|siret|espèces|caisse/i],
  ['INR', 2, /\bkul\b|\bnakad\b|nagad|chhoot|dinank|tarikh|round off/i],
];

/** Words of countries; not looked for in names of articles, where `PLN` is plain and `RON` is rum. */
const COUNTRY_HINTS: typeof HINTS = [
  ['CAD', 7, /\bHST\b|\bQST\b|\bTVQ\b|\bCA\$|GST\/HST|\binterac\b|\bPST\b|G:GST/i],
  ['CAD', 3, /\b[ABCEGHJ-NPRSTVXY]\d[A-Z] \d[A-Z]\d\b|\bTPS\b/],
  ['CAD', 1, /\bGST ?5 ?%|\b5 ?% ?GST\b/],
  ['AUD', 7, /\bABN\b|\beftpos\b.*australia|\b(NSW|VIC|QLD|TAS) \d{4}\b|gst included in total|\bAU\$/i],
  ['NZD', 8, /\bNZ\$|\.nz\b|new zealand|\bauckland\b|\bwellington\b|GST ?(no|number)|\bGST ?15 ?%/i],
  ['SEK', 6, /\bmoms\b.*\bkr\b|att betala|öresavrundning|öresutjämning|\bvarav moms\b|\bpantretur\b.*kr/i],
  ['NOK', 6, /\bMVA\b|å betale|\bbankaxept\b|øreavrunding/i],
  ['DKK', 6, /at betale|\bdankort\b|\bheraf moms\b|moms udgør|\bmomsen udgør\b|øreafrunding|\bCVR\b/i],
  ['ISK', 6, /samtals/i],
  ['PLN', 6, /zł(?!\p{L})|\bPTU\b|paragon fiskalny/iu],
  ['CZK', 6, /Kč|\bDPH\b.*21|celkem/i],
  ['HUF', 6, /\d ?Ft\b|ÁFA|nyugta|összesen|fizetendő/i],
  ['RON', 6, /\blei\b|\bTOTAL LEI\b|bon fiscal|\bC\.?I\.?F\.? ?:? ?RO\d/i],
  ['TRY', 6, /₺|\bKDV\b|\bTOPKDV\b|\d ?TL\b/i],
  ['BRL', 7, /R\$|\bCNPJ\b|\bCPF\b|\bNFC-?e\b/i],
  ['ARS', 7, /\bCUIT\b|responsable inscripto/i],
  ['CLP', 7, /\bR\.?U\.?T\.? ?:? ?\d|boleta electr/i],
  ['COP', 7, /\bNIT\b/],
  ['JPY', 6, /[¥￥円]|合計|消費税|税込/],
  ['BGN', 6, /лв/i],
  ['UAH', 6, /₴|грн/i],
  [
    'EUR',
    3,
    /\bUID\b|\bATU\d{8}|\bBTW\b|statiegeld|\bALV\b|yhteensä|ΦΠΑ|\bPVM\b|käibemaks|\bDDV\b|\bP\.? ?IVA\b/i,
  ],
  [
    'EUR',
    2,
    /te betalen|\btotale\b|scontrino|documento commerciale|\bcuota\b|hacendado|contribuinte|cauzione|συνολο|μετρητα/i,
  ],
];

/** Codes that are words as well, so that they count in lines of totals and payments only. */
const CODE =
  /\b(CAD|AUD|NZD|SEK|NOK|DKK|ISK|PLN|CZK|HUF|RON|TRY|BRL|ARS|CLP|COP|JPY|BGN|UAH|SGD|HKD|ZAR|RSD)\b/;
const CODE_WEIGHT = 6;

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
  us$: 'USD',
  ca$: 'CAD',
  a$: 'AUD',
  au$: 'AUD',
  nz$: 'NZD',
  mx$: 'MXN',
  r$: 'BRL',
  '₺': 'TRY',
  tl: 'TRY',
  '¥': 'JPY',
  '￥': 'JPY',
  円: 'JPY',
  '₴': 'UAH',
  zł: 'PLN',
  kč: 'CZK',
  ft: 'HUF',
  lei: 'RON',
  fr: 'CHF',
  'fr.': 'CHF',
};

/** Signs of several currencies; whichever the words speak for, and the first otherwise. */
const SHARED: Readonly<Record<string, readonly string[]>> = {
  $: ['USD', 'CAD', 'AUD', 'NZD', 'MXN', 'ARS', 'CLP', 'COP'],
  kr: ['SEK', 'NOK', 'DKK', 'ISK'],
};

/** What Spanish receipts say, by which a dollar is a Mexican one. */
const SPANISH = /\b(IVA|efectivo|tarjeta|importe|gracias|cambio|articulos?)\b/i;

/** ISO 4217, by the signs of prices and the words of the receipt; undefined where nothing says it. */
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
  for (const [currency, weight, pattern] of HINTS) {
    if (texts.some((text) => pattern.test(text))) add(currency, weight);
  }
  const others = rows.flatMap(({ kind, line }) => (kind === 'named' ? [] : line.text.slice(0, 120)));
  for (const [currency, weight, pattern] of COUNTRY_HINTS) {
    if (others.some((text) => pattern.test(text))) add(currency, weight);
  }
  for (const { kind, line } of rows) {
    const [, code] = kind === 'word' || kind === 'header' ? (CODE.exec(line.text) ?? []) : [];
    if (code !== undefined && !scores.has(code)) add(code, CODE_WEIGHT);
  }
  if (texts.some((text) => SPANISH.test(text))) add('MXN', 0.5);
  const said = new Map(scores);
  for (const row of rows) {
    const sign = 'price' in row ? row.price?.currency?.toLowerCase().replace(/^kr\.$/, 'kr') : undefined;
    const currency = meantBy(sign ?? '', said);
    if (currency !== undefined) add(currency, 2);
  }
  const [best] = [...scores].sort(([, a], [, b]) => b - a);
  return best !== undefined && best[1] >= 1 ? best[0] : undefined;
}

function meantBy(sign: string, said: ReadonlyMap<string, number>): string | undefined {
  const [first, ...others] = SHARED[sign] ?? [];
  if (first === undefined) return SIGNS[sign] ?? (/^[a-z]{3}$/.test(sign) ? sign.toUpperCase() : undefined);
  const [best] = [first, ...others].toSorted((a, b) => (said.get(b) ?? 0) - (said.get(a) ?? 0));
  return best;
}
