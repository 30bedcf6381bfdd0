import type { Random } from '../../bench/random.ts';

/** How one country prints a receipt. */
type Form = {
  point: ',' | '.';
  signBefore?: string;
  signBehind?: string;
  pieces: string;
  total: string;
  discount: string;
  deposit: string;
  rounding?: string;
  tax: string;
  isTaxAdded?: true;
  payment: string;
  change: string;
};

export const FORMS: Readonly<Record<string, Form>> = {
  Germany: {
    point: ',',
    pieces: 'Stk',
    total: 'SUMME EUR',
    discount: 'Rabatt',
    deposit: 'PFAND',
    tax: 'MwSt 7%',
    payment: 'BAR',
    change: 'Rückgeld',
  },
  Switzerland: {
    point: '.',
    pieces: 'x',
    total: 'Total CHF',
    discount: 'Aktion',
    deposit: 'Depot',
    rounding: 'Rundungsdifferenz',
    tax: 'MWST 2.6%',
    payment: 'TWINT',
    change: 'Rückgeld',
  },
  France: {
    point: ',',
    signBehind: ' €',
    pieces: 'x',
    total: 'TOTAL A PAYER',
    discount: 'REMISE',
    deposit: 'CONSIGNE',
    tax: 'TVA 5,5%',
    payment: 'CARTE BANCAIRE',
    change: 'RENDU',
  },
  Netherlands: {
    point: ',',
    pieces: 'x',
    total: 'TE BETALEN',
    discount: 'KORTING',
    deposit: 'STATIEGELD',
    rounding: 'AFRONDING',
    tax: 'BTW 9%',
    payment: 'PIN',
    change: 'WISSELGELD',
  },
  Spain: {
    point: ',',
    pieces: 'ud',
    total: 'TOTAL (€)',
    discount: 'DESCUENTO',
    deposit: 'ENVASE',
    tax: 'IVA 10%',
    payment: 'TARJETA',
    change: 'CAMBIO',
  },
  Italy: {
    point: ',',
    pieces: 'pz',
    total: 'TOTALE COMPLESSIVO',
    discount: 'SCONTO',
    deposit: 'CAUZIONE',
    tax: 'di cui IVA',
    payment: 'CONTANTI',
    change: 'RESTO',
  },
  Portugal: {
    point: ',',
    pieces: 'un',
    total: 'TOTAL A PAGAR',
    discount: 'DESCONTO',
    deposit: 'DEPOSITO',
    tax: 'IVA 6%',
    payment: 'MULTIBANCO',
    change: 'TROCO',
  },
  Britain: {
    point: '.',
    signBefore: '£',
    pieces: 'x',
    total: 'BALANCE DUE',
    discount: 'Multibuy savings',
    deposit: 'DEPOSIT',
    tax: 'VAT 20%',
    payment: 'CONTACTLESS',
    change: 'CHANGE',
  },
  'United States': {
    point: '.',
    pieces: '@',
    total: 'TOTAL',
    discount: 'Card Savings',
    deposit: 'CRV',
    tax: 'SALES TAX',
    isTaxAdded: true,
    payment: 'VISA',
    change: 'CHANGE',
  },
  Canada: {
    point: '.',
    signBefore: '$',
    pieces: '@',
    total: 'TOTAL',
    discount: 'INSTANT SAVINGS',
    deposit: 'DEPOSIT',
    tax: 'HST 13%',
    isTaxAdded: true,
    payment: 'INTERAC',
    change: 'CHANGE',
  },
  Australia: {
    point: '.',
    signBefore: '$',
    pieces: '@',
    total: 'TOTAL',
    discount: 'MULTI SAVE',
    deposit: 'CONTAINER DEPOSIT',
    tax: 'GST INCLUDED',
    payment: 'EFTPOS',
    change: 'CHANGE',
  },
  Sweden: {
    point: ',',
    pieces: 'st',
    total: 'ATT BETALA SEK',
    discount: 'RABATT',
    deposit: 'PANT',
    rounding: 'ÖRESAVRUNDNING',
    tax: 'VARAV MOMS',
    payment: 'KONTANT',
    change: 'VÄXEL',
  },
  Norway: {
    point: ',',
    pieces: 'stk',
    total: 'Å BETALE',
    discount: 'RABATT',
    deposit: 'PANT',
    tax: 'HERAV MVA',
    payment: 'BANKAXEPT',
    change: 'TILBAKE',
  },
  Denmark: {
    point: ',',
    pieces: 'x',
    total: 'AT BETALE',
    discount: 'RABAT',
    deposit: 'PANT',
    rounding: 'AFRUNDING',
    tax: 'HERAF MOMS',
    payment: 'DANKORT',
    change: 'RETUR',
  },
  Finland: {
    point: ',',
    pieces: 'kpl',
    total: 'YHTEENSÄ',
    discount: 'ALENNUS',
    deposit: 'PANTTI',
    tax: 'ALV 14%',
    payment: 'PANKKIKORTTI',
    change: 'TAKAISIN',
  },
  Poland: {
    point: ',',
    pieces: 'szt',
    total: 'SUMA PLN',
    discount: 'RABAT',
    deposit: 'KAUCJA',
    tax: 'PTU C 5%',
    payment: 'GOTÓWKA',
    change: 'RESZTA',
  },
  Czechia: {
    point: ',',
    pieces: 'ks',
    total: 'CELKEM',
    discount: 'SLEVA',
    deposit: 'ZÁLOHA',
    tax: 'DPH 12%',
    payment: 'HOTOVOST',
    change: 'VRÁCENO',
  },
  Romania: {
    point: ',',
    pieces: 'buc',
    total: 'TOTAL LEI',
    discount: 'REDUCERE',
    deposit: 'GARANTIE SGR',
    tax: 'TOTAL TVA',
    payment: 'NUMERAR',
    change: 'REST',
  },
  Turkey: {
    point: ',',
    signBefore: '*',
    pieces: 'adet',
    total: 'TOPLAM',
    discount: 'INDIRIM',
    deposit: 'DEPOZITO',
    tax: 'TOPKDV',
    payment: 'NAKIT',
    change: 'PARA ÜSTÜ',
  },
  Brazil: {
    point: ',',
    pieces: 'UN',
    total: 'VALOR A PAGAR R$',
    discount: 'DESCONTO',
    deposit: 'DEPOSITO',
    tax: 'TRIBUTOS',
    payment: 'PIX',
    change: 'TROCO',
  },
  Mexico: {
    point: '.',
    signBefore: '$',
    pieces: 'pza',
    total: 'TOTAL M.N.',
    discount: 'DESCUENTO',
    deposit: 'DEPOSITO ENVASE',
    tax: 'IVA 0%',
    payment: 'EFECTIVO',
    change: 'SU CAMBIO',
  },
  Greece: {
    point: ',',
    pieces: 'τεμ',
    total: 'ΣΥΝΟΛΟ',
    discount: 'ΕΚΠΤΩΣΗ',
    deposit: 'ΕΓΓΥΗΣΗ',
    tax: 'ΦΠΑ 13%',
    payment: 'ΜΕΤΡΗΤΑ',
    change: 'ΡΕΣΤΑ',
  },
};

