import { Redis } from 'ioredis';
import pg from 'pg';
import { describe, expect, it, onTestFinished } from 'vitest';
import { answersTemporal } from '../../stack/temporal-namespace.ts';
import { createTestDatabase, createTestNamespace, createTestRedis } from '../support/services.ts';

describe('what test files share', () => {
  it('gives each caller a migrated database of its own', async () => {
    const databases = await Promise.all(Array.from({ length: 5 }, createTestDatabase));
    onTestFinished(async () => void (await Promise.all(databases.map((database) => database.drop()))));
    expect(new Set(databases.map(({ url }) => url)).size).toBe(5);
    for (const { url } of databases) expect(await tableNames(url)).toContain('mikro_orm_migrations');
  });

  it('gives each caller a Redis database that the others do not see', async () => {
    const [mine, yours] = await Promise.all([createTestRedis(), createTestRedis()]);
    const [client, other] = [new Redis(mine.url), new Redis(yours.url)];
    onTestFinished(() => {
      client.disconnect();
      other.disconnect();
    });
    await client.set('key', 'mine');
    expect(await other.get('key')).toBeNull();
    await mine.flush();
    expect(await client.get('key')).toBeNull();
  });

  it('gives each caller a Temporal namespace of its own', async () => {
    const [mine, yours] = await Promise.all([createTestNamespace(), createTestNamespace()]);
    expect(mine.namespace).not.toBe(yours.namespace);
    expect(await answersTemporal(mine)).toBe(true);
  });
});

async function tableNames(url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query("select tablename from pg_tables where schemaname = 'public'");
    return rows.map(({ tablename }) => String(tablename));
  } finally {
    await client.end();
  }
}
