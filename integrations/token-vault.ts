import { CompactEncrypt, compactDecrypt } from 'jose';
import { DomainError } from '../domain/errors.ts';
import type { TokenVault } from '../domain/ports/token-vault.ts';

/** A key of the vault: 32 bytes, and the name that sealed texts carry. */
export type VaultKey = { kid: string; key: Uint8Array };

/** The only algorithms that are opened: a text cannot ask for others. */
const ALGORITHM = 'dir';
const ENCRYPTION = 'A256GCM';

/**
 * Seals with AES-256-GCM as a JWE (RFC 7516). The first key seals, all open: a new key goes in front, the old one is
 * taken out when nothing is sealed with it any more.
 */
export function createTokenVault({ keys }: { keys: readonly [VaultKey, ...VaultKey[]] }): TokenVault {
  const [newest] = keys;
  const keyOf = new Map(keys.map(({ kid, key }) => [kid, key]));
  return {
    seal({ plaintext, owner }) {
      // The header is authenticated with the text.
      return new CompactEncrypt(new TextEncoder().encode(plaintext))
        .setProtectedHeader({ alg: ALGORITHM, enc: ENCRYPTION, kid: newest.kid, sub: owner })
        .encrypt(newest.key);
    },
    async open({ sealed, owner }) {
      try {
        const { plaintext, protectedHeader } = await compactDecrypt(
          sealed,
          ({ kid }) => {
            const key = keyOf.get(kid ?? '');
            if (!key) throw new Error('unknown key');
            return key;
          },
          { keyManagementAlgorithms: [ALGORITHM], contentEncryptionAlgorithms: [ENCRYPTION] },
        );
        if (protectedHeader.sub !== owner) throw new Error('another owner');
        const isOutdated = protectedHeader.kid !== newest.kid;
        return { plaintext: new TextDecoder().decode(plaintext), isOutdated };
      } catch (error) {
        throw new DomainError('unavailable', 'token_unreadable', 'A stored token cannot be opened.', {
          cause: error,
        });
      }
    },
  };
}
