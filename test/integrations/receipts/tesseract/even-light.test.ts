import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { evenLight } from '../../../../integrations/receipts/tesseract/even-light.ts';
import { extremeAround } from '../../../../integrations/receipts/tesseract/extreme-around.ts';
import { toGrey } from '../../../../integrations/receipts/tesseract/grey-picture.ts';

const SIZE = 240;
const draw = async (content: string) => {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${SIZE}" height="${SIZE}">${content}</svg>`;
  return await toGrey(sharp(Buffer.from(svg)).flatten({ background: '#fff' }));
};
const paper = (fill: string) => `<rect width="${SIZE}" height="${SIZE}" fill="${fill}"/>`;

describe('making the light of a picture even', () => {
  it('makes paper white in light and in shade, and leaves its ink dark', async () => {
    const shade = `<rect x="120" width="120" height="${SIZE}" fill="rgb(120,120,120)"/>`;
    const ink =
      '<rect x="40" y="100" width="4" height="40" fill="#222"/><rect x="200" y="100" width="4" height="40" fill="#111"/>';
    const picture = await draw(`${paper('rgb(230,230,230)')}${shade}${ink}`);
    const { pixels } = await evenLight(picture);
    const brightness = (x: number, y: number) => pixels[y * SIZE + x] ?? 0;
    for (const x of [20, 80, 160, 220]) expect(brightness(x, 60)).toBeGreaterThan(245);
    for (const x of [42, 202]) expect(brightness(x, 120)).toBeLessThan(60);
  });

  it('makes white of a dark table around the paper', async () => {
    const table = paper('rgb(30,25,20)');
    const bill = '<rect x="60" y="60" width="120" height="120" fill="rgb(235,235,230)"/>';
    const { pixels } = await evenLight(await draw(`${table}${bill}`));
    expect(pixels[10 * SIZE + 10]).toBe(255);
    expect(pixels[120 * SIZE + 120]).toBeGreaterThan(245);
  });

  it('makes white of what is around a lighter sheet, its grain included', async () => {
    const grain = Array.from({ length: 400 }, (_, nth) => {
      const [x, y] = [(nth * 37) % SIZE, (nth * 91) % SIZE];
      return `<rect x="${x}" y="${y}" width="3" height="3" fill="rgb(70,60,50)"/>`;
    });
    const bill = '<rect x="60" y="60" width="120" height="120" fill="rgb(235,235,230)"/>';
    const { pixels } = await evenLight(await draw(`${paper('rgb(130,120,110)')}${grain.join('')}${bill}`));
    const around = pixels.filter((_, at) => at % SIZE < 50 || at / SIZE < 50);
    expect(Math.min(...around)).toBe(255);
    expect(pixels[120 * SIZE + 120]).toBeGreaterThan(245);
  });

  it('keeps what is in a soft shadow at the end of a sheet', async () => {
    const fade =
      '<defs><linearGradient id="g" x2="0" y2="1"><stop offset="0.3" stop-color="#ebebe6"/><stop offset="1" stop-color="#777"/></linearGradient></defs>';
    const bill = '<rect x="60" y="20" width="120" height="200" fill="url(#g)"/>';
    const ink = '<rect x="100" y="190" width="4" height="20" fill="#111"/>';
    const { pixels } = await evenLight(await draw(`${fade}${paper('rgb(60,55,50)')}${bill}${ink}`));
    expect(pixels[200 * SIZE + 102]).toBeLessThan(90);
  });

  it('gives a picture without any light back without failing', async () => {
    const { pixels } = await evenLight({ pixels: new Uint8Array(100), width: 10, height: 10 });
    expect(pixels).toHaveLength(100);
  });
});

describe('the extremes around each pixel', () => {
  it('reach as far as they say, in both directions and not around the edges', () => {
    const pixels = new Uint8Array(35);
    pixels[2 * 7 + 6] = 200;
    const found = extremeAround({ picture: { pixels, width: 7, height: 5 }, reach: 1, extreme: Math.max });
    const bright = [...found.pixels].flatMap((pixel, at) => (pixel === 200 ? [at] : []));
    expect(bright).toEqual([12, 13, 19, 20, 26, 27]);
  });
});
