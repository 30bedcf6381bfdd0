import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../catalog/load-catalog.ts';
import type { Allergen } from '../../domain/recipes/allergen.ts';
import type { FoodOrigin } from '../../domain/recipes/recipe.ts';

const { foods, recipes } = loadCatalog();

/** What a label hides and a review found, once and for all: each row is everything the food is marked with. */
const REVIEWED: readonly [food: string, allergens: readonly Allergen[], why: string][] = [
  ['worcestershire-sauce', ['gluten', 'fish'], 'anchovies and malt vinegar'],
  ['soy-sauce', ['gluten', 'soybeans'], 'brewed from soya and wheat'],
  ['hoisin-sauce', ['gluten', 'soybeans', 'sesame'], 'soya, wheat and sesame'],
  ['gochujang', ['gluten', 'soybeans'], 'soya and barley or wheat'],
  ['oyster-sauce', ['gluten', 'soybeans', 'molluscs'], 'oysters and soy sauce'],
  ['fish-sauce', ['fish'], 'anchovies'],
  ['miso', ['gluten', 'soybeans'], 'barley'],
  ['rice-miso', ['soybeans'], 'soya'],
  ['natto', ['soybeans'], 'soya'],
  ['tempeh', ['soybeans'], 'soya'],
  ['edamame', ['soybeans'], 'soya'],
  ['wholemeal-bread', ['gluten', 'soybeans'], 'soya flour'],
  ['whey-protein', ['soybeans', 'milk'], 'soya lecithin'],
  ['dark-chocolate', ['soybeans', 'milk'], 'soya lecithin and milk'],
  ['pesto', ['milk', 'tree_nuts'], 'hard cheese, cashews and pine nuts'],
  ['couscous', ['gluten'], 'wheat'],
  ['semolina', ['gluten'], 'wheat'],
  ['bulgur', ['gluten'], 'wheat'],
  ['pearl-barley', ['gluten'], 'barley'],
  ['rye-crispbread', ['gluten'], 'rye'],
  ['vital-wheat-gluten', ['gluten'], 'seitan is gluten'],
  ['rolled-oats', ['gluten'], 'oats are a gluten cereal of the regulation'],
  ['soba-noodles', ['gluten'], 'most soba holds wheat'],
  ['filo-pastry', ['gluten'], 'wheat'],
  ['naan', ['gluten', 'milk'], 'yogurt and butter'],
  ['egg-noodles', ['gluten', 'eggs'], 'eggs'],
  ['mayonnaise', ['eggs', 'mustard'], 'egg yolk and mustard'],
  ['curry-powder', ['mustard'], 'mustard seed in the blend'],
  ['gherkins', ['mustard', 'sulphites'], 'mustard seed in the vinegar'],
  ['pickled-herring', ['fish', 'mustard'], 'mustard seed in the vinegar'],
  ['mustard-greens', ['mustard'], 'leaves of the mustard plant'],
  ['dijon-mustard', ['mustard', 'sulphites'], 'mustard and wine vinegar'],
  ['beef-stock', ['celery'], 'celery'],
  ['chicken-stock', ['celery'], 'celery'],
  ['fish-stock', ['fish', 'celery'], 'fish bones and celery'],
  ['vegetable-stock', ['celery'], 'celery'],
  ['ketchup', ['celery'], 'celery in the spice extract'],
  ['celeriac', ['celery'], "the celery plant's root"],
  ['tahini', ['sesame'], 'sesame'],
  ['sesame-oil', ['sesame'], 'sesame'],
  ['zaatar', ['sesame'], 'sesame in the blend'],
  ['peanut-oil', ['peanuts'], 'peanuts'],
  ['lupin-beans', ['lupin'], 'lupin'],
  ['almond-milk', ['tree_nuts'], 'almonds'],
  ['chestnuts', ['tree_nuts'], 'not one of the regulation: to be safe'],
  ['pine-nuts', ['tree_nuts'], 'a seed: to be safe'],
  ['kimchi', ['crustaceans', 'fish'], 'fish sauce and salted shrimp'],
  ['prawns', ['crustaceans', 'sulphites'], 'kept white with sulphites'],
  ['squid', ['molluscs'], 'a mollusc'],
  ['dried-apricots', ['sulphites'], 'kept orange with sulphites'],
  ['sun-dried-tomatoes', ['sulphites'], 'kept red with sulphites'],
  ['horseradish', ['sulphites'], 'kept white with sulphites'],
  ['sriracha', ['sulphites'], 'sulphites in the garlic'],
  ['red-wine', ['sulphites'], 'sulphites'],
  ['white-wine', ['sulphites'], 'sulphites'],
  ['red-wine-vinegar', ['sulphites'], 'sulphites of the wine'],
  ['cider-vinegar', ['sulphites'], 'sulphites of the cider'],
  ['balsamic-vinegar', ['sulphites'], 'sulphites of the must'],
  ['ghee', ['milk'], 'traces of milk protein'],
];

