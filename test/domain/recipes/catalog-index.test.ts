import { describe, expect, it } from 'vitest';
import { foodsNamed } from '../../../domain/recipes/catalog-index.ts';
import { aCatalog, aFood } from '../../support/recipes.ts';

const catalog = aCatalog({
  recipes: [],
  foods: [
    aFood('cherry-tomatoes', { name: 'Cherry tomatoes' }),
    aFood('tomato-paste', { name: 'Tomato paste' }),
    aFood('mushrooms', { name: 'White mushrooms' }),
    aFood('butter'),
    aFood('peanut-butter'),
    aFood('swiss-chard'),
    aFood('aubergine', { aliases: ['eggplant', 'berenjena morada'] }),
    aFood('jalapeno', { name: 'Jalapeño chilli' }),
  ],
});

describe('foodsNamed', () => {
  it.each([
    { term: 'butter', foods: ['butter'], why: 'an id names this food alone' },
    { term: 'tomato', foods: ['cherry-tomatoes', 'tomato-paste'], why: 'a word names all that have it' },
    { term: 'Tomatoes', foods: ['cherry-tomatoes', 'tomato-paste'], why: 'number and case do not matter' },
    { term: 'mushroom', foods: ['mushrooms'], why: 'number does not matter' },
    { term: 'tomato cherry', foods: ['cherry-tomatoes'], why: 'every word must be there' },
    { term: 'mush', foods: [], why: 'a part of a word is no word' },
    { term: 'swiss', foods: ['swiss-chard'], why: 'a double s is not a plural' },
    { term: 'eggplants', foods: ['aubergine'], why: 'people have their own names' },
    { term: 'Morada, berenjena', foods: ['aubergine'], why: 'nor does the order of an alias' },
    { term: 'morada', foods: [], why: 'an alias is taken as a whole' },
    { term: 'Jalapeno', foods: ['jalapeno'], why: 'accents do not matter' },
    { term: '!!', foods: [], why: 'no word names nothing' },
  ])('takes "$term" for $foods: $why', ({ term, foods }) => {
    expect([...foodsNamed({ catalog, terms: [term] })]).toEqual(foods);
  });
});
