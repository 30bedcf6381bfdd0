import { expect, test } from 'vitest';
import { NUTRIENTS, PRICE_SCALE } from '../../../../domain/recipes/optimizer/nutrients.ts';

test('every nutrient has a finite scale of its price: one that lacks it makes all prices, and all proofs, worthless', () => {
  expect(PRICE_SCALE).toHaveLength(NUTRIENTS.length);
  for (const scale of PRICE_SCALE) expect(scale > 0 && scale <= 2).toBe(true);
});
