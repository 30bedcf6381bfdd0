import { defineEntity, type InferEntity } from '@mikro-orm/core';
import { UserEntity } from './user.ts';

/** A one-time code on its way. The number is kept only as a keyed hash and, until the code ends, as E.164. */
export const OneTimeCodeEntity = defineEntity({
  name: 'OneTimeCode',
  tableName: 'one_time_codes',
  properties: (p) => ({
    id: p.uuid().primary(),
    phone: p.string().length(20),
    codeHash: p.string().length(64),
    wrongTries: p.integer(),
    usedAt: p.datetime().nullable(),
    createdAt: p.datetime(),
    expiresAt: p.datetime(),
  }),
  indexes: [{ properties: ['phone', 'createdAt'] }, { properties: ['expiresAt'] }],
});
export type OneTimeCodeRow = InferEntity<typeof OneTimeCodeEntity>;

/** A login: a family of rotating refresh tokens. Revoking it ends them all. */
export const LoginSessionEntity = defineEntity({
  name: 'LoginSession',
  tableName: 'login_sessions',
  properties: (p) => ({
    id: p.uuid().primary(),
    user: p.manyToOne(UserEntity).mapToPk().deleteRule('cascade'),
    deviceName: p.string().length(80).nullable(),
    tokenHash: p.string().length(64).unique(),
    /** The token before the current one: it gets ten seconds of grace for a lost answer. */
    previousTokenHash: p.string().length(64).unique().nullable(),
    rotatedAt: p.datetime(),
    createdAt: p.datetime(),
    lastUsedAt: p.datetime(),
    expiresAt: p.datetime(),
    revokedAt: p.datetime().nullable(),
    revokedReason: p.string().length(40).nullable(),
  }),
  indexes: [{ properties: ['user'] }],
});
export type LoginSessionRow = InferEntity<typeof LoginSessionEntity>;
