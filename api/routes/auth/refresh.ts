import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import {
  type LoginSession,
  presentToken,
  type RefreshOutcome,
} from '../../../domain/account/login-session.ts';
import { DomainError } from '../../../domain/errors.ts';
import type { AppDeps } from '../../app-deps.ts';
import type { ReadToken } from '../../auth/refresh-tokens.ts';
import { TokenPair, tokenPair } from '../../auth/token-pair.ts';
import { jsonBody, jsonContent } from '../../json-content.ts';
import { clientAddress } from '../../middleware/client-address.ts';
import type { PublicRouter } from '../../router.ts';

const RefreshRequest = z.object({ refreshToken: z.string().max(512) }).meta({ id: 'RefreshRequest' });

const route = createRoute({
  method: 'post',
  path: '/v1/auth/refresh',
  operationId: 'refresh',
  tags: ['auth'],
  summary: 'Trade the refresh token for the next pair',
  description:
    'Each refresh token works once. Was the answer lost, the same request within ten seconds gives the same next token. ' +
    'Later it counts as theft: the session ends, and the person signs in again.',
  security: [],
  request: { body: jsonBody(RefreshRequest) },
  responses: {
    200: { description: 'The next pair', content: jsonContent(TokenPair) },
    401: { $ref: '#/components/responses/Unauthenticated' },
  },
});

type Deps = Pick<
  AppDeps,
  'logger' | 'loginSessions' | 'publicLimits' | 'refreshTokens' | 'signedTokens' | 'trustedProxyHops'
>;

/** Rotates a refresh token; an old one that comes back ends the session. */
export function refresh(router: PublicRouter, deps: Deps): void {
  router.openapi(route, async (c) => {
    const at = c.var.now;
    const address = clientAddress(c, { trustedHops: deps.trustedProxyHops });
    await deps.publicLimits.countCall({ call: 'refresh', address });
    const presented = deps.refreshTokens.read(c.req.valid('json').refreshToken);
    if (presented === undefined) throw tokenInvalid();
    const { outcome, session } = await present(deps, { presented, at });
    if (outcome.status === 'reused') {
      deps.logger.warn({ sessionId: presented.sessionId }, 'refresh token reused: session revoked');
    }
    if (session === undefined || outcome.status === 'reused' || outcome.status === 'ended')
      throw tokenInvalid();
    const caller = await deps.loginSessions.findCallerOptional({ id: session.id, at });
    if (caller === undefined) throw tokenInvalid();
    const refreshToken = presented.successor.token;
    return c.json(await tokenPair({ ...deps, session, refreshToken, role: caller.role, at }), 200);
  });
}

const present = (
  { loginSessions }: Deps,
  { presented, at }: { presented: ReadToken; at: Date },
): Promise<{ outcome: RefreshOutcome; session?: LoginSession }> =>
  loginSessions.change<{ outcome: RefreshOutcome; session?: LoginSession }>({
    id: presented.sessionId,
    decide(session) {
      if (session === undefined) return { result: { outcome: { status: 'ended' } } };
      const { tokenHash, successor } = presented;
      const { outcome, next } = presentToken({ session, tokenHash, successorHash: successor.tokenHash, at });
      return { next, result: { outcome, session: next ?? session } };
    },
  });

const tokenInvalid = () =>
  new DomainError('unauthenticated', 'refresh_token_invalid', 'This session has ended. Sign in again.');
