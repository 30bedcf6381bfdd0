/** What a line of a bill is there for, as its words say. */
export type WordRole =
  | 'total'
  | 'subtotal'
  | 'tax'
  | 'discount'
  | 'bill_discount'
  | 'deposit'
  | 'rounding'
  | 'fee'
  | 'payment'
  | 'change'
  | 'void'
  | 'info'
  | 'heading';

/** How many words may follow: `TOTAL` stands nearly alone, and a tax names its rate and its base. */
type Phrases = { role: WordRole; mayFollow: number; phrases: string };

/** English, Hindi in Latin script, German, Spanish, French; without accents, phrases parted by commas. */
const PHRASES: readonly Phrases[] = [
  {
    role: 'total',
    mayFollow: 2,
    phrases:
      'total, grand total, balance due, amount due, total due, net amount, bill amount, total amount, net payable, ' +
      'amount payable, total to pay, order total, to pay, summe, zu zahlen, gesamtbetrag, gesamtsumme, gesamt, ' +
      'endbetrag, rechnungsbetrag, total a pagar, importe total, importe, total eur, total m n, total mxn, total ttc, ' +
      'total a payer, net a payer, montant du, montant total, a payer, kul rashi, kul jod, kul total, kul, total rs, ' +
      'net total, bill total, total inr, total usd, gesamt eur, summe eur, importe a pagar, net payable amount',
  },
  {
    role: 'subtotal',
    mayFollow: 2,
    phrases:
      'subtotal, sub total, zwischensumme, zw summe, sous total, jod, upkul, taxable amount, total ht, ' +
      'total before tax, item total, suma, net sales, warenwert, total parcial, base imponible',
  },
  {
    role: 'tax',
    mayFollow: 5,
    phrases:
      'tax, sales tax, vat, gst, cgst, sgst, igst, utgst, cess, mwst, ust, steuer, netto, brutto, iva, ieps, tva, ' +
      'dont tva, taxe, taxes, state tax, local tax, service tax, inkl mwst, incl vat',
  },
  {
    role: 'bill_discount',
    mayFollow: 3,
    phrases:
      'rewards discount, staff discount, voucher, gutschein, treuerabatt, kul chhoot, descuento cupon, ' +
      'descto monedero, bon de reduction, remise fidelite, coupon off, total discount, order discount, loyalty discount, ' +
      'bill discount',
  },
  {
    role: 'discount',
    mayFollow: 4,
    phrases:
      'discount, disc, coupon, cpn, store cpn, mfr coupon, savings, saving, member savings, multibuy, multibuy saving, ' +
      'club price, card price, reduced, reduced to clear, offer, offer disc, promo, promotion, rabatt, nachlass, ' +
      'aktionsrabatt, aktion, preisvorteil, sofortrabatt, dto, descuento, dcto, descto, oferta, ahorro, ahorro promo, ' +
      'remise, remise immediate, reduction, chhoot, bogo, instant savings, sale savings, price cut, avantage',
  },
  {
    role: 'deposit',
    mayFollow: 3,
    phrases:
      'deposit, crv, ca crv, bottle dep, bottle deposit, dep, pfand, einwegpfand, mehrwegpfand, leergut, pfandartikel, ' +
      'consigne, deposito, deposito envase, envase, botal jama, container deposit',
  },
  {
    role: 'fee',
    mayFollow: 2,
    phrases:
      'delivery fee, delivery, delivery charge, shipping, service fee, service charge, tip, handling, ' +
      'packing charge, liefergebuhr, lieferung, versand, trinkgeld, envio, gastos de envio, propina, livraison, ' +
      'frais de livraison, pourboire',
  },
  {
    role: 'rounding',
    mayFollow: 2,
    phrases: 'round off, rounding, round, roundoff, rundung, redondeo, arrondi',
  },
  {
    role: 'payment',
    mayFollow: 4,
    phrases:
      'cash, cash tendered, card, card payment, visa, mastercard, maestro, amex, debit, debit tend, credit, ' +
      'credit card, debit card, contactless, tend, tender, tendered, paid, payment, amount paid, amount tendered, ' +
      'bar, gegeben, girocard, kartenzahlung, ec cash, ec karte, karte, bezahlt, efectivo, entregado, tarjeta, ' +
      'tarj bancaria, tarj, pago, especes, carte bancaire, carte, cb, cb sans contact, cheque, upi, upi bhugtan, ' +
      'nakad, nagad, bhugtan, gift card, store credit, paypal, apple pay, google pay',
  },
  {
    role: 'change',
    mayFollow: 2,
    phrases:
      'change, change due, your change, ruckgeld, zuruck, cambio, su cambio, devolucion, rendu, monnaie rendue, ' +
      'monnaie, wapas, baki wapas, baki, balance, cash back',
  },
  {
    role: 'void',
    mayFollow: 6,
    phrases: 'void, voided, storno, stornierung, anulado, anulacion, annulation, annule',
  },
  {
    role: 'info',
    mayFollow: 8,
    phrases:
      'points, points earned, points this visit, card points, rewards balance, rewards earned, loyalty, ' +
      'loyalty points, treuepunkte, punkte, neuer punktestand, punktestand, puntos, puntos acumulados, ' +
      'points fidelite, items, items sold, item count, no of items, number of items, nb articles, articles, ' +
      'anzahl artikel, anzahl, posten, n articulos, articulos, total de articulos, kul nag, nag, you saved, ' +
      'you saved today, total savings, total saved, gespart, sie haben gespart, ha ahorrado, tel, tel no, phone, ph, mob, telefon, ' +
      'cashier, served by, es bediente, caja, caisse, till, counter, bill no, invoice, tax invoice, gst invoice, ' +
      'ticket, receipt, beleg, bon nr, store, st, reg, gstin, fssai, vat no, siret, cif, nif, rfc, uid, st nr, ' +
      'tse, terminal, trace, auth, approval, ref, transaction, thank you, vielen dank, gracias, merci, dhanyavaad, ' +
      'date, datum, fecha, dinank, tarikh, time, uhrzeit, hora, heure, hsn, mrp total, open, filiale, sucursal, ' +
      'order number, order no, table, thanks',
  },
  {
    role: 'heading',
    mayFollow: 1,
    phrases:
      'produce, dairy, grocery, meat, bakery, frozen, vegetables, chilled, store cupboard, obst, molkerei, ' +
      'trockensortiment, fruteria, lacteos, despensa, abarrotes, fruits et legumes, cremerie, epicerie, anaj, sabzi, ' +
      'frutas y verduras, fruit veg, obst gemuse',
  },
];

