import { createHmac, hkdfSync } from 'node:crypto';

/** Each purpose has a key of its own, derived from the one secret of the installation (RFC 5869). */
type Purpose = 'one-time-code' | 'refresh-token' | 'rate-limit';

/** Derives the 32-byte key of a purpose from `CODE_HMAC_KEY` (base64). */
export const deriveKey = ({ master, purpose }: { master: string; purpose: Purpose }): Buffer =>
  Buffer.from(hkdfSync('sha256', Buffer.from(master, 'base64'), Buffer.alloc(0), `meal-plan:${purpose}`, 32));

/** HMAC-SHA-256. */
export const hmac = ({ key, data }: { key: Buffer; data: string | Buffer }): Buffer =>
  createHmac('sha256', key).update(data).digest();
