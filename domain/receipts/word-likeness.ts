/** Endings of number, case and gender in five languages. */
export const stemOf = (word: string): string =>
  word.length < 5 ? word : word.replace(/(?<=.{4})(en|es|er|e|n|o|a|x)$/, '');

/** Hindi has many ways to be written in Latin letters: `masuri` and `masoori`, `moongfali` and `moongphali`. */
export const soundOf = (word: string): string =>
  word
    .replace(/ph/g, 'f')
    .replace(/oo/g, 'u')
    .replace(/ee/g, 'i')
    .replace(/w/g, 'v')
    .replace(/y/g, 'i')
    .replace(/(?<=[bcdgjkpt])h/g, '')
    .replace(/(.)\1+/g, '$1');

/** Two letters that print as one, as that one. */
export const withGlyphs = (word: string): string =>
  word.replace(/rn/g, 'm').replace(/vv/g, 'w').replace(/cl/g, 'd');

/** The letters of a word, a bit for each: what two words cannot have in common is known without comparing them. */
export function letterSet(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at += 1) letters |= 1 << ((word.charCodeAt(at) - 97) & 31);
  return letters;
}

type Compared = { word: string; glyphs: string; letters: number };

/** What half an error is: capitals and small letters that folds, faint print and dot matrices make each other of. */
const LOOK_ALIKES = new Set(
  'ce co cg gq oq od dq uv vy nh nm hm hb pr rk ef fp it ij il jl lt kx sz'
    .split(' ')
    .flatMap((pair) => [pair, [...pair].reverse().join('')]),
);

/** Errors that a word of this length may have and still be known. */
const mostErrors = (length: number): number => {
  if (length >= 9) return 2;
  if (length >= 6) return 1.5;
  return length >= 4 ? 1 : 0.5;
};

/** Letters read wrongly, missing, added or in the wrong place: 0 when there are too many. */
export function misreadQuality(asked: Compared, known: Compared): number {
  if (asked.glyphs === known.glyphs) return 0.95;
  if (asked.word.length < 3) return 0;
  const most = mostErrors(known.word.length);
  if (Math.abs(asked.word.length - known.word.length) > most + 1) return 0;
  if (missingLetters(asked, known) > 2 * most) return 0;
  const isFolded = asked.glyphs !== asked.word || known.glyphs !== known.word;
  const errors = Math.min(
    errorsBetween(asked.word, known.word, most),
    isFolded ? errorsBetween(asked.glyphs, known.glyphs, most) : most + 1,
  );
  return errors > most ? 0 : 0.95 - errors * errorPrice(known.word.length);
}

/** An error in a short word makes another word of it more often. */
const errorPrice = (length: number): number => 0.6 / length + 4 / length ** 2;

/** Letters that only one of the words has; two folded into one glyph count as well, so this is not exact. */
function missingLetters(asked: Compared, known: Compared): number {
  let differing = asked.letters ^ known.letters;
  let count = 0;
  for (; differing !== 0; differing &= differing - 1) count += 1;
  return count - 2;
}

const SWAPPED = 0.6;
const MOST_LETTERS = 64;
const [FIRST, SECOND, THIRD] = [
  new Float64Array(MOST_LETTERS),
  new Float64Array(MOST_LETTERS),
  new Float64Array(MOST_LETTERS),
];

/**
 * Distance of Damerau and Levenshtein in which letters that look alike are half an error, and two that changed places
 * hardly more, since words are seldom each other's anagrams; more than `most` when it is more.
 */
function errorsBetween(a: string, b: string, most: number): number {
  if (a.length >= MOST_LETTERS || b.length >= MOST_LETTERS) return most + 1;
  let [twoBefore, before, now] = [FIRST, SECOND, THIRD];
  for (let at = 0; at <= b.length; at += 1) before[at] = at;
  for (let row = 1; row <= a.length; row += 1) {
    now[0] = row;
    let least = row;
    for (let at = 1; at <= b.length; at += 1) {
      const replaced = (before[at - 1] ?? 0) + replacing(a[row - 1] ?? '', b[at - 1] ?? '');
      const swapped = isSwapped(a, b, row, at) ? (twoBefore[at - 2] ?? 0) + SWAPPED : most + 1;
      const errors = Math.min(replaced, swapped, (before[at] ?? 0) + 1, (now[at - 1] ?? 0) + 1);
      now[at] = errors;
      if (errors < least) least = errors;
    }
    if (least > most) return most + 1;
    [twoBefore, before, now] = [before, now, twoBefore];
  }
  return before[b.length] ?? 0;
}

const isSwapped = (a: string, b: string, row: number, at: number): boolean =>
  row > 1 && at > 1 && a[row - 1] === b[at - 2] && a[row - 2] === b[at - 1];

const replacing = (a: string, b: string): number => {
  if (a === b) return 0;
  return LOOK_ALIKES.has(a + b) ? 0.5 : 1;
};

/**
 * Abbreviations of any language: the letters of the word are some of the known one's, in order and from the first on.
 * Shops leave out vowels (`SPNCH`) or the end (`KART.`), seldom consonants, and seldom both in one word.
 */
export function shortenedQuality(asked: Compared, known: Compared): number {
  const [a, b] = [asked.word, known.word];
  if (a.length < 3 || a.length >= b.length || a[0] !== b[0] || (asked.letters & ~known.letters) !== 0)
    return 0;
  let cost = 0;
  let at = 1;
  for (let next = 1; next < a.length; next += 1) {
    while (at < b.length && b[at] !== a[next]) {
      cost += skipCost(b, at);
      at += 1;
    }
    if (at >= b.length) return 0;
    at += 1;
  }
  const left = b.length - at;
  const both = cost > 0 && left > 1 ? 2 : 0;
  return Math.max(0, 0.92 - 0.05 * (cost + both + 0.7 * left));
}

/** `speisekartoffel` ends in a food, and says of what kind it is; a letter of a long one may be misread. */
export function compoundQuality(asked: Compared, known: Compared): number {
  const [a, b] = [asked.word, known.word];
  if (b.length < 4 || a.length - b.length < 3) return 0;
  if (a.endsWith(b)) return 0.85;
  if (b.length < 7 || missingLetters({ ...asked, letters: asked.letters & known.letters }, known) > 0)
    return 0;
  return errorsBetween(a.slice(-b.length), b, 1) <= 1 || errorsBetween(a.slice(1 - b.length), b, 1) <= 1
    ? 0.75
    : 0;
}

const skipCost = (known: string, at: number): number => {
  if (known[at] === known[at - 1]) return 0.5;
  return 'aeiouy'.includes(known[at] ?? '') ? 1 : 2.5;
};
