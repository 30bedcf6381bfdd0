import { describe, expect, it } from 'vitest';
import type { Word } from '../../../../integrations/receipts/tesseract/group-words.ts';
import { writeLines } from '../../../../integrations/receipts/tesseract/write-lines.ts';

const size = { width: 1000, height: 500 };
const upright = { turn: 0, degrees: 0, scaled: size, straightened: size } as const;
const at = (text: string, left: number, confidence = 0.9): Word => ({
  text,
  confidence,
  box: { left, top: 100, right: left + 20 * text.length, bottom: 126 },
});
const written = (...words: Word[]) => writeLines({ words, straightening: upright });

describe('lines of recognised words', () => {
  it('parts columns by two blanks and words by one', () => {
    const [line] = written(at('WHOLE', 10), at('MILK', 130), at('1.09', 800));
    expect(line?.text).toBe('WHOLE MILK  1.09');
  });

  it('say where they are in the picture, as parts of it', () => {
    const [line] = written(at('MILK', 100), at('1.09', 800));
    expect(line?.region).toEqual({
      left: expect.closeTo(0.1),
      top: expect.closeTo(0.2),
      width: expect.closeTo(0.78),
      height: expect.closeTo(0.052),
    });
  });

  it('are as sure as their letters: the longer word counts for more', () => {
    const [line] = written(at('BUTTER', 10, 0.9), at('42', 300, 0.5));
    expect(line?.confidence).toBeCloseTo((6 * 0.9 + 2 * 0.5) / 8);
  });

  it('leave out what is unsure at their edges, unless it is a number', () => {
    const [line] = written(
      at('|', 0, 0.2),
      at('MILK', 60),
      at('x', 200, 0.1),
      at('2', 300, 0.2),
      at('~', 800, 0.3),
    );
    expect(line?.text).toBe('MILK  x  2');
  });

  it.each([
    { title: 'a rule of dashes', words: [at('-----', 10), at('---', 200)] },
    { title: 'unsure letters alone', words: [at('ee', 10, 0.2), at('oe', 200, 0.1)] },
    { title: 'nothing', words: [] },
  ])('are none for $title', ({ words }) => {
    expect(written(...words)).toEqual([]);
  });
});
