import { createDecipheriv, createECDH, hkdfSync, randomBytes } from 'node:crypto';

const AES_KEY_BYTES = 16;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const LAST_RECORD_DELIMITER = 2;

export type Browser = {
  /** What a page hands to its server: `PushSubscription.toJSON().keys`. */
  keys: { p256dh: string; auth: string };
  /** The plaintext of a push body, read as a user agent reads it. Throws when it cannot. */
  decrypt(body: Buffer): string;
};

/**
 * The receiving end of Web Push, written from RFC 8291 (keys) and RFC 8188 (aes128gcm) and not with the
 * library that encrypts: what this reads, a browser reads.
 */
export function createBrowser(): Browser {
  const curve = createECDH('prime256v1');
  const publicKey = curve.generateKeys();
  const authSecret = randomBytes(16);
  return {
    keys: { p256dh: publicKey.toString('base64url'), auth: authSecret.toString('base64url') },
    decrypt(body) {
      const { salt, recordSize, senderKey, record } = splitBody(body);
      // RFC 8291, 4: a push message is one record, however long.
      if (record.byteLength > recordSize) throw new Error('More than one record');

      const info = Buffer.concat([Buffer.from('WebPush: info\0'), publicKey, senderKey]);
      const secret = hkdfSync('sha256', curve.computeSecret(senderKey), authSecret, info, 32);
      const key = hkdfSync(
        'sha256',
        Buffer.from(secret),
        salt,
        'Content-Encoding: aes128gcm\0',
        AES_KEY_BYTES,
      );
      const nonce = hkdfSync('sha256', Buffer.from(secret), salt, 'Content-Encoding: nonce\0', NONCE_BYTES);
      return unpad(openRecord({ record, key: Buffer.from(key), nonce: Buffer.from(nonce) }));
    },
  };
}

/** RFC 8188, 2.1: salt (16), record size (4), key id length (1), key id, then the records. */
function splitBody(body: Buffer) {
  const keyEnd = 21 + body.readUInt8(20);
  return {
    salt: body.subarray(0, 16),
    recordSize: body.readUInt32BE(16),
    senderKey: body.subarray(21, keyEnd),
    record: body.subarray(keyEnd),
  };
}

function openRecord({ record, key, nonce }: { record: Buffer; key: Buffer; nonce: Buffer }): Buffer {
  const decipher = createDecipheriv('aes-128-gcm', key, nonce);
  decipher.setAuthTag(record.subarray(-TAG_BYTES));
  return Buffer.concat([decipher.update(record.subarray(0, -TAG_BYTES)), decipher.final()]);
}

/** The last record ends in the octet 2 and any number of zeros. */
function unpad(plain: Buffer): string {
  const end = plain.lastIndexOf(LAST_RECORD_DELIMITER);
  if (end < 0 || plain.subarray(end + 1).some((octet) => octet !== 0)) throw new Error('Broken padding');
  return plain.subarray(0, end).toString('utf8');
}
