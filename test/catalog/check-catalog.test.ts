import { describe, expect, it } from 'vitest';
import {
  CHEDDAR,
  check,
  type Fixture,
  HEADER,
  problemsOf,
  RECIPE,
  RICE,
  SALT,
  WATER,
} from '../support/catalog-files.ts';

describe('checkCatalog', () => {
  it('gives the derived recipe with the id of its file', () => {
    const checked = check({});
    if (checked.status !== 'valid') expect.fail('the fixture is a valid catalogue');
    const recipe = checked.catalog.recipes.get('cheese-rice');
    expect(recipe?.perServing.energyKcal).toBe(486.2);
    expect(recipe?.ingredients[1]).toEqual({ food: 'cheddar', grams: 60, note: 'grated' });
  });

  it('does not depend on the order of rows or on line endings', () => {
    const versions = [
      check({}),
      check({ rows: [SALT, CHEDDAR, RICE] }),
      check({ header: `${HEADER}\r`, rows: [`${RICE}\r`, `${CHEDDAR}\r`, `${SALT}\r`] }),
    ].map((checked) => (checked.status === 'valid' ? checked.catalog.version : 'invalid'));
    expect(new Set(versions).size).toBe(1);
    expect(versions[0]).not.toBe('invalid');
  });

  it('changes its version with any figure', () => {
    const changed = check({ rows: [RICE.replace('7.13', '7.14'), CHEDDAR, SALT] });
    const original = check({});
    if (changed.status !== 'valid' || original.status !== 'valid') expect.fail('both fixtures are valid');
    expect(changed.catalog.version).not.toBe(original.catalog.version);
  });

  it('reports every problem, not only the first', () => {
    const recipe = RECIPE.replace('200 g rice', '200 g ryce').replace('60 g cheddar', '60 g chedder');
    expect(problemsOf({ recipe })).toHaveLength(2);
  });
});

describe('a row of the food table', () => {
  it('gives what is known of a food and leaves out what is not', () => {
    const checked = check({});
    if (checked.status !== 'valid') expect.fail('the fixture is a valid catalogue');
    expect(checked.catalog.foods.get('rice')).toMatchObject({
      family: 'rice',
      aliases: ['arroz', 'Reis'],
      minerals: { calciumMg: 28, ironMg: 4.31, potassiumMg: 115 },
      units: { cupG: 185 },
      shelfLife: { pantryDays: 730 },
    });
    const cheddar = checked.catalog.foods.get('cheddar');
    expect(cheddar?.minerals).toEqual({ calciumMg: 710, ironMg: 0.14 });
    expect(cheddar?.units).toEqual({ cupG: 113, piece: { massG: 28, name: 'slice' } });
    expect(cheddar?.shelfLife).toEqual({ fridgeDays: 28, freezerDays: 180 });
  });
});

