import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Allergen } from '../../../domain/recipes/allergen.ts';
import { deriveRecipe } from '../../../domain/recipes/derive-recipe.ts';
import type { Minerals } from '../../../domain/recipes/food-facts.ts';
import type { DietFit, Food, FoodOrigin, Nutrition, RecipeSource } from '../../../domain/recipes/recipe.ts';
import { aFood } from '../../support/recipes.ts';

const NOTHING: Nutrition = {
  energyKcal: 0,
  proteinG: 0,
  fatG: 0,
  saturatedFatG: 0,
  carbohydrateG: 0,
  fibreG: 0,
  sugarG: 0,
  sodiumMg: 0,
};

type FoodFacts = {
  family?: string;
  origins?: FoodOrigin[];
  allergens?: Allergen[];
  per100g?: Partial<Nutrition>;
  minerals?: Minerals;
};

function food(
  id: string,
  { family = id, origins = ['plant'], allergens = [], per100g = {}, minerals = {} }: FoodFacts = {},
): Food {
  return aFood(id, { family, origins, allergens, minerals, per100g: { ...NOTHING, ...per100g } });
}

function tableOf(...foods: Food[]): ReadonlyMap<string, Food> {
  return new Map(foods.map((entry) => [entry.id, entry]));
}

function dish(grams: Record<string, number>, servings = 1): RecipeSource {
  return {
    id: 'dish',
    name: 'Dish',
    slots: ['lunch'],
    kind: 'plate',
    cuisine: 'international',
    servings,
    minutes: 10,
    equipment: [],
    ingredients: Object.entries(grams).map(([id, amount]) => ({ food: id, grams: amount })),
    steps: ['Mix everything.'],
  };
}

const RICE = food('rice', { per100g: { energyKcal: 365, proteinG: 7.1, carbohydrateG: 80, sodiumMg: 5 } });
const BEEF = food('beef', { origins: ['meat'], per100g: { energyKcal: 135, proteinG: 22, fatG: 4.6 } });
const OIL = food('oil', { per100g: { energyKcal: 884, fatG: 100 } });
const SUGAR = food('sugar', { per100g: { energyKcal: 387, carbohydrateG: 100, sugarG: 100 } });

describe('deriveRecipe', () => {
  it('adds up the foods of one serving', () => {
    const recipe = deriveRecipe({ source: dish({ rice: 200, oil: 20 }, 2), foods: tableOf(RICE, OIL) });
    expect(recipe.perServing).toEqual({
      ...NOTHING,
      energyKcal: 453.4,
      proteinG: 7.1,
      fatG: 10,
      carbohydrateG: 80,
      sodiumMg: 5,
    });
    expect(recipe.gramsPerServing).toBe(110);
  });

  it('carries every allergen of every food once, in the order of the regulation', () => {
    const foods = tableOf(
      food('pesto', { allergens: ['tree_nuts', 'milk'] }),
      food('cheese', { allergens: ['milk'], origins: ['dairy'] }),
      food('pasta', { allergens: ['gluten'] }),
    );
    const recipe = deriveRecipe({ source: dish({ pesto: 1, cheese: 1, pasta: 1 }), foods });
    expect(recipe.allergens).toEqual(['gluten', 'milk', 'tree_nuts']);
  });

  it('refuses an ingredient that is not in the food table', () => {
    expect(() => deriveRecipe({ source: dish({ unicorn: 1 }), foods: tableOf(RICE) })).toThrow(/unicorn/);
  });

  it.each([
    ['the beef rather than the rice that brings more energy', { rice: 75, beef: 130 }, 'beef'],
    ['never the oil when there is a food', { rice: 20, oil: 50 }, 'rice'],
    ['never the sugar when there is a food', { rice: 20, sugar: 200 }, 'rice'],
    ['the greater one when there are only fats and sugars', { oil: 5, sugar: 100 }, 'sugar'],
  ])('names as main food %s', (_, grams, mainFood) => {
    const recipe = deriveRecipe({ source: dish(grams), foods: tableOf(RICE, BEEF, OIL, SUGAR) });
    expect(recipe.mainFood).toBe(mainFood);
  });

  it('names the family of the main food, so that tinned and boiled chickpeas are the same dish', () => {
    const per100g = { energyKcal: 139, proteinG: 7 };
    const foods = tableOf(food('chickpeas', { per100g }), food('boiled', { family: 'chickpeas', per100g }));
    expect(deriveRecipe({ source: dish({ boiled: 200 }), foods }).mainFood).toBe('chickpeas');
  });

  it('names the group of the main food', () => {
    const beef = { ...BEEF, group: 'meat' as const };
    expect(
      deriveRecipe({ source: dish({ rice: 75, beef: 130 }), foods: tableOf(RICE, beef) }).mainGroup,
    ).toBe('meat');
  });

  it.each([
    { salt: 2, minerals: { calciumMg: 30, ironMg: 2 }, why: 'two parts in a hundred may be unknown' },
    { salt: 3, minerals: { calciumMg: 30 }, why: 'more may not' },
  ])('states minerals for $salt g of salt without iron in 100 g: $why', ({ salt, minerals }) => {
    const foods = tableOf(
      food('beans', { minerals: { calciumMg: 30, ironMg: 2 } }),
      food('salt', { minerals: { calciumMg: 0 } }),
    );
    const recipe = deriveRecipe({ source: dish({ beans: 100, salt }), foods });
    expect(recipe.mineralsPerServing).toEqual(minerals);
  });

  it('gives the same dish whoever cooks it: twice the food for twice the people', () => {
    const foods = tableOf(RICE, BEEF, OIL);
    const grams = fc.record({
      rice: fc.integer({ min: 1, max: 900 }),
      beef: fc.integer({ min: 1, max: 900 }),
      oil: fc.integer({ min: 1, max: 90 }),
    });
    fc.assert(
      fc.property(grams, fc.integer({ min: 1, max: 6 }), (amounts, servings) => {
        const doubled = { rice: amounts.rice * 2, beef: amounts.beef * 2, oil: amounts.oil * 2 };
        const { perServing } = deriveRecipe({ source: dish(amounts, servings), foods });
        expect(deriveRecipe({ source: dish(doubled, servings * 2), foods }).perServing).toEqual(perServing);
      }),
    );
  });
});

