import { describe, expect, it } from 'vitest';
import { problemsOf, RECIPE } from '../support/catalog-files.ts';

const withStep = (step: string, ingredients = '  - 200 g rice\n  - 60 g cheddar, grated') =>
  problemsOf({
    recipe: RECIPE.replace('  - 200 g rice\n  - 60 g cheddar, grated', ingredients).replace(
      '  - Stir in the cheese.',
      `  - ${step}`,
    ),
  }).map((problem) => problem.replace(/^.*?: /, ''));
const SALTED = '  - 200 g rice\n  - 60 g cheddar, grated\n  - 2 g salt';

describe('the steps of a recipe', () => {
  it.each([
    ['use every ingredient by any of its names', 'Stir in the cheese.', undefined, []],
    ['must use every ingredient', 'Serve it hot.', undefined, ['no step uses cheddar']],
    ['must use the salt', 'Stir in the cheese.', SALTED, ['no step uses salt']],
    ['use the salt by seasoning', 'Stir in the cheese and season.', SALTED, []],
    ['do not use salt in unsalted water', 'Add unsalted water and cheese.', SALTED, ['no step uses salt']],
    [
      'say what of the salt is eaten',
      'Boil the cheese in salted water and drain.',
      SALTED,
      ['salted water: list only the salt that is eaten, and say which part of it goes in'],
    ],
    [
      'say how long a long wait is',
      'Stir in the cheese and marinate.',
      undefined,
      ['it waits for long, but the step does not say how long: "overnight", "for two hours"'],
    ],
    ['may wait for hours that they name', 'Stir in the cheese and marinate for two hours.', undefined, []],
  ])('%s', (_, step, ingredients, says) => {
    expect(withStep(step, ingredients)).toEqual(says);
  });
});