const NAMES =
  'ZITRONE,KIWI GOLD,PERA,TOMATE RAMA,CILANTRO,SPINACH,RANCH DRESSING,MOZZARELLA,GALLETAS,LEITE MAGRO,MJOLK,BAGUETTE,RUISLEIPA,KAFFE,CHLEB,PAINE,ARROZ,TABLE SALT,FROZEN PEAS,TOFU,RED LENTILS'.split(
    ',',
  );

/** A receipt as it is printed, and what it says: money in cents. */
export type Generated = {
  text: string;
  items: { name: string; cents: number; quantity?: number; unit?: string }[];
  /** Deposits, roundings and taxes that count. */
  chargeCents: number[];
  totalCents: number;
};

/** Makes a receipt of one form up; `extraCents` makes its total wrong by so much. */
export function generateReceipt({
  form,
  random,
  extraCents = 0,
}: {
  form: Form;
  random: Random;
  extraCents?: number;
}): Generated {
  const whole = (from: number, to: number) => Math.floor(random.between(from, to + 1));
  const plain = (cents: number) => (Math.abs(cents) / 100).toFixed(2).replace('.', form.point);
  const money = (cents: number) =>
    `${cents < 0 ? '-' : ''}${form.signBefore ?? ''}${plain(cents)}${form.signBehind ?? ''}`;
  const wide = () => ' '.repeat(whole(2, 24));
  const letter = random.pick(['', '', ' A', '    B']);
  const lines = ['CORNER MARKET', '1 High Street'];
  const items: Generated['items'] = [];
  const chargeCents: number[] = [];
  const names = [...NAMES];
  for (let nth = whole(1, 10); nth > 0; nth -= 1) {
    const [name = ''] = names.splice(whole(0, names.length - 1), 1);
    const each = whole(29, 1999);
    const count = whole(2, 6);
    const grams = whole(120, 2400);
    const weighed = Math.round((each * grams) / 1000);
    const kilos = `${(grams / 1000).toFixed(3).replace('.', form.point)} kg`;
    const counted = { name, cents: each * count, quantity: count, unit: 'piece' };
    const printed = random.pick([
      () => ({ item: { name, cents: each }, text: [`${name}${wide()}${money(each)}${letter}`] }),
      () => ({
        item: counted,
        text: [
          `${name}${wide()}${money(each * count)}${letter}`,
          `   ${count} ${form.pieces === '@' ? '@' : `${form.pieces} x`}${wide()}${plain(each)}`,
        ],
      }),
      () => ({
        item: counted,
        text: [`${name}  ${count} x ${plain(each)}${wide()}${money(each * count)}${letter}`],
      }),
      () => ({
        item: counted,
        text: [`${name}  ${plain(each)} x   ${count}  ${money(each * count)}${letter}`],
      }),
      () => ({
        item: { name, cents: weighed, quantity: grams / 1000, unit: 'kg' },
        text: [name, `   ${kilos}${wide()}${plain(each)} /kg${wide()}${money(weighed)}`],
      }),
    ])();
    lines.push(...printed.text);
    const off = random.next() < 0.25 ? whole(1, printed.item.cents - 1) : 0;
    if (off > 0) lines.push(`   ${form.discount}${wide()}${random.pick([money(-off), `${plain(off)}-`])}`);
    items.push({ ...printed.item, cents: printed.item.cents - off });
    if (random.next() < 0.15) {
      const deposit = random.pick([8, 25, 100]);
      lines.push(`${form.deposit}${wide()}${money(deposit)}`);
      chargeCents.push(deposit);
    }
  }
  const sum = [...items.map(({ cents }) => cents), ...chargeCents].reduce((all, cents) => all + cents, 0);
  const tax = whole(1, Math.max(2, Math.round(sum * 0.1)));
  const rounded = form.rounding !== undefined && random.next() < 0.5 ? Math.round(sum / 5) * 5 - sum : 0;
  if (form.isTaxAdded || rounded !== 0) lines.push(`SUBTOTAL${wide()}${money(sum)}`);
  if (form.isTaxAdded) lines.push(`${form.tax}${wide()}${money(tax)}`);
  if (rounded !== 0) lines.push(`${form.rounding}${wide()}${money(rounded)}`);
  chargeCents.push(...(form.isTaxAdded ? [tax] : []), ...(rounded !== 0 ? [rounded] : []));
  const totalCents = sum + (form.isTaxAdded ? tax : 0) + rounded + extraCents;
  lines.push(
    `${form.total}${wide()}${money(totalCents)}`,
    `${form.payment}${wide()}${money(totalCents + 500)}`,
  );
  lines.push(`${form.change}${wide()}${money(500)}`);
  if (!form.isTaxAdded) lines.push(`${form.tax}${wide()}${money(tax)}`);
  lines.push(`TERMINAL 4711${wide()}${money(totalCents)}`);
  return { text: lines.join('\n'), items, chargeCents, totalCents };
}
