import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readGroceryLine } from '../../../domain/inventory/read-grocery-line.ts';

const read = (text: string) => {
  const line = readGroceryLine(text);
  return line.status === 'read' ? [line.quantity, line.unit, line.name] : line.code;
};

describe('a line of a shopping list', () => {
  test.each([
    ['2 x 500 g paneer', 1000, 'g', 'paneer'],
    ['2x500g paneer', 1000, 'g', 'paneer'],
    ['2 × 500 g paneer', 1000, 'g', 'paneer'],
    ['dozen eggs', 12, 'piece', 'eggs'],
    ['a dozen eggs', 12, 'piece', 'eggs'],
    ['half a dozen eggs', 6, 'piece', 'eggs'],
    ['2 dozen eggs', 24, 'piece', 'eggs'],
    ['½ kg atta', 0.5, 'kg', 'atta'],
    ['1½ cups flour', 1.5, 'cup', 'flour'],
    ['1 1/2 cups flour', 1.5, 'cup', 'flour'],
    ['1 (15 oz) can chickpeas', 15, 'oz', 'chickpeas'],
    ['1 15-oz can chickpeas', 15, 'oz', 'chickpeas'],
    ['2 cans (400 g each) tomatoes', 800, 'g', 'tomatoes'],
    ['3 onions', 3, 'piece', 'onions'],
    ['2 cups rice', 2, 'cup', 'rice'],
    ['1,5 l Milch', 1.5, 'l', 'Milch'],
    ['Milch 1,5 l', 1.5, 'l', 'Milch'],
    ['AASHIRVAAD ATTA 5KG', 5, 'kg', 'AASHIRVAAD ATTA'],
    ['ORG BABY SPNCH 5OZ', 5, 'oz', 'ORG BABY SPNCH'],
    ['paneer 2 x 200 g', 400, 'g', 'paneer'],
    ['2 paneer 200g', 400, 'g', 'paneer'],
    ['eggs x 12', 12, 'piece', 'eggs'],
    ['eggs x12', 12, 'piece', 'eggs'],
    ['Eier, 12', 12, 'piece', 'Eier'],
    ['ein Dutzend Eier', 12, 'piece', 'Eier'],
    ['ein halbes Pfund Butter', 250, 'g', 'Butter'],
    ['2 Dosen Kichererbsen', 2, 'package', 'Kichererbsen'],
    ['media docena de huevos', 6, 'piece', 'huevos'],
    ['una docena de huevos', 12, 'piece', 'huevos'],
    ["une douzaine d'œufs", 12, 'piece', 'œufs'],
    ['25 cl de lait', 250, 'ml', 'lait'],
    ['aadha kilo pyaz', 0.5, 'kg', 'pyaz'],
    ['dhai kilo aloo', 2.5, 'kg', 'aloo'],
    ['3 cloves of garlic', 3, 'piece', 'garlic'],
    ['2 Zehen Knoblauch', 2, 'piece', 'Knoblauch'],
    ['16 fl oz milk', 473.176, 'ml', 'milk'],
    ['1 lb. carrots', 1, 'lb', 'carrots'],
    ['- [ ] 200 g feta', 200, 'g', 'feta'],
    ['2% milk 1 l', 1, 'l', '2% milk'],
  ])('%s', (text, quantity, unit, name) => {
    expect(read(text)).toEqual([quantity, unit, name]);
  });

  test.each([
    ['1.000 g Reis', 1000, 'g'],
    ['1,000 g rice', 1000, 'g'],
    ['1.000 kg Reis', 1, 'kg'],
    ['0,750 kg Tomaten', 0.75, 'kg'],
    ['0.500 g saffron', 0.5, 'g'],
    ['1.234,5 g Mehl', 1234.5, 'g'],
    ['1,234.5 g flour', 1234.5, 'g'],
  ])('%s: the sign is read as the unit makes sense of it', (text, quantity, unit) => {
    expect(read(text)).toMatchObject([quantity, unit, expect.any(String)]);
  });

  test.each([
    ['', 'empty'],
    [' • ', 'empty'],
    ['paneer', 'no_amount'],
    ['2% milk', 'no_amount'],
    ['500 g', 'no_name'],
    ['2 x 500 g', 'no_name'],
    ['0 g rice', 'out_of_range'],
    ['999999999 g rice', 'out_of_range'],
  ])('"%s" is refused: %s', (text, code) => {
    expect(read(text)).toBe(code);
  });

  test('any text is read or refused, never worse, and an amount that is read is one that can be', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => {
        const line = readGroceryLine(text);
        return line.status === 'unreadable' || (line.quantity > 0 && line.name.length > 0);
      }),
    );
  });

  test('the amount may stand in front of the name or behind it', () => {
    const unit = fc.constantFrom('g', 'kg', 'ml', 'l', 'oz', 'lb');
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999 }), unit, (quantity, unit) => {
        expect(read(`${quantity} ${unit} red lentils`)).toEqual(read(`red lentils ${quantity}${unit}`));
      }),
    );
  });
});
