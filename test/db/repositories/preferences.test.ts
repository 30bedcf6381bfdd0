import type { MikroORM } from '@mikro-orm/postgresql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createPreferencesRepository } from '../../../db/repositories/preferences.ts';
import { createProfileRepository } from '../../../db/repositories/profiles.ts';
import { createRecipeFeedbackRepository } from '../../../db/repositories/recipe-feedback.ts';
import { addUser, beginErasing, openTestOrm } from '../../support/database.ts';
import { aProfile } from '../../support/profiles.ts';
import { somePreferences } from '../../support/recipes.ts';

const at = new Date('2026-11-22T10:00:00.000Z');
let orm: MikroORM;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ orm, close } = await openTestOrm());
});
afterAll(() => close());

test('preferences that nobody saved are the defaults at revision 0', async () => {
  const userId = await addUser(orm);
  expect(await createPreferencesRepository({ orm }).find({ userId })).toEqual({
    revision: 0,
    value: somePreferences(),
  });
});

test('preferences come back as they were saved, and lose what a later save leaves out', async () => {
  const userId = await addUser(orm);
  const repository = createPreferencesRepository({ orm });
  const preferences = somePreferences({
    diet: 'vegan',
    allergens: ['milk', 'sesame'],
    dislikedFoods: ['celeriac'],
    likedCuisines: ['thai'],
    maxCookingMinutes: 30,
    cookingMinutes: { weekday: { breakfast: 10 }, weekend: {} },
  });
  await repository.save({ userId, preferences, expectedRevisions: [0], at });
  expect(await repository.find({ userId })).toEqual({ revision: 1, value: preferences });
  await repository.save({ userId, preferences: somePreferences(), expectedRevisions: [1], at });
  expect(await repository.find({ userId })).toEqual({ revision: 2, value: somePreferences() });
});

test('what somebody may eat follows their stage of life as well as their preferences', async () => {
  const userId = await addUser(orm);
  const repository = createPreferencesRepository({ orm });
  expect(await repository.findEater({ userId })).toEqual({ revision: 0, value: somePreferences() });
  const profile = aProfile({ sex: 'female', lifeStage: 'breastfeeding' });
  await createProfileRepository({ orm }).save({ userId, profile, at });
  expect((await repository.findEater({ userId })).value.lifeStage).toBe('breastfeeding');
  expect((await repository.find({ userId })).value).toEqual(somePreferences());
});

test('of two first saves of preferences at once one wins', async () => {
  const userId = await addUser(orm);
  const repository = createPreferencesRepository({ orm });
  const save = () => repository.save({ userId, preferences: somePreferences(), expectedRevisions: [0], at });
  const outcomes = await Promise.allSettled([save(), save()]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
});

test('a verdict on a recipe can change, is kept for each user and can be taken back', async () => {
  const [userId, otherId] = [await addUser(orm), await addUser(orm)];
  const repository = createRecipeFeedbackRepository({ orm });
  await repository.save({ userId, recipeId: 'curry', verdict: 'like', at });
  await repository.save({ userId, recipeId: 'curry', verdict: 'dislike', at });
  await repository.save({ userId: otherId, recipeId: 'curry', verdict: 'like', at });
  const updatedAt = at.toISOString();
  expect(await repository.list({ userId })).toEqual([{ recipeId: 'curry', verdict: 'dislike', updatedAt }]);
  await repository.delete({ userId, recipeId: 'curry' });
  expect(await repository.list({ userId })).toEqual([]);
  expect(await repository.list({ userId: otherId })).toHaveLength(1);
  await expect(repository.delete({ userId, recipeId: 'curry' })).rejects.toMatchObject({ kind: 'not_found' });
});

test('neither is written for an account that is being erased', async () => {
  const userId = await addUser(orm);
  await beginErasing(orm, userId);
  const gone = { code: 'user_gone' };
  await expect(
    createPreferencesRepository({ orm }).save({ userId, preferences: somePreferences(), at }),
  ).rejects.toMatchObject(gone);
  await expect(
    createRecipeFeedbackRepository({ orm }).save({ userId, recipeId: 'curry', verdict: 'like', at }),
  ).rejects.toMatchObject(gone);
});
