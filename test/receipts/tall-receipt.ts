import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import { registerFonts } from './render/fonts.ts';

const WIDTH = 760;
const HEIGHT = 2400;
const LETTERS_PX = 32;
const MARGIN = 34;
const LINE_PX = 42;

/** What the receipt says, as it is to be read. */
export const TALL_RECEIPT = {
  total: 13.47,
  prices: [1.69, 0.99, 5.38, 1.09, 1.29, 3.03],
} as const;

const ARTICLES = [
  ['Haferflocken 500g', '1,69 A'],
  ['Linsen rot', '0,99 A'],
  ['Kaffee mild   2,69 x  2', '5,38 A'],
  ['Kidneybohnen', '1,09 A'],
  ['Traubensaft', '1,29 B'],
  ['Bergkäse Scheiben', '3,03 A'],
] as const;

const SLIP = [
  [1340, 'Terminal-ID :', '60990077'],
  [1390, 'TA-Nr 380112', 'BNr 7002'],
  [1700, 'PAN', '############0000'],
  [1750, 'Karte 0', ''],
  [1800, 'VU-Nr', '4550000002'],
  [1850, 'Genehmigungs-Nr', '7T0B00'],
  [1950, 'Datum 21.11.26', '10:12 Uhr'],
] as const;

/**
 * A clean and upright picture of a receipt as discounters print it, in PNG: articles in its upper quarter, below them a
 * table of taxes, a barcode and the slip of the card terminal; the print of the other side shines through.
 */
export function drawTallReceipt(): Buffer {
  registerFonts();
  const canvas = createCanvas(WIDTH, HEIGHT);
  const pen = canvas.getContext('2d');
  pen.fillStyle = '#f6f6f6';
  pen.fillRect(0, 0, WIDTH, HEIGHT);
  drawOtherSide(pen);
  pen.fillStyle = '#3a3a3a';
  drawArticles(pen);
  drawBarcode(pen);
  SLIP.forEach(([y, left, right]) => {
    writeRow(pen, { y, left, right });
  });
  writeMiddle(pen, { y: 2250, text: 'BITTE BELEG AUFBEWAHREN' });
  return canvas.toBuffer('image/png');
}

function drawArticles(pen: SKRSContext2D): void {
  writeMiddle(pen, { y: 80, text: 'KAUFMARKT', px: 54 });
  writeMiddle(pen, { y: 130, text: 'Musterallee 7' });
  ARTICLES.forEach(([left, right], nth) => {
    writeRow(pen, { y: 230 + nth * LINE_PX, left, right });
  });
  writeRow(pen, { y: 540, left: 'zu zahlen', right: '13,47' });
  writeRow(pen, { y: 582, left: 'Kreditkarte', right: '13,47' });
  writeRow(pen, { y: 680, left: 'A  7 %  0,80   11,38', right: '12,18' });
  writeRow(pen, { y: 722, left: 'B 19 %  0,21    1,08', right: '1,29' });
}

function writeRow(pen: SKRSContext2D, { y, left, right }: { y: number; left: string; right: string }): void {
  pen.font = `${LETTERS_PX}px Cousine`;
  pen.textAlign = 'left';
  pen.fillText(left, MARGIN, y);
  pen.textAlign = 'right';
  pen.fillText(right, WIDTH - MARGIN, y);
}

function writeMiddle(
  pen: SKRSContext2D,
  { y, text, px = LETTERS_PX }: { y: number; text: string; px?: number },
) {
  pen.font = `${px}px Cousine`;
  pen.textAlign = 'center';
  pen.fillText(text, WIDTH / 2, y);
}

function drawBarcode(pen: SKRSContext2D): void {
  for (let bar = 0; bar < 60; bar++) pen.fillRect(80 + bar * 10, 820, 2 + ((bar * 7) % 6), 170);
}

/** Mirrored, in the grey of thermal paper that lies on something dark. */
function drawOtherSide(pen: SKRSContext2D): void {
  pen.save();
  pen.translate(WIDTH, 0);
  pen.scale(-1, 1);
  pen.fillStyle = '#dedede';
  for (let top = 60; top < HEIGHT; top += 480) {
    writeMiddle(pen, { y: top + 60, text: 'Immer frisch', px: 104 });
    pen.fillRect(70, top + 140, 210, 210);
    pen.fillRect(470, top + 140, 230, 210);
  }
  pen.restore();
}
