import type { BillLine } from '../bill.ts';
import { composeEnd } from './compose-end.ts';
import { type PrintedItem, printItem } from './compose-item.ts';
import type { Locale } from './locale.ts';
import { moneyPrinter } from './money.ts';
import type { BillPlan } from './plan.ts';
import { centre, columns, left, type Row } from './row.ts';

/** A bill as it is printed, and what it says. Amounts of the truth are in the bill's currency. */
export type Composed = {
  rows: Row[];
  /** Characters of a row. */
  width: number;
  shop: string;
  boughtOn: string;
  lines: BillLine[];
  charges: { kind: string; amount: number }[];
  total: number;
};

/** Widths of paper in characters: 58 mm and 80 mm. */
const WIDTHS = [32, 36, 40, 42, 48];

/** Fills a basket and prints the bill for it. */
export function composeBill({ plan, locale }: { plan: BillPlan; locale: Locale }): Composed {
  const { random } = plan;
  const width = random.pick(plan.layout === 'columns' ? [40, 42, 48] : WIDTHS);
  const money = moneyPrinter({ locale, style: random.pick(locale.priceStyles), random });
  const shop = random.pick(locale.shops);
  const day = pickDay(plan);
  const basket = pickBasket(plan, locale);
  const items = basket.map((product) => printItem({ product, plan, locale, money, width }));
  const end = composeEnd({ items, plan, locale, money });
  const dateRow = { ...left(printDate(random.pick(locale.dates), day, plan)) };
  const isDateAtEnd = random.next() < 0.3;
  const rows = [
    { ...centre(shop.name), isLarge: true, isBold: true },
    ...shop.lines.map(centre),
    ...(isDateAtEnd ? [] : [dateRow]),
    ...headOf(plan, locale, width),
    ...withDepartments(items, plan, locale),
    left('-'.repeat(width - 2)),
    ...end.rows,
    ...(isDateAtEnd ? [dateRow] : []),
    ...locale.words.thanks.slice(0, 1 + Math.floor(random.next() * 2)).map(centre),
  ];
  return {
    rows,
    width,
    shop: shop.name,
    boughtOn: `2026-${two(day.month)}-${two(day.day)}`,
    lines: items.map(({ truth }) => truth),
    charges: end.charges.map(({ kind, cents }) => ({ kind, amount: cents / 100 })),
    total: end.totalCents / 100,
  };
}

function pickBasket({ random }: BillPlan, locale: Locale) {
  const pool = [...locale.products];
  const count = Math.floor(random.between(5, 15));
  return Array.from({ length: count }, () => pool.splice(Math.floor(random.next() * pool.length), 1)).flat();
}

const headOf = ({ layout }: BillPlan, { words }: Locale, width: number): Row[] => {
  const [name = '', count = '', each = '', sum = ''] = words.columns;
  const rule = left('-'.repeat(width - 2));
  return layout === 'columns' ? [rule, columns([name, count, each, sum]), rule] : [rule];
};

function withDepartments(items: readonly PrintedItem[], { random }: BillPlan, { words }: Locale): Row[] {
  const isGrouped = random.next() < 0.25;
  const every = Math.ceil(items.length / words.departments.length);
  return items.flatMap(({ rows }, index) => {
    const heading = words.departments[index / every];
    return isGrouped && heading !== undefined ? [{ ...left(heading), isBold: true }, ...rows] : rows;
  });
}

type Day = { month: number; day: number };
const two = (number: number) => String(number).padStart(2, '0');

const pickDay = ({ random }: BillPlan): Day => ({
  month: Math.floor(random.between(8, 12)),
  day: Math.floor(random.between(1, 21)),
});

const MONTHS: Readonly<Record<string, readonly string[]>> = {
  en: ['Aug', 'Sep', 'Oct', 'Nov'],
  hi: ['Aug', 'Sep', 'Oct', 'Nov'],
  es: ['ago', 'sep', 'oct', 'nov'],
  fr: ['août', 'sept.', 'oct.', 'nov.'],
};

function printDate(pattern: string, { month, day }: Day, { locale, random }: BillPlan): string {
  const parts: Record<string, string> = {
    D: two(day),
    d: String(day),
    M: two(month),
    Y: '2026',
    y: '26',
    h: two(Math.floor(random.between(8, 12))),
    m: two(Math.floor(random.between(0, 60))),
    mon: MONTHS[locale.slice(0, 2)]?.[month - 8] ?? '',
  };
  return pattern.replace(/\{(\w+)\}/g, (_, key: string) => parts[key] ?? '');
}
