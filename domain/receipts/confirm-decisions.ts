import { z } from 'zod';
import { IsoDate } from '../calendar.ts';
import { GroceryUnit, LotName, StoragePlace } from '../inventory/lot.ts';

const position = z.int().min(1).meta({ description: 'Of the line in the review' });

const Addition = z.object({
  foodId: z.string().max(80).optional().meta({ description: 'A food of the catalogue' }),
  name: LotName.optional().meta({ description: 'What the catalogue does not have' }),
  quantity: z.number().positive().max(100_000),
  unit: GroceryUnit.optional().meta({ description: 'Absent: pieces' }),
  price: z
    .union([z.number().min(0).max(1_000_000), z.null()])
    .optional()
    .meta({ description: "For all of it, in the bill's currency; absent: as the bill says; null: unknown" }),
  place: StoragePlace.optional().meta({ description: 'Absent: where the food is usually kept' }),
  bestBefore: z
    .union([IsoDate, z.null()])
    .optional()
    .meta({ description: 'The last good day; absent: predicted; null: it keeps' }),
});
export type Addition = z.infer<typeof Addition>;

const namesOne = ({ foodId, name }: Pick<Addition, 'foodId' | 'name'>): boolean =>
  (foodId === undefined) !== (name === undefined);
const NAMES_ONE = { message: 'name one of foodId and name', path: ['foodId'] };

export const LineDecision = z
  .discriminatedUnion('action', [
    Addition.extend({ action: z.literal('add'), position }).refine(namesOne, NAMES_ONE),
    z.object({
      action: z.literal('skip'),
      position,
      because: z.enum(['nothing_to_eat', 'not_now']).optional().meta({
        description:
          '`nothing_to_eat` is remembered for the next bill. Absent: remembered where it was not clear which food it is',
      }),
    }),
  ])
  .meta({ id: 'ImportLineDecision', description: 'What becomes of a line of the review' });
export type LineDecision = z.infer<typeof LineDecision>;

/** More than anybody buys at once. */
const MOST_LINES = 300;

/** What a person decided about a review: each of its lines, and what the reader missed. */
export const ConfirmDecisions = z
  .object({
    boughtOn: IsoDate.optional().meta({ description: 'Absent: as the bill says, or today where you live' }),
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/, 'must be a currency such as EUR (ISO 4217)')
      .optional()
      .meta({ description: 'Of the prices; absent: as the bill says' }),
    lines: z
      .array(LineDecision)
      .max(MOST_LINES)
      .default([])
      .meta({ description: 'Every line of the review, once' }),
    more: z
      .array(Addition.refine(namesOne, NAMES_ONE))
      .max(MOST_LINES)
      .optional()
      .meta({ description: 'What you bought and the review does not have' }),
  })
  .meta({ id: 'ImportConfirmation', description: 'What becomes of each line of a review' });
export type ConfirmDecisions = z.infer<typeof ConfirmDecisions>;
