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

/** The words of a line in lower case, without accents. A word has a letter: figures of codes and rates are left out. */
export function foldedWords(text: string): string[] {
  const plain = text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[ßæœøłđıς]/g, (letter) => FOLDED[letter] ?? letter);
  return (plain.match(/[\p{L}\p{N}|]+/gu) ?? []).filter((word) => /\p{L}/u.test(word));
}
