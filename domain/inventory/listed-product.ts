import { z } from 'zod';
import { Barcode } from './barcode.ts';
import { StockMeasure } from './lot.ts';

/** What one package holds, as the directory says: a mass, a volume, or a number of pieces. */
const ListedContent = z.object({ quantity: z.number().positive(), unit: StockMeasure });

/** Whom to thank for the data, and under which licence (SPDX) it is. */
export const Attribution = z
  .object({ name: z.string(), url: z.url(), licence: z.string() })
  .meta({ id: 'Attribution', description: 'Where the data comes from: show it, with the link' });

/** A product as a public directory describes it. Nobody has checked it: it is proposed, never taken as said. */
export const ListedProduct = z.object({
  barcode: Barcode,
  /** What it is called, in its own language first; each with the language it is in where that is known. */
  names: z.array(z.object({ language: z.string().optional(), text: z.string() })).min(1),
  brands: z.array(z.string()),
  /** Kinds in English words, from the most general to the most special. */
  categories: z.array(z.string()),
  content: ListedContent.optional(),
  attribution: Attribution,
});
export type ListedProduct = z.infer<typeof ListedProduct>;
