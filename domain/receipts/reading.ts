import { z } from 'zod';
import type { SpottedItem } from '../ports/receipt-reader.ts';
import { TextLine } from './text-line.ts';

const Spotted = z.object({
  name: z.string(),
  quantity: z.number().positive().exactOptional(),
  unit: z.string().exactOptional(),
  confidence: z.number().min(0).max(1),
});
Spotted satisfies z.ZodType<SpottedItem>;

/** What a reader made of a file, before anybody knows what it means: kept until the review is there. */
export const Reading = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('bill'),
    lines: z.array(TextLine),
    /** Who sent it, where it is an e-mail. */
    sender: z.string().exactOptional(),
  }),
  z.object({ kind: z.literal('items'), items: z.array(Spotted) }),
]);
export type Reading = z.infer<typeof Reading>;
