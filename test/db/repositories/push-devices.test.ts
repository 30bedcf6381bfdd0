import type { MikroORM } from '@mikro-orm/postgresql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createPushDeviceRepository } from '../../../db/repositories/push-devices.ts';
import type { PushDeviceRepository } from '../../../domain/ports/push-device-repository.ts';
import type { PushTarget } from '../../../domain/ports/push-gateway.ts';
import { addUser, beginErasing, openTestOrm } from '../../support/database.ts';

const at = new Date('2026-11-22T10:00:00.000Z');
let orm: MikroORM;
let close: () => Promise<void>;
let devices: PushDeviceRepository;
beforeAll(async () => {
  ({ orm, close } = await openTestOrm());
  devices = createPushDeviceRepository({ orm });
});
afterAll(() => close());

const aToken = (token: string): PushTarget => ({ kind: 'fcm', token: `token-of-${token}` });
const aBrowser = (auth: string): PushTarget => ({
  kind: 'web',
  endpoint: 'https://push.example.org/browser-1',
  keys: { p256dh: 'key', auth },
});

test('registering an address again renews its keys and keeps the device', async () => {
  const userId = await addUser(orm);
  const first = await devices.save({ userId, target: aBrowser('old'), at });
  const again = await devices.save({
    userId,
    target: aBrowser('new'),
    at: new Date('2026-11-23T10:00:00.000Z'),
  });
  expect([first.status, again.status]).toEqual(['registered', 'renewed']);
  expect(again.device.id).toBe(first.device.id);
  const stored = { id: first.device.id, target: aBrowser('new'), createdAt: at.toISOString() };
  expect(await devices.list({ userId })).toEqual([stored]);
});

test('an address that another account registers moves there under a new id', async () => {
  const [userId, otherId] = [await addUser(orm), await addUser(orm)];
  const target = aToken('shared-phone');
  const before = await devices.save({ userId, target, at });
  const after = await devices.save({ userId: otherId, target, at });
  expect(after.status).toBe('registered');
  expect(after.device.id).not.toBe(before.device.id);
  expect(await devices.list({ userId })).toEqual([]);
  expect(await devices.list({ userId: otherId })).toEqual([after.device]);
});

test('accounts that register one address at once leave it with one of them', async () => {
  const users = await Promise.all(Array.from({ length: 5 }, () => addUser(orm)));
  await Promise.all(users.map((userId) => devices.save({ userId, target: aToken('fought-over'), at })));
  const lists = await Promise.all(users.map((userId) => devices.list({ userId })));
  expect(lists.flat()).toHaveLength(1);
});

test('the eleventh device is refused, also when many come at once; renewing stays possible', async () => {
  const userId = await addUser(orm);
  const outcomes = await Promise.allSettled(
    Array.from({ length: 13 }, (_, index) => devices.save({ userId, target: aToken(`many-${index}`), at })),
  );
  const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
  expect(refused).toHaveLength(3);
  expect(refused[0]?.reason).toMatchObject({ kind: 'conflict', code: 'too_many_devices' });
  const [first] = await devices.list({ userId });
  if (first === undefined) throw new Error('no device was registered');
  expect(await devices.save({ userId, target: first.target, at })).toMatchObject({ status: 'renewed' });
});

test("another user's device cannot be deleted", async () => {
  const [userId, otherId] = [await addUser(orm), await addUser(orm)];
  const { device } = await devices.save({ userId, target: aToken('kept-phone'), at });
  await expect(devices.delete({ userId: otherId, id: device.id })).rejects.toMatchObject({
    code: 'device_not_found',
  });
  await devices.delete({ userId, id: device.id });
  expect(await devices.list({ userId })).toEqual([]);
});

test('nothing is registered for an account that is being erased', async () => {
  const userId = await addUser(orm);
  await beginErasing(orm, userId);
  await expect(devices.save({ userId, target: aToken('late-phone'), at })).rejects.toMatchObject({
    code: 'user_gone',
  });
});
