import { LockMode } from '@mikro-orm/core';
import type { MikroORM } from '@mikro-orm/postgresql';
import { MAX_WRONG_TRIES, type OneTimeCode } from '../../domain/account/one-time-code.ts';
import type { OneTimeCodeRepository } from '../../domain/ports/one-time-code-repository.ts';
import { OneTimeCodeEntity, type OneTimeCodeRow } from '../entities/account.ts';

/** A used code still stands for its registration token, which outlives it. */
const KEEP_AFTER_EXPIRY_MS = 3_600_000;

const toCode = ({ wrongTries, usedAt, ...rest }: OneTimeCodeRow): OneTimeCode => {
  if (usedAt) return { ...rest, status: 'used', usedAt };
  return wrongTries >= MAX_WRONG_TRIES
    ? { ...rest, status: 'exhausted' }
    : { ...rest, status: 'pending', wrongTries };
};

const triesOf = (code: OneTimeCode): number => {
  if (code.status === 'exhausted') return MAX_WRONG_TRIES;
  return code.status === 'pending' ? code.wrongTries : 0;
};

const toRow = (code: OneTimeCode): OneTimeCodeRow => ({
  id: code.id,
  phone: code.phone,
  codeHash: code.codeHash,
  wrongTries: triesOf(code),
  usedAt: code.status === 'used' ? code.usedAt : null,
  createdAt: code.createdAt,
  expiresAt: code.expiresAt,
});

/** One-time codes in PostgreSQL. */
export function createOneTimeCodeRepository({ orm }: { orm: MikroORM }): OneTimeCodeRepository {
  return {
    async save({ code }) {
      await orm.em.fork().upsert(OneTimeCodeEntity, toRow(code), { disableIdentityMap: true });
    },

    change: ({ id, decide }) =>
      orm.em.fork().transactional(async (em) => {
        const lockMode = LockMode.PESSIMISTIC_WRITE;
        const row = await em.findOne(OneTimeCodeEntity, { id }, { lockMode, disableIdentityMap: true });
        const { next, result } = decide(row === null ? undefined : toCode(row));
        if (next) await em.upsert(OneTimeCodeEntity, toRow(next), { disableIdentityMap: true });
        return result;
      }),

    purgeExpired: ({ now }) =>
      orm.em.fork().nativeDelete(OneTimeCodeEntity, {
        expiresAt: { $lt: new Date(now.getTime() - KEEP_AFTER_EXPIRY_MS) },
      }),
  };
}
