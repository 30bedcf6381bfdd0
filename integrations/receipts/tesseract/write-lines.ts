import type { TextLine } from '../../../domain/receipts/text-line.ts';
import { groupWords, heightOf, median, type Word, type WordLine } from './group-words.ts';
import { type Straightening, toRegion } from './map-region.ts';

/** Words that stand further apart than this many heights of the line are in two columns: it is more than one blank. */
const COLUMN_GAP = 1.4;

/** A word at the edge that is less sure and no number is an edge of the paper, a fold or a stain. */
const SURE_AT_EDGE = 0.35;

/** The recognised words as lines of the picture that was given. */
export function writeLines(args: { words: readonly Word[]; straightening: Straightening }): TextLine[] {
  const { words, straightening } = args;
  return groupWords(words)
    .map(withoutJunk)
    .filter((line) => line.some(({ text }) => /[\p{L}\p{N}]/u.test(text)))
    .map((line) => ({
      text: textOfWords({ words: line, columnGap: COLUMN_GAP }),
      confidence: confidenceOf(line),
      region: toRegion({ box: boxOf(line), straightening }),
    }));
}

function withoutJunk(line: WordLine): WordLine {
  const first = line.findIndex(isNoJunk);
  return first < 0 ? [] : line.slice(first, line.findLastIndex(isNoJunk) + 1);
}

const isNoJunk = ({ text, confidence }: Word): boolean => confidence >= SURE_AT_EDGE || /\p{N}/u.test(text);

/** Words of a line in one text: two blanks part those that stand further apart than `columnGap` heights of the line. */
export function textOfWords({ words, columnGap }: { words: WordLine; columnGap: number }): string {
  const farthest = (median(words.map(heightOf)) ?? 0) * columnGap;
  return words
    .map(({ text, box }, at) => {
      const before = words[at - 1];
      if (!before) return text;
      return `${box.left - before.box.right > farthest ? '  ' : ' '}${text}`;
    })
    .join('');
}

/** By letters: of two words the longer counts for more. */
function confidenceOf(words: WordLine): number {
  const letters = words.reduce((sum, { text }) => sum + text.length, 0);
  if (letters === 0) return 0;
  return words.reduce((sum, { text, confidence }) => sum + text.length * confidence, 0) / letters;
}

const boxOf = (line: WordLine) => ({
  left: Math.min(...line.map(({ box }) => box.left)),
  top: Math.min(...line.map(({ box }) => box.top)),
  right: Math.max(...line.map(({ box }) => box.right)),
  bottom: Math.max(...line.map(({ box }) => box.bottom)),
});
