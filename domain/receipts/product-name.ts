import { foldWord } from '../recipes/fold-word.ts';
import { ABBREVIATIONS, DESCRIBERS, JOINING, OTHER_THINGS, TRAITS } from './product-words.ts';

/** See the lists of words: `joining` says nothing at all, `other` makes the whole another thing. */
export type WordKind = 'plain' | 'trait' | 'describer' | 'other' | 'joining';

/** One word of a product's name as it is compared: see `foldWord`. */
export type ProductWord = {
  word: string;
  kind: WordKind;
  /** What it is short for, each in words; empty when it is no abbreviation that shops are known to use. */
  meanings: readonly (readonly string[])[];
};

/** The words of a food's name or alias, folded; those in brackets too. */
export const foldedWords = (text: string): string[] =>
  (text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).map(foldWord).filter((word) => !JOINING_WORDS.has(word));

/**
 * The words of a product's name as a bill prints it, without sizes, counts and codes. The fat of milk and yogurt is
 * said in words: `H-MILCH 1,5%` is semi-skimmed.
 */
export function productWords(name: string): ProductWord[] {
  const lower = name.slice(0, LONGEST_NAME).toLowerCase();
  const words = withoutFigures(lower.replace(/\b1\/2(?=\s*[a-zé]{3})/g, 'demi')).flatMap((word) => {
    const compared = foldWord(mixedGlyphs(word));
    return compared === '' ? [] : [toProductWord(compared)];
  });
  return withFat({ words, percent: percentOf(lower) }).slice(0, MOST_WORDS);
}

/** A line of a bill is shorter; what is longer is no name, and nobody should wait for it. */
const LONGEST_NAME = 200;
const MOST_WORDS = 12;

const folded = (list: string): Set<string> => new Set(list.trim().split(/\s+/).map(foldWord));
const foldedLists = (lists: Readonly<Record<string, string>>): Set<string> =>
  folded(Object.values(lists).join(' '));
const JOINING_WORDS = foldedLists(JOINING);
const DESCRIBER_WORDS = foldedLists(DESCRIBERS);
const TRAIT_WORDS = foldedLists(TRAITS);
export const OTHER_WORDS: ReadonlySet<string> = foldedLists(OTHER_THINGS);
const MEANINGS = new Map(
  Object.entries(ABBREVIATIONS).map(([short, meanings]) => [
    foldWord(short),
    meanings.split('|').map((meaning) => foldedWords(meaning)),
  ]),
);

/** A word that is already folded, with what the lists know of it. */
export const toProductWord = (word: string): ProductWord => ({
  word,
  kind: kindOf(word),
  meanings: MEANINGS.get(word) ?? [],
});

/** The list that a folded word stands in. */
export function kindOf(word: string): WordKind {
  if (JOINING_WORDS.has(word)) return 'joining';
  if (TRAIT_WORDS.has(word)) return 'trait';
  if (DESCRIBER_WORDS.has(word)) return 'describer';
  return OTHER_WORDS.has(word) ? 'other' : 'plain';
}

const UNITS =
  'g kg mg gm gr l ml cl dl lt ltr oz lb lbs gal pt qt ct pk pack pc pcs er st stk stck x r tr rl bd b p s h w v d m cm mm in';

/** `5OZ`, `X12`, `6X1L`, `18CT`, `#4011`, `T.405`, `W320`: what is counted, weighed or numbered, but not `5ALT`. */
const FIGURES = new RegExp(
  `^(\\d+(${UNITS.replaceAll(' ', '|')})?|\\d{2,}[a-z]{1,3}|[a-z]{1,2}\\d+[a-z]?|\\d+x\\d+[a-z]{0,3})$`,
);

const withoutFigures = (lower: string): string[] =>
  (lower.replace(/\d+(?:[.,]\d+)?\s*%/g, ' ').match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).filter(
    (word) => !FIGURES.test(word) && (word.length > 1 || MEANINGS.has(word)),
  );

/** Figures within a word are letters that a reader took for them: `T0FU`, `8LUEBERRIES`. */
const mixedGlyphs = (word: string): string =>
  /\d/.test(word) && /\p{L}/u.test(word)
    ? word.replace(/0/g, 'o').replace(/1/g, 'l').replace(/5/g, 's').replace(/8/g, 'b')
    : word;

function percentOf(lower: string): number | undefined {
  const found = /(\d+(?:[.,]\d+)?)\s*%/.exec(lower)?.[1];
  const percent = found === undefined ? undefined : Number(found.replace(',', '.'));
  // `15%` is 1.5 % that lost its point: no milk has so much.
  return percent !== undefined && percent > 10 && percent < 40 ? percent / 10 : percent;
}

const MILK = folded('milk mlk milch leche lait doodh hmilch frischmilch trinkmilch weidemilch');
const YOGURT = folded('yogurt yoghurt yog ygrt joghurt jogh naturjoghurt yogur yaourt yt curd dahi');
const GREEK = folded('greek grk griech griechischer griego grec');
const FAT_WORDS = folded(
  'red reduced fat low nonfat nf lf semi skim skimmed ecreme desnatada fettarm fettarme',
);

/** What a figure of fat makes of milk and yogurt, in the words of the food table. */
function withFat({ words, percent }: { words: ProductWord[]; percent: number | undefined }): ProductWord[] {
  const has = (listed: ReadonlySet<string>): boolean => words.some(({ word }) => listed.has(word));
  const isGreek = has(GREEK);
  const said =
    percent === undefined
      ? undefined
      : fatWords({ percent, isMilk: has(MILK), isYogurt: has(YOGURT), isGreek });
  if (said === undefined) return words;
  const replaced = [FAT_WORDS, MILK, YOGURT, GREEK];
  const kept = words.filter(({ word }) => !replaced.some((listed) => listed.has(word)));
  return [...kept, ...foldedWords(said).map(toProductWord)];
}

function fatWords(args: {
  percent: number;
  isMilk: boolean;
  isYogurt: boolean;
  isGreek: boolean;
}): string | undefined {
  const { percent, isMilk, isYogurt, isGreek } = args;
  if (isMilk && percent < 0.8) return 'skimmed milk';
  if (isMilk && percent >= 1.2 && percent <= 2.2) return 'semi skimmed milk';
  if (!isYogurt || percent > 2.2) return undefined;
  if (!isGreek) return 'low fat plain yogurt';
  return percent < 0.6 ? 'fat free greek yogurt' : undefined;
}
