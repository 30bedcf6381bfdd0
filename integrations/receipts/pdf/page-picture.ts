import sharp from 'sharp';
import type { PreparedPicture } from '../../../domain/ports/receipt-reader.ts';
import { memoryOf, type PdfDocument } from './pdf-document.ts';

/** As scanners have it: 300 dots an inch, at 72 points an inch. */
const PIXELS_A_POINT = 300 / 72;
const MOST_PIXELS = 8_000_000;
const JPEG_QUALITY = 90;

/** `FPDFBitmap_BGRx` and `FPDF_ANNOT` of fpdfview.h. */
const BYTES_A_PIXEL = 4;
const WITH_ANNOTATIONS = 1;

/** The page as it is seen, on white, in grey. */
export async function pagePicture(args: { document: PdfDocument; page: number }): Promise<PreparedPicture> {
  const { page, document } = args;
  const { pdfium } = document;
  const { width, height } = sizeOf(args);
  const bitmap = pdfium.FPDFBitmap_Create(width, height, 0);
  if (bitmap === 0) throw new Error('PDFium has no memory left');
  try {
    pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xffffffff);
    pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, WITH_ANNOTATIONS);
    const start = pdfium.FPDFBitmap_GetBuffer(bitmap);
    const pixels = memoryOf(pdfium).slice(start, start + width * height * BYTES_A_PIXEL);
    // Blue and red have changed places, which is the same in grey for ink on paper.
    const picture = sharp(pixels, { raw: { width, height, channels: BYTES_A_PIXEL } }).removeAlpha();
    const bytes = await picture.greyscale().jpeg({ quality: JPEG_QUALITY }).toBuffer();
    return { bytes: new Uint8Array(bytes), mediaType: 'image/jpeg' };
  } finally {
    pdfium.FPDFBitmap_Destroy(bitmap);
  }
}

function sizeOf({ document: { pdfium }, page }: { document: PdfDocument; page: number }) {
  const [width, height] = [pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)];
  const scale = Math.min(PIXELS_A_POINT, Math.sqrt(MOST_PIXELS / Math.max(1, width * height)));
  const scaled = (side: number) => Math.max(1, Math.floor(side * scale));
  return { width: scaled(width), height: scaled(height) };
}
