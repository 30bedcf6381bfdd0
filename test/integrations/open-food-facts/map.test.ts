import { describe, expect, test } from 'vitest';
import { toListedProduct } from '../../../integrations/open-food-facts/map.ts';
import { WireProduct } from '../../../integrations/open-food-facts/schema.ts';

const barcode = '4006381333931';
const listed = (entry: object) =>
  toListedProduct({ barcode, wire: WireProduct.parse({ product_name: 'Something', ...entry }) });

describe('what a package holds', () => {
  test.each([
    ['the figure with its unit', { product_quantity: 500, product_quantity_unit: 'g' }, [500, 'g']],
    ['a figure that is text', { product_quantity: '330', product_quantity_unit: 'ml' }, [330, 'ml']],
    ['a figure whose unit only the text tells', { product_quantity: 330, quantity: '33 cl' }, [330, 'ml']],
    ['packs in a package', { quantity: '2 x 60 g' }, [120, 'g']],
    ['the estimated sign', { quantity: '400 g ℮' }, [400, 'g']],
    ['the estimated sign as a letter', { quantity: '1,5 l e' }, [1500, 'ml']],
    ['kilograms', { quantity: '1kg' }, [1000, 'g']],
    ['ounces', { quantity: '5 oz' }, [141.7475, 'g']],
    ['pieces', { quantity: '12 eggs' }, [12, 'piece']],
  ])('%s', (_, entry, [quantity, unit]) => {
    expect(listed(entry)?.content).toEqual({ quantity: expect.closeTo(Number(quantity), 2), unit });
  });

  test.each([
    ['nothing', {}],
    ['a number without a word', { quantity: '120' }],
    ['a word without a number', { quantity: 'family pack' }],
    ['nothing of something', { product_quantity: 0, product_quantity_unit: 'g' }],
    ['a figure that is none', { product_quantity: 'a few', product_quantity_unit: 'g' }],
    ['a unit that nobody knows', { product_quantity: 3, product_quantity_unit: 'kWh' }],
  ])('is not known from %s', (_, entry) => {
    expect(listed(entry)).toBeDefined();
    expect(listed(entry)?.content).toBeUndefined();
  });
});

describe('what it is called', () => {
  test('the own name comes first, translations and the legal name follow, each once', () => {
    const { names } = listed({
      lang: 'fr',
      product_name: 'Lait entier',
      product_name_fr: 'Lait entier',
      product_name_en: 'Whole milk',
      product_name_de: null,
      product_name_es: ' ',
      generic_name: 'Lait UHT',
    }) ?? { names: [] };
    expect(names).toEqual([
      { language: 'fr', text: 'Lait entier' },
      { language: 'en', text: 'Whole milk' },
      { language: 'fr', text: 'Lait UHT' },
    ]);
  });

  test('an entry without any name is no product', () => {
    expect(listed({ product_name: '', brands: 'Vemondo' })).toBeUndefined();
  });

  test('brands and kinds are taken apart, and broken ones left out', () => {
    expect(
      listed({ brands: 'Ferrero, Nutella,', categories_tags: ['en:sweet-spreads', 'fr:pâtes'] }),
    ).toMatchObject({
      brands: ['Ferrero', 'Nutella'],
      categories: ['sweet spreads'],
    });
    expect(listed({ brands: 7, categories_tags: 'en:spreads' })).toMatchObject({
      brands: [],
      categories: [],
    });
  });
});
