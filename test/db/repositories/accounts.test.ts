import { randomUUID } from 'node:crypto';
import type { MikroORM } from '@mikro-orm/postgresql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLoginSessionRepository } from '../../../db/repositories/login-sessions.ts';
import { createOneTimeCodeRepository } from '../../../db/repositories/one-time-codes.ts';
import { openSession, revokeSession } from '../../../domain/account/login-session.ts';
import { issueCode, tryCode } from '../../../domain/account/one-time-code.ts';
import { addUser, openTestOrm } from '../../support/database.ts';

const NOW = new Date('2026-11-22T10:00:00.000Z');
const minutesAgo = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000);
const daysAgo = (days: number) => minutesAgo(days * 24 * 60);

let orm: MikroORM;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ orm, close } = await openTestOrm());
});
afterAll(() => close());

describe('one-time codes', () => {
  const aCode = (at: Date) =>
    issueCode({ id: randomUUID(), phone: '+4915123456789', codeHash: 'ab'.repeat(32), at });

  it('come back as they were saved, in each state', async () => {
    const codes = createOneTimeCodeRepository({ orm });
    const pending = aCode(NOW);
    const used = tryCode({ code: aCode(NOW), isRight: true, at: NOW }).next ?? pending;
    let exhausted = aCode(NOW);
    for (let count = 0; count < 5; count++) {
      exhausted = tryCode({ code: exhausted, isRight: false, at: NOW }).next ?? exhausted;
    }
    for (const code of [pending, used, exhausted]) {
      await codes.save({ code });
      expect(await codes.change({ id: code.id, decide: (stored) => ({ result: stored }) })).toEqual(code);
    }
    expect([pending, used, exhausted].map(({ status }) => status)).toEqual(['pending', 'used', 'exhausted']);
  });

  it('are purged when they can neither be used nor registered with any more', async () => {
    const codes = createOneTimeCodeRepository({ orm });
    const [old, recent] = [aCode(minutesAgo(75)), aCode(minutesAgo(65))];
    await codes.save({ code: old });
    await codes.save({ code: recent });
    expect(await codes.purgeExpired({ now: NOW })).toBe(1);
    const find = (id: string) => codes.change({ id, decide: (code) => ({ result: code?.id }) });
    expect([await find(old.id), await find(recent.id)]).toEqual([undefined, recent.id]);
  });
});

describe('login sessions', () => {
  const open = async (at: Date) => {
    const userId = await addUser(orm);
    return openSession({ id: randomUUID(), userId, deviceName: 'Pixel 9', tokenHash: randomUUID(), at });
  };

  it('come back as they were saved, alive and revoked', async () => {
    const sessions = createLoginSessionRepository({ orm });
    const alive = await open(NOW);
    await sessions.save({ session: alive });
    const read = () => sessions.change({ id: alive.id, decide: (session) => ({ result: session }) });
    expect(await read()).toEqual(alive);
    const revoked = revokeSession({ session: alive, reason: 'logout', at: NOW });
    await sessions.change({ id: alive.id, decide: () => ({ next: revoked, result: undefined }) });
    expect(await read()).toEqual(revoked);
    expect(await sessions.findCallerOptional({ id: alive.id, at: NOW })).toBe(undefined);
  });

  it('are purged at their end, and a day after they were revoked', async () => {
    const sessions = createLoginSessionRepository({ orm });
    const ended = await open(daysAgo(31));
    const alive = await open(daysAgo(29));
    const revokedLongAgo = revokeSession({
      session: await open(daysAgo(5)),
      reason: 'logout',
      at: daysAgo(2),
    });
    const revokedNow = revokeSession({
      session: await open(daysAgo(5)),
      reason: 'logout',
      at: minutesAgo(5),
    });
    for (const session of [ended, alive, revokedLongAgo, revokedNow]) await sessions.save({ session });
    expect(await sessions.purgeExpired({ now: NOW })).toBe(2);
    const find = (id: string) =>
      sessions.change({ id, decide: (session) => ({ result: session !== undefined }) });
    const left = await Promise.all([ended, alive, revokedLongAgo, revokedNow].map(({ id }) => find(id)));
    expect(left).toEqual([false, true, false, true]);
  });
});
