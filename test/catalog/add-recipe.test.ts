import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addRecipe } from '../../catalog/add-recipe.ts';
import { checkAnswers } from '../../catalog/ask-answers.ts';
import { draftRecipe, type RecipeAnswers } from '../../catalog/draft-recipe.ts';
import { massOf, parseIngredientText } from '../../catalog/ingredient-text.ts';
import { loadCatalog } from '../../catalog/load-catalog.ts';
import { parseRecipeFile } from '../../catalog/recipe-file.ts';
import { nearestFoods } from '../../domain/recipes/nearest-foods.ts';

const catalog = loadCatalog();

function someAnswers(change: Partial<RecipeAnswers> = {}): RecipeAnswers {
  return {
    name: 'Paneer jalfrezi: "hot"',
    slots: ['dinner', 'lunch'],
    kind: 'curry',
    cuisine: 'indian',
    servings: 4,
    minutes: 30,
    equipment: ['hob'],
    ingredients: ['400 g paneer, in cubes', '2 tbsp olive oil'],
    steps: ['Fry: everything.'],
    ...change,
  };
}

describe('parseIngredientText', () => {
  it.each([
    ['200 g paneer', { quantity: 200, unit: 'gram', name: 'paneer' }],
    ['1.5kg potatoes', { quantity: 1500, unit: 'gram', name: 'potatoes' }],
    ['1,5 kg potatoes', { quantity: 1500, unit: 'gram', name: 'potatoes' }],
    ['2 tbsp olive oil, warm', { quantity: 2, unit: 'tablespoon', name: 'olive oil', note: 'warm' }],
    ['½ tsp turmeric', { quantity: 0.5, unit: 'teaspoon', name: 'turmeric' }],
    ['1 1/2 cups of rice', { quantity: 1.5, unit: 'cup', name: 'rice' }],
    ['1/4 cup milk', { quantity: 0.25, unit: 'cup', name: 'milk' }],
    ['2 lbs. chicken', { quantity: 907.2, unit: 'gram', name: 'chicken' }],
    ['3 cloves of garlic', { quantity: 3, unit: 'piece', name: 'cloves of garlic' }],
    ['2 eggs', { quantity: 2, unit: 'piece', name: 'eggs' }],
    ['a pinch of salt', undefined],
    ['0 g salt', undefined],
    ['1/0 cup milk', undefined],
    ['200 g', undefined],
  ])('takes "%s" for %j', (text, expected) => {
    expect(parseIngredientText(text)).toEqual(expected);
  });
});

describe('massOf', () => {
  it.each([
    ['2 tbsp olive oil', 'olive-oil', 27],
    ['1 cup rice', 'basmati-rice', 185],
    ['500 ml milk', 'whole-milk', 515.6],
    ['1 tsp honey', 'honey', 7],
    ['3 cloves garlic', 'garlic', 9],
    ['2 cups chicken', 'chicken-breast', undefined],
  ])('weighs %s of %s as %s g', (text, id, massG) => {
    const [said, food] = [parseIngredientText(text), catalog.foods.get(id)];
    if (said === undefined || food === undefined) expect.fail('both are known');
    const found = massOf(said, food);
    if (massG === undefined) expect(found).toBeUndefined();
    else expect(found).toBeCloseTo(massG, 0);
  });
});

describe('nearestFoods', () => {
  it.each([
    ['baingan', 'aubergine'],
    ['Kichererbsen', 'chickpeas'],
    ['panneer', 'paneer'],
    ['oil, olive', 'olive-oil'],
    ['milk', 'whole-milk'],
    ['2% milk', 'semi-skimmed-milk'],
    ['Épinards', 'spinach'],
    ['red lentil', 'red-lentils'],
  ])('finds for %s the food %s', (text, id) => {
    expect(nearestFoods({ text, foods: catalog.foods.values() })[0]?.food.id).toBe(id);
  });

  it('finds nothing for what is no food', () => {
    expect(nearestFoods({ text: 'xylophone zqj', foods: catalog.foods.values() })).toEqual([]);
  });

  it('finds a food by its own names before all others', () => {
    const foods = [...catalog.foods.values()];
    const lost = foods
      .filter((_, index) => index % 150 === 0)
      .flatMap(({ id, name, family, aliases }) =>
        [id, name, ...aliases].filter(
          (text) => nearestFoods({ text, foods, count: 1 })[0]?.food.family !== family,
        ),
      );
    expect(lost).toEqual([]);
  });
});

