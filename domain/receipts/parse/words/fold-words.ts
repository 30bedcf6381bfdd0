import { foldLetters } from '../../../recipes/fold-word.ts';

/** The words of a line in lower case, without accents. A word has a letter: figures of codes and rates are left out. */
export const foldedWords = (text: string): string[] =>
  (foldLetters(text).match(/[\p{L}\p{N}|]+/gu) ?? []).filter((word) => /\p{L}/u.test(word));
