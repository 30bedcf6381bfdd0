import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { CLIENT, CLOUD_PATH, type CloudId } from '../cloud.ts';
import type { World } from '../world.ts';
import { consentPage } from './consent-page.ts';
import type { TokenPair } from './grants.ts';
import { AuthorizeQuery, Decision, TokenRequest } from './requests.ts';
import { OAUTH_VENDORS, type OAuthVendor } from './vendor.ts';

/** The pages that a user's browser opens: consent, and the way back. */
export function consentRoutes({ world, cloud }: { world: World; cloud: CloudId }): Hono {
  const vendor: OAuthVendor = OAUTH_VENDORS[cloud];
  const app = new Hono();
  app.get(vendor.authorizePath, (c) => {
    const query = AuthorizeQuery.safeParse(c.req.query());
    if (!query.success) return c.text(`invalid_request: ${z.prettifyError(query.error)}`, 400);
    const unknown = query.data.scope.split(' ').filter((scope) => !vendor.scopes.includes(scope));
    if (unknown.length > 0) return c.text(`invalid_scope: ${unknown.join(' ')}`, 400);
    const action = `${CLOUD_PATH[cloud]}/consent`;
    const page = { vendorName: vendor.name, action, query: query.data, people: world.people.length };
    return c.html(consentPage(page));
  });
  app.post('/consent', async (c) => {
    const form = Decision.safeParse(await c.req.parseBody({ all: true }));
    if (!form.success) return c.text(`invalid_request: ${z.prettifyError(form.error)}`, 400);
    const { redirect_uri, state, person, scope: scopes, decision, code_challenge: challenge } = form.data;
    if (!world.people[person]) return c.text('invalid_request: nobody has this number', 400);
    const back = new URL(redirect_uri);
    if (state !== undefined) back.searchParams.set('state', state);
    if (vendor.issuer) back.searchParams.set('iss', vendor.issuer);
    if (decision === 'deny') back.searchParams.set('error', 'access_denied');
    else {
      const consent = { person, scopes, redirectUri: redirect_uri, challenge };
      back.searchParams.set('code', world.grants[cloud].createCode(consent));
    }
    return c.redirect(back.href, 302);
  });
  return app;
}

/** The token endpoint and the revocation endpoint, which our server asks. */
export function tokenRoutes({ world, cloud }: { world: World; cloud: CloudId }): Hono {
  const vendor: OAuthVendor = OAUTH_VENDORS[cloud];
  const grants = world.grants[cloud];
  const app = new Hono();
  const refuse = (c: Context, status: 400 | 401, error: string, description: string) =>
    c.json(vendor.errorBody(error, description) as object, status);

  app.post(vendor.tokenPath, async (c) => {
    const form = await c.req.parseBody();
    if (!isOurClient(c.req.header('authorization'), form)) {
      return refuse(c, 401, 'invalid_client', 'The client id or secret is wrong.');
    }
    const request = TokenRequest.safeParse(form);
    if (!request.success) return refuse(c, 400, 'invalid_request', 'A parameter is missing.');
    const pair = grant(grants, request.data);
    if (!pair) return refuse(c, 400, 'invalid_grant', 'The code or token is invalid, expired or used.');
    const isRefresh = request.data.grant_type === 'refresh_token';
    return c.json(tokenAnswer({ world, cloud, pair, isRefresh }));
  });
  app.post(vendor.revokePath, async (c) => {
    const form = await c.req.parseBody();
    if (vendor.revokesForClientOnly && !isOurClient(c.req.header('authorization'), form)) {
      return refuse(c, 401, 'invalid_client', 'The client id or secret is wrong.');
    }
    const { token } = form;
    if (grants.revoke(String(token))) return c.json({});
    return refuse(c, 400, 'invalid_token', 'Token expired or revoked');
  });
  return app;
}

function grant(
  grants: World['grants'][CloudId],
  request: z.infer<typeof TokenRequest>,
): TokenPair | undefined {
  if (request.grant_type === 'refresh_token') return grants.refresh(request.refresh_token);
  const { code, redirect_uri: redirectUri, code_verifier: verifier } = request;
  return grants.exchange({ code, redirectUri, verifier });
}

/** The secret as Basic or in the form. As Basic, both parts are form-encoded first (RFC 6749, 2.3.1). */
function isOurClient(authorization: string | undefined, form: Record<string, unknown>): boolean {
  if (!authorization) return form.client_id === CLIENT.id && form.client_secret === CLIENT.secret;
  const credentials = Buffer.from(authorization.replace(/^Basic /, ''), 'base64').toString();
  const [id = '', secret = ''] = credentials.split(':').map(decodeFormPart);
  return id === CLIENT.id && secret === CLIENT.secret;
}

const decodeFormPart = (part: string): string => new URLSearchParams(`part=${part}`).get('part') ?? '';

type Answered = { world: World; cloud: CloudId; pair: TokenPair; isRefresh: boolean };

/** Fitbit names the user; Google gives the refresh token once, and never again with a refresh. */
export function tokenAnswer({ world, cloud, pair, isRefresh }: Answered) {
  const { accessToken, refreshToken, lifeS, grant: consent } = pair;
  const base = {
    access_token: accessToken,
    expires_in: lifeS,
    scope: consent.scopes.join(' '),
    token_type: 'Bearer',
  };
  if (cloud === 'fitbit') {
    return { ...base, refresh_token: refreshToken, user_id: world.people[consent.person]?.fitbitId };
  }
  return isRefresh ? base : { ...base, refresh_token: refreshToken };
}
