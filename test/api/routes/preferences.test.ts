import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { somePreferences } from '../../support/recipes.ts';
import { openUserApi, refusedFields, type TestUser, type UserApi } from '../../support/user-api.ts';

let api: UserApi;
let user: TestUser;
beforeAll(async () => {
  api = await openUserApi();
});
afterAll(() => api.close());
beforeEach(async () => {
  user = await api.addUser();
});

const OMNIVORE = { diet: 'omnivore', allergens: [] };

describe('preferences: happy', () => {
  test('they begin as the defaults, are replaced as a whole and answered with 304', async () => {
    const fresh = await user.call('GET', '/v1/preferences');
    expect(fresh).toMatchObject({ status: 200, etag: '"0"', body: somePreferences() });
    const body = {
      diet: 'vegan',
      allergens: ['sesame'],
      dislikedFoods: ['celeriac'],
      dislikedRecipes: ['curry'],
    };
    const put = await user.call('PUT', '/v1/preferences', { body, headers: { 'if-match': '"0"' } });
    expect(put).toMatchObject({ status: 200, etag: '"1"', body: { ...somePreferences(), ...body } });
    const headers = { 'if-none-match': '"1"' };
    expect(await user.call('GET', '/v1/preferences', { headers })).toMatchObject({ status: 304 });
  });
});

describe('preferences: error', () => {
  test('foods and recipes that the catalogue does not have are refused with their places', async () => {
    const body = {
      ...OMNIVORE,
      dislikedFoods: ['celeriac', 'dodo'],
      dislikedRecipes: ['moon-cheese', 'curry', 'celeriac'],
    };
    const put = await user.call('PUT', '/v1/preferences', { body });
    expect(put.status).toBe(422);
    expect(refusedFields(put)).toEqual(['/dislikedFoods/1', '/dislikedRecipes/0', '/dislikedRecipes/2']);
  });

  test.each([
    ['an unknown allergen', { allergens: ['milk', 'gold'] }, '/allergens/1'],
    ['an unknown diet', { diet: 'air' }, '/diet'],
    ['a minute to cook', { maxCookingMinutes: 1 }, '/maxCookingMinutes'],
    [
      'a minute to cook breakfast',
      { cookingMinutes: { weekday: { breakfast: 1 } } },
      '/cookingMinutes/weekday/breakfast',
    ],
  ])('%s is refused with its field', async (_, body, field) => {
    const put = await user.call('PUT', '/v1/preferences', { body: { ...OMNIVORE, ...body } });
    expect([put.status, refusedFields(put)]).toEqual([422, [field]]);
  });
});

describe('preferences: security', () => {
  test('an empty body, or none, takes no restriction away', async () => {
    await user.call('PUT', '/v1/preferences', { body: { diet: 'vegan', allergens: ['sesame'] } });
    const empty = await user.call('PUT', '/v1/preferences', { body: {} });
    expect([empty.status, refusedFields(empty)]).toEqual([422, ['/diet', '/allergens']]);
    expect((await user.call('PUT', '/v1/preferences')).status).toBeGreaterThanOrEqual(400);
    expect((await user.call('GET', '/v1/preferences')).body).toMatchObject({ allergens: ['sesame'] });
  });

  test('of two first edits at once one is told 412', async () => {
    const edit = { body: OMNIVORE, headers: { 'if-match': '"0"' } };
    const edits = await Promise.all([1, 2].map(() => user.call('PUT', '/v1/preferences', edit)));
    expect(edits.map(({ status }) => status).sort()).toEqual([200, 412]);
  });

  test('each user has their own', async () => {
    const other = await api.addUser();
    await user.call('PUT', '/v1/preferences', { body: { ...OMNIVORE, diet: 'vegan' } });
    expect((await other.call('GET', '/v1/preferences')).body).toMatchObject({ diet: 'omnivore' });
  });
});

describe('feedback', () => {
  const path = '/v1/recipes/curry/feedback';

  test('a verdict is given, changed, listed and taken back', async () => {
    await user.call('PUT', path, { body: { verdict: 'like' } });
    const changed = await user.call('PUT', path, { body: { verdict: 'dislike' } });
    expect(changed).toMatchObject({ status: 200, body: { recipeId: 'curry', verdict: 'dislike' } });
    expect((await user.call('GET', '/v1/feedback')).body).toEqual({ items: [changed.body] });
    expect((await user.call('DELETE', path)).status).toBe(204);
    expect((await user.call('DELETE', path)).status).toBe(404);
  });

  test('an unknown recipe is a 404, an unknown verdict a 422', async () => {
    const unknown = await user.call('PUT', '/v1/recipes/moon-cheese/feedback', { body: { verdict: 'like' } });
    expect(unknown).toMatchObject({ status: 404, body: { code: 'recipe_not_found' } });
    const meh = await user.call('PUT', path, { body: { verdict: 'meh' } });
    expect([meh.status, refusedFields(meh)]).toEqual([422, ['/verdict']]);
  });

  test('an id that PostgreSQL cannot hold is refused', async () => {
    const answer = await user.call('DELETE', '/v1/recipes/%00/feedback');
    expect([answer.status, refusedFields(answer)]).toEqual([422, ['/recipeId']]);
  });

  test("another user's verdict is neither seen nor taken back", async () => {
    const other = await api.addUser();
    await user.call('PUT', path, { body: { verdict: 'like' } });
    expect((await other.call('GET', '/v1/feedback')).body).toEqual({ items: [] });
    expect((await other.call('DELETE', path)).status).toBe(404);
  });

  test('a property that does not exist is refused: a slip must not look saved', async () => {
    const put = await user.call('PUT', '/v1/preferences', { body: { ...OMNIVORE, alergens: ['milk'] } });
    expect(put.status).toBe(422);
    expect(JSON.stringify(put.body)).toContain('alergens');
    expect(await user.call('GET', '/v1/preferences')).toMatchObject({ etag: '"0"' });
  });
});
