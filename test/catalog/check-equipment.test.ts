import { describe, expect, it } from 'vitest';
import { problemsOf, RECIPE } from '../support/catalog-files.ts';

describe('the equipment of a recipe', () => {
  it.each([
    ['Grill or fry the cheese in a dry pan.', '[hob]'],
    ['Serve with boiled potatoes and baked beans.', '[hob]'],
    ['Bake at 200 °C for ten minutes.', '[hob, oven]'],
  ])('is complete: "%s" with %s', (step, equipment) => {
    const recipe = RECIPE.replace('Stir in the cheese.', `${step} Stir in the cheese.`).replace(
      '[hob]',
      equipment,
    );
    expect(problemsOf({ recipe })).toEqual([]);
  });

  it.each([
    ['Roast at 200 °C for ten minutes.', 'oven'],
    ['Bake until golden.', 'oven'],
    ['Brown it under a hot grill.', 'grill'],
    ['Melt it in the microwave.', 'microwave'],
    ['Blend until smooth.', 'blender'],
    ['Toast the bread.', 'toaster'],
    ['Close the pressure cooker.', 'pressure_cooker'],
  ])('is named with its line when it is missing: "%s" needs %s', (step, equipment) => {
    const recipe = RECIPE.replace('Stir in the cheese.', `${step} Stir in the cheese.`);
    const found = problemsOf({ recipe });
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(
      new RegExp(`^recipes/lunch/cheese-rice\\.yaml:13: .* not listed: ${equipment}$`),
    );
  });

  it('is named when a step fries and there is no hob', () => {
    const recipe = RECIPE.replace('Cook the rice.', 'Fry the rice.').replace('[hob]', '[]');
    expect(problemsOf({ recipe })).toEqual([
      'recipes/lunch/cheese-rice.yaml:12: "Fry" needs equipment that is not listed: hob',
    ]);
  });
});
