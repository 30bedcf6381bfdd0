import { pieceOf, unitOf } from './grocery-words.ts';

/** What is said of a measure and changes nothing that can be counted on: `about 200 g`, `1 heaped tbsp`. */
const VAGUE =
  /^(about|approx\.?|approximately|roughly|circa|ca\.?|c\.|~|etwa|ungefähr|environ|unos|unas|aprox\.?|heaped|heaping|rounded|level|scant|generous|gehäufte[rn]?|gestrichene[rn]?|colmad[ao]s?|rasa?s?)$/i;

/** The size of a piece or a spoon: `2 large cloves`. Before a figure it is part of the name: `Bread Medium 800 g`. */
const SIZE = /^(large|medium|small|big|gro(?:ß|ss)e[rn]?|kleine[rn]?|gran?des?|pequeñ[ao]s?|petite?s?)$/i;

/**
 * The words of a line, numbers apart from what they are glued to: `2x500g` → `2`, `x`, `500`, `g`. An opening bracket,
 * the bar between two measures and the dash of a range are words of their own.
 */
export function groceryTokens(text: string): string[] {
  const words = text
    .replace(/[¼-¾⅐-⅞]/g, (sign) => ` ${sign.normalize('NFKC')} `)
    .replace(/\u2044/g, '/')
    .replace(/[×✕*]/g, ' x ')
    .replace(/^[\s•·–-]*(\[[ x]?\])?/i, '')
    .replace(/\(([^()]*?)\s*\b(?:each|jeweils|je|cada un[oa]|chacune?)\s*\)/gi, ' $1 ')
    .replace(/(\p{L}) each\b/giu, '$1')
    .replace(/\(/g, ' ( ')
    .replace(/\)/g, ' ')
    .replace(/\bfl\.? ?oz\b/gi, 'floz')
    .replace(/(?<![\d/.,])(\d+)\s?-\s?(?=(\d+)\/(\d+)(?!\d))/g, '$1 ')
    .replace(/(?<=\d\s?\p{L}{0,7}\.?)\s*[-‐-―]\s*(?=\d)/gu, ' - ')
    .replace(/(?<=\d\s?\p{L}{1,7}\.?)\s*\/\s*(?=\d)/gu, ' / ')
    .replace(/(\d)[- ]?(?=\p{L})/gu, '$1 ')
    .replace(/~\s*(?=\d)/g, '')
    .replace(/\bx(?=\d)/gi, 'x ')
    .split(/\s+/)
    .filter((word) => word !== '');
  return words.filter((word, at) => !saysNothing(word, words[at + 1] ?? ''));
}

const saysNothing = (word: string, next: string): boolean =>
  isMeasure(next) && (VAGUE.test(word) || (SIZE.test(word) && !/^\d/.test(next)));

/** A number, or what is counted; of packages the size matters: a small tin is not a tin. */
const isMeasure = (word: string): boolean =>
  /^\d/.test(word) || (unitOf(word)?.unit ?? 'package') !== 'package' || pieceOf(word) !== undefined;

/** The name that words make, without the signs that part it from the amount. */
export const nameOf = (words: readonly string[]): string =>
  words
    .join(' ')
    .replace(/ ?\( ?/g, (sign, at: number) => (at === 0 ? '' : sign.replace('(', ',').trimStart()))
    .replace(/^[\s,;:.+&/-]+|[\s,;:.+&/-]+$/g, '')
    .replace(/^(of|de|di|von|du|des)\s+|^d['’]/i, '')
    .trim();
