import { randomUUID } from 'node:crypto';
import { importSPKI, jwtVerify } from 'jose';
import type { Clock } from '../../../domain/ports/clock.ts';
import {
  jsonAnswer,
  type SinkAnswer,
  type SinkRequest,
  type SinkServer,
  startSinkServer,
} from './sink-server.ts';

const GRANT_TYPE = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
const SCOPE = 'https://www.googleapis.com/auth/firebase.messaging';

type GoogleTokenService = SinkServer & {
  tokenUrl: string;
  /** How many tokens it gave out. */
  granted(): number;
  isValid(authorization: string | null): boolean;
  /** Ends all tokens before their time. */
  revokeAll(): void;
};

/** Google's token endpoint for service accounts: checks the assertion as Google does, gives an hour. */
export async function startGoogleTokenService(args: {
  clientEmail: string;
  publicKeyPem: string;
  clock: Clock;
  port?: number;
}): Promise<GoogleTokenService> {
  const { clientEmail, publicKeyPem, clock } = args;
  const tokens = new Map<string, number>();
  let granted = 0;

  async function respond(request: SinkRequest): Promise<SinkAnswer> {
    if (request.method !== 'POST' || request.url.pathname !== '/token') return { httpStatus: 404 };
    const form = new URLSearchParams(request.body.toString());
    if (form.get('grant_type') !== GRANT_TYPE) return jsonAnswer(400, { error: 'unsupported_grant_type' });
    try {
      const { payload } = await jwtVerify(
        form.get('assertion') ?? '',
        await importSPKI(publicKeyPem, 'RS256'),
        {
          algorithms: ['RS256'],
          issuer: clientEmail,
          audience: request.url.href,
          maxTokenAge: '1h',
          currentDate: clock(),
        },
      );
      if (payload.scope !== SCOPE) return jsonAnswer(400, { error: 'invalid_scope' });
    } catch {
      return jsonAnswer(400, { error: 'invalid_grant', error_description: 'Invalid JWT Signature.' });
    }
    granted += 1;
    const token = `ya29.${randomUUID()}`;
    tokens.set(token, clock().getTime() + 3600_000);
    return jsonAnswer(200, { access_token: token, expires_in: 3599, token_type: 'Bearer' });
  }

  const server = await startSinkServer({ respond, ...(args.port === undefined ? {} : { port: args.port }) });
  return {
    ...server,
    tokenUrl: `${server.origin}/token`,
    granted: () => granted,
    isValid(authorization) {
      const endsAtMs = tokens.get(authorization?.replace(/^Bearer /, '') ?? '');
      return endsAtMs !== undefined && clock().getTime() < endsAtMs;
    },
    revokeAll: () => tokens.clear(),
  };
}
