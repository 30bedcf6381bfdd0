import type { PdfReading, ReadPdf } from '../../../domain/receipts/pdf.ts';
import { createBoundedThread } from '../../threads/bounded-thread.ts';

/** A page takes some hundredths of a second, one that is drawn half of one. */
const TIME_LIMIT_MS = 30_000;

const thread = createBoundedThread<Uint8Array, PdfReading>({
  file: new URL('./pdf-thread.ts', import.meta.url),
  timeLimitMs: TIME_LIMIT_MS,
});

/**
 * Reads a PDF: the invoice for machines within it (Factur-X, ZUGFeRD) where that names articles; else the text of its
 * pages, in columns as it is seen; pages without text as pictures, for a reader of pictures.
 *
 * Each document is read in a thread of its own that ends with it: one that crashes the thread, or takes longer than
 * 30 seconds, is `pdf_unreadable`.
 *
 * @throws the abort reason of `signal`
 */
export const readPdf: ReadPdf = async ({ bytes, signal }) => {
  const outcome = await thread.run({ task: bytes, signal });
  if (outcome.status === 'threw') throw new Error(outcome.message);
  return outcome.status === 'done' ? outcome.result : { status: 'unreadable', code: 'pdf_unreadable' };
};