describe('draftRecipe', () => {
  it('writes a file that the catalogue reads back', () => {
    const { file, text } = draftRecipe({ answers: someAnswers(), catalog });
    expect(file).toBe('recipes/dinner/paneer-jalfrezi-hot.yaml');
    const parsed = parseRecipeFile({ file, text });
    if (parsed.status !== 'parsed') expect.fail(JSON.stringify(parsed.problems));
    expect(parsed.recipe.source).toEqual({
      id: 'paneer-jalfrezi-hot',
      ...someAnswers(),
      ingredients: [
        { food: 'paneer', grams: 400, note: 'in cubes' },
        { food: 'olive-oil', grams: 27 },
      ],
    });
  });

  it.each([
    ['2 aubergines', '2 aubergines → 1096 g aubergine'],
    ['a pinch of salt', 'a pinch of salt: say how much, such as 20 g or 2 tbsp'],
    ['2 cups xylophone zqj', '2 cups xylophone zqj: no food is near "xylophone zqj"; add it to foods/'],
    [
      '2 cups chicken breast',
      '2 cups chicken breast: chicken-breast has no weight for this unit; give grams',
    ],
    ['50 g ryce', '50 g ryce → 50 g basmati-rice (or rice-cakes, flattened-rice?)'],
  ])('says what it made of %s', (ingredient, remark) => {
    const { remarks, text } = draftRecipe({ answers: someAnswers({ ingredients: [ingredient] }), catalog });
    expect(remarks).toEqual([remark]);
    expect(text).toContain(remark.split(/ → | \(or/)[1] ?? ingredient);
  });

  it('leaves empty lists for its author, which the check then names', () => {
    const { file, text } = draftRecipe({ answers: someAnswers({ ingredients: [], steps: [] }), catalog });
    const parsed = parseRecipeFile({ file, text });
    if (parsed.status !== 'refused') expect.fail('a recipe without steps is no recipe');
    expect(parsed.problems.map(({ line }) => line)).toEqual([8, 9]);
  });
});

describe('checkAnswers', () => {
  it('takes lists as text, and numbers as text', () => {
    const { ingredients, steps, ...rest } = someAnswers();
    const given = { ...rest, slots: 'dinner, lunch', equipment: ['hob'], servings: '4', minutes: '30' };
    expect(checkAnswers(given)).toEqual({
      status: 'answered',
      answers: { ...rest, ingredients: [], steps: [] },
    });
  });

  it('names what is missing or wrong', () => {
    expect(
      checkAnswers({ name: 'Soup', slots: 'lunch', kind: 'soup', cuisine: 'thai', servings: '40' }),
    ).toMatchObject({
      status: 'refused',
      messages: [expect.stringMatching(/^--servings: /), '--minutes is missing'],
    });
  });
});

describe('addRecipe', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'catalog-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const directory = () => pathToFileURL(`${folder}/`);

  it('writes one file and says where', () => {
    const added = addRecipe({ answers: someAnswers(), catalog, directory: directory() });
    if (added.status !== 'added') expect.fail(added.file);
    expect(readFileSync(join(folder, added.file), 'utf8')).toContain('  - 400 g paneer, in cubes\n');
  });

  it('never overwrites a file', () => {
    const first = addRecipe({ answers: someAnswers(), catalog, directory: directory() });
    const second = addRecipe({
      answers: someAnswers({ steps: ['Other.'] }),
      catalog,
      directory: directory(),
    });
    expect(second).toEqual({ status: 'exists', file: first.file });
    expect(readFileSync(join(folder, first.file), 'utf8')).toContain('Fry: everything.');
  });

  it('never takes the id of a recipe of another slot', () => {
    const answers = someAnswers({ name: 'Masoor dal rice', slots: ['snack'] });
    expect(addRecipe({ answers, catalog, directory: directory() })).toEqual({
      status: 'exists',
      file: 'recipes/dinner/masoor-dal-rice.yaml',
    });
  });
});
