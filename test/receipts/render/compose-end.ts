import type { PrintedItem } from './compose-item.ts';
import type { Locale } from './locale.ts';
import type { Money } from './money.ts';
import type { BillPlan } from './plan.ts';
import { both, left, type Row } from './row.ts';

type Charge = { kind: string; cents: number };

/** What follows the items: subtotal, discount, taxes, total, payment, points. Charges are those that count. */
export type BillEnd = { rows: Row[]; charges: Charge[]; totalCents: number };

export function composeEnd({
  items,
  plan,
  locale,
  money,
}: {
  items: readonly PrintedItem[];
  plan: BillPlan;
  locale: Locale;
  money: Money;
}): BillEnd {
  const { random } = plan;
  const { words } = locale;
  const subCents = items.reduce((sum, item) => sum + item.netCents + item.depositCents, 0);
  const lessCents = random.next() < 0.25 ? Math.round(subCents / 2000) * 100 : 0;
  const taxes = taxesOf({ cents: subCents - lessCents, plan, locale });
  const beforeRounding = subCents - lessCents + taxes.addedCents;
  const roundingCents =
    locale.currency === 'INR' ? Math.round(beforeRounding / 100) * 100 - beforeRounding : 0;
  const totalCents = beforeRounding + roundingCents;
  const sign = roundingCents < 0 ? '-' : '';
  const rows = [
    ...(random.next() < 0.6 || taxes.addedCents > 0
      ? [both(random.pick(words.subtotal), money.number(subCents))]
      : []),
    ...(lessCents > 0 ? [both(random.pick(words.billDiscount), money.less(lessCents))] : []),
    ...taxes.before.map(({ text, cents }) => both(text, money.number(cents))),
    ...(roundingCents !== 0 ? [both('Round Off', `${sign}${money.number(Math.abs(roundingCents))}`)] : []),
    {
      ...both(random.pick(words.total), money.price(totalCents)),
      isBold: true,
      isLarge: random.next() < 0.4,
    },
    ...paymentOf({ totalCents, plan, locale, money }),
    ...taxes.after.map(({ text, cents }) => both(text, money.number(cents))),
    ...talkOf({ items: items.length, totalCents, plan, locale }),
  ];
  const charges: Charge[] = [
    ...items
      .filter(({ depositCents }) => depositCents > 0)
      .map((item) => ({ kind: 'deposit', cents: item.depositCents })),
    ...(lessCents > 0 ? [{ kind: 'discount', cents: -lessCents }] : []),
    ...taxes.before.map(({ cents }) => ({ kind: 'tax', cents })),
    ...(roundingCents !== 0 ? [{ kind: 'rounding', cents: roundingCents }] : []),
  ];
  return { rows, charges, totalCents };
}

/** What nobody pays for: how many articles there were, and points. */
function talkOf({
  items,
  totalCents,
  plan: { random },
  locale: { words },
}: {
  items: number;
  totalCents: number;
  plan: BillPlan;
  locale: Locale;
}): Row[] {
  return [
    ...(random.next() < 0.5 ? [left(fill(random.pick(words.count), items))] : []),
    ...(random.next() < 0.4 ? [left(fill(random.pick(words.points), Math.floor(totalCents / 100)))] : []),
  ];
}

const fill = (text: string, number: number): string => text.replace('{n}', String(number));

type Tax = { text: string; cents: number };

/** Taxes on top stand before the total, included ones behind it. */
function taxesOf({ cents, plan: { random }, locale }: { cents: number; plan: BillPlan; locale: Locale }) {
  const isIndian = locale.currency === 'INR';
  const isOnTop = locale.currency === 'USD' || (isIndian && random.next() < 0.4);
  const texts = locale.currency === 'USD' ? [random.pick(locale.words.tax)] : locale.words.tax;
  const share = locale.currency === 'USD' ? 0.03 : 0.025;
  const taxes: Tax[] = texts.map((text) => ({ text, cents: Math.round(cents * share) }));
  if (isOnTop)
    return { before: taxes, after: [], addedCents: taxes.reduce((sum, tax) => sum + tax.cents, 0) };
  return { before: [], after: random.next() < 0.7 ? taxes : [], addedCents: 0 };
}

function paymentOf({
  totalCents,
  plan: { random },
  locale: { words, currency },
  money,
}: {
  totalCents: number;
  plan: BillPlan;
  locale: Locale;
  money: Money;
}): Row[] {
  const form = random.next();
  if (form < 0.15) return [];
  if (form < 0.6) return [both(random.pick(words.card), money.number(totalCents))];
  const note = currency === 'INR' || currency === 'MXN' ? 10_000 : 1000;
  const givenCents = Math.ceil((totalCents + 1) / note) * note;
  return [
    both(random.pick(words.cash), money.number(givenCents)),
    both(random.pick(words.change), money.number(givenCents - totalCents)),
  ];
}
