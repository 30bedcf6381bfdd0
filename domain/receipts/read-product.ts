import type { FoodPhrases } from './food-phrases.ts';
import { kindOf, type ProductWord, productWords, toProductWord } from './product-name.ts';
import { type ReadWord, readWord } from './read-word.ts';

/** A word of a line as it is compared, with what it may be. */
export type ReadProductWord = ReadWord & { text: string };

/** The words of a product's name with what each may be. */
export function readProduct({ name, phrases }: { name: string; phrases: FoodPhrases }): ReadProductWord[] {
  return productWords(name)
    .flatMap((word) => spelledOut({ word, phrases }))
    .map((word) => ({ text: word.word, ...readWord({ word, phrases }) }));
}

/** One word may be several: an abbreviation of them, or a compound of two that are known. */
function spelledOut({ word, phrases }: { word: ProductWord; phrases: FoodPhrases }): ProductWord[] {
  const [meaning = []] = word.meanings;
  if (meaning.length > 1) return meaning.map(toProductWord);
  if (word.kind !== 'plain' || word.word.length < 7 || phrases.numberOf.has(word.word)) return [word];
  return partsOf({ word: word.word, phrases })?.map(toProductWord) ?? [word];
}

/** Shorter words end many others by chance. */
const LEAST_HEAD = 4;

/** `apfelsaft` → `apfel`, `saft`: two known words, with the letters that join them left out. */
function partsOf({ word, phrases }: { word: string; phrases: FoodPhrases }): [string, string] | undefined {
  const isKnown = (part: string): boolean => {
    const { kind } = toProductWord(part);
    return kind !== 'joining' && (kind !== 'plain' || phrases.numberOf.has(part));
  };
  for (let at = 3; at <= word.length - 3; at += 1) {
    const [left, right] = [word.slice(0, at), word.slice(at)];
    if (!isKnown(right)) continue;
    const first = [left, left.replace(/(s|n|en|er)$/, ''), `${left}n`, `${left}en`, `${left}e`].find(isKnown);
    if (first !== undefined) return [first, right];
    // Of whatever it is, `putenwurst` is a sausage.
    if (right.length >= LEAST_HEAD && kindOf(right) === 'other') return [left, right];
  }
  return undefined;
}
