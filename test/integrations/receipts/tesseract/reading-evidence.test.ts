import { describe, expect, it } from 'vitest';
import type { Word } from '../../../../integrations/receipts/tesseract/group-words.ts';
import { evidenceOf, isReadable } from '../../../../integrations/receipts/tesseract/reading-evidence.ts';

const box = { left: 0, top: 0, right: 10, bottom: 10 };
const words = (confidence: number, ...texts: string[]): Word[] =>
  texts.map((text) => ({ text, confidence, box }));

const UPRIGHT = words(
  0.93,
  'Haferdrink',
  '1,79',
  'Bulgur',
  '0,89',
  'Kichererbsen',
  '0,99',
  'zahlen',
  '11,69',
);
const ON_ITS_SIDE = words(0.95, ...'— = | © — = | © .. —- »» ••• ||| === ——— ©©© +++ ~~~ ### !!!'.split(' '));
const BARS = words(0.9, ...'H N O II OO HH XI SO OS ZN NZ IO OI HI IH XO OX SS'.split(' '));

describe('the evidence that a piece of a picture is the right side up', () => {
  it('is enough in sure words and prices', () => {
    expect(isReadable(evidenceOf(UPRIGHT))).toBe(true);
  });

  it.each([
    ['signs that lines and bars are read as', ON_ITS_SIDE],
    ['pairs of letters that look the same upside down', BARS],
    ['words that are not sure', words(0.4, 'Haferdrink', 'Kichererbsen', 'Laugenstange', 'Apfelsaft')],
    ['nothing', []],
  ])('is not enough in %s, however many there are', (_title, found) => {
    expect(isReadable(evidenceOf(found))).toBe(false);
    expect(evidenceOf(found).score).toBeLessThan(evidenceOf(UPRIGHT).score);
  });

  it('is less where the same sure words stand among many unsure ones', () => {
    const among = [...UPRIGHT, ...words(0.3, ...Array<string>(30).fill('wnwnwn'))];
    expect(evidenceOf(among).score).toBeLessThan(evidenceOf(UPRIGHT).score / 2);
    expect(isReadable(evidenceOf(among))).toBe(false);
  });
});
