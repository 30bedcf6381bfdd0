import { randomUUID } from 'node:crypto';
import type { MikroORM } from '@mikro-orm/postgresql';
import type {
  IdempotencyKeyRepository,
  IdempotencyUse,
} from '../../domain/ports/idempotency-key-repository.ts';
import { IdempotencyKeyEntity, type IdempotencyKeyRow } from '../entities/operations.ts';

const KEEP_MS = 24 * 3_600_000;

/**
 * Whoever began and has not finished by then has probably died, and the next one takes over. Should it still run, both
 * create under one resource id, which is once.
 */
const STALE_AFTER_MS = 5_000;

/** Idempotency keys in PostgreSQL. The primary key decides which of two requests at once runs. */
export function createIdempotencyKeyRepository({ orm }: { orm: MikroORM }): IdempotencyKeyRepository {
  return {
    async begin({ scope, key, bodyHash, at }) {
      const staleBefore = new Date(at.getTime() - STALE_AFTER_MS);
      const [started] = await orm.em.getConnection().execute<{ resourceId: string }[]>(
        `insert into idempotency_keys as stored (scope, key, body_hash, resource_id, created_at, started_at)
         values (?, ?, ?, ?, ?, ?)
         on conflict (scope, key) do update set started_at = excluded.started_at
         where stored.body_hash = excluded.body_hash and stored.response_status is null
           and stored.started_at < ?
         returning resource_id as "resourceId"`,
        [scope, key, bodyHash, randomUUID(), at, at, staleBefore],
      );
      if (started) return { status: 'started', resourceId: started.resourceId };
      const row = await orm.em.fork().findOne(IdempotencyKeyEntity, { scope, key });
      return outcomeOf({ row, bodyHash });
    },

    async finish({ scope, key, response }) {
      await orm.em.fork().nativeUpdate(
        IdempotencyKeyEntity,
        { scope, key },
        {
          responseStatus: response.status,
          responseBody: response.body ?? null,
          responseHeaders: response.headers,
        },
      );
    },

    async giveBack({ scope, key }) {
      const where = { scope, key, responseStatus: null };
      await orm.em.fork().nativeUpdate(IdempotencyKeyEntity, where, { startedAt: new Date(0) });
    },

    async release({ scope, key }: IdempotencyUse) {
      await orm.em.fork().nativeDelete(IdempotencyKeyEntity, { scope, key, responseStatus: null });
    },

    purgeExpired: ({ now }) =>
      orm.em.fork().nativeDelete(IdempotencyKeyEntity, {
        createdAt: { $lt: new Date(now.getTime() - KEEP_MS) },
      }),
  };
}

function outcomeOf({ row, bodyHash }: { row: IdempotencyKeyRow | null; bodyHash: string }) {
  // Released between the two statements: the caller may simply try again.
  if (row === null) return { status: 'running' as const };
  if (row.bodyHash !== bodyHash) return { status: 'different_body' as const };
  if (row.responseStatus == null) return { status: 'running' as const };
  const response = {
    status: row.responseStatus,
    body: row.responseBody ?? null,
    headers: row.responseHeaders ?? {},
  };
  return { status: 'replay' as const, response };
}