describe('a mistake in the food table', () => {
  const cases: [string, Fixture, RegExp][] = [
    [
      'a wrong header',
      { header: HEADER.replace('fatG', 'fat') },
      /^foods\/all\.csv:1: The header must be id,/,
    ],
    [
      'a missing cell',
      { rows: [RICE, 'cheddar,Cheddar,404', SALT] },
      /^foods\/all\.csv:3: Expected 29 cells, found 3/,
    ],
    [
      'a quoted cell',
      { rows: [RICE.replace('White rice', '"White rice"'), CHEDDAR, SALT] },
      /:2: .*no quote/,
    ],
    ['a blank figure', { rows: [RICE.replace(',1.3,', ',,'), CHEDDAR, SALT] }, /:2: fibreG is blank/],
    [
      'a figure that is no number',
      { rows: [RICE.replace(',1.3,', ',1.3g,'), CHEDDAR, SALT] },
      /:2: per100g\.fibreG/,
    ],
    [
      'an unknown allergen',
      { rows: [RICE, CHEDDAR.replace(',milk,', ',lactose,'), SALT] },
      /:3: allergens\.0/,
    ],
    [
      'an unknown origin',
      { rows: [RICE, CHEDDAR.replace('milk,dairy', 'milk,cow'), SALT] },
      /:3: origins\.0/,
    ],
    ['an unknown aisle', { rows: [RICE, CHEDDAR.replace('dairy_and_eggs', 'fridge'), SALT] }, /:3: aisle/],
    [
      'a piece without a name',
      { rows: [RICE, CHEDDAR.replace('28,slice', '28,'), SALT] },
      /:3: units\.piece/,
    ],
    [
      'a piece without a weight',
      { rows: [RICE, CHEDDAR.replace('28,slice', ',slice'), SALT] },
      /:3: units\.piece/,
    ],
    [
      'a weight that is no number',
      { rows: [RICE.replace('185', '1 cup'), CHEDDAR, SALT] },
      /:2: units\.cupG/,
    ],
    ['half a day', { rows: [RICE.replace('730', '730.5'), CHEDDAR, SALT] }, /:2: shelfLife\.pantryDays/],
    ['an id that is not kebab-case', { rows: [RICE, CHEDDAR, SALT.replace('salt,', 'Sea Salt,')] }, /:4: id/],
    [
      'a food listed twice',
      { rows: [RICE, CHEDDAR, SALT, RICE] },
      /:5: rice is already in foods\/all\.csv:2/,
    ],
    [
      'more than 105 g in 100 g',
      { rows: [RICE.replace('7.13', '37.13'), CHEDDAR, SALT] },
      /:2: rice: .*117\.7 g of 100 g/,
    ],
    ['more energy than fat', { rows: [RICE.replace('365', '3650'), CHEDDAR, SALT] }, /:2: rice: 3650 kcal/],
    [
      'a negative figure',
      { rows: [RICE.replace(',5,28', ',-5,28'), CHEDDAR, SALT] },
      /:2: rice: a figure is negative/,
    ],
    [
      'more sugar than carbohydrate',
      { rows: [RICE, CHEDDAR.replace('0.48', '4.8'), SALT] },
      /:3: cheddar: more sugar/,
    ],
    [
      'more fibre than carbohydrate',
      { rows: [RICE, CHEDDAR.replace(',0,0.48', ',4,0.48'), SALT] },
      /:3: cheddar: more fibre/,
    ],
    [
      'more saturated fat than fat',
      { rows: [RICE, CHEDDAR.replace('18.867', '38.867'), SALT] },
      /:3: cheddar: more saturated/,
    ],
    [
      'energy that 4/9/4 does not give',
      { rows: [RICE.replace('365', '265'), CHEDDAR, SALT] },
      /:2: rice: 265 kcal stated, 354 kcal/,
    ],
    [
      'a reason without a mismatch',
      { rows: [RICE.replace('20044,,', '20044,fibre,'), CHEDDAR, SALT] },
      /:2: rice: .*explains nothing/,
    ],
    [
      'dairy without milk',
      { rows: [RICE, CHEDDAR.replace(',milk,', ',,'), SALT] },
      /:3: cheddar: the origin dairy/,
    ],
    [
      'milk without dairy',
      { rows: [RICE, CHEDDAR.replace('milk,dairy', 'milk,plant'), SALT] },
      /:3: cheddar: the origin dairy/,
    ],
    [
      'pork that is not meat',
      { rows: [RICE, CHEDDAR, SALT.replace('plant', 'pork')] },
      /:4: salt: pork is meat/,
    ],
    [
      'figures without a source',
      { rows: [RICE, CHEDDAR, SALT.replace('02047', '')] },
      /:4: salt: neither ndbNo nor source/,
    ],
  ];
  it.each(cases)('is named with its line: %s', (_, fixture, message) => {
    const found = problemsOf(fixture);
    expect(
      found.some((each) => message.test(each)),
      found.join('\n'),
    ).toBe(true);
  });
});

