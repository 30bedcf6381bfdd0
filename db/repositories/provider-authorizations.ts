import { createHash } from 'node:crypto';
import type { MikroORM } from '@mikro-orm/postgresql';
import type { ProviderAuthorizationRepository } from '../../domain/ports/provider-authorization-repository.ts';
import type { TokenVault } from '../../domain/ports/token-vault.ts';
import { ProviderAuthorizationEntity } from '../entities/consent.ts';
import { connectionOwner } from '../token-seal.ts';
import { inUserTransaction } from '../user-transaction.ts';

/** The state is 256 random bits: there is nothing to guess behind its hash. */
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
      const row = await em.findOne(ProviderAuthorizationEntity, { stateHash, expiresAt: { $gt: at } });
      if (!row) return undefined;
      // Of two who found it, one deletes it.
      if ((await em.nativeDelete(ProviderAuthorizationEntity, { stateHash })) !== 1) return undefined;
      const { user: userId, provider, sealedVerifier: sealed, returnTo } = row;
      const owner = verifierOwner({ userId, provider, stateHash });
      const { plaintext: codeVerifier } = await vault.open({ sealed, owner });
      return { userId, provider, codeVerifier, returnTo: returnTo ?? undefined };
    },

    purgeExpired: ({ now }) =>
      orm.em.fork().nativeDelete(ProviderAuthorizationEntity, { expiresAt: { $lt: now } }),
  };
}

type Verifier = Parameters<typeof connectionOwner>[0] & { stateHash: string };

const verifierOwner = ({ stateHash, ...connection }: Verifier): string =>
  `${connectionOwner(connection)}:${stateHash}`;
