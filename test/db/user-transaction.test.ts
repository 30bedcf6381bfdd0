import { setTimeout as sleep } from 'node:timers/promises';
import type { MikroORM } from '@mikro-orm/postgresql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inUserTransaction } from '../../db/user-transaction.ts';
import { addUser, beginErasing, openTestOrm } from '../support/database.ts';

let orm: MikroORM;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ orm, close } = await openTestOrm());
});
afterAll(() => close());

test('a write of an account that is being erased fails as gone', async () => {
  const userId = await addUser(orm);
  await beginErasing(orm, userId);
  await expect(inUserTransaction({ orm, userId }, async () => 'written')).rejects.toMatchObject({
    kind: 'not_found',
    code: 'user_gone',
  });
});

test('a write of an account that never was fails as gone', async () => {
  const userId = crypto.randomUUID();
  await expect(inUserTransaction({ orm, userId }, async () => 'written')).rejects.toMatchObject({
    code: 'user_gone',
  });
});

test('the fence goes up only after the writes that began before it', async () => {
  const userId = await addUser(orm);
  const order: string[] = [];
  const begun = Promise.withResolvers<void>();
  const write = inUserTransaction({ orm, userId }, async () => {
    begun.resolve();
    await sleep(100);
    order.push('written');
  });
  await begun.promise;
  await beginErasing(orm, userId);
  order.push('fenced');
  await write;
  expect(order).toEqual(['written', 'fenced']);
});

test('writes of one user run one after the other, those of another user do not wait', async () => {
  const [userId, otherId] = [await addUser(orm), await addUser(orm)];
  const order: string[] = [];
  const begun = Promise.withResolvers<void>();
  const first = inUserTransaction({ orm, userId }, async () => {
    begun.resolve();
    await sleep(100);
    order.push('first');
  });
  await begun.promise;
  const second = inUserTransaction({ orm, userId }, async () => order.push('second'));
  await inUserTransaction({ orm, userId: otherId }, async () => order.push('other'));
  await Promise.all([first, second]);
  expect(order).toEqual(['other', 'first', 'second']);
});
