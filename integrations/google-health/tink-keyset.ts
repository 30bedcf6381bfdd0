import { createPublicKey, type KeyObject } from 'node:crypto';
import { z } from 'zod';

const ECDSA_TYPE = 'type.googleapis.com/google.crypto.tink.EcdsaPublicKey';
/** Length of a coordinate on P-256, bytes. */
const COORDINATE_BYTES = 32;

/** Field numbers and enum values of Tink's `ecdsa.proto` and `common.proto`. */
const FIELD = { params: 2, x: 3, y: 4, hashType: 1, curve: 2, encoding: 3 } as const;
const SHA256 = 3;
const NIST_P256 = 2;
const DER = 2;

/** A public keyset in Tink's JSON: each key is a protobuf message in base64. */
const Keyset = z.object({
  key: z.array(
    z.object({
      keyData: z.object({ typeUrl: z.string(), value: z.base64() }),
      status: z.string(),
      keyId: z.int().min(0).max(0xffffffff),
      outputPrefixType: z.string(),
    }),
  ),
});

/** The keys that a signature may be made with, by their id. */
export type Keys = ReadonlyMap<number, KeyObject>;

/**
 * Reads the keyset: every enabled ECDSA P-256 key with SHA-256, DER signatures and Tink's prefix. Keys of other kinds
 * are left out, so that a new algorithm beside the old one does no harm. `undefined` when it is no keyset, or an
 * empty one.
 *
 * Source: Tink, "Wire format" and `proto/ecdsa.proto`.
 */
export function readTinkKeyset(json: unknown): Keys | undefined {
  const parsed = Keyset.safeParse(json);
  if (!parsed.success) return undefined;
  const usable = parsed.data.key.filter(
    ({ status, outputPrefixType, keyData }) =>
      status === 'ENABLED' && outputPrefixType === 'TINK' && keyData.typeUrl === ECDSA_TYPE,
  );
  const keys = usable.flatMap(({ keyId, keyData }) => {
    const key = readEcdsaKey(Buffer.from(keyData.value, 'base64'));
    return key ? [[keyId, key] as const] : [];
  });
  return keys.length === 0 ? undefined : new Map(keys);
}

function readEcdsaKey(message: Buffer): KeyObject | undefined {
  const fields = readFields(message);
  const [params, x, y] = [fields.get(FIELD.params), fields.get(FIELD.x), fields.get(FIELD.y)];
  if (!Buffer.isBuffer(params) || !Buffer.isBuffer(x) || !Buffer.isBuffer(y)) return undefined;
  const settings = readFields(params);
  const isOurs =
    settings.get(FIELD.hashType) === SHA256 &&
    settings.get(FIELD.curve) === NIST_P256 &&
    settings.get(FIELD.encoding) === DER;
  if (!isOurs) return undefined;
  try {
    const jwk = { kty: 'EC', crv: 'P-256', x: toCoordinate(x), y: toCoordinate(y) };
    return createPublicKey({ key: jwk, format: 'jwk' });
  } catch {
    // A point that is not on the curve.
    return undefined;
  }
}

/** Tink writes a coordinate as a signed big integer: with a zero in front, or with zeros left out. */
function toCoordinate(value: Buffer): string {
  const padded = Buffer.concat([Buffer.alloc(COORDINATE_BYTES), value]);
  return padded.subarray(-COORDINATE_BYTES).toString('base64url');
}

/** The varints and byte strings of a protobuf message; what else there is ends the reading. */
function readFields(message: Buffer): Map<number, number | Buffer> {
  const fields = new Map<number, number | Buffer>();
  let position = 0;
  const varint = (): number => {
    let [value, factor] = [0, 1];
    for (let byte = 0x80; byte & 0x80 && position < message.length; factor *= 0x80) {
      byte = message[position] ?? 0;
      position += 1;
      value += (byte & 0x7f) * factor;
    }
    return value;
  };
  while (position < message.length) {
    const tag = varint();
    const [field, wireType] = [Math.floor(tag / 8), tag % 8];
    if (wireType === 0) fields.set(field, varint());
    else if (wireType === 2) {
      const length = varint();
      fields.set(field, message.subarray(position, position + length));
      position += length;
    } else break;
  }
  return fields;
}
