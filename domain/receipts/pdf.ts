import type { PreparedPicture } from '../ports/receipt-reader.ts';
import type { ImportCode } from './grocery-import.ts';
import type { TextLine } from './text-line.ts';

/** A page as text, or as the picture that it is. */
export type PdfPage = { kind: 'text'; lines: TextLine[] } | { kind: 'picture'; picture: PreparedPicture };

/** Why nothing can ever be read of a PDF. */
export type PdfFault = Extract<ImportCode, 'pdf_encrypted' | 'pdf_unreadable'>;

/** The pages of a PDF, or why nothing can ever be read of it. */
export type PdfReading = { status: 'read'; pages: PdfPage[] } | { status: 'unreadable'; code: PdfFault };

/** Reads the pages of a PDF. @throws the abort reason of `signal` */
export type ReadPdf = (args: { bytes: Uint8Array; signal?: AbortSignal | undefined }) => Promise<PdfReading>;
