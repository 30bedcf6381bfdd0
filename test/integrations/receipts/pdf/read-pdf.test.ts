import { createCanvas } from '@napi-rs/canvas';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { parseReceipt } from '../../../../domain/receipts/parse-receipt.ts';
import { readPdf } from '../../../../integrations/receipts/pdf/read-pdf.ts';
import { drawPdf, type PdfText } from '../../../support/draw-pdf.ts';
import { anInvoice } from '../../../support/invoice.ts';

/** As most programs draw it: all names, then all prices. */
const RECEIPT: readonly PdfText[] = [
  { x: 50, y: 800, text: 'MUSTERMARKT' },
  { x: 50, y: 760, text: 'Äpfel Braeburn' },
  { x: 50, y: 745, text: 'Vollmilch (1L)' },
  { x: 50, y: 720, text: 'SUMME EUR' },
  { x: 50, y: 690, text: '03.11.2026' },
  { x: 300, y: 760, text: '2,49 €' },
  { x: 300, y: 745, text: '1,19 €' },
  { x: 300, y: 720, text: '3,68 €' },
];
const SEEN = [
  'MUSTERMARKT',
  'Äpfel Braeburn  2,49 €',
  'Vollmilch (1L)  1,19 €',
  'SUMME EUR  3,68 €',
  '03.11.2026',
];

const textsOf = async (bytes: Uint8Array) => {
  const reading = await readPdf({ bytes });
  if (reading.status !== 'read') return reading.code;
  return reading.pages.flatMap((page) =>
    page.kind === 'text' ? page.lines.map(({ text }) => text) : ['picture'],
  );
};

describe('a receipt in PDF', () => {
  it('is read in the columns in which it is seen, and adds up', async () => {
    const reading = await readPdf({ bytes: drawPdf({ pages: [{ texts: RECEIPT }] }) });
    const [page] = reading.status === 'read' ? reading.pages : [];
    const lines = page?.kind === 'text' ? page.lines : [];
    expect(lines.map(({ text }) => text)).toEqual(SEEN);
    expect(parseReceipt({ lines, today: '2026-11-22' })).toMatchObject({
      status: 'receipt',
      total: 3.68,
      boughtOn: '2026-11-03',
      items: [{ price: 2.49 }, { price: 1.19 }],
    });
  });

  it('is the same when its page is turned, with its letters one by one, and over two pages', async () => {
    const oneByOne = RECEIPT.flatMap(({ x, y, text }) =>
      [...text].map((letter, nth) => ({ x: x + nth * 6, y, text: letter })),
    );
    expect(await textsOf(drawPdf({ pages: [{ texts: RECEIPT, rotate: 90 }] }))).toEqual(SEEN);
    expect(await textsOf(drawPdf({ pages: [{ texts: oneByOne }] }))).toEqual(SEEN);
    const twice = drawPdf({ pages: [{ texts: RECEIPT }, { texts: RECEIPT }] });
    expect(await textsOf(twice)).toEqual([...SEEN, ...SEEN]);
  });

  it('is a picture where its page has no text', async () => {
    const canvas = createCanvas(595, 842);
    const pen = canvas.getContext('2d');
    pen.fillStyle = '#fff';
    pen.fillRect(0, 0, 595, 842);
    pen.fillStyle = '#000';
    pen.fillRect(100, 200, 300, 40);
    const raw = await sharp(canvas.toBuffer('image/png')).greyscale().toColourspace('b-w').raw().toBuffer();
    const image = { pixels: new Uint8Array(raw), width: 595, height: 842 };
    const reading = await readPdf({ bytes: drawPdf({ pages: [{ image }, { texts: RECEIPT }] }) });
    const pages = reading.status === 'read' ? reading.pages : [];
    expect(pages.map(({ kind }) => kind)).toEqual(['picture', 'text']);
    const [page] = pages;
    const { data, info } = await sharp(page?.kind === 'picture' ? page.picture.bytes : undefined)
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect([info.width, info.height]).toEqual([2377, 3364]);
    const brightness = (x: number, y: number) => data[(y * info.width + x) * info.channels];
    expect(brightness(1000, 920)).toBeLessThan(20);
    expect(brightness(1000, 2000)).toBeGreaterThan(235);
  });

  it('is the invoice for machines that it carries, before what is on its pages', async () => {
    const files = [{ name: 'factur-x.xml', content: anInvoice() }];
    const lines = await textsOf(drawPdf({ pages: [{ texts: RECEIPT }], files }));
    expect(lines).toContain('Milch 1 l  4.40');
    expect(lines).not.toContain('SUMME EUR  3,68 €');
  });

  it.each([
    ['names no articles', { name: 'factur-x.xml', content: anInvoice({ items: [] }) }],
    ['is no XML', { name: 'ZUGFeRD-invoice.xml', content: 'nothing <' }],
    ['is another file', { name: 'terms.xml', content: anInvoice() }],
  ])('is what its pages say where what it carries %s', async (_title, file) => {
    expect(await textsOf(drawPdf({ pages: [{ texts: RECEIPT }], files: [file] }))).toEqual(SEEN);
  });
});

describe('a PDF that cannot be read', () => {
  const whole = drawPdf({ pages: [{ texts: RECEIPT }] });

  it.each([
    ['opens with a password only', drawPdf({ pages: [{ texts: RECEIPT }], isLocked: true }), 'pdf_encrypted'],
    ['is a signature alone', new TextEncoder().encode('%PDF-1.7\n'), 'pdf_unreadable'],
    ['has no page', drawPdf({ pages: [] }), 'pdf_unreadable'],
    ['is cut within its first object', whole.subarray(0, 60), 'pdf_unreadable'],
  ])('says so at once: one that %s', async (_title, bytes, code) => {
    expect(await readPdf({ bytes })).toEqual({ status: 'unreadable', code });
  });

  it('gives up with the reason of its caller', async () => {
    const reason = new Error('not wanted');
    await expect(readPdf({ bytes: whole, signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  });
});
