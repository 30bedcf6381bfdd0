import { defineEntity, type InferEntity } from '@mikro-orm/core';

/** The first answer to a POST with an `Idempotency-Key`, replayed for a day. */
export const IdempotencyKeyEntity = defineEntity({
  name: 'IdempotencyKey',
  tableName: 'idempotency_keys',
  properties: (p) => ({
    /** `<userId or client>:<method> <path>`: a key of one caller means nothing to another. */
    scope: p.string().length(200).primary(),
    key: p.string().length(255).primary(),
    bodyHash: p.string().length(64),
    /** What every run of the key creates under, so that a run after a crash doubles nothing. */
    resourceId: p.uuid(),
    /** Absent while the first request is still running. */
    responseStatus: p.integer().nullable(),
    responseBody: p.json<unknown>().nullable(),
    responseHeaders: p.json<Record<string, string>>().nullable(),
    createdAt: p.datetime(),
    /** Of the newest run: one that never finished is taken over after a while. */
    startedAt: p.datetime(),
  }),
  indexes: [{ properties: ['createdAt'] }],
});
export type IdempotencyKeyRow = InferEntity<typeof IdempotencyKeyEntity>;

/** What operators did. Append-only: a trigger of the migration refuses updates and deletes. */
export const AuditEntryEntity = defineEntity({
  name: 'AuditEntry',
  tableName: 'audit_entries',
  properties: (p) => ({
    id: p.uuid().primary(),
    at: p.datetime(),
    /** User id of the operator, or `cli:<login name>`. */
    actor: p.string().length(100),
    action: p.string().length(60),
    details: p.json<Record<string, unknown>>(),
  }),
  indexes: [{ properties: ['at'] }],
});
