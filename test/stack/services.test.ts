import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { Redis } from 'ioredis';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it, onTestFinished } from 'vitest';
import { findFreePort } from '../../stack/free-port.ts';
import { type Services, startServices } from '../../stack/services.ts';

describe('a service that is killed and restarted', () => {
  let services: Services;
  beforeAll(async () => {
    services = await startServices({ ports: 'free' });
  });
  afterAll(() => services.stop());

  it('is PostgreSQL with every committed row', async () => {
    const { postgres } = services;
    await query(postgres.url, 'create table meal (name text)');
    await query(postgres.url, "insert into meal values ('soup')");
    await postgres.kill();
    await expect(query(postgres.url, 'select 1')).rejects.toThrow('ECONNREFUSED');
    await postgres.restart();
    expect(await query(postgres.url, 'select name from meal')).toEqual([{ name: 'soup' }]);
  });

  it('is Temporal with every started workflow', async () => {
    const { temporal } = services;
    await startWorkflow({ address: temporal.address, workflowId: 'before-kill' });
    await temporal.kill();
    await temporal.restart();
    expect(await workflowStatus({ address: temporal.address, workflowId: 'before-kill' })).toBe('RUNNING');
  });

  it('is Redis on the same address, empty', async () => {
    const { redis } = services;
    await onRedis(redis.url, (client) => client.set('meal', 'soup'));
    await redis.kill();
    await redis.restart();
    expect(await onRedis(redis.url, (client) => client.get('meal'))).toBeNull();
  });
});

describe('services with a data folder', () => {
  it('keep what they had when they are stopped and started again, in a folder that is closed to other users', async () => {
    const dataDir = temporaryFolder();
    const first = await startServices({ dataDir, ports: 'free' });
    await query(first.postgres.url, 'create table kept (x int)');
    await onRedis(first.redis.url, (client) => client.set('kept', 'yes'));
    await startWorkflow({ address: first.temporal.address, workflowId: 'kept' });
    await first.stop();

    const second = await startServices({ dataDir, ports: 'free' });
    onTestFinished(second.stop);
    expect(await query(second.postgres.url, 'select * from kept')).toEqual([]);
    expect(await onRedis(second.redis.url, (client) => client.get('kept'))).toBe('yes');
    expect(await workflowStatus({ address: second.temporal.address, workflowId: 'kept' })).toBe('RUNNING');
  });

  it('are not started a second time while they run', async () => {
    const dataDir = temporaryFolder();
    const running = await startServices({ dataDir, ports: 'free' });
    onTestFinished(running.stop);
    await expect(startServices({ dataDir, ports: 'free' })).rejects.toThrow(
      `The services in ${dataDir} are already running (process ${process.pid}): stop that process first.`,
    );
    expect(await query(running.postgres.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });
});

describe('starting the services', () => {
  it('works twice at the same time on free ports', async () => {
    const both = await Promise.all([startServices({ ports: 'free' }), startServices({ ports: 'free' })]);
    onTestFinished(async () => void (await Promise.all(both.map((services) => services.stop()))));
    const addresses = both.flatMap(({ postgres, redis, temporal }) => [
      postgres.url,
      redis.url,
      temporal.address,
      temporal.uiUrl,
    ]);
    expect(new Set(addresses).size).toBe(8);
  });

  it.each([
    { service: 'postgres', label: 'PostgreSQL', setting: 'POSTGRES_PORT' },
    { service: 'redis', label: 'Redis', setting: 'REDIS_PORT' },
    { service: 'temporal', label: 'Temporal', setting: 'TEMPORAL_PORT' },
    { service: 'temporalUi', label: 'Temporal', setting: 'TEMPORAL_UI_PORT' },
  ] as const)('on a used port names the port and $setting', async ({ service, label, setting }) => {
    const port = await listenOnFreePort();
    const ports = {
      postgres: await findFreePort(),
      redis: await findFreePort(),
      temporal: await findFreePort(),
      temporalUi: await findFreePort(),
      [service]: port,
    };
    await expect(startServices({ ports, external: allButOne(service) })).rejects.toThrow(
      `Port ${port}, which ${label} needs, is in use: stop what listens there, or choose another port with ${setting}.`,
    );
  });

  it('uses a service that runs elsewhere, and does not end it', async () => {
    const external = inject('sharedServices');
    const services = await startServices({ ports: 'free', external });
    expect(services.postgres.url).toBe(external.postgresUrl);
    await expect(services.redis.kill()).rejects.toThrow('Redis runs elsewhere (REDIS_URL)');
    await services.stop();
    expect(await query(external.postgresUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('names the setting of a service elsewhere that does not answer', async () => {
    const redisUrl = `redis://:secret@127.0.0.1:${await findFreePort()}`;
    const external = { ...allButOne('redis'), redisUrl };
    await expect(startServices({ ports: 'free', external })).rejects.toThrow(
      'Redis does not answer at the address in REDIS_URL',
    );
  });
});

/** Leaves one service to be started, and takes the shared ones for the rest: it saves the time. */
function allButOne(service: 'postgres' | 'redis' | 'temporal' | 'temporalUi') {
  const { postgresUrl, redisUrl, temporalAddress } = inject('sharedServices');
  return {
    ...(service === 'postgres' ? {} : { postgresUrl }),
    ...(service === 'redis' ? {} : { redisUrl }),
    ...(service === 'temporal' || service === 'temporalUi' ? {} : { temporalAddress }),
  };
}

function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'meal-plan-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

async function listenOnFreePort(): Promise<number> {
  const port = await findFreePort();
  const server = createServer();
  await new Promise<void>((resolve) => server.listen({ port, host: '127.0.0.1' }, resolve));
  onTestFinished(() => void server.close());
  return port;
}

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

async function onRedis<Result>(url: string, use: (client: Redis) => Promise<Result>): Promise<Result> {
  const client = new Redis(url);
  try {
    return await use(client);
  } finally {
    client.disconnect();
  }
}

async function startWorkflow({ address, workflowId }: { address: string; workflowId: string }) {
  const connection = await Connection.connect({ address });
  try {
    const { workflow } = new Client({ connection });
    // SubjectId is refused unless the server knows it: this covers the search attributes as well.
    const searchAttributes = { SubjectId: ['someone'] };
    await workflow.start('nobodyRunsThis', { taskQueue: 'nobody', workflowId, searchAttributes });
  } finally {
    await connection.close();
  }
}

async function workflowStatus({ address, workflowId }: { address: string; workflowId: string }) {
  const connection = await Connection.connect({ address });
  try {
    const description = await new Client({ connection }).workflow.getHandle(workflowId).describe();
    return description.status.name;
  } finally {
    await connection.close();
  }
}
