import { isIPv6 } from 'node:net';
import type { Context } from 'hono';
import type { ApiEnv } from '../router.ts';

/**
 * The address to count a caller by.
 *
 * `X-Forwarded-For` is believed only as far as our own proxies wrote it: the entry `trustedHops` from
 * the right. An IPv6 caller owns at least a /64, so that prefix is what counts.
 */
export function clientAddress(c: Context<ApiEnv>, { trustedHops }: { trustedHops: number }): string {
  const forwarded = (c.req.header('x-forwarded-for') ?? '').split(',').map((part) => part.trim());
  const proxied = trustedHops > 0 ? forwarded.at(-trustedHops) : undefined;
  const address = proxied || c.env?.incoming?.socket.remoteAddress || 'unknown';
  return isIPv6(address) && !address.startsWith('::ffff:')
    ? prefix64(address)
    : address.replace('::ffff:', '');
}

function prefix64(address: string): string {
  const [head = '', tail] = address.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0');
  const groups = tail === undefined ? left : [...left, ...zeros, ...right];
  return `${groups.slice(0, 4).join(':')}::/64`;
}
