import type { PdfPage, PdfReading } from '../../../domain/receipts/pdf.ts';
import type { TextLine } from '../../../domain/receipts/text-line.ts';
import { cleanText } from '../clean-text.ts';
import { groupWords } from '../tesseract/group-words.ts';
import { textOfWords } from '../tesseract/write-lines.ts';
import { findInvoice } from './attachments.ts';
import { invoiceLines } from './invoice-lines.ts';
import { pagePicture } from './page-picture.ts';
import { pageWords } from './page-words.ts';
import { loadPdfium, openPdf, type PdfDocument } from './pdf-document.ts';

/** What comes after them are terms. */
const MOST_PAGES = 10;
/** Each costs seconds to read. */
const MOST_PICTURES = 3;
const MOST_LINE_LENGTH = 300;

/** A page with fewer letters has a stamp or a number, and its receipt is a picture. */
const LEAST_LETTERS = 20;

/** Words further apart than this many heights of their line are in two columns. Boxes of print are taller than letters. */
const COLUMN_GAP = 0.8;

/** `WebAssembly.RuntimeError`, which the types of Node do not have. */
const WEBASSEMBLY_FAULT = 'RuntimeError';

/** What `readPdf` says, in this thread. A document that breaks PDFium is as unreadable as one that it refuses. */
export async function readDocument(bytes: Uint8Array): Promise<PdfReading> {
  try {
    return await readOpened(bytes);
  } catch (error) {
    if (error instanceof Error && error.name === WEBASSEMBLY_FAULT)
      return { status: 'unreadable', code: 'pdf_unreadable' };
    throw error;
  }
}

async function readOpened(bytes: Uint8Array): Promise<PdfReading> {
  const opened = openPdf({ pdfium: await loadPdfium(), bytes });
  if (opened.status === 'unreadable') return opened;
  const { document } = opened;
  try {
    const invoice = invoiceLines(findInvoice(document) ?? '');
    const pages = invoice
      ? [{ kind: 'text' as const, lines: invoice.map(lineOf) }]
      : await readPages(document);
    return pages.length > 0 ? { status: 'read', pages } : { status: 'unreadable', code: 'pdf_unreadable' };
  } finally {
    document.close();
  }
}

async function readPages(document: PdfDocument): Promise<PdfPage[]> {
  const pages: PdfPage[] = [];
  let pictures = 0;
  for (let index = 0; index < Math.min(MOST_PAGES, document.pages); index++) {
    const page = document.pdfium.FPDF_LoadPage(document.handle, index);
    if (page === 0) continue;
    try {
      const lines = linesOfPage({ document, page });
      if (lines) pages.push({ kind: 'text', lines });
      else if (pictures < MOST_PICTURES) {
        pictures += 1;
        pages.push({ kind: 'picture', picture: await pagePicture({ document, page }) });
      }
    } finally {
      document.pdfium.FPDF_ClosePage(page);
    }
  }
  return pages;
}

/** Undefined where the page has no text layer. */
function linesOfPage(args: { document: PdfDocument; page: number }): TextLine[] | undefined {
  const lines = groupWords(pageWords(args)).map((words) => textOfWords({ words, columnGap: COLUMN_GAP }));
  const letters = lines.join('').match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  return letters < LEAST_LETTERS ? undefined : lines.map(lineOf).filter(({ text }) => text !== '');
}

const lineOf = (text: string): TextLine => ({
  text: cleanText({ text, maxLength: MOST_LINE_LENGTH }),
  confidence: 1,
});