type Phrase = { words: readonly string[]; role: WordRole; mayFollow: number };

/** The longest first, so that `balance due` is not taken for `balance`. */
const phrases: readonly Phrase[] = PHRASES.flatMap(({ role, mayFollow, phrases: list }) =>
  list.split(', ').map((phrase) => ({ words: phrase.split(' '), role, mayFollow })),
).sort((a, b) => b.words.join('').length - a.words.join('').length);

/** The words by which a bill names its columns. */
const COLUMN_WORDS = new Set(
  (
    'item name description qty quantity rate price each amount amt total artikel menge preis betrag einzel gesamt ' +
    'descripcion cant cantidad unit punit importe articulo precio designation qte pu montant saman matra dar rashi mrp hsn no'
  ).split(' '),
);

/** What the words of a line say it is for; undefined for what may be an article. */
export function roleOf(label: string): WordRole | undefined {
  const words = labelWords(label);
  const found = phrases.find(
    (phrase) =>
      words.length >= phrase.words.length &&
      words.length <= phrase.words.length + phrase.mayFollow &&
      phrase.words.every((word, at) => isRead({ read: words[at] ?? '', meant: word })),
  );
  return found?.role;
}

/** Whether a line names columns and nothing else. */
export function isColumnHeader(text: string): boolean {
  const words = labelWords(text);
  const known = words.filter((word) => COLUMN_WORDS.has(word)).length;
  return words.length >= 2 && words.length <= 8 && known >= 2 && known * 2 > words.length;
}

/** Words with letters, in lower case and without accents; the figures of codes and rates are left out. */
function labelWords(label: string): string[] {
  const plain = label.slice(0, 80).normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return (plain.match(/[a-z0-9|]+/g) ?? []).filter((word) => /[a-z]/.test(word)).map(withoutDigits);
}

const LETTERS: Readonly<Record<string, string>> = {
  0: 'o',
  1: 'i',
  5: 's',
  8: 'b',
  '|': 'i',
  4: 'a',
  6: 'g',
};

/** `t0tal` → `total`: in words that are letters for the most part. */
const withoutDigits = (word: string): string =>
  word.replace(/[a-z]/g, '').length * 2 < word.length
    ? word.replace(/[01584|6]/g, (sign) => LETTERS[sign] ?? sign)
    : word;

/** A long word may have one letter that was misread, but its first. */
function isRead({ read, meant }: { read: string; meant: string }): boolean {
  if (read === meant) return true;
  if (meant.length < 5 || Math.abs(read.length - meant.length) > 1) return false;
  if (lookAlike(read[0]) !== lookAlike(meant[0])) return false;
  return isOneApart(read, meant);
}

const ALIKE: Readonly<Record<string, string>> = { l: 'i', t: 'i', j: 'i', o: 'c', e: 'c', q: 'c', g: 'c' };
const lookAlike = (letter = ''): string => ALIKE[letter] ?? letter;

/** Whether one letter changed, added or left out makes one word of the other. */
function isOneApart(a: string, b: string): boolean {
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  return Math.max(a.length, b.length) - start - end <= 1;
}
