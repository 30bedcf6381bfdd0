import { randomBytes } from 'node:crypto';
import type { MikroORM } from '@mikro-orm/postgresql';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createProviderAuthorizationRepository } from '../../../db/repositories/provider-authorizations.ts';
import { createSql } from '../../../db/sql.ts';
import type { ProviderAuthorizationRepository } from '../../../domain/ports/provider-authorization-repository.ts';
import { addUser, beginErasing, openTestOrm } from '../../support/database.ts';
import { aTokenVault } from '../../support/token-vault.ts';

const at = new Date('2026-11-22T10:00:00.000Z');
const expiresAt = new Date('2026-11-22T10:10:00.000Z');
const codeVerifier = 'a-verifier-that-nobody-may-read';

describe('authorizations that wait for a browser', () => {
  let orm: MikroORM;
  let close: () => Promise<void>;
  let authorizations: ProviderAuthorizationRepository;
  let userId: string;
  let state: string;
  beforeAll(async () => {
    ({ orm, close } = await openTestOrm());
    authorizations = createProviderAuthorizationRepository({ orm, vault: aTokenVault() });
  });
  beforeEach(async () => {
    userId = await addUser(orm);
    state = randomBytes(32).toString('base64url');
  });
  afterAll(() => close());

  const save = (returnTo?: string) =>
    authorizations.save({ userId, provider: 'fitbit', state, codeVerifier, returnTo, expiresAt });

  it('are given once, of ten who ask at the same moment', async () => {
    await save('mealplan://connections');
    const taken = await Promise.all(Array.from({ length: 10 }, () => authorizations.take({ state, at })));
    expect(taken.filter((one) => one !== undefined)).toEqual([
      { userId, provider: 'fitbit', codeVerifier, returnTo: 'mealplan://connections' },
    ]);
  });

  it('are given until they expire, and then not', async () => {
    await save();
    expect(await authorizations.take({ state, at: expiresAt })).toBeUndefined();
    const lastMoment = new Date(expiresAt.getTime() - 1);
    expect(await authorizations.take({ state, at: lastMoment })).toMatchObject({ returnTo: undefined });
  });

  it('hold neither the state nor the verifier so that it can be read', async () => {
    await save();
    const rows = await createSql({ orm })('select * from provider_authorizations where user_id = ?', [
      userId,
    ]);
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain(state);
    expect(JSON.stringify(rows)).not.toContain(codeVerifier);
  });

  it('cannot be given to another user by whoever writes to the database', async () => {
    await save();
    const thief = await addUser(orm);
    await createSql({ orm })('update provider_authorizations set user_id = ? where user_id = ?', [
      thief,
      userId,
    ]);
    await expect(authorizations.take({ state, at })).rejects.toMatchObject({ code: 'token_unreadable' });
  });

  it('are not made for an account that is being erased', async () => {
    await beginErasing(orm, userId);
    await expect(save()).rejects.toMatchObject({ code: 'user_gone' });
  });

  it('are purged when they are too old, and not before', async () => {
    await save();
    const purge = (now: Date) => authorizations.purgeExpired({ now });
    await purge(expiresAt);
    expect(await authorizations.take({ state, at })).toBeDefined();
    await save();
    expect(await purge(new Date(expiresAt.getTime() + 1))).toBeGreaterThanOrEqual(1);
    expect(await authorizations.take({ state, at })).toBeUndefined();
  });
});
