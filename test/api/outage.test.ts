import { afterAll, beforeAll, expect, it } from 'vitest';
import { createApp } from '../../api/app.ts';
import { composeApi } from '../../api/compose.ts';
import { findFreePort } from '../../stack/free-port.ts';
import { apiConfig } from '../support/api-config.ts';
import { createTestRedis } from '../support/services.ts';

let composed: Awaited<ReturnType<typeof composeApi>>;

beforeAll(async () => {
  const { url: redisUrl } = await createTestRedis();
  const databaseUrl = `postgres://postgres@127.0.0.1:${await findFreePort()}/nowhere`;
  composed = await composeApi({ config: await apiConfig({ databaseUrl, redisUrl }) });
});
afterAll(() => composed.close());

it('answers 503 with Retry-After, not 500, while PostgreSQL is away', async () => {
  const answer = await createApp(composed.deps).request('/v1/auth/codes', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ phone: '+4915123456789' }),
  });
  expect(answer.status).toBe(503);
  expect(answer.headers.get('retry-after')).toBe('5');
  expect(await answer.json()).toMatchObject({ code: 'service_unavailable' });
});
