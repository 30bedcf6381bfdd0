import { z } from 'zod';
import { GROCERY_UNITS } from '../inventory/grocery-words.ts';
import { StockMeasure } from '../inventory/lot.ts';
import type { GroceryAmount } from '../inventory/read-measure.ts';
import type { FoodCandidate } from './match-item.ts';
import { PictureRegion } from './text-line.ts';

const fraction = z.number().min(0).max(1);

/** As with everything that is added to a stock: more is a barcode that was taken for an amount. */
const MOST_QUANTITY = 100_000;

/** An amount as the bill says it. */
export const BilledAmount = z
  .object({
    quantity: z.number().positive().max(MOST_QUANTITY),
    unit: z.enum(GROCERY_UNITS),
    piece: z.string().exactOptional(),
    isTinned: z.literal(true).exactOptional(),
  })
  .meta({ id: 'BilledAmount', description: 'An amount as the bill says it' });
BilledAmount satisfies z.ZodType<GroceryAmount>;

const Candidate = z
  .object({ foodId: z.string(), likeness: fraction })
  .meta({ id: 'FoodCandidate', description: 'A food that may be meant; 1 is as like as can be' });
Candidate satisfies z.ZodType<FoodCandidate>;

/** What somebody should look at before a line becomes stock. */
export const LineDoubt = z.enum(['reading', 'food', 'amount', 'weight']).meta({
  id: 'LineDoubt',
  description:
    'What to look at: `reading`: it was hard to read; `food`: which food it is, is a guess or unknown; `amount`: ' +
    'none is given, one piece is supposed; `weight`: nobody knows what that amount of it weighs',
});
export type LineDoubt = z.infer<typeof LineDoubt>;

/** What would be done with a line if nobody had anything to say about it. */
export const LineSuggestion = z
  .discriminatedUnion('action', [
    z.object({
      action: z.literal('add'),
      foodId: z.string(),
      quantity: z.number().positive(),
      unit: z.enum(GROCERY_UNITS),
      /** What it comes to in the stock. */
      amount: z.number().positive(),
      measure: StockMeasure,
    }),
    z.object({ action: z.literal('skip') }),
    z.object({ action: z.literal('ask') }),
  ])
  .meta({
    id: 'LineSuggestion',
    description:
      '`add`: it can become stock like this; `skip`: you said that it is nothing to eat; `ask`: you have to say more',
  });
export type LineSuggestion = z.infer<typeof LineSuggestion>;

/** A line of a bill, with what it probably means. Nothing of it is stock before somebody has said so. */
export const ReviewLine = z.object({
  /** 1 is the first line that was read. */
  position: z.int().min(1),
  text: z.string(),
  name: z.string(),
  amount: BilledAmount.optional(),
  /** For all of it, in the bill's currency. */
  price: z.number().optional(),
  confidence: fraction,
  region: PictureRegion.optional(),
  /** Best first. */
  candidates: z.array(Candidate).max(5),
  suggestion: LineSuggestion,
  doubts: z.array(LineDoubt),
});
export type ReviewLine = z.infer<typeof ReviewLine>;
