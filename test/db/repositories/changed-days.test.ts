import type { MikroORM } from '@mikro-orm/postgresql';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createChangedDayRepository } from '../../../db/repositories/changed-days.ts';
import { createSql } from '../../../db/sql.ts';
import type { ChangedDayRepository } from '../../../domain/ports/changed-day-repository.ts';
import { beginErasing, openTestOrm } from '../../support/database.ts';
import { addNightUsers } from '../../support/night-users.ts';

const provider = 'fitbit';
const timeZone = 'Europe/Berlin';
const localDate = '2026-11-21';
const at = new Date('2026-11-22T00:00:00.000Z');
const inMinutes = (minutes: number) => new Date(at.getTime() + minutes * 60_000);
const LEASE_MS = 15 * 60_000;

describe('days that clouds said have changed', () => {
  let orm: MikroORM;
  let close: () => Promise<void>;
  let changedDays: ChangedDayRepository;
  let userId: string;
  beforeAll(async () => {
    ({ orm, close } = await openTestOrm());
    changedDays = createChangedDayRepository({ orm });
  });
  beforeEach(async () => {
    await createSql({ orm })('delete from changed_days');
    [userId = ''] = await addNightUsers(orm, { count: 1, timeZone });
  });
  afterAll(() => close());

  const note = ({ due = 20, pushesBack = true, at: notedAt = at } = {}) =>
    changedDays.note({
      provider,
      days: [{ userId, localDate, dueAt: inMinutes(due) }],
      pushesBack,
      at: notedAt,
    });
  const claims = (minutes: number, limit = 10) =>
    changedDays.claimDue({ provider, limit, leaseMs: LEASE_MS, now: inMinutes(minutes) });
  const claim = async (minutes: number, limit = 10) =>
    Promise.all((await claims(minutes, limit)).map((claimed) => changedDays.findClaimed(claimed)));
  const settle = (events: number, minutes: number) =>
    changedDays.settle({ userId, provider, localDate, events, at: inMinutes(minutes) });

  it('are one however many events tell of it, due after the last', async () => {
    await note({ due: 20 });
    await note({ due: 25, at: inMinutes(5) });
    expect(await claim(24)).toEqual([]);
    expect(await claim(25)).toEqual([
      { userId, provider, localDate, timeZone, events: 2, changedAt: inMinutes(5).toISOString() },
    ]);
  });

  it('are not put off by an event that must not', async () => {
    await note({ due: 20, pushesBack: false });
    await note({ due: 25, pushesBack: false });
    expect(await claim(20)).toHaveLength(1);
  });

  it('are claimed once, and again when the claim ends without a result', async () => {
    await note();
    const first = (await Promise.all([claims(20), claims(20), claims(20)])).flat();
    expect(first).toHaveLength(1);
    expect(await claim(34)).toEqual([]);
    expect(await claim(35)).toHaveLength(1);
    // What the first claim was for is the next one's now.
    expect(await changedDays.findClaimed({ claimId: first[0]?.claimId ?? '' })).toBeUndefined();
  });

  it('are claimed without a word of whose they are', async () => {
    await note();
    const [claimed] = await claims(20);
    expect(claimed).toEqual({ claimId: expect.any(String), provider, timeZone });
    expect(JSON.stringify(claimed)).not.toContain(userId);
    await note({ due: 60, at: inMinutes(22) });
    expect(await changedDays.findClaimed({ claimId: claimed?.claimId ?? '' })).toMatchObject({ events: 2 });
  });

  it('are done when they were fetched, unless an event came meanwhile: then after half an hour', async () => {
    await note();
    await claim(20);
    await settle(1, 21);
    expect(await claim(24 * 60)).toEqual([]);

    await note({ due: 22, at: inMinutes(22), pushesBack: false });
    expect(await claim(50)).toEqual([]);
    expect(await claim(51)).toHaveLength(1);
    await note({ due: 53, at: inMinutes(52), pushesBack: false });
    await settle(2, 52);
    expect(await claim(60 * 24)).toMatchObject([{ events: 3 }]);
  });

  it('leave the oldest first when there are more than asked for', async () => {
    const others = await addNightUsers(orm, { count: 3, timeZone });
    const days = others.map((id, index) => ({ userId: id, localDate, dueAt: inMinutes(index) }));
    await changedDays.note({ provider, days: days.toReversed(), pushesBack: true, at });
    const claimed = [...(await claim(60, 2)), ...(await claim(60, 2))].map((day) => day?.userId);
    expect(new Set(claimed.slice(0, 2))).toEqual(new Set(others.slice(0, 2)));
    expect(claimed[2]).toBe(others[2]);
  });

  it('know whose an account is only while it is connected', async () => {
    const find = () => changedDays.findAccounts({ provider, externalUserIds: ['ABC', 'nobody'] });
    const sql = createSql({ orm });
    await sql(
      `insert into provider_connections (user_id, provider, status, external_user_id, connected_at, updated_at)
       values (?, 'fitbit', 'active', 'ABC', now(), now())`,
      [userId],
    );
    expect(await find()).toEqual([{ externalUserId: 'ABC', userId, timeZone }]);
    await sql("update provider_connections set status = 'revoked' where user_id = ?", [userId]);
    expect(await find()).toEqual([]);
  });

  it('leave nothing of a user who is being erased, and go with the user', async () => {
    await note();
    await beginErasing(orm, userId);
    await note({ due: 1 });
    expect(await claim(10)).toEqual([]);
    await createSql({ orm })('delete from users where id = ?', [userId]);
    expect(await claim(60)).toEqual([]);
  });

  it('are forgotten after a week', async () => {
    await note();
    await changedDays.purgeExpired({ now: inMinutes(6 * 24 * 60) });
    expect(await claim(60)).toHaveLength(1);
    await changedDays.purgeExpired({ now: inMinutes(8 * 24 * 60) });
    expect(await claim(24 * 60 * 8)).toEqual([]);
  });
});
