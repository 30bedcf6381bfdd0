import type { GroceryUnitName } from '../../inventory/grocery-words.ts';
import { unitOf } from '../../inventory/grocery-words.ts';
import type { Price } from './read-price.ts';

/** How often, or how much of it, at what price each: `2 x 1,29`, `0,482 kg x 3,99 EUR/kg`. */
export type Counted = { quantity: number; unit: GroceryUnitName; eachCents: number };

/** A line that says nothing but a count or a weight; some bills print the sum behind it. */
export type CountLine = {
  counted: Counted;
  sum?: Price;
  /** The point of its price was lost: it counts where it comes to the price beside it. */
  isGuess: boolean;
};

/** What one costs is not said: it comes to whatever all cost. */
export const UNKNOWN_EACH = 0;

/** A name with the columns behind it: count, and price of one. */
export type NameAndCount = { name: string; counted: Counted };

/** `1b` and `k9` are what becomes of `lb` and `kg`. */
export function weightUnit(unit: string | undefined): GroceryUnitName {
  const word = (unit ?? '')
    .toLowerCase()
    .replace(/^[1i]b$/, 'lb')
    .replace(/^k[9q]$/, 'kg');
  return unitOf(word)?.unit ?? 'piece';
}

/** Scales print decimals, also those of one kilogram: `1.000`. */
export const isWeight = (written: string): boolean => /\d[., ]\d/.test(written);

/** Whether count and price come to the sum, but for rounding. */
export const comesTo = (counted: Counted, sumCents: number): boolean =>
  counted.eachCents === UNKNOWN_EACH ||
  Math.abs(sumOf(counted) - sumCents) <= (Number.isInteger(counted.quantity) ? 0 : 1 + sumCents * 0.002);

/** Count times price, in whole cents. */
export const sumOf = ({ quantity, eachCents }: Counted): number => Math.round(quantity * eachCents);
