import type { MikroORM } from '@mikro-orm/postgresql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createDeliveryRepository } from '../../../db/repositories/deliveries.ts';
import { createEraseRepository } from '../../../db/repositories/erase.ts';
import { createSql, type Sql } from '../../../db/sql.ts';
import type { DeliveryRepository, DeliveryStatus } from '../../../domain/ports/delivery-repository.ts';
import { beginErasing, openTestOrm } from '../../support/database.ts';
import { addNightUsers } from '../../support/night-users.ts';

const localDate = '2026-11-22';
const at = new Date('2026-11-22T06:00:00.000Z');

let orm: MikroORM;
let close: () => Promise<void>;
let sql: Sql;
let deliveries: DeliveryRepository;
beforeAll(async () => {
  ({ orm, close } = await openTestOrm());
  sql = createSql({ orm });
  deliveries = createDeliveryRepository({ orm });
});
afterAll(() => close());

const aUser = async () => (await addNightUsers(orm, { count: 1, timeZone: 'UTC' }))[0] ?? '';
const claim = (userId: string) => deliveries.claim({ userId, localDate, at });
const save = (userId: string, status: DeliveryStatus, deliveredTo: string[], deadDevices: string[] = []) =>
  deliveries.save({ userId, localDate, status, deliveredTo, deadDevices, told: [], lastCode: undefined, at });
const devicesOf = async (userId: string) => {
  const answer = await claim(userId);
  return answer.status === 'open' ? answer.devices.map(({ id }) => id) : [];
};

describe('the delivery of a morning push', () => {
  test('is open for the devices that do not have it', async () => {
    const userId = await aUser();
    const first = await claim(userId);
    expect(first).toMatchObject({
      status: 'open',
      devices: [{ target: { kind: 'expo' } }],
      deliveredTo: [],
      plan: undefined,
      preferences: { diet: 'omnivore' },
      wakeUp: { timeZone: 'UTC', wakeUpTime: '07:00' },
      untold: [],
    });
    const [device = ''] = await devicesOf(userId);
    await save(userId, 'pending', [device]);
    expect(await claim(userId)).toMatchObject({ status: 'open', devices: [], deliveredTo: [device] });
    expect(await sql('select attempts from push_deliveries where user_id = ?', [userId])).toEqual([
      { attempts: 3 },
    ]);
  });

  test.each(['delivered', 'no_device', 'gave_up'] as const)('is closed once it is %s', async (status) => {
    const userId = await aUser();
    await claim(userId);
    await save(userId, status, []);
    expect(await claim(userId)).toEqual({ status: 'closed' });
  });

  test('removes dead devices of this user only', async () => {
    const [userId, other] = [await aUser(), await aUser()];
    const [mine = ''] = await devicesOf(userId);
    const [theirs = ''] = await devicesOf(other);
    await save(userId, 'no_device', [], [mine, theirs]);
    const left = await sql('select user_id as "userId" from push_devices where user_id = any(?::uuid[])', [
      `{${userId},${other}}`,
    ]);
    expect(left).toEqual([{ userId: other }]);
  });

  test('is one row, whoever claims it at the same time', async () => {
    const userId = await aUser();
    await Promise.all(Array.from({ length: 8 }, () => claim(userId)));
    expect(await sql('select attempts from push_deliveries where user_id = ?', [userId])).toEqual([
      { attempts: 8 },
    ]);
  });

  test('does not begin for an account that is being erased', async () => {
    const userId = await aUser();
    await beginErasing(orm, userId);
    await expect(claim(userId)).rejects.toMatchObject({ code: 'user_gone' });
  });
});

describe('the end of an account in PostgreSQL', () => {
  test('waits for the write that is going on, and refuses the next', async () => {
    const userId = await aUser();
    const erase = createEraseRepository({ orm });
    const [begun, writing] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const written = orm.em.fork().transactional(async (em) => {
      await em.execute('select 1 from users where id = ? for no key update', [userId]);
      begun.resolve();
      await writing.promise;
    });
    await begun.promise;
    let fenced = false;
    const fence = erase.fence({ userId }).then(() => {
      fenced = true;
    });
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(fenced).toBe(false);
    writing.resolve();
    await Promise.all([written, fence]);
    await expect(claim(userId)).rejects.toMatchObject({ code: 'user_gone' });
  });

  test('may come twice', async () => {
    const userId = await aUser();
    const erase = createEraseRepository({ orm });
    for (const _ of [1, 2]) {
      await erase.fence({ userId });
      await erase.deleteUser({ userId });
    }
    expect(await sql('select 1 from users where id = ?', [userId])).toEqual([]);
  });
});
