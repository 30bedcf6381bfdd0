import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

const texts = z.array(z.string()).min(1);

/** What shops of one country print, and what they sell. */
const Locale = z.object({
  language: z.string(),
  currency: z.string(),
  decimal: z.string(),
  group: z.string(),
  /** `{}` is the number. */
  priceStyles: texts,
  dates: texts,
  weight: z.object({ unit: z.enum(['kg', 'lb']), line: z.string() }),
  shops: z.array(z.object({ name: z.string(), lines: z.array(z.string()) })),
  words: z.object({
    subtotal: texts,
    tax: texts,
    total: texts,
    deposit: texts,
    discount: texts,
    billDiscount: texts,
    cash: texts,
    change: texts,
    card: texts,
    points: texts,
    count: texts,
    thanks: texts,
    departments: texts,
    columns: texts,
  }),
  products: z.array(z.string().transform(readProduct)),
});
export type Locale = z.infer<typeof Locale>;

/** Something that a shop sells. Prices are whole cents: of one, or of a kilogram or pound where `isWeighed`. */
export type Product = {
  /** As printed, with the size where there is one. */
  text: string;
  name: string;
  size?: { quantity: number; unit: string };
  cents: number;
  isWeighed: boolean;
  foodId: string | null;
  depositCents: number;
};

export function loadLocale(id: string): Locale {
  return Locale.parse(parse(readFileSync(new URL(`../locales/${id}.yaml`, import.meta.url), 'utf8')));
}

/** `LECHE {1L=1 l} | 0.97 | whole-milk | deposit 0.25`: name, size as printed and meant, price, food or `-`. */
function readProduct(row: string): Product {
  const [written = '', price = '', food = '', deposit = ''] = row.split('|').map((part) => part.trim());
  const [, printed = '', quantity, unit] = /\{(.+)=([\d.]+) (\w+)\}/.exec(written) ?? [];
  return {
    text: written.replace(/\{.+\}/, printed),
    name: written.replace(/\s*\{.+\}/, ''),
    ...(unit !== undefined && { size: { quantity: Number(quantity), unit } }),
    cents: Math.round(Number(price.split('/')[0]) * 100),
    isWeighed: price.includes('/'),
    foodId: food === '-' ? null : food,
    depositCents: Math.round(Number(deposit.replace('deposit', '')) * 100),
  };
}
