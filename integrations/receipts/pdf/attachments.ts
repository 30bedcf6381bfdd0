import { memoryOf, type PdfDocument, withMemory } from './pdf-document.ts';

/** Files within a PDF that are looked at. */
const MOST_FILES = 20;
const MOST_FILE_BYTES = 2 * 1024 * 1024;
const MOST_NAME_BYTES = 512;

/**
 * Names of the invoice within a PDF. Sources: Factur-X 1.07 and ZUGFeRD 2.3, 6.2 (`factur-x.xml`, `xrechnung.xml`);
 * ZUGFeRD 1.0 and 2.0 (`ZUGFeRD-invoice.xml`, `zugferd-invoice.xml`). Not re-read.
 */
const INVOICES: readonly string[] = ['factur-x.xml', 'zugferd-invoice.xml', 'xrechnung.xml'];

/** The invoice for machines that a PDF carries beside its pages; undefined where it has none. */
export function findInvoice({ pdfium, handle }: PdfDocument): string | undefined {
  const count = Math.min(MOST_FILES, pdfium.FPDFDoc_GetAttachmentCount(handle));
  for (let index = 0; index < count; index++) {
    const file = pdfium.FPDFDoc_GetAttachment(handle, index);
    if (file === 0) continue;
    if (INVOICES.includes(nameOf({ pdfium, file }).toLowerCase())) return textOf({ pdfium, file });
  }
  return undefined;
}

type AttachedFile = { pdfium: PdfDocument['pdfium']; file: number };

const nameOf = ({ pdfium, file }: AttachedFile): string =>
  withMemory({ pdfium, size: MOST_NAME_BYTES }, (at) => {
    const length = pdfium.FPDFAttachment_GetName(file, at, MOST_NAME_BYTES);
    return length > 0 && length <= MOST_NAME_BYTES ? pdfium.pdfium.UTF16ToString(at) : '';
  });

/** The first call says how long the file is, the second one gives it: fpdf_attachment.h. */
const textOf = ({ pdfium, file }: AttachedFile): string | undefined =>
  withMemory({ pdfium, size: 4 }, (lengthAt) => {
    if (!pdfium.FPDFAttachment_GetFile(file, 0, 0, lengthAt)) return undefined;
    const length = pdfium.pdfium.getValue(lengthAt, 'i32');
    if (length <= 0 || length > MOST_FILE_BYTES) return undefined;
    return withMemory({ pdfium, size: length }, (at) => {
      if (!pdfium.FPDFAttachment_GetFile(file, at, length, lengthAt)) return undefined;
      return new TextDecoder().decode(memoryOf(pdfium).slice(at, at + length));
    });
  });
