import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import type { Random } from '../../../bench/random.ts';
import { fontAt } from './fonts.ts';
import { type Grey, greyOf } from './grey.ts';
import { pixelNoise } from './noise.ts';
import type { Row } from './row.ts';

/** What the printer does to the paper: how dark it prints, and how much of it comes out. */
export type Printing = {
  /** Pixels for one character of a monospaced face. */
  charWidth: number;
  columns: number;
  fontIndex: number;
  /** Darkness of the print, 0 to 1. */
  ink: number;
  /** Dots of the head that are dead leave white lines from top to bottom. */
  deadLines: number;
  /** Share of the print that is lost towards the end of the bill. */
  fading: number;
};

const MARGIN_CHARS = 2;
const LINE_HEIGHT = 2.05;

/** Prints the rows on white paper. */
export function printPaper({
  rows,
  printing,
  random,
}: {
  rows: readonly Row[];
  printing: Printing;
  random: Random;
}): Grey {
  const { charWidth, columns, fontIndex } = printing;
  const margin = MARGIN_CHARS * charWidth;
  const textWidth = columns * charWidth;
  const lineHeight = charWidth * LINE_HEIGHT;
  const width = Math.round(textWidth + 2 * margin);
  const height = Math.round(rows.length * lineHeight + 5 * charWidth);
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, height);
  context.fillStyle = '#000';
  context.textBaseline = 'middle';
  const fontPx = fontSize({ context, fontIndex, charWidth });
  rows.forEach((row, index) => {
    const y = 2.5 * charWidth + (index + 0.5) * lineHeight;
    drawRow({ context, row, y, fontPx, fontIndex, margin, textWidth });
  });
  const { data } = context.getImageData(0, 0, width, height);
  return inked({ data, width, height, printing, random });
}

function fontSize({
  context,
  fontIndex,
  charWidth,
}: {
  context: SKRSContext2D;
  fontIndex: number;
  charWidth: number;
}): number {
  const { family, isMonospace } = fontAt(fontIndex);
  context.font = `100px "${family}"`;
  // A proportional face is as large as it may be without columns running into each other.
  return isMonospace ? (100 * charWidth) / context.measureText('0').width : charWidth * 1.75;
}

function drawRow({
  context,
  row,
  y,
  fontPx,
  fontIndex,
  margin,
  textWidth,
}: {
  context: SKRSContext2D;
  row: Row;
  y: number;
  fontPx: number;
  fontIndex: number;
  margin: number;
  textWidth: number;
}): void {
  const { family } = fontAt(fontIndex);
  context.font = `${row.isLarge ? fontPx * 1.25 : fontPx}px "${family}", "${family} Ext", sans-serif`;
  for (const { text, at, align } of row.cells) {
    context.textAlign = align;
    const x = margin + at * textWidth;
    context.fillText(text, x, y);
    // Printers write twice, a dot apart, for bold.
    if (row.isBold) context.fillText(text, x + 1, y);
  }
}

/** The print as it comes out: paler, with dead lines, fading, and dots that did not take. */
function inked({
  data,
  width,
  height,
  printing: { ink, deadLines, fading },
  random,
}: {
  data: Uint8ClampedArray;
  width: number;
  height: number;
  printing: Printing;
  random: Random;
}): Grey {
  const paper = greyOf(width, height);
  const next = pixelNoise(String(random.next()));
  const dead = new Set(Array.from({ length: deadLines }, () => Math.floor(next() * width)));
  for (let y = 0; y < height; y += 1) {
    const strength = ink * (1 - fading * (y / height));
    for (let x = 0; x < width; x += 1) {
      const dark = 1 - (data[(y * width + x) * 4] ?? 255) / 255;
      const taken = dead.has(x) ? 0.15 : 1 - 0.25 * next();
      paper.light[y * width + x] = 0.96 - dark * strength * taken;
    }
  }
  return paper;
}
