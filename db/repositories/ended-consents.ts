import { randomUUID } from 'node:crypto';
import { LockMode } from '@mikro-orm/core';
import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { z } from 'zod';
import type { ProviderId } from '../../domain/activity/activity-day.ts';
import { DomainError } from '../../domain/errors.ts';
import type { UserId } from '../../domain/ids.ts';
import type {
  ConsentSecrets,
  EndedConsent,
  EndedConsentRepository,
} from '../../domain/ports/ended-consent-repository.ts';
import type { TokenVault } from '../../domain/ports/token-vault.ts';
import { ProviderConnectionEntity, type ProviderConnectionRow } from '../entities/activity.ts';
import { EndedConsentEntity } from '../entities/consent.ts';
import { connectionOwner, createTokenSeal, StoredTokens } from '../token-seal.ts';

/** What is sealed besides the tokens would say whose consent it was. */
const StoredSecrets = z.object({ tokens: StoredTokens, subscriptionId: z.string().optional() });

/** The secrets are sealed anew for the consent itself, so that they open without the user. */
const consentOwner = (consentId: string): string => `consent:${consentId}`;

const LOCK = { lockMode: LockMode.PESSIMISTIC_WRITE, disableIdentityMap: true } as const;

/** Ended consents in PostgreSQL, their tokens sealed by `vault`. */
export function createEndedConsentRepository({
  orm,
  vault,
}: {
  orm: MikroORM;
  vault: TokenVault;
}): EndedConsentRepository {
  const { open } = createTokenSeal({ vault });

  const insert = async (
    em: EntityManager,
    {
      secrets,
      ...row
    }: { user: UserId | null; provider: ProviderId; secrets: ConsentSecrets; endedAt: Date },
  ): Promise<EndedConsent> => {
    const id = randomUUID();
    const sealedTokens = await vault.seal({ plaintext: JSON.stringify(secrets), owner: consentOwner(id) });
    await em.insert(EndedConsentEntity, { id, ...row, sealedTokens });
    return { consentId: id, provider: row.provider };
  };

  const moveTokens = async (em: EntityManager, row: ProviderConnectionRow, endedAt: Date) => {
    const { user, provider, sealedTokens: held, webhooks } = row;
    await em.nativeDelete(ProviderConnectionEntity, { user, provider });
    if (!held) return undefined;
    const tokens = await unlessUnreadable(
      open({ owner: connectionOwner({ userId: user, provider }), sealedTokens: held }),
    );
    // Nobody can tell the cloud any more. That must not keep the user from disconnecting.
    if (!tokens) return undefined;
    const subscriptionId = webhooks === 'ordered' ? user : undefined;
    return insert(em, { user, provider, secrets: { tokens, subscriptionId }, endedAt });
  };

  return {
    end: ({ userId, provider, at }) =>
      orm.em.fork().transactional(async (em) => {
        const row = await em.findOne(ProviderConnectionEntity, { user: userId, provider }, LOCK);
        if (!row) return { status: 'none' };
        const consent = await moveTokens(em, row, at);
        return { status: 'ended', ...(consent ? { consent } : {}) };
      }),

    endAll: ({ userId, at }) =>
      orm.em.fork().transactional(async (em) => {
        const rows = await em.find(ProviderConnectionEntity, { user: userId }, LOCK);
        const consents: EndedConsent[] = [];
        for (const row of rows) {
          const consent = await moveTokens(em, row, at);
          if (consent) consents.push(consent);
        }
        return consents;
      }),

    keepTokens: ({ userId, provider, tokens, at: endedAt }) =>
      orm.em.fork().transactional(async (em) => {
        // Connecting takes the same lock: no new consent comes between the look and the insert.
        const [user] = await em.execute<{ id: string }[]>(
          'select id from users where id = ? for no key update',
          [userId],
        );
        if (await em.findOne(ProviderConnectionEntity, { user: userId, provider })) return;
        await insert(em, { user: user?.id ?? null, provider, secrets: { tokens }, endedAt });
      }),

    async findSecrets({ consentId }) {
      const row = await orm.em.fork().findOne(EndedConsentEntity, { id: consentId });
      if (!row) return undefined;
      const { plaintext } = await vault.open({ sealed: row.sealedTokens, owner: consentOwner(consentId) });
      return StoredSecrets.parse(JSON.parse(plaintext));
    },

    async delete({ consentId }) {
      await orm.em.fork().nativeDelete(EndedConsentEntity, { id: consentId });
    },

    async list({ endedBefore, limit }) {
      const orderBy = { endedAt: 'asc' } as const;
      const rows = await orm.em
        .fork()
        .find(EndedConsentEntity, { endedAt: { $lt: endedBefore } }, { orderBy, limit });
      return rows.map(({ id, provider }) => ({ consentId: id, provider }));
    },
  };
}

async function unlessUnreadable<T>(opening: Promise<T>): Promise<T | undefined> {
  try {
    return await opening;
  } catch (error) {
    if (error instanceof DomainError && error.code === 'token_unreadable') return undefined;
    throw error;
  }
}
