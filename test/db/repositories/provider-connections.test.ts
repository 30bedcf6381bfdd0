import type { MikroORM } from '@mikro-orm/postgresql';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createProviderConnectionRepository } from '../../../db/repositories/provider-connections.ts';
import { createSql } from '../../../db/sql.ts';
import type { ProviderTokens } from '../../../domain/ports/provider-client.ts';
import type { ProviderConnectionRepository } from '../../../domain/ports/provider-connection-repository.ts';
import { addUser, beginErasing, openTestOrm } from '../../support/database.ts';
import { aTokenVault } from '../../support/token-vault.ts';

const provider = 'fitbit';
const at = new Date('2026-11-22T02:00:00.000Z');
const later = (ms: number) => new Date(at.getTime() + ms);
const claimMs = 30_000;
const tokens = (name: string): ProviderTokens => ({
  accessToken: `access-${name}`,
  refreshToken: `refresh-${name}`,
  expiresAt: '2026-11-22T10:00:00.000Z',
  scopes: ['activity'],
});

describe('connections to fitness clouds', () => {
  let orm: MikroORM;
  let close: () => Promise<void>;
  let connections: ProviderConnectionRepository;
  let userId: string;
  beforeAll(async () => {
    ({ orm, close } = await openTestOrm());
    connections = createProviderConnectionRepository({ orm, vault: aTokenVault() });
  });
  beforeEach(async () => {
    userId = await addUser(orm);
  });
  afterAll(() => close());

  const connect = (name = 'first', externalUserId?: string) =>
    connections.save({ userId, provider, externalUserId, tokens: tokens(name), at });
  const claim = (name = 'first', ms = 0) =>
    connections.claimRefresh({
      userId,
      provider,
      usedAccessToken: `access-${name}`,
      claimMs,
      at: later(ms),
    });
  const claimed = async (name = 'first', ms = 0) => {
    const result = await claim(name, ms);
    if (result.status !== 'claimed') throw new Error(result.status);
    return result.claim;
  };

  it('keep tokens that the database cannot read', async () => {
    await connect();
    expect(await connections.findTokens({ userId, provider })).toEqual({
      status: 'active',
      tokens: tokens('first'),
    });
    const [row] = await createSql({ orm })('select * from provider_connections where user_id = ?', [userId]);
    expect(JSON.stringify(row)).not.toMatch(/access-first|refresh-first/);
  });

  it('are listed without their secrets', async () => {
    await connect();
    const instant = at.toISOString();
    expect(await connections.list({ userId })).toEqual([
      { provider, status: 'active', connectedAt: instant, updatedAt: instant },
    ]);
  });

  it('belong to the user who connected the account first, until that connection ends', async () => {
    const first = userId;
    await connect('first', 'FITBIT1');
    userId = await addUser(orm);
    await expect(connect('second', 'FITBIT1')).rejects.toMatchObject({
      kind: 'conflict',
      code: 'connected_elsewhere',
    });
    expect(await connections.findUser({ provider, externalUserId: 'FITBIT1' })).toBe(first);
    const ended = { userId: first, provider, status: 'revoked', connectedUntil: at, at: later(1) } as const;
    await connections.end(ended);
    await connect('second', 'FITBIT1');
    expect(await connections.findUser({ provider, externalUserId: 'FITBIT1' })).toBe(userId);
    expect(await connections.list({ userId: first })).toMatchObject([{ status: 'revoked' }]);
  });

  it('end once, and lose their tokens', async () => {
    await connect('first', 'FITBIT2');
    const end = () =>
      connections.end({ userId, provider, status: 'revoked', connectedUntil: at, at: later(1) });
    expect([await end(), await end()]).toEqual([true, false]);
    expect(await connections.findTokens({ userId, provider })).toEqual({ status: 'revoked' });
    expect(await connections.findUser({ provider, externalUserId: 'FITBIT2' })).toBeUndefined();
    await connect('second');
    expect(await connections.findTokens({ userId, provider })).toMatchObject({ status: 'active' });
  });

  it('stay when what the cloud said is about a consent that was given before', async () => {
    await connect('second');
    const connectedUntil = later(-1);
    expect(await connections.end({ userId, provider, status: 'revoked', connectedUntil, at: later(1) })).toBe(
      false,
    );
    expect(await connections.findTokens({ userId, provider })).toMatchObject({ status: 'active' });
  });

  it('are not made for an account that is being erased', async () => {
    await beginErasing(orm, userId);
    await expect(connect()).rejects.toMatchObject({ code: 'user_gone' });
  });

  describe('are refreshed by one at a time', () => {
    beforeEach(() => connect());

    it('of twenty who find the token too old', async () => {
      const results = await Promise.all(Array.from({ length: 20 }, () => claim()));
      expect(results.filter(({ status }) => status === 'claimed')).toHaveLength(1);
      expect(results.filter(({ status }) => status === 'busy')).toHaveLength(19);
    });

    it('and the others get what the one brought', async () => {
      const held = await claimed();
      const key = { userId, provider } as const;
      expect(await connections.finishRefresh({ ...key, claim: held, tokens: tokens('second'), at })).toBe(
        true,
      );
      expect(await claim('first')).toEqual({ status: 'fresh', tokens: tokens('second') });
      expect(await claim('second')).toMatchObject({ status: 'claimed', refreshToken: 'refresh-second' });
    });

    it('and by the next when the one has died', async () => {
      const dead = await claimed();
      expect(await claim('first', claimMs - 1)).toMatchObject({ status: 'busy', retryAfterMs: 1_000 });
      await claimed('first', claimMs);
      const lost = { userId, provider, claim: dead, tokens: tokens('late'), at } as const;
      expect(await connections.finishRefresh(lost)).toBe(false);
    });

    it('and at once by the next when the one has given up', async () => {
      await connections.dropRefresh({ userId, provider, claim: await claimed() });
      expect(await claim()).toMatchObject({ status: 'claimed' });
    });

    it('and never over tokens that came from connecting anew', async () => {
      const held = await claimed();
      await connect('anew');
      const refresh = { userId, provider, claim: held, tokens: tokens('stale'), at } as const;
      expect(await connections.finishRefresh(refresh)).toBe(false);
      expect(await connections.findTokens({ userId, provider })).toMatchObject({ tokens: tokens('anew') });
    });
  });
});
