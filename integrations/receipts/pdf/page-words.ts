import { assertNever } from '../../../domain/errors.ts';
import type { Box, Word } from '../tesseract/group-words.ts';
import { type PdfDocument, withMemory } from './pdf-document.ts';

/** Of one page: a receipt of 300 articles has a tenth of it. */
const MOST_CHARACTERS = 60_000;

/** Characters of one word are nearer than this part of their height. */
const WORD_GAP = 0.25;

/** The part of a quarter by which a line that is meant to be level may be off. */
const SLANT = 0.05;

/** Four floats. */
const RECTANGLE_BYTES = 16;

/** Quarters of a circle, against the clock, by which a character is turned. */
type Quarter = 0 | 1 | 2 | 3;

/** A character in points, with the page's lower left corner at 0, as the page was written. */
type Character = { text: string; quarter: Quarter; left: number; bottom: number; right: number; top: number };

/**
 * The words of a page's text layer and where they stand, in points from top to bottom along the direction of most of
 * its text: however the page is turned, and without what is written across it. In the order in which they were drawn,
 * which is often all names first and all prices after them.
 */
export function pageWords({ document, page }: { document: PdfDocument; page: number }): Word[] {
  const { pdfium } = document;
  const text = pdfium.FPDFText_LoadPage(page);
  if (text === 0) return [];
  try {
    const characters = readCharacters({ document, text });
    const quarter = usualQuarter(characters);
    return joinCharacters(
      characters.map((character) =>
        character?.quarter === quarter ? { text: character.text, ...turned(character) } : undefined,
      ),
    );
  } finally {
    pdfium.FPDFText_ClosePage(text);
  }
}

/** A blank is undefined; those that PDFium adds between words and lines are left out: places say it better. */
function readCharacters({ document, text }: { document: PdfDocument; text: number }) {
  const { pdfium } = document;
  const count = Math.min(MOST_CHARACTERS, pdfium.FPDFText_CountChars(text));
  const indexes = Array.from({ length: Math.max(0, count) }, (_, index) => index);
  const printed = indexes.filter((index) => pdfium.FPDFText_IsGenerated(text, index) !== 1);
  return printed.map((index): Character | undefined => {
    const character = characterOf(pdfium.FPDFText_GetUnicode(text, index));
    if (character.trim() === '') return undefined;
    const quarter = quarterOf(pdfium.FPDFText_GetCharAngle(text, index));
    if (quarter === undefined) return undefined;
    return withMemory({ pdfium, size: RECTANGLE_BYTES }, (at) => {
      if (!pdfium.FPDFText_GetLooseCharBox(text, index, at)) return undefined;
      const [left = 0, top = 0, right = 0, bottom = 0] = [0, 4, 8, 12].map((offset) =>
        pdfium.pdfium.getValue(at + offset, 'float'),
      );
      return { text: character, quarter, left, top, right, bottom };
    });
  });
}

/** Half of a pair that nothing completes, or no Unicode character at all, is a blank. */
function characterOf(code: number): string {
  const isSurrogate = code >= 0xd800 && code <= 0xdfff;
  return code === 0 || isSurrogate || code > 0x10ffff ? ' ' : String.fromCodePoint(code);
}

/** Undefined for what is written at a slant: a watermark. */
function quarterOf(radians: number): Quarter | undefined {
  const quarters = radians / (Math.PI / 2);
  const nearest = Math.round(quarters);
  return Math.abs(quarters - nearest) > SLANT ? undefined : ((((nearest % 4) + 4) % 4) as Quarter);
}

function usualQuarter(characters: readonly (Character | undefined)[]): Quarter {
  const counts = [0, 0, 0, 0];
  for (const character of characters) {
    if (character) counts[character.quarter] = (counts[character.quarter] ?? 0) + 1;
  }
  return counts.indexOf(Math.max(...counts)) as Quarter;
}

/** Where a character is when its text runs to the right and lines go down. */
function turned({ quarter, left, bottom, right, top }: Character): Box {
  switch (quarter) {
    case 0:
      return { left, top: -top, right, bottom: -bottom };
    case 1:
      return { left: bottom, top: left, right: top, bottom: right };
    case 2:
      return { left: -right, top: bottom, right: -left, bottom: top };
    case 3:
      return { left: -top, top: -right, right: -bottom, bottom: -left };
    default:
      return assertNever(quarter);
  }
}

/** A word ends at a blank, and where the next character does not stand beside the last one. */
function joinCharacters(characters: readonly (({ text: string } & Box) | undefined)[]): Word[] {
  const words: Word[] = [];
  let word: Word | undefined;
  for (const character of characters) {
    if (character === undefined) {
      word = undefined;
      continue;
    }
    const { text, ...box } = character;
    if (word && isBeside({ word: word.box, character: box })) {
      word.text += text;
      word.box = around(word.box, box);
    } else {
      word = { text, confidence: 1, box };
      words.push(word);
    }
  }
  return words;
}

function isBeside({ word, character }: { word: Box; character: Box }): boolean {
  const height = word.bottom - word.top;
  const gap = character.left - word.right;
  const rise = Math.abs((character.top + character.bottom) / 2 - (word.top + word.bottom) / 2);
  return gap < height * WORD_GAP && gap > -height && rise < height / 2;
}

const around = (one: Box, other: Box): Box => ({
  left: Math.min(one.left, other.left),
  top: Math.min(one.top, other.top),
  right: Math.max(one.right, other.right),
  bottom: Math.max(one.bottom, other.bottom),
});
