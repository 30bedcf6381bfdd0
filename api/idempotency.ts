import { createHash, randomUUID } from 'node:crypto';
import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import { z } from 'zod';
import { DomainError } from '../domain/errors.ts';
import type { IdempotencyUse, StoredResponse } from '../domain/ports/idempotency-key-repository.ts';
import { isOutage } from '../telemetry/is-outage.ts';
import type { UserEnv } from './router.ts';

/** For `request.headers` of a POST that creates; belongs together with the middleware `idempotent`. */
export const IdempotencyKeyHeader = z.object({
  'idempotency-key': z.string().min(1).max(255).optional().meta({
    description: 'Random text of your choice. The same request with the same key within a day is done once.',
    example: '0a5f3b1e-7c1d-4b0c-8d3f-2f4f0c6a9e11',
  }),
});

/** Headers worth replaying: the others belong to the one exchange. */
const REPLAYED_HEADERS = ['content-type', 'location', 'etag'];

/**
 * Makes a POST safe to repeat (route middleware).
 *
 * Same key and body: the first answer again, with `Idempotency-Replayed: true`. Same key, other body:
 * 422. While the first still runs: 409. Only successes are kept: whatever was refused may be corrected and tried again.
 *
 * After a 5xx nobody knows whether the commit went through: the key keeps its resource id, and the next request takes
 * it over at once. Create under `resourceIdOf(c)`: then a run that died after its commit is not doubled.
 */
export const idempotent = createMiddleware<UserEnv>(async (c, next) => {
  const key = c.req.header('idempotency-key');
  if (!key || key.length > 255) return next();
  const repository = c.var.idempotencyKeys;
  const use = { scope: `${c.var.caller.userId}:${c.req.method} ${c.req.path}`.slice(0, 200), key };
  const bodyHash = await hashOf(c);
  const outcome = await repository.begin({ ...use, bodyHash, at: c.var.now });
  switch (outcome.status) {
    case 'different_body':
      throw new DomainError(
        'invalid',
        'idempotency_key_reused',
        'This Idempotency-Key was used for another body.',
      );
    case 'running':
      throw new DomainError(
        'conflict',
        'idempotency_key_in_use',
        'The first request with this key still runs.',
        {
          retryAfterMs: 1000,
        },
      );
    case 'replay':
      return replay(outcome.response);
    case 'started':
      c.set('resourceId', outcome.resourceId);
      await next();
      await remember(c, use);
  }
});

/** Of the body's bytes, whatever they are, and of the query, which can mean another thing to make. */
async function hashOf(c: Context<UserEnv>): Promise<string> {
  const body = new Uint8Array(await c.req.arrayBuffer());
  return createHash('sha256').update(body).update(new URL(c.req.url).search).digest('hex');
}

/** The id to create under: a random one, or for an idempotent request the same at every repetition. */
export const resourceIdOf = (c: Context<UserEnv>): string => c.var.resourceId ?? randomUUID();

async function remember(c: Context<UserEnv>, use: IdempotencyUse): Promise<void> {
  if (c.res.status >= 500 && c.var.isUndone !== true) return giveBack(c, use);
  if (!c.res.ok) return c.var.idempotencyKeys.release(use);
  const text = await c.res.clone().text();
  const headers = Object.fromEntries(
    REPLAYED_HEADERS.flatMap((name) => {
      const value = c.res.headers.get(name);
      return value === null ? [] : [[name, value]];
    }),
  );
  const response = {
    status: c.res.status,
    body: text === '' ? null : (JSON.parse(text) as unknown),
    headers,
  };
  await c.var.idempotencyKeys.finish({ ...use, response });
}

/** The failure stays the answer: where PostgreSQL is away this fails as well, and the key is stale before long. */
async function giveBack(c: Context<UserEnv>, use: IdempotencyUse): Promise<void> {
  try {
    await c.var.idempotencyKeys.giveBack(use);
  } catch (error) {
    if (!isOutage(error)) throw error;
  }
}

const replay = ({ status, body, headers }: StoredResponse): Response =>
  new Response(body === null ? null : JSON.stringify(body), {
    status,
    headers: { ...headers, 'idempotency-replayed': 'true' },
  });
