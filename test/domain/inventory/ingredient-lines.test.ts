import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadCatalog } from '../../../catalog/load-catalog.ts';
import { readGroceryList } from '../../../domain/inventory/read-grocery-list.ts';
import { INGREDIENT_LINES } from './ingredient-lines.ts';

const catalog = loadCatalog();

const read = (text: string) => {
  const [item] = readGroceryList({ text, catalog });
  return item?.status === 'ready' ? [item.food.id, Math.round(item.weighed.amount * 10) / 10] : ['ask'];
};

const LINES = Object.values(INGREDIENT_LINES).flat();

describe('lines of recipes and lists in five languages', () => {
  test.each(LINES)('%s', (text, ...right) => {
    expect(read(text)).toEqual(right);
  });

  test('a number that is no part of the amount is asked about, wherever it stands', () => {
    const readable = LINES.filter(([text]) => read(text)[0] !== 'ask').map(([text]) => text);
    const number = fc.integer({ min: 3, max: 9_999 });
    fc.assert(
      fc.property(
        fc.constantFrom(...readable),
        number,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (text, number, at) => {
          const words = text.split(' ');
          const place = Math.floor(at * (words.length + 1));
          const line = [...words.slice(0, place), `${number}`, ...words.slice(place)].join(' ');
          const [item] = readGroceryList({ text: line, catalog });
          if (item?.status !== 'ready') return;
          // Read: then the amount is no longer what it was without the number.
          expect(read(line), line).not.toEqual(read(text));
        },
      ),
      { numRuns: 500 },
    );
  });

  test('most are read, and the others are asked about', () => {
    const asked = LINES.filter(([text]) => read(text)[0] === 'ask').length;
    expect(asked / LINES.length).toBeLessThan(0.35);
  });
});
