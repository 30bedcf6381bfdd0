import { z } from 'zod';
import { IsoDate, IsoInstant } from '../calendar.ts';
import { Id } from '../ids.ts';
import type { ReceiptCharge } from './parsed-receipt.ts';
import { ReviewLine } from './review-line.ts';

/** `bill`: a receipt, as picture or text. `items`: a photo of the food itself. */
export const ImportKind = z.enum(['bill', 'items']).meta({
  id: 'GroceryImportKind',
  description: '`bill`: a receipt, as picture or text; `items`: a photo of the food itself',
});
export type ImportKind = z.infer<typeof ImportKind>;

/** Where an import is: at work, waiting for a person, or at its end. */
export const ImportStatus = z
  .enum([
    'received',
    'preparing',
    'reading',
    'matching',
    'review',
    'confirmed',
    'discarded',
    'no_receipt',
    'failed',
  ])
  .meta({
    id: 'GroceryImportStatus',
    description:
      'Work goes from `received` to `matching`; `review` waits for you; `confirmed`, `discarded`, `no_receipt` and ' +
      '`failed` are its end',
  });
export type ImportStatus = z.infer<typeof ImportStatus>;

/** The statuses in which a worker has something to do. */
export const WORKING = ['received', 'preparing', 'reading', 'matching'] as const satisfies ImportStatus[];

/** Nothing changes after these. */
const ENDS = ['confirmed', 'discarded', 'no_receipt', 'failed'] as const satisfies ImportStatus[];

export const isEnded = (status: ImportStatus): boolean => ENDS.some((end) => end === status);

export const ImportMediaType = z
  .enum(['image/jpeg', 'image/png', 'image/webp', 'application/pdf', 'text/plain', 'message/rfc822'])
  .meta({ id: 'GroceryImportMediaType', description: 'What the file is, by its bytes' });
export type ImportMediaType = z.infer<typeof ImportMediaType>;

/** Why an import ended without stock: for programs, in no language. */
export const ImportCode = z
  .enum([
    'picture_unreadable',
    'picture_too_large',
    'mail_unreadable',
    'pdf_unreadable',
    'pdf_encrypted',
    'nothing_found',
    'reading_failed',
    'vision_off',
    'file_lost',
    'expired',
  ])
  .meta({
    id: 'GroceryImportCode',
    description:
      '`picture_unreadable`, `picture_too_large`, `mail_unreadable`, `pdf_unreadable`: nothing can be done with this ' +
      'file; `pdf_encrypted`: it opens with a password only; ' +
      '`nothing_found`: no food was seen in the photo; `reading_failed`, `file_lost`: our fault, upload it again; ' +
      '`vision_off`: photos of food are not read here; `expired`: nobody looked at the review',
  });
export type ImportCode = z.infer<typeof ImportCode>;

const Charge = z
  .object({
    kind: z.enum(['discount', 'deposit', 'tax', 'rounding', 'other']),
    text: z.string(),
    amount: z.number(),
  })
  .meta({
    id: 'ReceiptCharge',
    description: 'Money on the bill that buys nothing to eat; discounts are negative',
  });
Charge satisfies z.ZodType<ReceiptCharge>;

/** What was read, line by line, for a person to look at. */
export const Review = z.object({
  lines: z.array(ReviewLine),
  charges: z.array(Charge),
  /** What the bill says was to be paid. */
  total: z.number().optional(),
  /** ISO 4217. */
  currency: z.string().optional(),
  boughtOn: IsoDate.optional(),
  shop: z.string().optional(),
});
export type Review = z.infer<typeof Review>;

/** A bill or photo on its way to becoming stock. */
export const GroceryImport = z.object({
  id: Id,
  kind: ImportKind,
  mediaType: ImportMediaType,
  status: ImportStatus,
  code: ImportCode.optional(),
  /** What read it: the name of a program or a model. */
  reader: z.string().optional(),
  review: Review.optional(),
  /** Goes up with every change. */
  revision: z.int().min(1),
  createdAt: IsoInstant,
  updatedAt: IsoInstant,
});
export type GroceryImport = z.infer<typeof GroceryImport>;
