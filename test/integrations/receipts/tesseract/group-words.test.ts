import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupWords, type Word } from '../../../../integrations/receipts/tesseract/group-words.ts';

const aWord = (text: string, box: Partial<Word['box']> = {}): Word => {
  const { left = 0, top = 0 } = box;
  return {
    text,
    confidence: 0.9,
    box: { left, top, right: left + 20 * text.length, bottom: top + 26, ...box },
  };
};
const textsOf = (words: Word[]) => groupWords(words).map((line) => line.map(({ text }) => text).join(' '));

describe('grouping words into lines', () => {
  it('puts a price at the right edge into the line of its name', () => {
    const names = [aWord('MILK', { top: 100 }), aWord('BREAD', { top: 140 })];
    const prices = [aWord('1.09', { left: 600, top: 103 }), aWord('2.49', { left: 600, top: 138 })];
    expect(textsOf([...names, ...prices])).toEqual(['MILK 1.09', 'BREAD 2.49']);
  });

  it('keeps a minus, which is low, with its number', () => {
    const words = [
      aWord('MILK', { top: 100 }),
      aWord('-', { left: 580, top: 112, bottom: 115 }),
      aWord('1.00', { left: 600, top: 100 }),
    ];
    expect(textsOf(words)).toEqual(['MILK - 1.00']);
  });

  it('does not let a logo beside two lines make one of them', () => {
    const words = [
      aWord('LOGO', { left: 300, top: 90, bottom: 190 }),
      aWord('one', { top: 100 }),
      aWord('two', { top: 155 }),
    ];
    expect(textsOf(words)).toHaveLength(3);
  });

  it('loses no word and gives none twice, whatever their order', () => {
    const word = fc.record({
      text: fc.string({ minLength: 1, maxLength: 9 }),
      left: fc.nat(900),
      top: fc.nat(900),
      height: fc.integer({ min: 1, max: 80 }),
    });
    fc.assert(
      fc.property(fc.array(word, { maxLength: 40 }), (raw) => {
        const words = raw.map(({ text, left, top, height }) =>
          aWord(text, { left, top, bottom: top + height }),
        );
        const lines = groupWords(words);
        expect(lines.flat()).toHaveLength(words.length);
        expect(new Set(lines.flat())).toEqual(new Set(words));
        for (const line of lines) {
          expect(line).toEqual(line.toSorted((a, b) => a.box.left - b.box.left));
        }
      }),
    );
  });
});
