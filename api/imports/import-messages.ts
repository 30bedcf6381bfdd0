import type { GroceryImport, ImportCode } from '../../domain/receipts/grocery-import.ts';

/** For people; programs act on the code. */
const MESSAGES = {
  picture_unreadable: 'This picture cannot be opened. Take it again.',
  picture_too_large: 'This picture is too large. Send a smaller one.',
  mail_unreadable: 'There is no bill in this e-mail that could be read.',
  pdf_unreadable: 'This PDF cannot be opened. Send a picture of the receipt.',
  pdf_encrypted:
    'This PDF opens with a password only. Save it without one, or send a picture of the receipt.',
  nothing_found: 'No food was seen in this photo.',
  reading_failed: 'It could not be read just now. Send it again later.',
  vision_off: 'Photos of food are not read here. Send the bill, or add what you bought by hand.',
  file_lost: 'The file did not arrive completely. Send it again.',
  expired: 'Nobody looked at it for a long time, so it was let go.',
} satisfies Record<ImportCode, string>;

/** Why an import ended without stock, for people; undefined where there is nothing to explain. */
export function importMessage({ status, code }: Pick<GroceryImport, 'status' | 'code'>): string | undefined {
  if (code !== undefined) return MESSAGES[code];
  return status === 'no_receipt' ? 'This is no bill, or none that could be read.' : undefined;
}