describe('diets of a recipe', () => {
  const ALL: DietFit = { pescatarian: true, vegetarian: true, vegan: true, halal: true, kosherStyle: true };
  const NO_FLESH = { pescatarian: false, vegetarian: false, vegan: false };

  it.each<{ dish: string; origins: FoodOrigin[]; unfit: Partial<DietFit> }>([
    { dish: 'plants', origins: ['plant'], unfit: {} },
    { dish: 'honey', origins: ['plant', 'honey'], unfit: { vegan: false } },
    { dish: 'eggs and milk', origins: ['egg', 'dairy'], unfit: { vegan: false } },
    {
      dish: 'cheese made with calf rennet',
      origins: ['dairy', 'rennet'],
      unfit: { ...NO_FLESH, halal: false, kosherStyle: false },
    },
    { dish: 'gelatine', origins: ['gelatine'], unfit: { ...NO_FLESH, halal: false, kosherStyle: false } },
    { dish: 'wine', origins: ['plant', 'alcohol'], unfit: { halal: false } },
    { dish: 'fish', origins: ['fish'], unfit: { vegetarian: false, vegan: false } },
    { dish: 'fish in butter', origins: ['fish', 'dairy'], unfit: { vegetarian: false, vegan: false } },
    {
      dish: 'prawns',
      origins: ['shellfish'],
      unfit: { vegetarian: false, vegan: false, kosherStyle: false },
    },
    { dish: 'chicken, which can be bought halal', origins: ['poultry'], unfit: NO_FLESH },
    { dish: 'beef', origins: ['meat'], unfit: NO_FLESH },
    { dish: 'beef with cheese', origins: ['meat', 'dairy'], unfit: { ...NO_FLESH, kosherStyle: false } },
    { dish: 'chicken in yogurt', origins: ['poultry', 'dairy'], unfit: { ...NO_FLESH, kosherStyle: false } },
    { dish: 'pork', origins: ['meat', 'pork'], unfit: { ...NO_FLESH, halal: false, kosherStyle: false } },
  ])('of $dish follow from what they are made of', ({ origins, unfit }) => {
    const foods = tableOf(...origins.map((origin) => food(origin, { origins: [origin] })));
    const grams = Object.fromEntries(origins.map((origin) => [origin, 10]));
    expect(deriveRecipe({ source: dish(grams), foods }).diets).toEqual({ ...ALL, ...unfit });
  });

  it('never grow when a food is added', () => {
    const origins = fc.uniqueArray(
      fc.constantFrom<FoodOrigin>(
        'plant',
        'meat',
        'poultry',
        'fish',
        'shellfish',
        'egg',
        'dairy',
        'honey',
        'alcohol',
      ),
      { minLength: 2 },
    );
    fc.assert(
      fc.property(origins, (all) => {
        const foods = tableOf(...all.map((origin) => food(origin, { origins: [origin] })));
        const gramsOf = (some: readonly FoodOrigin[]) =>
          Object.fromEntries(some.map((origin) => [origin, 10]));
        const whole = deriveRecipe({ source: dish(gramsOf(all)), foods }).diets;
        const part = deriveRecipe({ source: dish(gramsOf(all.slice(1))), foods }).diets;
        for (const [diet, fits] of Object.entries(whole)) {
          if (fits) expect(part).toMatchObject({ [diet]: true });
        }
      }),
    );
  });
});
