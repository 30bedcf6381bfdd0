import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../catalog/load-catalog.ts';

const { foods, recipes } = loadCatalog();

describe('the group of a food', () => {
  it.each([
    ['firm-tofu', 'legume'],
    ['chickpea-flour', 'legume'],
    ['peanut-butter', 'nut'],
    ['peanuts', 'nut'],
    ['eggs', 'egg'],
    ['skyr', 'dairy'],
    ['chicken-breast', 'poultry'],
    ['pork-loin', 'meat'],
    ['prawns', 'fish'],
    ['salmon', 'fish'],
    ['potato', 'vegetable'],
    ['basmati-rice', 'grain'],
    ['egg-noodles', 'grain'],
    ['mango', 'fruit'],
    ['olive-oil', 'other'],
    ['fish-sauce', 'other'],
  ])('of %s is %s', (id, group) => {
    expect(foods.get(id)?.group).toBe(group);
  });

  it('is never only a seasoning for what a dish is made of', () => {
    expect([...recipes.values()].filter(({ mainGroup }) => mainGroup === 'other')).toEqual([]);
  });
});

describe('the kind of a recipe', () => {
  it.each([
    ['masoor-dal-rice', 'curry'],
    ['minestrone-white-beans', 'soup'],
    ['lentil-tacos', 'wrap'],
    ['overnight-oats-berries-hemp', 'porridge'],
    ['shakshuka', 'eggs'],
    ['pho-chay', 'noodles'],
    ['jollof-rice-black-eyed-peas', 'rice'],
    ['hummus-carrots', 'dip'],
  ])('of %s is %s', (id, kind) => {
    expect(recipes.get(id)?.kind).toBe(kind);
  });
});
