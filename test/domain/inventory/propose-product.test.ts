import { describe, expect, test } from 'vitest';
import { loadCatalog } from '../../../catalog/load-catalog.ts';
import type { ListedProduct } from '../../../domain/inventory/listed-product.ts';
import { proposeProduct } from '../../../domain/inventory/propose-product.ts';

const catalog = loadCatalog();

type Said = Partial<Omit<ListedProduct, 'names'>> & { names: string[] };

const propose = ({ names, ...rest }: Said) =>
  proposeProduct({
    listed: {
      barcode: '4006381333931',
      names: names.map((text) => ({ text })),
      brands: [],
      categories: [],
      attribution: { name: 'Somebody', url: 'https://example.org', licence: 'ODbL-1.0' },
      ...rest,
    },
    language: 'en',
    catalog,
  });

const g = (quantity: number) => ({ quantity, unit: 'g' }) as const;
const ml = (quantity: number) => ({ quantity, unit: 'ml' }) as const;

describe('the food of a product', () => {
  test.each<[string, Said, string, number]>([
    [
      'without its brand and size',
      {
        names: ['Amul Fresh Paneer 200 g'],
        brands: ['Amul'],
        categories: ['cheeses', 'paneer'],
        content: g(200),
      },
      'paneer',
      200,
    ],
    [
      'in whichever language it is named',
      {
        names: ['H-Vollmilch 3,5%', 'Whole milk'],
        categories: ['uht milks', 'whole milks'],
        content: ml(1000),
      },
      'whole-milk',
      1031.3,
    ],
    [
      'in another language alone',
      { names: ['Lait demi-écrémé'], content: ml(1000) },
      'semi-skimmed-milk',
      1031.3,
    ],
    [
      'counted in pieces, of a kind that is only like the words of another food',
      { names: ['Eggs'], categories: ['chicken eggs'], content: { quantity: 12, unit: 'piece' } },
      'eggs',
      600,
    ],
    [
      'drained, as recipes mean it',
      { names: ['Chickpeas'], categories: ['canned foods', 'canned chickpeas'], content: g(400) },
      'chickpeas',
      238.1,
    ],
    [
      'that stands in for another and is listed as what it is',
      { names: ['Soy milk'], categories: ['milk substitutes', 'plant milks', 'soy milks'], content: ml(100) },
      'soy-milk',
      103.1,
    ],
  ])('is found %s', (_, said, foodId, amount) => {
    expect(propose(said)).toMatchObject({
      food: { status: 'matched', food: { id: foodId } },
      content: { measure: 'g', amount: expect.closeTo(amount, 0) },
    });
  });

  test.each<[string, Said]>([
    ['the name says nothing', { names: ['Nutella'], categories: ['spreads', 'hazelnut spreads'] }],
    ['only the kind names a food', { names: ['Thon entier'], categories: ['canned tunas'] }],
    [
      'names and kind name different foods',
      { names: ['Peanut butter'], categories: ['almond butters', 'butter'] },
    ],
    ['names in two languages disagree', { names: ['Whole milk', 'Lait demi-écrémé'] }],
    [
      'something else is sold by its name',
      { names: ['Milk'], categories: ['milk substitutes', 'plant milks', 'oat milks'] },
    ],
  ])('is left to choose where %s', (_, said) => {
    expect(propose(said).food.status).toBe('ambiguous');
  });

  test('has the kind among what to choose from', () => {
    const { food } = propose({ names: ['Thon entier'], categories: ['canned foods', 'canned tunas'] });
    expect(food.status === 'ambiguous' && food.candidates[0]?.id).toBe('tuna');
  });
});

describe('the content of a product', () => {
  test('of no known food stays as the package says', () => {
    expect(propose({ names: ['Coca-Cola'], content: ml(330) }).content).toEqual({
      measure: 'ml',
      amount: 330,
    });
  });

  test('is left out where a piece of it has no weight', () => {
    const { food, content } = propose({ names: ['Paneer'], content: { quantity: 2, unit: 'piece' } });
    expect([food.status, content]).toEqual(['matched', undefined]);
  });
});

describe('the name of a product', () => {
  const names = [
    { language: 'fr', text: 'Lait entier' },
    { language: 'de', text: 'Vollmilch' },
  ];
  const nameIn = (language: string) => {
    const attribution = { name: 'Somebody', url: 'https://example.org', licence: 'ODbL-1.0' };
    const listed = { barcode: '4006381333931', names, brands: [], categories: [], attribution };
    return proposeProduct({ listed, language, catalog }).name;
  };

  test('is in the language of the person, or else its own', () => {
    expect([nameIn('de'), nameIn('es')]).toEqual(['Vollmilch', 'Lait entier']);
  });

  test('fits among the names of own products', () => {
    expect(propose({ names: ['x'.repeat(200)] }).name).toHaveLength(80);
  });
});
