import { describe, expect, it } from 'vitest';
import { readTinkKeyset } from '../../../integrations/google-health/tink-keyset.ts';
import { createSigningKeys } from '../../../simulator/webhooks/signing-keys.ts';

type PublishedKey = ReturnType<ReturnType<typeof createSigningKeys>['keyset']>['key'][number];

function aKey(): PublishedKey {
  const [key] = createSigningKeys().keyset().key;
  if (!key) throw new Error('No key');
  return key;
}

const withValue = (value: Buffer): PublishedKey => {
  const key = aKey();
  return { ...key, keyData: { ...key.keyData, value: value.toString('base64') } };
};
/** The message of a key whose bytes of `from` are `to`. */
function replaced(from: number[], to: number[]): PublishedKey {
  const hex = Buffer.from(aKey().keyData.value, 'base64').toString('hex');
  const [old, fresh] = [from, to].map((bytes) => Buffer.from(bytes).toString('hex'));
  return withValue(Buffer.from(hex.replace(old ?? '', fresh ?? ''), 'hex'));
}

describe('readTinkKeyset', () => {
  it('reads every enabled key by its id', () => {
    const [first, second] = [aKey(), aKey()];
    const keys = readTinkKeyset({ primaryKeyId: first.keyId, key: [first, second] });
    expect([...(keys?.keys() ?? [])].sort()).toEqual([first.keyId, second.keyId].sort());
    expect(keys?.get(first.keyId)?.asymmetricKeyDetails?.namedCurve).toBe('prime256v1');
  });

  it.each([
    { title: 'a disabled key', key: { ...aKey(), status: 'DISABLED' } },
    { title: 'a destroyed key', key: { ...aKey(), status: 'DESTROYED' } },
    { title: 'a key without prefix', key: { ...aKey(), outputPrefixType: 'RAW' } },
    {
      title: 'a key of another kind',
      key: {
        ...aKey(),
        keyData: { ...aKey().keyData, typeUrl: 'type.googleapis.com/google.crypto.tink.Ed25519PublicKey' },
      },
    },
    { title: 'SHA-512', key: replaced([0x08, 3], [0x08, 4]) },
    { title: 'P-384', key: replaced([0x10, 2], [0x10, 3]) },
    { title: 'IEEE signatures', key: replaced([0x18, 2], [0x18, 1]) },
    {
      title: 'a message that is cut off',
      key: withValue(Buffer.from(aKey().keyData.value, 'base64').subarray(0, 20)),
    },
    { title: 'an empty message', key: withValue(Buffer.alloc(0)) },
    {
      title: 'a point that is not on the curve',
      key: withValue(Buffer.concat([Buffer.from([0x12, 6, 8, 3, 16, 2, 24, 2, 0x1a, 1, 5, 0x22, 1, 5])])),
    },
  ])('leaves out $title, and keeps the others', ({ key }) => {
    const good = aKey();
    expect(readTinkKeyset({ key: [key] })).toBeUndefined();
    expect([...(readTinkKeyset({ key: [key, good] })?.keys() ?? [])]).toEqual([good.keyId]);
  });

  it.each([undefined, null, {}, { key: [] }, { key: 'none' }, { key: [{ keyId: -1 }] }])(
    'is no keyset: %j',
    (json) => {
      expect(readTinkKeyset(json)).toBeUndefined();
    },
  );
});
