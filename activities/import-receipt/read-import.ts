import { DomainError } from '../../domain/errors.ts';
import { type ItemSpotter, ReadingFailed, type ReceiptReader } from '../../domain/ports/receipt-reader.ts';
import type { GroceryImport, ImportCode } from '../../domain/receipts/grocery-import.ts';
import { pictureKey, uploadKey } from '../../domain/receipts/import-files.ts';
import type { ReadPdf } from '../../domain/receipts/pdf.ts';
import type { Reading } from '../../domain/receipts/reading.ts';
import type { TextLine } from '../../domain/receipts/text-line.ts';
import { linesOfText, type ReadMail } from '../../domain/receipts/text-lines.ts';
import {
  type ImportKey,
  type ImportStepDeps,
  runImportStep,
  type StepResult,
  statusOf,
} from './import-step.ts';

type Deps = ImportStepDeps & {
  reader: ReceiptReader;
  /** None where no model is configured. */
  spotter?: ItemSpotter | undefined;
  readMail: ReadMail;
  readPdf: ReadPdf;
};

type ReadOutcome =
  | { status: 'read'; reader: string; reading: Reading }
  | { status: 'unreadable'; code: ImportCode };

/**
 * Reads what a file says, by the reader of bills, by the model that sees food, or as the text that it is. Ends the
 * import where it cannot be read.
 *
 * @throws DomainError unavailable while a reader is away or has no turn to give.
 */
export const createReadImport = (deps: Deps) => (key: ImportKey) =>
  runImportStep(deps, key, (signal) => read(deps, key, signal));

async function read(deps: Deps, key: ImportKey, signal: AbortSignal): Promise<StepResult> {
  const { imports, clock } = deps;
  const found = await imports.find(key);
  if (found.status !== 'reading') return statusOf(found);
  const outcome = await readFile(deps, { key, found, signal });
  const { import: moved } = await imports.advance({
    ...key,
    from: ['reading'],
    at: clock(),
    ...(outcome.status === 'read'
      ? { to: 'matching', read: { reader: outcome.reader, reading: outcome.reading } }
      : { to: 'failed', code: outcome.code }),
  });
  return statusOf(moved);
}

type File = { key: ImportKey; found: GroceryImport; signal: AbortSignal };

async function readFile(deps: Deps, file: File): Promise<ReadOutcome> {
  const { mediaType } = file.found;
  const isPicture = mediaType.startsWith('image/');
  const bytes = await deps.files.find({ key: isPicture ? pictureKey(file.key) : uploadKey(file.key) });
  if (!bytes) return { status: 'unreadable', code: 'file_lost' };
  if (isPicture) return await untilRead(() => readPicture(deps, { ...file, bytes }));
  if (mediaType === 'application/pdf') return await untilRead(() => readPages(deps, { ...file, bytes }));
  if (mediaType === 'text/plain') return bill('text', linesOfText(new TextDecoder().decode(bytes)));
  const mail = await deps.readMail({ bytes });
  return mail.status === 'read'
    ? bill('e-mail', mail.lines, mail.sender)
    : { status: 'unreadable', code: 'mail_unreadable' };
}

type ReadBill = Extract<Reading, { kind: 'bill' }>;

const bill = (reader: string, lines: ReadBill['lines'], sender?: string): ReadOutcome => ({
  status: 'read',
  reader,
  reading: { kind: 'bill', lines, ...(sender !== undefined && { sender }) },
});

type Bytes = File & { bytes: Uint8Array };

async function readPicture({ reader, spotter }: Deps, { bytes, found, signal }: Bytes): Promise<ReadOutcome> {
  const picture = { bytes, mediaType: 'image/jpeg' } as const;
  if (found.kind === 'bill') return bill(reader.name, await reader.read({ picture, signal }));
  if (!spotter) return { status: 'unreadable', code: 'vision_off' };
  const items = await spotter.spot({ picture, signal });
  return { status: 'read', reader: spotter.name, reading: { kind: 'items', items } };
}

/** The pages of a PDF one below the other; those without text by the reader of pictures. */
async function readPages({ reader, readPdf }: Deps, { bytes, signal }: Bytes): Promise<ReadOutcome> {
  const pdf = await readPdf({ bytes, signal });
  if (pdf.status === 'unreadable') return pdf;
  const lines: TextLine[] = [];
  for (const page of pdf.pages) {
    lines.push(...(page.kind === 'text' ? page.lines : await reader.read({ picture: page.picture, signal })));
  }
  const isText = pdf.pages.every(({ kind }) => kind === 'text');
  return bill(isText ? 'pdf' : reader.name, lines);
}

/** What a reader says of itself when it fails, as the end of the import or as something to wait for. */
async function untilRead(reading: () => Promise<ReadOutcome>): Promise<ReadOutcome> {
  try {
    return await reading();
  } catch (error) {
    if (!(error instanceof ReadingFailed)) throw error;
    if (!error.isRetryable) return { status: 'unreadable', code: 'reading_failed' };
    const { message, retryAfterMs } = error;
    throw new DomainError('unavailable', 'reading_unavailable', message, {
      cause: error,
      ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    });
  }
}
