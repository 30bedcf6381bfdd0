import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { findText } from '../../../../integrations/receipts/tesseract/find-text.ts';
import { type GreyPicture, toGrey } from '../../../../integrations/receipts/tesseract/grey-picture.ts';
import { registerFonts } from '../../../receipts/render/fonts.ts';

const WIDTH = 700;
const HEIGHT = 1600;
/** Of all Cousine: the height of a capital, as a part of the size of the font. */
const CAPITAL = 0.66;

type Scene = { px: number; draw?: (pen: SKRSContext2D) => void; turn?: number };

async function picture({ px, draw, turn = 0 }: Scene): Promise<GreyPicture> {
  registerFonts();
  const canvas = createCanvas(WIDTH, HEIGHT);
  const pen = canvas.getContext('2d');
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, WIDTH, HEIGHT);
  pen.fillStyle = '#222';
  pen.font = `${px}px Cousine`;
  for (let line = 0; line < 10; line++) pen.fillText('MILCH BROT 1,29', 40, 60 + line * px * 1.6);
  draw?.(pen);
  return await toGrey(sharp(canvas.toBuffer('image/png')).rotate(turn));
}

const barcode = (pen: SKRSContext2D) => {
  for (let bar = 0; bar < 50; bar++) pen.fillRect(100 + bar * 9, 1000, 2 + (bar % 4), 200);
};
const logo = (pen: SKRSContext2D) => {
  pen.font = '160px Cousine';
  pen.fillText('MARKT', 80, 1500);
};
const grain = (pen: SKRSContext2D) => {
  for (let spot = 0; spot < 900; spot++) pen.fillRect((spot * 97) % WIDTH, (spot * 61) % HEIGHT, 3, 3);
};
const stripes = (pen: SKRSContext2D) => {
  for (let row = 900; row < HEIGHT; row += 14) pen.fillRect(0, row, WIDTH, 4);
};

describe('the text of a picture', () => {
  it.each([
    { title: 'alone', px: 36 },
    { title: 'of small letters', px: 16 },
    { title: 'above a barcode', px: 36, draw: barcode },
    { title: 'beside a logo of tall letters', px: 30, draw: logo },
    { title: 'between grain', px: 30, draw: grain },
    { title: 'above rows of stripes', px: 30, draw: stripes },
    { title: 'that lies on its side', px: 36, draw: barcode, turn: 90 },
    { title: 'that is upside down', px: 36, draw: logo, turn: 180 },
  ])('has the height of its letters: $title', async ({ px, ...scene }) => {
    const found = findText({ picture: await picture({ px, ...scene }), limit: 128 });
    expect((found?.letterHeight ?? 0) / (px * CAPITAL)).toBeCloseTo(1, 0.7);
  });

  it('is sampled where its letters are, not where a barcode is, in squares within the picture', async () => {
    const { width, height, ...rest } = await picture({ px: 24, draw: barcode });
    const found = findText({ picture: { width, height, ...rest }, limit: 128 });
    const [sample] = found?.samples ?? [];
    expect(sample?.top).toBeLessThan(300);
    for (const { left, top, right, bottom } of found?.samples ?? []) {
      expect(Math.min(left, top)).toBeGreaterThanOrEqual(0);
      expect(right).toBeLessThanOrEqual(width);
      expect(bottom).toBeLessThanOrEqual(height);
    }
  });

  it.each([
    ['a blank page', 255],
    ['a black page', 0],
  ])('is not found on %s', (_title, pixel) => {
    const blank = { pixels: new Uint8Array(100 * 100).fill(pixel), width: 100, height: 100 };
    expect(findText({ picture: blank, limit: 128 })).toBeUndefined();
  });
});
