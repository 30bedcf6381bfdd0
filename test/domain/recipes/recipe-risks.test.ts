import { describe, expect, it } from 'vitest';
import type { FoodRisk } from '../../../domain/recipes/food-risk.ts';
import type { FoodOrigin } from '../../../domain/recipes/recipe.ts';
import { recipeRisks } from '../../../domain/recipes/recipe-risks.ts';
import { aFood, aRecipe } from '../../support/recipes.ts';

const food = (id: string, risk: FoodRisk, origin: FoodOrigin) =>
  aFood(id, { risks: [risk], origins: [origin], family: id });
const foods = new Map(
  [
    food('eggs', 'raw_egg', 'egg'),
    food('salmon', 'raw_fish', 'fish'),
    food('prawns', 'raw_fish', 'shellfish'),
    food('smoked-salmon', 'cured_fish', 'fish'),
    food('lean-beef-mince', 'raw_meat', 'meat'),
    food('beef-steak', 'raw_meat', 'meat'),
    food('turkey-breast', 'raw_meat', 'poultry'),
    food('chicken-liver', 'vitamin_a', 'poultry'),
    food('swordfish', 'mercury', 'fish'),
    food('feta', 'soft_cheese', 'dairy'),
    food('bean-sprouts', 'raw_sprouts', 'plant'),
    food('wheat-flour', 'raw_flour', 'plant'),
    food('red-wine', 'alcohol', 'alcohol'),
    aFood('coffee', { risks: ['caffeine'], caffeineMgPer100g: 40 }),
  ].map((each) => [each.id, each]),
);

const risksOf = (ingredient: string, grams: number, steps: string[], equipment: 'hob' | 'none' = 'hob') =>
  recipeRisks({
    source: aRecipe('dish', {
      servings: 1,
      ingredients: [{ food: ingredient, grams }],
      steps,
      equipment: equipment === 'hob' ? ['hob'] : [],
    }),
    foods,
  });

describe('what is unsafe of a dish follows from its foods and its steps', () => {
  it.each<[name: string, ingredient: string, steps: string[], risks: FoodRisk[]]>([
    ['eggs boiled for ten minutes', 'eggs', ['Boil the eggs for ten minutes.'], []],
    ['eggs boiled for six minutes', 'eggs', ['Boil the eggs for six minutes.'], ['raw_egg']],
    ['poached eggs', 'eggs', ['Poach the eggs in 1 litre of water for three minutes.'], ['raw_egg']],
    ['a yolk that is stirred in raw', 'eggs', ['Cook the pasta.', 'Stir in the yolks.'], ['raw_egg']],
    ['egg baked in a dough', 'eggs', ['Stir in the egg.', 'Bake at 180 °C for thirty minutes.'], []],
    ['pancakes fried on both sides', 'eggs', ['Beat in the egg.', 'Fry two minutes a side.'], []],
    ['an omelette that stays moist', 'eggs', ['Fry three minutes a side, while moist.'], ['raw_egg']],
    ['a cream with raw egg, without heat', 'eggs', ['Whip the eggs with the sugar.'], ['raw_egg']],
    ['baked fish', 'salmon', ['Bake the salmon at 190 °C for fourteen minutes.'], []],
    ['fish that is named as fish', 'salmon', ['Lay in the fish and simmer for six minutes.'], []],
    ['raw fish on cooked rice', 'salmon', ['Cook the rice.', 'Slice the salmon over it.'], ['raw_fish']],
    [
      'ceviche beside boiled potato',
      'salmon',
      ['Boil the potato. Cook the raw salmon in lime.'],
      ['raw_fish'],
    ],
    ['prawns fried with them', 'prawns', ['Peel the prawns. Fry them for two minutes.'], []],
    ['prawns that only thaw', 'prawns', ['Boil the noodles.', 'Lay the prawns on top.'], ['raw_fish']],
    ['cold smoked salmon', 'smoked-salmon', ['Toast the bread.', 'Lay the salmon on it.'], ['cured_fish']],
    ['smoked salmon in a hot bake', 'smoked-salmon', ['Bake the salmon in the sauce for an hour.'], []],
    ['browned mince', 'lean-beef-mince', ['Brown the mince in the oil.'], []],
    ['mince in fish sauce, raw', 'lean-beef-mince', ['Boil the rice with fish sauce.'], ['raw_meat']],
    ['a steak that is only seared', 'beef-steak', ['Sear the steak for two minutes a side.'], ['raw_meat']],
    ['a steak that is stewed', 'beef-steak', ['Stew the steak in the sauce for an hour.'], []],
    ['cold turkey in a sandwich', 'turkey-breast', ['Lay the turkey on the bread.'], ['raw_meat']],
    ['liver, however long', 'chicken-liver', ['Fry the livers for an hour.'], ['vitamin_a']],
    ['swordfish, however long', 'swordfish', ['Bake the swordfish for an hour.'], ['mercury']],
    ['feta on a salad', 'feta', ['Boil the beans.', 'Crumble the feta over.'], ['soft_cheese']],
    ['baked feta', 'feta', ['Bake the feta at 200 °C.'], []],
    [
      'sprouts with broth poured over',
      'bean-sprouts',
      ['Pour the boiling broth over the sprouts.'],
      ['raw_sprouts'],
    ],
    ['sprouts that are blanched', 'bean-sprouts', ['Blanch the sprouts for two minutes.'], []],
    ['wine, however long', 'red-wine', ['Simmer the wine for an hour.'], ['alcohol']],
  ])('%s', (_, ingredient, steps, risks) => {
    expect(risksOf(ingredient, 60, steps)).toEqual(risks);
  });

  it('flour counts in a dough that nothing heats', () => {
    expect(risksOf('wheat-flour', 60, ['Knead to balls.'], 'none')).toEqual(['raw_flour']);
    expect(risksOf('wheat-flour', 60, ['Fry the batter.'])).toEqual([]);
  });

  it('caffeine counts from 20 mg a serving', () => {
    expect(risksOf('coffee', 50, ['Pour.'])).toEqual([]);
    expect(risksOf('coffee', 51, ['Pour.'])).toEqual(['caffeine']);
  });
});
