import type { IsoDate } from '../calendar.ts';
import type { GroceryAmount } from '../inventory/read-measure.ts';
import type { PictureRegion } from './text-line.ts';

/** One thing that was bought, as the bill says it. */
export type ReceiptItem = {
  /** The line of the bill that names it, as it was read. */
  text: string;
  /** What it is called there, without its amount and price: `ORG BABY SPNCH`. */
  name: string;
  /** All of it together; absent where the bill says none. */
  amount?: GroceryAmount;
  /** What was paid for all of it, less its discounts, in the bill's currency. */
  price?: number;
  /** How sure the reading is, 0 to 1. */
  confidence: number;
  region?: PictureRegion;
};

/** Money on a bill that buys nothing to eat; discounts are negative. */
export type ReceiptCharge = {
  kind: 'discount' | 'deposit' | 'tax' | 'rounding' | 'other';
  text: string;
  amount: number;
};

/** A bill taken apart, or the answer that it is none. */
export type ParsedReceipt =
  | {
      status: 'receipt';
      items: readonly ReceiptItem[];
      /** Of the whole bill; discounts of one item are in its price. */
      charges: readonly ReceiptCharge[];
      /** What the bill says was to be paid. */
      total?: number;
      /** ISO 4217. */
      currency?: string;
      boughtOn?: IsoDate;
      shop?: string;
    }
  | { status: 'no_receipt' };
