import { foldWord } from './fold-word.ts';

/**
 * The words of a food's name, to compare names by: `Cherry tomatoes` → `cherry`, `tomato`; `Jalapeño` →
 * `jalapeno`. Number, case, accents, umlauts, ligatures and punctuation do not matter, so that people need not know
 * how a food is listed. Figures count: `2% milk` is not any milk.
 */
export const nameWords = (text: string): string[] =>
  (text.normalize('NFC').match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).map(foldWord);

/** One text for all ways to write the same name: `Eggs, free range` and `free-range egg` are equal. */
export const nameKey = (text: string): string => [...new Set(nameWords(text))].sort().join(' ');
