import type { Redis } from 'ioredis';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { DirectoryAnswer } from '../../../domain/ports/product-directory.ts';
import { requestJson } from '../../../integrations/http/request-json.ts';
import { createOpenFoodFacts } from '../../../integrations/open-food-facts/open-food-facts.ts';
import { connectRedis, settleRedis } from '../../../integrations/redis/connect.ts';
import { createRememberedDirectory } from '../../../integrations/redis/remembered-directory.ts';
import { describeProductDirectory } from '../../contracts/product-directory.ts';
import { ENTRIES, startOpenFoodFacts } from '../../support/open-food-facts.ts';
import { createTestRedis } from '../../support/services.ts';

let redis: Redis;
let flush: () => Promise<void>;
beforeAll(async () => {
  const own = await createTestRedis();
  flush = own.flush;
  redis = connectRedis({ url: own.url, onError: () => {} });
  await settleRedis(redis);
});
beforeEach(() => flush());
afterAll(() => redis.disconnect());

describeProductDirectory({
  name: 'A directory that is remembered',
  start: async ({ clock, timeoutMs }) => {
    const server = await startOpenFoodFacts({ entries: Object.values(ENTRIES) });
    const send = requestJson;
    const userAgent = 'Test/1.0 (ops@example.org)';
    const directory = createOpenFoodFacts({ url: server.origin, userAgent, send, clock, timeoutMs });
    return { ...server, directory: createRememberedDirectory({ directory, redis }) };
  },
});

describe('what a directory said', () => {
  const barcode = '8901262010320';
  const found: DirectoryAnswer = {
    status: 'found',
    product: {
      barcode,
      names: [{ language: 'en', text: 'Paneer' }],
      brands: [],
      categories: [],
      content: { quantity: 200, unit: 'g' },
      attribution: { name: 'Somebody', url: 'https://example.org/1', licence: 'ODbL-1.0' },
    },
  };

  const answering = (answer: DirectoryAnswer, over: Redis = redis) => {
    let times = 0;
    const directory = createRememberedDirectory({
      redis: over,
      directory: {
        find: async () => {
          times += 1;
          return answer;
        },
      },
    });
    return { ask: () => directory.find({ barcode }), times: () => times };
  };

  test.each([
    ['a product', found, 1],
    ['that nobody knows it', { status: 'unknown' } as const, 1],
    ['that it is away', { status: 'away', retryAfterMs: 1_000 } as const, 2],
  ])('of %s is said again in the same words', async (_, answer, times) => {
    const { ask, times: asked } = answering(answer);
    expect([await ask(), await ask()]).toEqual([answer, answer]);
    expect(asked()).toBe(times);
  });

  test('is forgotten after a month, and what it did not know after a day', async () => {
    await answering(found).ask();
    expect(await redis.ttl(`product:${barcode}`)).toBeGreaterThan(29 * 86_400);
    await flush();
    await answering({ status: 'unknown' }).ask();
    expect(await redis.ttl(`product:${barcode}`)).toBeLessThanOrEqual(86_400);
  });

  test('is not taken from what another version wrote', async () => {
    await redis.set(`product:${barcode}`, '{"status":"found","product":{"barcode":"1"}}');
    expect(await answering(found).ask()).toEqual(found);
  });

  test('is asked for each time while Redis is away', async () => {
    const gone = connectRedis({ url: 'redis://127.0.0.1:1', onError: () => {} });
    const { ask, times } = answering(found, gone);
    expect([await ask(), await ask()]).toEqual([found, found]);
    expect(times()).toBe(2);
    gone.disconnect();
  });
});