/** What sounds like an allergen and holds none. */
const FREE: readonly [food: string, why: string][] = [
  ['gluten-free-oats', 'grown apart from wheat'],
  ['buckwheat-flour', 'no wheat'],
  ['rice-noodles', 'rice'],
  ['glass-noodles', 'mung beans'],
  ['corn-tortilla', 'maize'],
  ['baking-powder', 'maize starch, not wheat'],
  ['coconut-milk', 'not a nut of the regulation'],
  ['butter-beans-unsalted', 'beans'],
  ['water-chestnuts', 'a tuber'],
  ['nutmeg', 'a seed'],
  ['rice-drink', 'rice'],
  ['sunflower-seed-butter', 'seeds'],
];

describe('hidden allergens', () => {
  it.each(REVIEWED)('%s holds %j: %s', (id, allergens) => {
    expect([...(foods.get(id)?.allergens ?? [])].sort()).toEqual([...allergens].sort());
  });

  it.each(FREE)('%s holds none: %s', (id) => {
    expect(foods.get(id)?.allergens).toEqual([]);
  });

  it('tamari holds soya and no wheat', () => {
    expect(foods.get('tamari')?.allergens).toEqual(['soybeans']);
    expect(foods.get('low-salt-tamari')?.allergens).toEqual(['soybeans']);
  });
});

describe('hidden origins', () => {
  it.each<[string, FoodOrigin]>([
    ['parmesan', 'rennet'],
    ['gruyere', 'rennet'],
    ['pesto', 'rennet'],
    ['pesto', 'dairy'],
    ['gelatine', 'gelatine'],
    ['honey', 'honey'],
    ['red-wine', 'alcohol'],
    ['white-wine', 'alcohol'],
    ['beef-stock', 'meat'],
    ['chicken-stock', 'poultry'],
    ['fish-stock', 'fish'],
    ['bacon', 'pork'],
    ['ham', 'pork'],
    ['worcestershire-sauce', 'fish'],
    ['fish-sauce', 'fish'],
    ['oyster-sauce', 'shellfish'],
    ['kimchi', 'shellfish'],
    ['dark-chocolate', 'dairy'],
    ['mayonnaise', 'egg'],
    ['egg-noodles', 'egg'],
    ['naan', 'dairy'],
    ['ghee', 'dairy'],
    ['labneh', 'dairy'],
    ['whey-protein', 'dairy'],
  ])('%s is made with %s', (id, origin) => {
    expect(foods.get(id)?.origins).toContain(origin);
  });

  it.each(['vegetarian-hard-cheese', 'kimchi-vegan', 'red-wine-vinegar', 'tamari'])(
    '%s is what a vegetarian and a Muslim may buy',
    (id) => {
      const forbidden: FoodOrigin[] = ['rennet', 'fish', 'shellfish', 'meat', 'alcohol', 'gelatine'];
      expect(foods.get(id)?.origins.filter((origin) => forbidden.includes(origin))).toEqual([]);
    },
  );

  it('reaches every recipe: none with Worcestershire sauce, stock of fish or kimchi is vegetarian', () => {
    const hidden = new Set([
      'worcestershire-sauce',
      'fish-sauce',
      'fish-stock',
      'kimchi',
      'oyster-sauce',
      'gelatine',
    ]);
    const using = [...recipes.values()].filter(({ ingredients }) =>
      ingredients.some(({ food }) => hidden.has(food)),
    );
    expect(using.length).toBeGreaterThan(0);
    expect(using.filter(({ diets }) => diets.vegetarian).map(({ id }) => id)).toEqual([]);
  });
});
