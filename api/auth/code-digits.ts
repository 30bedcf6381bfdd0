import { randomInt, timingSafeEqual } from 'node:crypto';
import { hmac } from './secret-keys.ts';

/** What was sent to whom in answer to which request; a hash of one fits no other. */
type CodeInQuestion = { id: string; phone: string; digits: string };

/** Draws codes and hashes them under the server's key, so that a copy of the table gives no code away. */
export type CodeDigits = {
  draw(): string;
  hash(args: CodeInQuestion): string;
  matches(args: CodeInQuestion & { codeHash: string }): boolean;
};

/** `key` is the derived key for one-time codes. */
export function createCodeDigits({ key }: { key: Buffer }): CodeDigits {
  const digest = ({ id, phone, digits }: CodeInQuestion) => hmac({ key, data: `${id}|${phone}|${digits}` });
  return {
    draw: () => randomInt(0, 1_000_000).toString().padStart(6, '0'),
    hash: (args) => digest(args).toString('hex'),
    matches: ({ codeHash, ...args }) => timingSafeEqual(digest(args), Buffer.from(codeHash, 'hex')),
  };
}
