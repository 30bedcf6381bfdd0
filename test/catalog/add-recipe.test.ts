import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addRecipe } from '../../catalog/add-recipe.ts';
import { checkAnswers } from '../../catalog/ask-answers.ts';
import { draftRecipe, type RecipeAnswers } from '../../catalog/draft-recipe.ts';
import { loadCatalog } from '../../catalog/load-catalog.ts';
import { parseRecipeFile } from '../../catalog/recipe-file.ts';

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

describe('an ingredient as people say it', () => {
  it.each([
    ['200 g paneer', '200 g paneer'],
    ['1.5kg potatoes', '1500 g potato'],
    ['1,5 kg potatoes', '1500 g potato'],
    ['2 tbsp olive oil, warm', '27 g olive-oil, warm'],
    ['½ tsp turmeric', '1.5 g turmeric'],
    ['1 1/2 cups of rice', '278 g basmati-rice'],
    ['1/4 cup milk', '61 g whole-milk'],
    ['500 ml milk', '516 g whole-milk'],
    ['2 lbs. chicken', '907 g chicken-breast'],
    ['1 tsp honey', '7.1 g honey'],
    ['3 cloves of garlic', '9 g garlic'],
    ['2 eggs', '100 g eggs'],
  ])('is weighed: "%s" becomes "%s"', (said, line) => {
    const { text } = draftRecipe({ answers: someAnswers({ ingredients: [said] }), catalog });
    expect(text).toContain(`ingredients:\n  - ${line}\n`);
  });

  it.each([
    ['salt to taste', 'say how much'],
    ['a pinch of salt', 'has no weight for this unit'],
    ['2 cups mixed greens', 'which food is it?'],
    ['0 g salt', 'say how much'],
    ['1/0 cup milk', 'say how much'],
    ['200 g', 'say how much'],
    ['2 cups chicken breast', 'has no weight for this unit'],
  ])('stays as it was said where it says too little: "%s"', (said, remark) => {
    const { text, remarks } = draftRecipe({ answers: someAnswers({ ingredients: [said] }), catalog });
    expect(text).toContain(`ingredients:\n  - ${said}\n`);
    expect(remarks.join()).toContain(remark);
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
    ['salt to taste', 'salt to taste: say how much, such as 20 g or 2 tbsp'],
    ['2 cups xylophone zqj', '2 cups xylophone zqj: no food is near "xylophone zqj"; add it to foods/'],
    [
      '2 cups chicken breast',
      '2 cups chicken breast: chicken-breast has no weight for this unit; give grams',
    ],
    ['50 g ryce', '50 g ryce → 50 g basmati-rice (or rice-noodles, sticky-rice, brown-rice, rice-flour?)'],
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
