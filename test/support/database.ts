import { randomInt, randomUUID } from 'node:crypto';
import type { MikroORM } from '@mikro-orm/postgresql';
import { UserEntity } from '../../db/entities/user.ts';
import { openOrm } from '../../db/orm.ts';
import { createTestDatabase } from './services.ts';

/** A database of one's own, opened. Call it in `beforeAll` and `close` in `afterAll`. */
export async function openTestOrm(): Promise<{ orm: MikroORM; url: string; close: () => Promise<void> }> {
  const { url, drop } = await createTestDatabase();
  const orm = await openOrm({ url, poolSize: 5 });
  const close = async () => {
    await orm.close();
    await drop();
  };
  return { orm, url, close };
}

/** An account with a random id and number; returns the id. */
export async function addUser(orm: MikroORM): Promise<string> {
  const id = randomUUID();
  const at = new Date('2026-11-01T12:00:00.000Z');
  await orm.em.fork().insert(UserEntity, {
    id,
    phone: `+49151${randomInt(10_000_000, 99_999_999)}`,
    role: 'user',
    erasing: false,
    consentVersion: '1',
    consentAt: at,
    createdAt: at,
  });
  return id;
}

/** Begins the erasure of an account: its fence is up. */
export async function beginErasing(orm: MikroORM, id: string): Promise<void> {
  await orm.em.fork().nativeUpdate(UserEntity, { id }, { erasing: true });
}
