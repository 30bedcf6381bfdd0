import { z } from 'zod';
import type { ProviderId } from '../domain/activity/activity-day.ts';
import type { UserId } from '../domain/ids.ts';
import type { ProviderTokens } from '../domain/ports/provider-client.ts';
import type { TokenVault } from '../domain/ports/token-vault.ts';

/** Tokens inside of what is sealed. */
export const StoredTokens = z.object({
  accessToken: z.string(),
  refreshToken: z.string(),
  expiresAt: z.string(),
  scopes: z.array(z.string()),
});

/** Whom the tokens of a connection are sealed for. */
export const connectionOwner = ({ userId, provider }: { userId: UserId; provider: ProviderId }): string =>
  `${userId}:${provider}`;

/** Tokens as a column holds them. `open` throws `token_unreadable` like the vault. */
export const createTokenSeal = ({ vault }: { vault: TokenVault }) => ({
  seal: ({ owner, tokens }: { owner: string; tokens: ProviderTokens }): Promise<string> =>
    vault.seal({ plaintext: JSON.stringify(tokens), owner }),
  async open({ owner, sealedTokens }: { owner: string; sealedTokens: string }): Promise<ProviderTokens> {
    const { plaintext } = await vault.open({ sealed: sealedTokens, owner });
    return StoredTokens.parse(JSON.parse(plaintext));
  },
});
