import type { Random } from '../../../bench/random.ts';
import type { Locale } from './locale.ts';

/** How one bill prints its numbers. */
export type Money = {
  /** Bare: `1.234,56`. */
  number: (cents: number) => string;
  /** In the style of the price column: `€ 1,29 A`. */
  price: (cents: number) => string;
  /** What is taken off: the sign in front or behind. */
  less: (cents: number) => string;
  /** `0,482`. */
  weight: (thousandths: number) => string;
};

export function moneyPrinter({
  locale: { decimal, group },
  style,
  random,
}: {
  locale: Locale;
  style: string;
  random: Random;
}): Money {
  const isSignBehind = random.next() < 0.3;
  const number = (cents: number): string => {
    const whole = String(Math.floor(cents / 100)).replace(/\B(?=(\d{3})+$)/g, group);
    return `${whole}${decimal}${String(cents % 100).padStart(2, '0')}`;
  };
  return {
    number,
    price: (cents) => style.replace('{}', number(cents)),
    less: (cents) => (isSignBehind ? `${number(cents)}-` : `-${number(cents)}`),
    weight: (thousandths) => (thousandths / 1000).toFixed(3).replace('.', decimal),
  };
}
