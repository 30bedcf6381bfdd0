import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { Redis } from 'ioredis';
import type { ClaimedDataDir } from './data-dir.ts';
import { type ServiceControls, startEmbeddedProcess } from './embedded-process.ts';

/** More than the usual 16, so that each test file can have one of its own. */
export const REDIS_DATABASES = 1_024;

export type RedisService = ServiceControls & { url: string };

/**
 * Starts Redis (or Valkey) on 127.0.0.1.
 *
 * @param durable true writes a snapshot at a stop and at most a minute after a change; false keeps nothing.
 */
export async function startRedis(params: {
  binary: string;
  port: number;
  dataDir: ClaimedDataDir;
  durable: boolean;
}): Promise<RedisService> {
  const { binary, port, dataDir, durable } = params;
  const folder = path.join(dataDir.path, 'redis');
  mkdirSync(folder, { recursive: true });
  const url = `redis://127.0.0.1:${port}`;

  const args = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--daemonize', 'no'];
  args.push(
    '--databases',
    String(REDIS_DATABASES),
    '--appendonly',
    'no',
    '--save',
    ...(durable ? ['60', '1'] : ['']),
  );
  const controls = await startEmbeddedProcess({
    label: 'Redis',
    name: 'redis',
    dataDir,
    ports: [{ port, setting: 'REDIS_PORT' }],
    run: { command: binary, args, stopSignal: 'SIGTERM' },
    isReady: () => answersRedis({ url }),
  });
  return { ...controls, url };
}

/** True when the server at the URL answers a PING; throws the client's error when it cannot be reached. */
export async function answersRedis({ url }: { url: string }): Promise<boolean> {
  const redis = new Redis(url, { lazyConnect: true, retryStrategy: () => null, connectTimeout: 2_000 });
  // The PING reports what goes wrong; unheard, the event would be printed.
  redis.on('error', () => {});
  try {
    return (await redis.ping()) === 'PONG';
  } finally {
    redis.disconnect();
  }
}
