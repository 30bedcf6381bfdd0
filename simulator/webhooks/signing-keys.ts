import { generateKeyPairSync, type KeyObject, randomInt, sign } from 'node:crypto';

type SigningKey = { id: number; privateKey: KeyObject; publicKey: KeyObject; isPublished: boolean };

export type SigningKeys = ReturnType<typeof createSigningKeys>;

/**
 * Google Health's signing keys: ECDSA P-256, published as a Tink keyset, changed by rotation. A signature is `0x01`, the
 * key id big-endian, and the DER signature, in base64 (Tink, "Wire format").
 */
export function createSigningKeys() {
  const keys: SigningKey[] = [createKey()];
  const newest = (): SigningKey => keys.at(-1) ?? createKey();
  const signWith = ({ id, privateKey }: SigningKey, body: string): string => {
    const prefix = Buffer.alloc(5, 1);
    prefix.writeUInt32BE(id, 1);
    return Buffer.concat([prefix, sign('sha256', Buffer.from(body), privateKey)]).toString('base64');
  };
  return {
    sign: (body: string): string => signWith(newest(), body),
    /** By the first key of all, which a rotation may have taken out. */
    signWithOldest: (body: string): string => signWith(keys[0] ?? newest(), body),
    /** From now on a new key signs. With `keepOld: false`, the others are taken out of the keyset. */
    rotate({ keepOld }: { keepOld: boolean }): void {
      if (!keepOld) for (const key of keys) key.isPublished = false;
      keys.push(createKey());
    },
    keyset: () => ({
      primaryKeyId: newest().id,
      key: keys.filter(({ isPublished }) => isPublished).map(publish),
    }),
  };
}

function createKey(): SigningKey {
  const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return { id: randomInt(1, 2 ** 32), ...pair, isPublished: true };
}

function publish({ id, publicKey }: SigningKey) {
  const jwk = publicKey.export({ format: 'jwk' });
  // EcdsaPublicKey: version 0 is left out; params = SHA256 (3), NIST_P256 (2), DER (2); x and y as signed integers.
  const message = Buffer.concat([
    field(2, Buffer.from([0x08, 3, 0x10, 2, 0x18, 2])),
    field(3, toSigned(Buffer.from(jwk.x ?? '', 'base64url'))),
    field(4, toSigned(Buffer.from(jwk.y ?? '', 'base64url'))),
  ]);
  return {
    keyData: {
      typeUrl: 'type.googleapis.com/google.crypto.tink.EcdsaPublicKey',
      value: message.toString('base64'),
      keyMaterialType: 'ASYMMETRIC_PUBLIC',
    },
    status: 'ENABLED',
    keyId: id,
    outputPrefixType: 'TINK',
  };
}

const field = (number: number, bytes: Buffer): Buffer =>
  Buffer.concat([Buffer.from([number * 8 + 2, bytes.length]), bytes]);

/** A zero in front, as Tink writes a coordinate. */
const toSigned = (coordinate: Buffer): Buffer => Buffer.concat([Buffer.from([0]), coordinate]);
