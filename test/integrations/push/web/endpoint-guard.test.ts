import { describe, expect, it } from 'vitest';
import { createEndpointGuard } from '../../../../integrations/push/web/endpoint-guard.ts';

const PUBLIC = '142.250.74.10';

/** A guard before a name server of our own; literal addresses answer for themselves, as the system's do. */
function createGuard(args: { names?: Record<string, readonly string[]>; allowPrivateEndpoints?: boolean }) {
  return createEndpointGuard({
    allowPrivateEndpoints: args.allowPrivateEndpoints ?? false,
    resolveHost: async (hostname) => {
      const found = args.names?.[hostname];
      if (found !== undefined) return found;
      if (/^[\d.]+$|:/.test(hostname)) return [hostname];
      throw new Error(`ENOTFOUND ${hostname}`);
    },
  });
}

describe('createEndpointGuard', () => {
  it('allows https to a host with public addresses', async () => {
    const guard = createGuard({ names: { 'push.example': [PUBLIC, '2a00:1450:4001:812::200a'] } });
    const verdict = await guard.check('https://push.example/send/abc');
    expect(verdict).toEqual({ status: 'allowed', url: new URL('https://push.example/send/abc') });
  });

  it.each([
    'https://127.0.0.1/',
    'https://2130706433/',
    'https://0x7f.1/',
    'https://[::1]/',
    'https://[::ffff:10.0.0.1]/',
    'https://169.254.169.254/latest/meta-data/',
  ])('refuses %s, which is an inner address however it is written', async (endpoint) => {
    expect(await createGuard({}).check(endpoint)).toEqual({
      status: 'refused',
      code: 'endpoint_not_public',
    });
  });

  it('refuses a name with one private address among public ones', async () => {
    const guard = createGuard({ names: { 'push.example': [PUBLIC, '10.0.0.7'] } });
    expect(await guard.check('https://push.example/')).toEqual({
      status: 'refused',
      code: 'endpoint_not_public',
    });
  });

  it.each(['http://push.example/', 'ftp://push.example/', 'file:///etc/passwd'])(
    'refuses %s, which is not https',
    async (endpoint) => {
      const guard = createGuard({ names: { 'push.example': [PUBLIC] } });
      expect(await guard.check(endpoint)).toEqual({ status: 'refused', code: 'endpoint_not_https' });
    },
  );

  it.each(['https://user:secret@push.example/', 'not an address'])('refuses %s', async (endpoint) => {
    const guard = createGuard({ names: { 'push.example': [PUBLIC] } });
    expect(await guard.check(endpoint)).toEqual({ status: 'refused', code: 'endpoint_invalid' });
  });

  it('tells a name that does not resolve from one that is refused', async () => {
    expect(await createGuard({}).check('https://nowhere.example/')).toEqual({ status: 'unresolved' });
  });

  it('asks the system about localhost and refuses it', async () => {
    const guard = createEndpointGuard({ allowPrivateEndpoints: false });
    expect(await guard.check('https://localhost:8443/')).toEqual({
      status: 'refused',
      code: 'endpoint_not_public',
    });
  });

  it('lets development reach its own machine', async () => {
    const verdict = await createGuard({ allowPrivateEndpoints: true }).check('http://127.0.0.1:4001/push');
    expect(verdict.status).toBe('allowed');
  });
});
