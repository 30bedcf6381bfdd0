import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { RecipeView } from '../../../domain/recipes/recipe-view.ts';
import { aCatalog, aFood, aRecipe, nutritionOf, somePreferences } from '../../support/recipes.ts';
import { openUserApi, refusedFields, type TestUser, type UserApi } from '../../support/user-api.ts';

const catalog = aCatalog({
  recipes: [
    aRecipe('satay', { name: 'Satay', slots: ['dinner'], cuisine: 'indonesian', allergens: ['peanuts'] }),
    aRecipe('omelette', {
      name: 'Omelette',
      slots: ['breakfast'],
      minutes: 10,
      servings: 2,
      perServing: nutritionOf({ energyKcal: 300, proteinShare: 0.4 }),
      ingredients: [
        { food: 'eggs', grams: 200 },
        { food: 'oil', grams: 13.6, note: 'for the pan' },
        { food: 'moonflower', grams: 77 },
      ],
    }),
    aRecipe('porridge', { name: 'Pórridge', slots: ['breakfast'], risks: ['raw_egg'] }),
  ],
  foods: [
    aFood('eggs', { units: { piece: { massG: 50, name: 'egg' } } }),
    aFood('oil', { units: { cupG: 218, tablespoonG: 13.6, teaspoonG: 4.5 } }),
    aFood('moonflower', { units: {} }),
  ],
});

let api: UserApi;
let user: TestUser;
beforeAll(async () => {
  api = await openUserApi({ replaced: { catalog } });
});
afterAll(() => api.close());
beforeEach(async () => {
  user = await api.addUser();
});

type Page = { items: { id: string; nutrition: object }[]; nextCursor: string | null };
const find = async (query = ''): Promise<Page> =>
  (await user.call('GET', `/v1/recipes${query}`)).body as Page;
const idsOf = async (query: string) => (await find(query)).items.map(({ id }) => id);

const amountsOf = (recipe: unknown): string[] =>
  (recipe as RecipeView).ingredients.map(({ massG, amount }) => `${amount.text} = ${massG} g`);

describe('recipes: happy', () => {
  test('all are listed by name, page by page', async () => {
    const first = await find('?limit=2');
    expect(first.items).toMatchObject([
      { id: 'omelette', nutrition: { energyKcal: 300 } },
      { id: 'porridge' },
    ]);
    expect(await find(`?limit=2&cursor=${first.nextCursor}`)).toMatchObject({
      items: [{ id: 'satay' }],
      nextCursor: null,
    });
  });

  test.each([
    ['?q=PORRIDGE', ['porridge']],
    ['?q=egg', ['omelette']],
    ['?slot=breakfast', ['omelette', 'porridge']],
    ['?cuisine=indonesian', ['satay']],
    ['?freeFrom=peanuts,milk', ['omelette', 'porridge']],
    ['?maxMinutes=15', ['omelette']],
    ['?minKcal=400', ['porridge', 'satay']],
    ['?maxKcal=400&minProteinG=29', ['omelette']],
    ['?q=nothing%20like%20it', []],
  ])('%s finds %j', async (query, ids) => {
    expect(await idsOf(query)).toEqual(ids);
  });

  test('amounts are scaled, and written in cups, spoons and pieces with the grams beside them', async () => {
    const household = await user.call('GET', '/v1/recipes/omelette?portion=1.5&units=household');
    expect(household).toMatchObject({ status: 200, body: { units: 'household', portion: 1.5 } });
    expect(amountsOf(household.body)).toEqual(['3 eggs = 150 g', '2¼ tsp = 10 g', '58 g = 58 g']);
    expect((household.body as RecipeView).nutrition.energyKcal).toBe(450);
  });

  test('without a wish the profile says how amounts are written', async () => {
    expect(amountsOf((await user.call('GET', '/v1/recipes/omelette')).body)[0]).toBe('100 g = 100 g');
    const american = await api.addUser({ units: 'us' });
    expect(amountsOf((await american.call('GET', '/v1/recipes/omelette')).body)).toEqual([
      '2 eggs = 100 g',
      '1½ tsp = 6.8 g',
      '39 g = 39 g',
    ]);
  });

  test('`fits=me` leaves out what is unsafe in pregnancy, and the recipe says why', async () => {
    const pregnant = await api.addUser({ sex: 'female', lifeStage: 'pregnant' });
    const { body } = await pregnant.call('GET', '/v1/recipes?fits=me');
    expect((body as Page).items.map(({ id }) => id)).toEqual(['omelette', 'satay']);
    expect((await pregnant.call('GET', '/v1/recipes/porridge')).body).toMatchObject({
      notAdvised: [
        {
          lifeStage: 'pregnant',
          risk: 'raw_egg',
          text: 'Pórridge is not advised in pregnancy: egg that is not cooked firm.',
        },
      ],
    });
  });
});

describe('recipes: error', () => {
  test.each([
    ['?slot=brunch', '/slot'],
    ['?freeFrom=moonlight', '/freeFrom'],
    ['?fits=you', '/fits'],
    ['?cursor=abc', '/cursor'],
    ['?q=%00', '/q'],
  ])('%s is refused, and the field is named', async (query, field) => {
    const answer = await user.call('GET', `/v1/recipes${query}`);
    expect(answer.status).toBe(422);
    expect(refusedFields(answer)).toEqual([field]);
  });

  test('a recipe that is not there has no amounts either', async () => {
    expect(await user.call('GET', '/v1/recipes/moon-cheese?units=us')).toMatchObject({
      status: 404,
      body: { code: 'recipe_not_found' },
    });
  });
});

describe('recipes: security', () => {
  test("`fits=me` keeps the caller's own restrictions, and nobody else's", async () => {
    await user.call('PUT', '/v1/preferences', { body: somePreferences({ allergens: ['peanuts'] }) });
    expect(await idsOf('?fits=me')).toEqual(['omelette', 'porridge']);
    expect(await idsOf('')).toContain('satay');
    const other = await api.addUser();
    const { body } = await other.call('GET', '/v1/recipes?fits=me');
    expect((body as Page).items.map(({ id }) => id)).toContain('satay');
  });
});
