import { readFile } from 'node:fs/promises';
import { init, type WrappedPdfiumModule } from '@embedpdf/pdfium';
import type { PdfFault } from '../../../domain/receipts/pdf.ts';

/** PDFium within its own memory; one for each thread. */
export type Pdfium = WrappedPdfiumModule;

/** A document that PDFium has open. */
export type PdfDocument = { pdfium: Pdfium; handle: number; pages: number; close: () => void };

/** `FPDF_ERR_PASSWORD` of fpdfview.h. */
const PASSWORD_NEEDED = 4;

/** PDFium with its WebAssembly module from the package: nothing is fetched. */
export async function loadPdfium(): Promise<Pdfium> {
  const wasm = await readFile(new URL(import.meta.resolve('@embedpdf/pdfium/pdfium.wasm')));
  const pdfium = await init({ wasmBinary: new Uint8Array(wasm).buffer });
  pdfium.PDFiumExt_Init();
  return pdfium;
}

/** Opens a PDF, also one that is locked against changes alone; says why it is none, or is closed to us. */
export function openPdf({
  pdfium,
  bytes,
}: {
  pdfium: Pdfium;
  bytes: Uint8Array;
}): { status: 'open'; document: PdfDocument } | { status: 'unreadable'; code: PdfFault } {
  const at = allocate({ pdfium, size: bytes.length });
  memoryOf(pdfium).set(bytes, at);
  const handle = pdfium.FPDF_LoadMemDocument(at, bytes.length, '');
  if (handle === 0) {
    const code = pdfium.FPDF_GetLastError() === PASSWORD_NEEDED ? 'pdf_encrypted' : 'pdf_unreadable';
    pdfium.pdfium.wasmExports.free(at);
    return { status: 'unreadable', code };
  }
  const close = () => {
    pdfium.FPDF_CloseDocument(handle);
    pdfium.pdfium.wasmExports.free(at);
  };
  return { status: 'open', document: { pdfium, handle, pages: pdfium.FPDF_GetPageCount(handle), close } };
}

/** All memory of PDFium as it is now: it moves when it grows. The package's types need those of a browser to have it. */
export const memoryOf = ({ pdfium }: Pdfium): Uint8Array =>
  (pdfium as unknown as { HEAPU8: Uint8Array }).HEAPU8;

/** Memory of PDFium, to be freed. @throws Error where there is none left. */
export function allocate({ pdfium, size }: { pdfium: Pdfium; size: number }): number {
  const at = pdfium.pdfium.wasmExports.malloc(Math.max(1, size));
  if (at === 0) throw new Error('PDFium has no memory left');
  return at;
}

/** Lends memory of PDFium to `work`. */
export function withMemory<Result>(
  { pdfium, size }: { pdfium: Pdfium; size: number },
  work: (at: number) => Result,
): Result {
  const at = allocate({ pdfium, size });
  try {
    return work(at);
  } finally {
    pdfium.pdfium.wasmExports.free(at);
  }
}
