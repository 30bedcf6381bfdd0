import { lookup } from 'node:dns/promises';
import { isPublicAddress } from './public-address.ts';

/** Every address of a host name. Throws when the name does not resolve. */
export type ResolveHost = (hostname: string) => Promise<readonly string[]>;

type EndpointVerdict =
  | { status: 'allowed'; url: URL }
  | { status: 'refused'; code: 'endpoint_not_https' | 'endpoint_invalid' | 'endpoint_not_public' }
  | { status: 'unresolved' };

type EndpointGuard = { check(endpoint: string): Promise<EndpointVerdict> };

/**
 * Decides whether this server may send a request to a subscription's endpoint, which a client chose: only
 * https, and only to hosts all of whose addresses are public.
 *
 * Limit: the name is resolved here and once more by `fetch`, so a hostile name server can answer the
 * second time with a private address. What it gains is a TLS handshake: the inner host would have to show
 * a valid certificate for the outside name before any request is sent. An egress firewall closes the rest.
 *
 * `allowPrivateEndpoints` lifts both rules, for development and tests against a local push service.
 */
export function createEndpointGuard(args: {
  allowPrivateEndpoints: boolean;
  resolveHost?: ResolveHost;
}): EndpointGuard {
  const { allowPrivateEndpoints, resolveHost = resolveBySystem } = args;
  return {
    async check(endpoint) {
      const url = URL.parse(endpoint);
      // `fetch` refuses credentials in an address, and no push service hands them out.
      if (url === null || url.username !== '' || url.password !== '') {
        return { status: 'refused', code: 'endpoint_invalid' };
      }
      if (allowPrivateEndpoints) return { status: 'allowed', url };
      if (url.protocol !== 'https:') return { status: 'refused', code: 'endpoint_not_https' };

      const addresses = await resolveOptional({ hostname: url.hostname, resolveHost });
      if (addresses.length === 0) return { status: 'unresolved' };
      if (!addresses.every(isPublicAddress)) return { status: 'refused', code: 'endpoint_not_public' };
      return { status: 'allowed', url };
    },
  };
}

async function resolveOptional(args: {
  hostname: string;
  resolveHost: ResolveHost;
}): Promise<readonly string[]> {
  try {
    // The URL parser keeps the brackets of an IPv6 address; resolvers do not know them.
    return await args.resolveHost(args.hostname.replace(/^\[|\]$/g, ''));
  } catch {
    return [];
  }
}

async function resolveBySystem(hostname: string): Promise<readonly string[]> {
  const found = await lookup(hostname, { all: true });
  return found.map(({ address }) => address);
}
