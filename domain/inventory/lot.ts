import { z } from 'zod';
import { IsoDate, IsoInstant } from '../calendar.ts';
import { Id } from '../ids.ts';
import { freeText } from '../text.ts';
import { GROCERY_UNITS } from './grocery-words.ts';

export const StoragePlace = z
  .enum(['pantry', 'fridge', 'freezer'])
  .meta({ id: 'StoragePlace', description: 'Where it is kept' });
export type StoragePlace = z.infer<typeof StoragePlace>;

/** What a stock is counted in. Foods of the catalogue are in grams; what nobody can weigh stays in its own measure. */
export const StockMeasure = z
  .enum(['g', 'ml', 'piece'])
  .meta({ id: 'StockMeasure', description: 'What a stock is counted in' });
export type StockMeasure = z.infer<typeof StockMeasure>;

export const GroceryUnit = z
  .enum(GROCERY_UNITS)
  .meta({ id: 'GroceryUnit', description: 'What an amount of groceries is counted in' });
export type GroceryUnit = z.infer<typeof GroceryUnit>;

/** What was paid for the whole lot. */
export const Price = z
  .object({
    amount: z.number().min(0).max(1_000_000),
    currency: z.string().regex(/^[A-Z]{3}$/, 'must be a currency such as EUR (ISO 4217)'),
  })
  .meta({
    id: 'Price',
    description: 'An amount of money; the currency by ISO 4217',
    example: { amount: 2.49, currency: 'EUR' },
  });
export type Price = z.infer<typeof Price>;

/** A name that the person gives: not blank, and short enough for a list. */
export const LotName = freeText({ max: 80 }).trim().min(1);

/** What is known of a lot beside how much is left: bought together, good until the same day, kept in one place. */
export const LotFacts = z.object({
  id: Id,
  /** A food of the catalogue; absent for what it does not have, and for leftovers. */
  foodId: z.string().max(80).optional(),
  /** The recipe that leftovers are of: they are counted in servings. */
  recipeId: z.string().max(80).optional(),
  barcode: z.string().max(14).optional(),
  name: LotName,
  measure: StockMeasure,
  /** What amounts of it are shown in, and how much of the measure one of that is: an egg is 50 g. */
  unit: GroceryUnit,
  unitSize: z.number().positive(),
  place: StoragePlace,
  boughtOn: IsoDate,
  /** The last day on which it is good; absent where it keeps. */
  bestBefore: IsoDate.optional(),
  price: Price.optional(),
});
export type LotFacts = z.infer<typeof LotFacts>;

/** A lot with its stock: `stock` is the sum of its ledger, `reserved` the part that a plan counts on. */
export const StockLot = LotFacts.extend({
  /** What was added at first, in the measure: what the price was paid for. */
  added: z.number().min(0),
  stock: z.number().min(0),
  reserved: z.number().min(0),
  revision: z.int().min(1),
  createdAt: IsoInstant,
});
export type StockLot = z.infer<typeof StockLot>;

export const DiscardReason = z
  .enum(['spoiled', 'out_of_date', 'disliked', 'too_much', 'damaged', 'other'])
  .meta({ id: 'DiscardReason', description: 'Why food was thrown away' });
export type DiscardReason = z.infer<typeof DiscardReason>;

export const EntryKind = z
  .enum(['added', 'consumed', 'discarded', 'corrected', 'reserved', 'released', 'moved'])
  .meta({ id: 'InventoryEntryKind', description: 'What happened to a lot' });
export type EntryKind = z.infer<typeof EntryKind>;

/** One line of the ledger, in the lot's measure. Nothing is ever changed in it: what was wrong is corrected by another. */
export const LedgerEntry = z
  .object({
    lotId: Id,
    kind: EntryKind,
    stockChange: z.number(),
    reservedChange: z.number(),
    discardReason: DiscardReason.optional(),
    /** Where it is kept from here on. */
    place: StoragePlace.optional(),
    /** The plan that it was reserved, released or consumed for. */
    planDate: IsoDate.optional(),
    recipeId: z.string().optional(),
  })
  .meta({ id: 'InventoryEntry', description: 'One line of the ledger' });
export type LedgerEntry = z.infer<typeof LedgerEntry>;

/** A line of the ledger as it is read back, with its place in the order and its moment. */
export const HistoryEntry = LedgerEntry.extend({ position: z.int(), at: IsoInstant }).meta({
  id: 'InventoryHistoryEntry',
  description: 'A line of the ledger, with its moment',
});
export type HistoryEntry = z.infer<typeof HistoryEntry>;

/** What one action does: lots that begin, facts that change, and lines for the ledger. */
export type InventoryChange = {
  lots: readonly LotFacts[];
  edits: readonly LotFacts[];
  entries: readonly LedgerEntry[];
};

/** Amounts are kept to a thousandth: a sum of the ledger is then exact. */
export const roundAmount = (amount: number): number => Math.round(amount * 1000) / 1000;
