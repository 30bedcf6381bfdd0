/**
 * One text for all ways to write the same name on a bill: without case, accents and punctuation. Figures stay, since
 * `MILK 1%` is not `MILK 2%`; so does the order, since nothing but the same shop is expected to print it again.
 */
export const billNameKey = (name: string): string =>
  name
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .match(/[\p{L}\p{M}\p{N}]+/gu)
    ?.join(' ') ?? '';

/** Shorter words of one letter's difference are often other words: `ham` and `jam`, `beer` and `beet`. */
const LEAST_LETTERS = 5;
/** From here on a word with one letter missing, added or read wrongly is hardly ever another word. */
const MANY_LETTERS = 7;
const MOST_MISREAD_WORDS = 2;

/**
 * Whether two names, as `billNameKey` writes them, are one that was read twice: the same but for what a reader
 * mistakes. Figures must be the same, and no word may be longer than the other by more than a letter.
 */
export function isSameBillName(a: string, b: string): boolean {
  if (joinedGlyphs(a) === joinedGlyphs(b)) return true;
  const [wordsA, wordsB] = [a.split(' '), b.split(' ')];
  if (wordsA.length !== wordsB.length) return false;
  const misread = wordsA.filter((word, at) => glyphs(word) !== glyphs(wordsB[at] ?? ''));
  return (
    misread.length <= MOST_MISREAD_WORDS && wordsA.every((word, at) => isSameWord(word, wordsB[at] ?? ''))
  );
}

function isSameWord(a: string, b: string): boolean {
  if (glyphs(a) === glyphs(b)) return true;
  const [shorter, longer] = a.length < b.length ? [a, b] : [b, a];
  if (/\d/.test(a + b) || shorter.length < LEAST_LETTERS) return false;
  let start = 0;
  while (start < shorter.length && shorter[start] === longer[start]) start += 1;
  const isSameRest =
    shorter.slice(start + (longer.length === shorter.length ? 1 : 0)) === longer.slice(start + 1);
  if (!isSameRest) return false;
  return (
    shorter.length >= MANY_LETTERS || (longer.length === shorter.length && lookAlike(shorter, longer, start))
  );
}

/** Capitals and small letters that printing and folds make each other of. */
const LOOK_ALIKES = [
  'ce',
  'co',
  'cg',
  'gq',
  'oq',
  'uv',
  'vy',
  'hn',
  'pr',
  'ef',
  'fp',
  'it',
  'ij',
  'lt',
  'kx',
];

const lookAlike = (a: string, b: string, at: number): boolean =>
  LOOK_ALIKES.includes([a[at], b[at]].sort().join(''));

/** What a reader takes for one another, as one of them. */
const glyphs = (text: string): string =>
  text.replace(/rn/g, 'm').replace(/0/g, 'o').replace(/[1i]/g, 'l').replace(/5/g, 's').replace(/8/g, 'b');

/** Blanks come and go with narrow type; figures among themselves keep them, or `1 2` were 12. */
const joinedGlyphs = (key: string): string => glyphs(key.replace(/(?<!\d) | (?!\d)/g, ''));
