import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { startApi } from '../../api/main.ts';
import { migrateDatabase } from '../../db/migrate.ts';
import { apiConfig, apiEnvironment } from '../support/api-config.ts';
import { createTestDatabase, createTestRedis, startOwnServices } from '../support/services.ts';

describe('a running API', () => {
  it('is ready, counts its requests, and says what is down', async () => {
    const { postgres, redis, temporal } = await startOwnServices();
    await migrateDatabase({ url: postgres.url });
    const api = await startApi({
      config: await apiConfig({
        databaseUrl: postgres.url,
        redisUrl: redis.url,
        TEMPORAL_ADDRESS: temporal.address,
      }),
    });
    const readiness = async () => {
      const response = await fetch(`${api.url}/readyz`);
      return [response.status, await response.json()];
    };
    const up = { postgresql: 'up', temporal: 'up', redis: 'up' };
    expect(await readiness()).toEqual([200, { status: 'ready', checks: up }]);
    const metrics = await (await fetch(`${api.metricsUrl}/metrics`)).text();
    expect(metrics).toMatch(
      /http_request_duration_seconds_count\{method="GET",route="\/readyz",status="200"\} 1/,
    );
    expect((await fetch(`${api.url}/metrics`)).status).toBe(404);

    await redis.stop();
    expect(await readiness()).toEqual([200, { status: 'degraded', checks: { ...up, redis: 'down' } }]);
    await temporal.stop();
    // Reads and writes need no Temporal; wishes are kept for the night.
    const away = { ...up, redis: 'down', temporal: 'down' };
    expect(await readiness()).toEqual([200, { status: 'degraded', checks: away }]);
    expect((await fetch(`${api.url}/livez`)).status).toBe(200);
    await api.stop();
  });

  it.each([
    ['POST', '/v1/auth/logout', ''],
    ['DELETE', '/v1/me', ''],
    ['PUT', '/v1/preferences', 'transfer-encoding: chunked\r\n'],
  ])('answers %s %s as curl sends it, without the length of a body', async (method, path, more) => {
    const redis = await createTestRedis();
    const database = await createTestDatabase();
    const config = await apiConfig({ databaseUrl: database.url, redisUrl: redis.url });
    const api = await startApi({ config });
    const { hostname, port } = new URL(api.url);
    const socket = connect(Number(port), hostname);
    const head = `${method} ${path} HTTP/1.1\r\nhost: api\r\nconnection: close\r\n${more}\r\n`;
    socket.write(more === '' ? head : `${head}2\r\n{}\r\n0\r\n\r\n`);
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 401 /);
    await api.stop();
    await database.drop();
  });

  it('finishes what runs and then exits when it is told to end', async () => {
    const database = await createTestDatabase();
    const redis = await createTestRedis();
    const api = spawn(process.execPath, ['api/main.ts'], {
      env: await apiEnvironment({ databaseUrl: database.url, redisUrl: redis.url, LOG_LEVEL: 'info' }),
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = (await once(createInterface(api.stdout), 'line')) as [string];
    const { url } = JSON.parse(line) as { url: string };
    expect((await fetch(`${url}/livez`)).status).toBe(200);
    api.kill('SIGTERM');
    expect(await once(api, 'exit')).toEqual([0, null]);
    await database.drop();
  });
});
