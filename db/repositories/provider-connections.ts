import { randomUUID } from 'node:crypto';
import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import type { ProviderId } from '../../domain/activity/activity-day.ts';
import { PROVIDER_NAMES, type ProviderConnection } from '../../domain/activity/provider-connection.ts';
import { toInstant } from '../../domain/calendar.ts';
import { DomainError } from '../../domain/errors.ts';
import type { UserId } from '../../domain/ids.ts';
import type { ProviderTokens } from '../../domain/ports/provider-client.ts';
import type {
  ConnectionTokens,
  ProviderConnectionRepository,
  RefreshClaim,
} from '../../domain/ports/provider-connection-repository.ts';
import type { TokenVault } from '../../domain/ports/token-vault.ts';
import { ProviderConnectionEntity, type ProviderConnectionRow } from '../entities/activity.ts';
import { EndedConsentEntity } from '../entities/consent.ts';
import { connectionOwner, createTokenSeal } from '../token-seal.ts';
import { inUserTransaction } from '../user-transaction.ts';

type Key = { userId: UserId; provider: ProviderId };

/** A row as the repository needs it: its tokens in the open, and sealed as they stand there. */
type Stored =
  | { status: 'active'; tokens: ProviderTokens; sealedTokens: string; until?: Date | null | undefined }
  | Exclude<ConnectionTokens, { status: 'active' }>;

const whereKey = ({ userId, provider }: Key) => ({ user: userId, provider });

const toConnection = (row: ProviderConnectionRow): ProviderConnection => ({
  provider: row.provider,
  status: row.status,
  connectedAt: toInstant(row.connectedAt),
  updatedAt: toInstant(row.updatedAt),
});

/** Connections to fitness clouds in PostgreSQL, their tokens sealed by `vault`. */
export function createProviderConnectionRepository({
  orm,
  vault,
}: {
  orm: MikroORM;
  vault: TokenVault;
}): ProviderConnectionRepository {
  const { seal, open } = createTokenSeal({ vault });
  const read = async (key: Key): Promise<Stored> => {
    const row = await orm.em
      .fork()
      .findOne(ProviderConnectionEntity, whereKey(key), { disableIdentityMap: true });
    if (!row) return { status: 'none' };
    if (row.status !== 'active') return { status: row.status };
    const { sealedTokens } = row;
    if (!sealedTokens) return { status: 'none' };
    return {
      status: 'active',
      tokens: await open({ owner: connectionOwner(key), sealedTokens }),
      sealedTokens,
      until: row.refreshUntil,
    };
  };

  return {
    async list({ userId }) {
      const orderBy = { connectedAt: 'asc', provider: 'asc' } as const;
      const rows = await orm.em.fork().find(ProviderConnectionEntity, { user: userId }, { orderBy });
      return rows.map(toConnection);
    },

    async save({ userId, provider, externalUserId, tokens, wantsWebhooks = false, at }) {
      const sealedTokens = await seal({ owner: connectionOwner({ userId, provider }), tokens });
      return inUserTransaction({ orm, userId }, async (em) => {
        if (externalUserId !== undefined) await requireFree(em, { userId, provider, externalUserId });
        const row = {
          ...whereKey({ userId, provider }),
          status: 'active',
          externalUserId: externalUserId ?? null,
          sealedTokens,
          connectedAt: at,
          updatedAt: at,
          refreshClaim: null,
          refreshUntil: null,
          webhooks: wantsWebhooks ? 'wanted' : 'none',
          toldAt: null,
        } as const;
        await em.nativeDelete(EndedConsentEntity, whereKey({ userId, provider }));
        await em.upsert(ProviderConnectionEntity, row);
        return toConnection(row);
      });
    },

    async findTokens(key) {
      const stored = await read(key);
      return stored.status === 'active' ? { status: 'active', tokens: stored.tokens } : stored;
    },

    async claimRefresh({ usedAccessToken, claimMs, at, ...key }): Promise<RefreshClaim> {
      const stored = await read(key);
      if (stored.status !== 'active') return stored;
      const { tokens, sealedTokens, until } = stored;
      if (tokens.accessToken !== usedAccessToken) return { status: 'fresh', tokens };
      const claim = randomUUID();
      const claimed = await orm.em.fork().nativeUpdate(
        ProviderConnectionEntity,
        {
          ...whereKey(key),
          status: 'active',
          sealedTokens,
          $or: [{ refreshUntil: null }, { refreshUntil: { $lte: at } }],
        },
        { refreshClaim: claim, refreshUntil: new Date(at.getTime() + claimMs) },
      );
      if (claimed === 1) return { status: 'claimed', claim, refreshToken: tokens.refreshToken };
      const leftMs = until ? until.getTime() - at.getTime() : claimMs;
      return { status: 'busy', retryAfterMs: Math.max(1_000, Math.min(leftMs, claimMs)) };
    },

    async finishRefresh({ claim, tokens, at, ...key }) {
      const sealedTokens = await seal({ owner: connectionOwner(key), tokens });
      const stored = await orm.em
        .fork()
        .nativeUpdate(
          ProviderConnectionEntity,
          { ...whereKey(key), refreshClaim: claim },
          { sealedTokens, refreshClaim: null, refreshUntil: null, updatedAt: at },
        );
      return stored === 1;
    },

    async dropRefresh({ claim, ...key }) {
      await orm.em
        .fork()
        .nativeUpdate(
          ProviderConnectionEntity,
          { ...whereKey(key), refreshClaim: claim },
          { refreshClaim: null, refreshUntil: null },
        );
    },

    async end({ status, connectedUntil, at, ...key }) {
      const ended = await orm.em
        .fork()
        .nativeUpdate(
          ProviderConnectionEntity,
          { ...whereKey(key), status: 'active', connectedAt: { $lte: connectedUntil } },
          { status, sealedTokens: null, refreshClaim: null, refreshUntil: null, updatedAt: at },
        );
      return ended === 1;
    },

    async saveWebhooks({ webhooks, ...key }) {
      const where = { ...whereKey(key), status: 'active' } as const;
      await orm.em.fork().nativeUpdate(ProviderConnectionEntity, where, { webhooks });
    },

    async listWantingWebhooks({ connectedBefore, limit }) {
      const where = { webhooks: 'wanted', status: 'active', connectedAt: { $lt: connectedBefore } } as const;
      const orderBy = { connectedAt: 'asc' } as const;
      const rows = await orm.em.fork().find(ProviderConnectionEntity, where, { orderBy, limit });
      return rows.map(({ user, provider }) => ({ userId: user, provider }));
    },

    async findUser({ provider, externalUserId }) {
      const row = await orm.em
        .fork()
        .findOne(ProviderConnectionEntity, { provider, externalUserId, status: 'active' });
      return row?.user;
    },
  };
}

/**
 * Throws conflict `connected_elsewhere` while another user has an active connection to the provider's account: showing
 * its consent takes nothing from them. A connection that has ended gives its name of the account up.
 */
async function requireFree(
  em: EntityManager,
  { userId, provider, externalUserId }: Key & { externalUserId: string },
): Promise<void> {
  const elsewhere = { provider, externalUserId, user: { $ne: userId } };
  await em.nativeUpdate(
    ProviderConnectionEntity,
    { ...elsewhere, status: { $ne: 'active' } },
    { externalUserId: null },
  );
  if ((await em.count(ProviderConnectionEntity, elsewhere)) === 0) return;
  throw new DomainError(
    'conflict',
    'connected_elsewhere',
    `This ${PROVIDER_NAMES[provider]} account is connected to another account here. Disconnect it there first.`,
  );
}
