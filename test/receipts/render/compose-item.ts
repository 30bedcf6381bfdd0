import type { BillLine } from '../bill.ts';
import type { Locale, Product } from './locale.ts';
import type { Money } from './money.ts';
import type { BillPlan } from './plan.ts';
import { both, columns, left, type Row } from './row.ts';

/** What was bought, as rows of a bill and as truth. */
export type PrintedItem = {
  rows: Row[];
  truth: BillLine;
  netCents: number;
  depositCents: number;
};

type Sold = { product: Product; text: string; count: number; thousandths: number; cents: number };
type Printing = { plan: BillPlan; locale: Locale; money: Money; width: number };

/** Sells an amount of the product and prints its rows: name, count or weight, discount and deposit. */
export function printItem({ product, ...printing }: { product: Product } & Printing): PrintedItem {
  const { plan, locale, money } = printing;
  const { random } = plan;
  const sold = sell(product, printing);
  const isLess = sold.cents > 150 && random.next() < 0.12;
  const lessCents = isLess ? Math.round((sold.cents * random.between(0.1, 0.35)) / 5) * 5 : 0;
  const depositCents = product.depositCents * sold.count;
  const rows = [
    ...rowsOf(sold, printing),
    ...(isLess ? [both(`  ${random.pick(locale.words.discount)}`, money.less(lessCents))] : []),
    ...(depositCents > 0 ? [both(random.pick(locale.words.deposit), money.price(depositCents))] : []),
  ];
  return { rows, truth: truthOf(sold, printing, lessCents), netCents: sold.cents - lessCents, depositCents };
}

function sell(product: Product, { plan, locale, width }: Printing): Sold {
  const { random, layout } = plan;
  const isLong = layout === 'split';
  const room = isLong ? width : layout === 'columns' ? Math.floor(width * 0.54) : width - 13;
  const text = product.text.length <= room ? product.text : product.name.slice(0, room).trim();
  if (product.isWeighed) {
    const factor = locale.weight.unit === 'lb' ? 2 : 1;
    const thousandths = Math.round(random.between(180, 1900) * factor);
    return { product, text, count: 1, thousandths, cents: Math.round((product.cents * thousandths) / 1000) };
  }
  const count = random.next() < 0.35 ? Math.floor(random.between(2, 5)) : 1;
  return { product, text, count, thousandths: 0, cents: product.cents * count };
}

function rowsOf(sold: Sold, { plan: { layout }, locale, money }: Printing): Row[] {
  const { product, text, count, thousandths, cents } = sold;
  const each = money.number(product.cents);
  const sum = money.price(cents);
  const weighing = locale.weight.line.replace('{w}', money.weight(thousandths)).replace('{p}', each);
  if (layout === 'columns') {
    const amount = product.isWeighed ? money.weight(thousandths) : String(count);
    return [columns([text, amount, each, money.number(cents)])];
  }
  if (product.isWeighed) {
    if (layout === 'split') return [left(text), both(`   ${weighing}`, sum)];
    return layout === 'above'
      ? [left(`  ${weighing}`), both(text, sum)]
      : [both(text, sum), left(`  ${weighing}`)];
  }
  if (layout === 'split') return [left(text), both(`   ${count} x ${each}`, sum)];
  if (count === 1) return [both(text, sum)];
  switch (layout) {
    case 'front':
      return [both(`${count} x ${text}`, sum)];
    case 'below':
      return [both(text, sum), left(`   ${count} x ${each}`)];
    case 'above':
      return [left(`   ${count} x ${each}`), both(text, sum)];
    case 'inline':
      return [both(`${text} ${count}@${each}`, sum)];
  }
}

function truthOf(sold: Sold, { plan: { layout }, locale }: Printing, lessCents: number): BillLine {
  const { product, text, count, thousandths, cents } = sold;
  const hasSize = product.size !== undefined && text === product.text;
  const isCounted = count > 1 || layout === 'columns' || layout === 'split';
  const amount = product.isWeighed
    ? { quantity: thousandths / 1000, unit: locale.weight.unit }
    : hasSize && product.size
      ? { quantity: round(product.size.quantity * count), unit: product.size.unit }
      : isCounted
        ? { quantity: count, unit: 'piece' }
        : {};
  return {
    text,
    name: text === product.text ? product.name : text,
    ...amount,
    price: (cents - lessCents) / 100,
    ...(lessCents > 0 && { discount: lessCents / 100 }),
    foodId: product.foodId,
  };
}

const round = (number: number) => Math.round(number * 1000) / 1000;
