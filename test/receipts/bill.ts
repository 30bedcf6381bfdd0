import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { IsoDate } from '../../domain/calendar.ts';

/** How much a picture asks of a reader: as from a scanner, as most people send them, or as some do. */
export const Grade = z.enum(['clean', 'usual', 'hard']);
export type Grade = z.infer<typeof Grade>;

const BillLine = z.object({
  /** What names it, as printed, without count and price. */
  text: z.string(),
  name: z.string(),
  /** All of it together; absent where the bill says none. */
  quantity: z.number().optional(),
  unit: z.string().optional(),
  /** Paid for all of it, less `discount`. */
  price: z.number(),
  discount: z.number().optional(),
  /** The food of our catalogue; null where it is none. */
  foodId: z.string().nullable(),
});
export type BillLine = z.infer<typeof BillLine>;

/** What a picture of the set shows. */
const BillTruth = z.discriminatedUnion('status', [
  z.object({
    status: z.literal('receipt'),
    picture: z.string(),
    grade: Grade,
    language: z.string(),
    shop: z.string(),
    currency: z.string(),
    boughtOn: IsoDate,
    lines: z.array(BillLine),
    /** What counts into the total beside the lines. */
    charges: z.array(z.object({ kind: z.string(), amount: z.number() })),
    total: z.number(),
  }),
  z.object({ status: z.literal('no_receipt'), picture: z.string(), shows: z.string() }),
]);
export type BillTruth = z.infer<typeof BillTruth>;
export type ReceiptTruth = Extract<BillTruth, { status: 'receipt' }>;

export const BILLS_DIRECTORY = new URL('./bills/', import.meta.url);

/** The day on which the set is read: every bill is older. */
export const BILLS_TODAY: IsoDate = '2026-11-22';

/** A picture of the set with its truth. `name` is that of its files. */
export type Bill = { name: string; truth: BillTruth; picture: Buffer };

/** The whole set, by name. */
export function loadBills(): Bill[] {
  return readdirSync(BILLS_DIRECTORY)
    .filter((file) => file.endsWith('.yaml'))
    .sort()
    .map((file) => {
      const truth = BillTruth.parse(parse(readFileSync(new URL(file, BILLS_DIRECTORY), 'utf8')));
      const picture = readFileSync(new URL(truth.picture, BILLS_DIRECTORY));
      return { name: file.replace('.yaml', ''), truth, picture };
    });
}
