import type { ReceiptReader } from '../domain/ports/receipt-reader.ts';
import { parseReceipt } from '../domain/receipts/parse-receipt.ts';
import type { ParsedReceipt } from '../domain/receipts/parsed-receipt.ts';
import type { TextLine } from '../domain/receipts/text-line.ts';
import { preparePicture } from '../integrations/pictures/prepare-picture.ts';
import { type Bill, BILLS_TODAY } from '../test/receipts/bill.ts';

/** A bill as an import sees it. A picture that could not be read has no lines, and `failure` says why. */
export type ReadBill = {
  bill: Bill;
  lines: TextLine[];
  parsed: ParsedReceipt;
  seconds: number;
  failure?: string;
};

/** Prepares, reads and parses one bill, as the workflow does. */
export async function readBill({ bill, reader }: { bill: Bill; reader: ReceiptReader }): Promise<ReadBill> {
  const from = performance.now();
  const { lines, failure } = await readLines({ bill, reader });
  const parsed = parseReceipt({ lines, today: BILLS_TODAY });
  const seconds = (performance.now() - from) / 1000;
  return { bill, lines, parsed, seconds, ...(failure !== undefined && { failure }) };
}

async function readLines({ bill, reader }: { bill: Bill; reader: ReceiptReader }) {
  const prepared = await preparePicture({ bytes: new Uint8Array(bill.picture) });
  if (prepared.status !== 'prepared') return { lines: [], failure: prepared.code };
  try {
    const lines = await reader.read({ picture: prepared.picture, signal: AbortSignal.timeout(120_000) });
    return { lines };
  } catch (error) {
    return { lines: [], failure: error instanceof Error ? error.message : String(error) };
  }
}
