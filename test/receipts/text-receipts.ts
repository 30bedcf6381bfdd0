import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

/** A receipt as text with its truth: articles as `name | amount | price`, charges as `kind amount`. */
const TextReceipt = z.strictObject({
  title: z.string(),
  text: z.string(),
  items: z.array(z.string()),
  charges: z.array(z.string()).default([]),
  total: z.number(),
  currency: z.string().optional(),
  shop: z.string().optional(),
  boughtOn: z.string().optional(),
});
export type TextReceipt = z.infer<typeof TextReceipt>;

const DIRECTORY = new URL('./texts/', import.meta.url);

/** All receipts of `texts/`, file by file. */
export function loadTextReceipts(): { file: string; receipts: TextReceipt[] }[] {
  return readdirSync(DIRECTORY)
    .filter((file) => file.endsWith('.yaml'))
    .sort()
    .map((file) => ({
      file: file.replace('.yaml', ''),
      receipts: z.array(TextReceipt).parse(parse(readFileSync(new URL(file, DIRECTORY), 'utf8'))),
    }));
}