describe('a mistake in a recipe', () => {
  const file = 'recipes/lunch/cheese-rice.yaml';
  const cases: [string, Fixture, string | RegExp][] = [
    ['text that is not YAML', { recipe: RECIPE.replace('[lunch]', '[lunch') }, new RegExp(`^${file}:\\d+: `)],
    [
      'an unknown food',
      { recipe: RECIPE.replace('60 g cheddar', '60 g chedder') },
      `${file}:10: chedder is not in the food table`,
    ],
    [
      'an ingredient without grams',
      { recipe: RECIPE.replace('60 g cheddar', 'cheddar') },
      /:10: ingredients\.1: "cheddar, grated"/,
    ],
    [
      'nutrition typed in',
      { recipe: `${RECIPE}energyKcal: 400\n` },
      /:14: energyKcal is not a field of a recipe/,
    ],
    ['an id typed in', { recipe: `id: other\n${RECIPE}` }, /:1: id is not a field of a recipe/],
    ['an unknown slot', { recipe: RECIPE.replace('[lunch]', '[lunch, brunch]') }, /:2: slots\.1/],
    ['an unknown cuisine', { recipe: RECIPE.replace('international', 'martian') }, /:4: cuisine/],
    ['an unknown piece of equipment', { recipe: RECIPE.replace('[hob]', '[tandoor]') }, /:7: equipment\.0/],
    ['an unknown kind', { recipe: RECIPE.replace('kind: rice', 'kind: dish') }, /:3: kind/],
    ['no kind', { recipe: RECIPE.replace('kind: rice\n', '') }, /:1: kind/],
    ['a missing field', { recipe: RECIPE.replace('minutes: 20\n', '') }, /:1: minutes/],
    [
      'a step that is no text',
      { recipe: RECIPE.replace('Cook the rice.', 'Cook: the rice') },
      /:12: steps\.0/,
    ],
    [
      'a folder other than the first slot',
      { recipe: RECIPE.replace('[lunch]', '[dinner, lunch]') },
      /:2: .* first slot is dinner/,
    ],
    [
      'a file name that cannot be an id',
      { recipes: { 'recipes/lunch/Cheese Rice.yaml': RECIPE } },
      /:1: Expected recipes\/<slot>/,
    ],
    [
      'a food listed twice',
      { recipe: RECIPE.replace('steps:', '  - 10 g rice\nsteps:') },
      /:11: rice is listed twice/,
    ],
    [
      'too much of one food',
      { recipe: RECIPE.replace('200 g rice', '1200 g rice') },
      /:9: 600 g of rice a serving/,
    ],
    [
      'a serving too small for its slot',
      { recipe: RECIPE.replace('servings: 2', 'servings: 4') },
      /:5: 243\.1 kcal a serving/,
    ],
    [
      'a serving too large for its slot',
      { recipe: RECIPE.replace('servings: 2', 'servings: 1') },
      /:5: 972\.4 kcal a serving/,
    ],
    [
      'more salt than a day allows',
      { recipe: RECIPE.replace('steps:', '  - 14 g salt\nsteps:') },
      /:8: .* mg sodium a serving/,
    ],
    [
      'a dish that is nearly all water',
      { rows: [RICE, CHEDDAR, SALT, WATER], recipe: RECIPE.replace('200 g rice', '3000 g water') },
      /:8: 0\.\d+ kcal per gram/,
    ],
  ];
  it.each(cases)('is named with its line: %s', (_, fixture, message) => {
    const found = problemsOf(fixture);
    const matches = (each: string) => (typeof message === 'string' ? each === message : message.test(each));
    expect(found.some(matches), found.join('\n')).toBe(true);
  });

  it('is named when two recipes share an id', () => {
    const recipes = {
      'recipes/dinner/cheese-rice.yaml': RECIPE.replace('[lunch]', '[dinner]'),
      'recipes/lunch/cheese-rice.yaml': RECIPE,
    };
    expect(problemsOf({ recipes })).toEqual([
      'recipes/lunch/cheese-rice.yaml:1: cheese-rice is already in recipes/dinner/cheese-rice.yaml',
    ]);
  });
});
