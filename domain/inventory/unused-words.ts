import { foldedWords, kindOf, toProductWord } from '../receipts/product-name.ts';
import { letterSet, misreadQuality, soundOf, stemOf, withGlyphs } from '../receipts/word-likeness.ts';
import type { Food } from '../recipes/recipe.ts';

const namesOf = ({ id, name, aliases }: Food): string[] => [id.replaceAll('-', ' '), name, ...aliases];

/** Words of what somebody typed that no name of the food has, misspelt or in another form; numbers are left out. */
export function unusedWords({ name, food }: { name: string; food: Food }): string[] {
  const known = new Set(namesOf(food).flatMap(foldedWords));
  return foldedWords(name).filter((word) => {
    if (/^\d+$/.test(word)) return false;
    const said = [word, ...toProductWord(word).meanings.flat()];
    return !said.some((one) => [...known].some((other) => isSame(one, other)));
  });
}

function isSame(asked: string, known: string): boolean {
  if (stemOf(asked) === stemOf(known) || soundOf(asked) === soundOf(known)) return true;
  // `speisekartoffel` is a potato; `puderzucker` is no sugar that its name would do for.
  if (asked.endsWith(known) && kindOf(asked.slice(0, -known.length)) === 'describer') return true;
  // Who types seldom errs in the first letter, unlike a reader of prints.
  return asked.length >= 5 && asked[0] === known[0] && misreadQuality(compared(asked), compared(known)) > 0;
}

const compared = (word: string) => ({ word, glyphs: withGlyphs(word), letters: letterSet(word) });

/**
 * Numbers in a name that are no part of any name of the food. The percents of milk and meat are known where they are
 * the food's own fat: `3.5% milk`.
 */
export function unusedNumbers({ name, food }: { name: string; food: Food | undefined }): string[] {
  const known = new Set(food === undefined ? [] : namesOf(food).flatMap((text) => text.match(/\d+/g) ?? []));
  const rest = name.replace(/(\d+(?:[.,]\d+)?) ?%/g, (text, percent: string) =>
    food !== undefined && isFat(Number(percent.replace(',', '.')), food) ? '' : text,
  );
  return (rest.match(/\d+(?:[.,/]\d+)*/g) ?? []).filter(
    (number) => !(number.match(/\d+/g) ?? []).every((part) => known.has(part)),
  );
}

const isFat = (percent: number, { per100g: { fatG } }: Food): boolean =>
  Math.abs(percent - fatG) <= Math.max(0.5, fatG * 0.2);
