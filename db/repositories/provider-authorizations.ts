import { createHash } from 'node:crypto';
import type { MikroORM } from '@mikro-orm/postgresql';
import type { ProviderAuthorizationRepository } from '../../domain/ports/provider-authorization-repository.ts';
import type { TokenVault } from '../../domain/ports/token-vault.ts';
import { ProviderAuthorizationEntity } from '../entities/consent.ts';
import { connectionOwner } from '../token-seal.ts';
import { inUserTransaction } from '../user-transaction.ts';

/** A state has 256 random bits, a handle 60 and ten minutes: there is nothing to guess behind their hashes. */
const hashOf = (state: string): string => createHash('sha256').update(state).digest('hex');

/** Authorizations in PostgreSQL, their verifiers sealed by `vault`. */
export function createProviderAuthorizationRepository({
  orm,
  vault,
}: {
  orm: MikroORM;
  vault: TokenVault;
}): ProviderAuthorizationRepository {
  return {
    async save({ userId, provider, state, codeVerifier, returnTo, expiresAt }) {
      const stateHash = hashOf(state);
      const owner = verifierOwner({ userId, provider, stateHash });
      const sealedVerifier = await vault.seal({ plaintext: codeVerifier, owner });
      await inUserTransaction({ orm, userId }, async (em) => {
        const row = { stateHash, user: userId, provider, sealedVerifier };
        await em.insert(ProviderAuthorizationEntity, { ...row, returnTo: returnTo ?? null, expiresAt });
      });
    },

    async take({ state, at }) {
      const stateHash = hashOf(state);
      const em = orm.em.fork();
      const where = { stateHash, expiresAt: { $gt: at }, sealedAnswer: null };
      const row = await em.findOne(ProviderAuthorizationEntity, where);
      if (!row) return undefined;
      // Of two who found it, one deletes it.
      if ((await em.nativeDelete(ProviderAuthorizationEntity, { stateHash })) !== 1) return undefined;
      const { user: userId, provider, sealedVerifier: sealed, returnTo } = row;
      const owner = verifierOwner({ userId, provider, stateHash });
      const { plaintext: codeVerifier } = await vault.open({ sealed, owner });
      return { userId, provider, codeVerifier, returnTo: returnTo ?? undefined };
    },

    async keepAnswer({ userId, provider, codeVerifier, query, handle, expiresAt }) {
      const stateHash = hashOf(handle);
      const owner = verifierOwner({ userId, provider, stateHash });
      const sealedVerifier = await vault.seal({ plaintext: codeVerifier, owner });
      const sealedAnswer = await vault.seal({ plaintext: query, owner: answerOwner(owner) });
      await inUserTransaction({ orm, userId }, async (em) => {
        const row = { stateHash, user: userId, provider, sealedVerifier, sealedAnswer };
        await em.insert(ProviderAuthorizationEntity, { ...row, returnTo: null, expiresAt });
      });
    },

    async takeAnswer({ handle, userId, provider, at }) {
      const stateHash = hashOf(handle);
      const em = orm.em.fork();
      const where = { stateHash, expiresAt: { $gt: at }, sealedAnswer: { $ne: null } };
      const row = await em.findOne(ProviderAuthorizationEntity, where);
      if (!row?.sealedAnswer) return undefined;
      if ((await em.nativeDelete(ProviderAuthorizationEntity, { stateHash })) !== 1) return undefined;
      if (row.user !== userId || row.provider !== provider) return undefined;
      const owner = verifierOwner({ userId, provider, stateHash });
      const [verifier, answer] = await Promise.all([
        vault.open({ sealed: row.sealedVerifier, owner }),
        vault.open({ sealed: row.sealedAnswer, owner: answerOwner(owner) }),
      ]);
      return { codeVerifier: verifier.plaintext, query: answer.plaintext };
    },

    purgeExpired: ({ now }) =>
      orm.em.fork().nativeDelete(ProviderAuthorizationEntity, { expiresAt: { $lt: now } }),
  };
}

type Verifier = Parameters<typeof connectionOwner>[0] & { stateHash: string };

const verifierOwner = ({ stateHash, ...connection }: Verifier): string =>
  `${connectionOwner(connection)}:${stateHash}`;

/** The answer is sealed apart from the verifier: one cannot be put in the other's place. */
const answerOwner = (owner: string): string => `${owner}:answer`;
