import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createSql } from '../../../db/sql.ts';
import { tellAllChanges } from '../../../domain/night/tell-changes.ts';
import { savePlanFor } from '../../support/planned-user.ts';
import { aProfile } from '../../support/profiles.ts';
import { somePreferences } from '../../support/recipes.ts';
import { openUserApi, type TestUser, type UserApi } from '../../support/user-api.ts';

const TODAY = '2026-11-22';
const at = new Date('2026-11-22T09:00:00.000Z');

let api: UserApi;
let user: TestUser;
beforeAll(async () => {
  api = await openUserApi();
});
afterAll(() => api.close());
beforeEach(async () => {
  api.nights.comeBack();
  user = await api.addUser();
  await user.call('PUT', '/v1/preferences', { body: somePreferences() });
  await savePlanFor(api, { userId: user.id, localDate: TODAY });
  api.nights.forget();
});

const kinds = async () => {
  const rows = await createSql({ orm: api.orm })<{ kind: string }>(
    'select kind from untold_changes where user_id = ?',
    [user.id],
  );
  return rows.map(({ kind }) => kind);
};
const waitALittle = () =>
  createSql({ orm: api.orm })("update untold_changes set noted_at = noted_at - interval '1 minute'", []);

const CHANGES = [
  [
    'preferences',
    () => user.call('PUT', '/v1/preferences', { body: somePreferences({ allergens: ['peanuts'] }) }),
    'replan',
  ],
  [
    'profile',
    () => user.call('PUT', '/v1/profile', { body: aProfile({ wakeUpTime: '09:30' }) }),
    'changeTimes',
  ],
] as const;

describe('a change that is saved', () => {
  test.each(CHANGES)('of the %s leaves nothing to tell while Temporal is there', async (_, change, told) => {
    expect((await change()).status).toBe(200);
    expect(api.nights.argsOf(told)).not.toEqual([]);
    expect(await kinds()).toEqual([]);
  });

  test.each(CHANGES)(
    'of the %s while Temporal is away is told when it is back',
    async (kind, change, told) => {
      api.nights.goAway();
      expect((await change()).status).toBe(200);
      expect(await kinds()).toEqual([kind]);
      await waitALittle();
      await tellAllChanges(api.deps, { at });
      expect(await kinds()).toEqual([kind]);
      api.nights.comeBack();
      api.nights.forget();
      await tellAllChanges(api.deps, { at });
      expect(api.nights.argsOf(told)).not.toEqual([]);
      expect(await kinds()).toEqual([]);
    },
  );
});
