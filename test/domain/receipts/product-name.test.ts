import { describe, expect, test } from 'vitest';
import { loadCatalog } from '../../../catalog/load-catalog.ts';
import { foodPhrases } from '../../../domain/receipts/food-phrases.ts';
import { foldedWords, kindOf, productWords } from '../../../domain/receipts/product-name.ts';
import {
  ABBREVIATIONS,
  DESCRIBERS,
  JOINING,
  OTHER_THINGS,
  TRAITS,
} from '../../../domain/receipts/product-words.ts';
import { foldWord } from '../../../domain/recipes/fold-word.ts';

test.each([
  ['Kürbis', 'KUERBIS'],
  ['Tomatoes', 'TOMATO'],
  ['Blueberries', 'blueberry'],
  ['Œufs', 'OEUF'],
  ['Weißkohl', 'WEISSKOHL'],
  ['poireaux', 'POIREAU'],
  ['jalapeño', 'Jalapenos'],
])('%s and %s are compared as one word', (a, b) => {
  expect(foldWord(a)).toBe(foldWord(b));
});

describe('the words of a product', () => {
  const wordsOf = (name: string) => productWords(name).map(({ word }) => word);

  test.each([
    ['ORG BABY SPNCH 5OZ', ['org', 'baby', 'spnch']],
    ['BANANAS #4011 1.25KG X12', ['banana']],
    ['WEIZENMEHL T.405', ['weizenmehl']],
    ['LECHE 6X1L', ['leche']],
    ['T0FU 8LOCK', ['tofu', 'block']],
    ['7 UP', ['up']],
    ['', []],
    ['12345 %%% --', []],
  ])('of %s stand without sizes, counts and codes', (name, words) => {
    expect(wordsOf(name)).toEqual(words);
  });

  test.each([
    ['H-MILCH 1,5%', ['semi', 'skimmed', 'milk']],
    ['H-MILCH 15%', ['semi', 'skimmed', 'milk']],
    ['GV 2% RED FAT MLK', ['gv', 'semi', 'skimmed', 'milk']],
    ['FETTARME MILCH 0,3%', ['skimmed', 'milk']],
    ['MILCH 3,5%', ['milch']],
    ['GRIECH. JOGHURT 0%', ['fat', 'free', 'greek', 'yogurt']],
    ['JOGHURT 1,5% ERDBEER', ['erdbeer', 'low', 'fat', 'plain', 'yogurt']],
    ['BEEF MINCE 5%', ['beef', 'mince']],
  ])('of %s say how fat milk and yogurt are', (name, words) => {
    expect(wordsOf(name)).toEqual(words);
  });
});

describe('the lists of words', () => {
  const lists = Object.entries({ JOINING, TRAITS, DESCRIBERS, OTHER_THINGS }).flatMap(([list, languages]) =>
    Object.entries(languages).flatMap(([language, words]) =>
      words
        .trim()
        .split(/\s+/)
        .map((word) => ({ at: `${list}.${language}: ${word}`, folded: foldWord(word) })),
    ),
  );

  test('have each word once', () => {
    const first = new Map<string, string>();
    const twice = lists.filter(
      ({ at, folded }) => (first.get(folded) ?? at) !== at || !first.set(folded, at),
    );
    expect(twice).toEqual([]);
  });

  test('give for every abbreviation words that foods have, or that say how they are', () => {
    const { numberOf } = foodPhrases(loadCatalog());
    const meant = Object.values(ABBREVIATIONS).flatMap((meanings) =>
      meanings.split('|').flatMap(foldedWords),
    );
    expect(meant.filter((word) => !numberOf.has(word) && kindOf(word) === 'plain')).toEqual([]);
  });
});
