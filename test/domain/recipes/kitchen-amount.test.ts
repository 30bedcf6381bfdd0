import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../../catalog/load-catalog.ts';
import {
  AmountSystem,
  fractionText,
  type KitchenAmount,
  kitchenAmount,
  ROUNDING_TOLERANCE,
} from '../../../domain/recipes/kitchen-amount.ts';
import type { Food } from '../../../domain/recipes/recipe.ts';

const catalog = loadCatalog();
const unitsOf = (food: string): Food['units'] => {
  const { units } = catalog.foods.get(food) ?? {};
  if (units === undefined) throw new Error(`There is no ${food}`);
  return units;
};

const OIL = { cupG: 218, tablespoonG: 13.6, teaspoonG: 4.5 };

/** What one of the unit weighs. */
function unitMass({ unit }: KitchenAmount, units: Food['units']): number {
  const { cupG = 0, tablespoonG = cupG / 16, teaspoonG = cupG / 48, piece } = units;
  const masses = {
    g: 1,
    oz: 28.349_523_125,
    lb: 453.592_37,
    cup: cupG,
    tablespoon: tablespoonG,
    teaspoon: teaspoonG,
    piece: piece?.massG,
  };
  return masses[unit] ?? Number.NaN;
}

const toleranceOf = ({ unit }: KitchenAmount): number => {
  if (unit === 'teaspoon') return ROUNDING_TOLERANCE.teaspoon;
  // A tenth of a gram is as fine as grams are given.
  return unit === 'g' ? 0.1 : ROUNDING_TOLERANCE.usual;
};

describe('kitchenAmount', () => {
  it.each([
    [109, OIL, 'household', '½ cup'],
    [27, OIL, 'household', '2 tbsp'],
    [5.6, OIL, 'household', '1¼ tsp'],
    [17, OIL, 'household', '3¾ tsp'],
    [1.4, OIL, 'household', '¼ tsp'],
    [0.56, OIL, 'household', '⅛ tsp'],
    [0.1, OIL, 'household', '0.1 g'],
    [27, OIL, 'metric', '27 g'],
    [100, { piece: { massG: 50, name: 'egg' } }, 'household', '2 eggs'],
    [8, { piece: { massG: 3, name: 'clove' } }, 'us', '2½ cloves'],
    [55, { piece: { massG: 110, name: 'onion' } }, 'household', '½ onion'],
    [500, { piece: { massG: 90, name: 'tomato' } }, 'household', '6 tomatoes'],
    [150, { piece: { massG: 150, name: 'sweet potato' } }, 'household', '1 sweet potato'],
    [15, { cupG: 244 }, 'household', '1 tbsp'],
    [20, { cupG: 128 }, 'household', '20 g'],
    [450, {}, 'us', '1 lb'],
    [170, {}, 'us', '6 oz'],
    [170, {}, 'household', '170 g'],
  ] as const)('%d g of %j are written for %s as %s', (massG, units, system, text) => {
    expect(kitchenAmount({ massG, units, system }).text).toBe(text);
  });

  it('never strays more from the grams than it says, for any amount of any food', () => {
    const anyFood = fc.constantFrom(...catalog.foods.values());
    const anyMass = fc.double({ min: 0.5, max: 3000, noNaN: true });
    fc.assert(
      fc.property(anyFood, anyMass, fc.constantFrom(...AmountSystem.options), ({ units }, massG, system) => {
        const amount = kitchenAmount({ massG, units, system });
        const measuredG = amount.quantity * unitMass(amount, units);
        expect(Math.abs(measuredG - massG)).toBeLessThanOrEqual(toleranceOf(amount) * massG + 1e-6);
        expect(amount.text).toMatch(/^(\d+(\.\d)?[⅛¼⅓½⅔¾]?|[⅛¼⅓½⅔¾]) \p{L}/u);
      }),
      { numRuns: 2000 },
    );
  });

  it('measures most ingredients of the catalogue without a scale', () => {
    let [measured, all] = [0, 0];
    for (const { ingredients, servings } of catalog.recipes.values()) {
      for (const { food, grams } of ingredients) {
        const { unit } = kitchenAmount({
          massG: grams / servings,
          units: unitsOf(food),
          system: 'household',
        });
        all += 1;
        if (unit !== 'g') measured += 1;
      }
    }
    expect(measured / all).toBeGreaterThan(0.6);
  });
});

describe('fractionText', () => {
  it.each([
    [0.125, '⅛'],
    [1 / 3, '⅓'],
    [1, '1'],
    [2 + 2 / 3, '2⅔'],
    [12.75, '12¾'],
  ])('writes %d as %s', (quantity, text) => {
    expect(fractionText(quantity)).toBe(text);
  });
});
