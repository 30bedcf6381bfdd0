import { randomBytes } from 'node:crypto';
import { CompactEncrypt, UnsecuredJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { createTokenVault } from '../../integrations/token-vault.ts';

const old = { kid: 'old', key: randomBytes(32) };
const fresh = { kid: 'new', key: randomBytes(32) };
const owner = 'user:fitbit';
const plaintext = '{"accessToken":"secret"}';
const unreadable = { kind: 'unavailable', code: 'token_unreadable' };

describe('the vault of tokens', () => {
  const vault = createTokenVault({ keys: [fresh, old] });

  it('gives back what it sealed, which nobody can read meanwhile', async () => {
    const sealed = await vault.seal({ plaintext, owner });
    expect(sealed).not.toContain('secret');
    expect(Buffer.from(sealed.split('.')[3] ?? '', 'base64url').toString()).not.toContain('secret');
    expect(await vault.open({ sealed, owner })).toEqual({ plaintext, isOutdated: false });
  });

  it('seals the same text differently each time', async () => {
    expect(await vault.seal({ plaintext, owner })).not.toBe(await vault.seal({ plaintext, owner }));
  });

  it('opens what an older key sealed, and says that it is older', async () => {
    const sealed = await createTokenVault({ keys: [old] }).seal({ plaintext, owner });
    expect(await vault.open({ sealed, owner })).toEqual({ plaintext, isOutdated: true });
  });

  it.each<[string, () => Promise<string>]>([
    ['for another owner', () => vault.seal({ plaintext, owner: 'other:fitbit' })],
    [
      'with a key that it does not have',
      () => createTokenVault({ keys: [{ kid: 'gone', key: randomBytes(32) }] }).seal({ plaintext, owner }),
    ],
    [
      'with another key of the same name',
      () => createTokenVault({ keys: [{ kid: 'new', key: randomBytes(32) }] }).seal({ plaintext, owner }),
    ],
    [
      'by another algorithm',
      () =>
        new CompactEncrypt(Buffer.from(plaintext))
          .setProtectedHeader({ alg: 'A256KW', enc: 'A256GCM', kid: 'new', sub: owner })
          .encrypt(fresh.key),
    ],
    ['not at all', async () => new UnsecuredJWT({}).setSubject(owner).encode()],
  ])('does not open what was sealed %s', async (_, seal) => {
    await expect(vault.open({ sealed: await seal(), owner })).rejects.toMatchObject(unreadable);
  });

  it('notices a changed byte in every part', async () => {
    const sealed = await vault.seal({ plaintext, owner });
    for (const [index, part] of sealed.split('.').entries()) {
      if (part === '') continue;
      const changed = sealed
        .split('.')
        .with(index, `${part[0] === 'A' ? 'B' : 'A'}${part.slice(1)}`)
        .join('.');
      await expect(vault.open({ sealed: changed, owner })).rejects.toMatchObject(unreadable);
    }
  });
});
