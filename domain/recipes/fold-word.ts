/** Letters that are no accented form of another one. */
const FOLDED: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ı: 'i',
  ς: 'σ',
};

/** A text in lower case, without accents and ligatures: `Crème` and `CREME`, `bœuf` and `boeuf` are equal. */
export const foldLetters = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[ßæœøłđıς]/g, (letter) => FOLDED[letter] ?? letter);

/**
 * A word as it is compared, whatever its case, accents, umlauts (`KUERBIS`, `Kürbis`), ligatures and number. Not for
 * showing: what comes out is often no word.
 */
export const foldWord = (word: string): string =>
  foldLetters(word)
    .replace(/(?<=.{2})ies$/, 'y')
    .replace(/oes$/, 'o')
    .replace(/eaux$/, 'eau')
    .replace(/(?<=.{2}[^s])s$/, '')
    .replace(/ae/g, 'a')
    .replace(/oe/g, 'o')
    .replace(/ue/g, 'u');
