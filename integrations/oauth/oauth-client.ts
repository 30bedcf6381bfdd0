import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  ClientSecretBasic,
  ClientSecretPost,
  Configuration,
  calculatePKCECodeChallenge,
  customFetch,
  randomPKCECodeVerifier,
  randomState,
  refreshTokenGrant,
  tokenRevocation,
} from 'openid-client';
import type { ProviderId } from '../../domain/activity/activity-day.ts';
import type {
  Authorization,
  AuthorizationCallback,
  ProviderTokens,
} from '../../domain/ports/provider-client.ts';
import { unreadable } from '../http/provider-answer.ts';
import type { ProviderClientOptions, ProviderEndpoints } from '../provider-options.ts';
import { recordExchange } from './record-exchange.ts';
import { readTokenRefusal } from './refusal.ts';
import { TokenAnswer } from './schema.ts';

/** How a vendor does OAuth 2.0. */
export type OAuthProfile = {
  provider: ProviderId;
  issuer: string;
  scopes: readonly string[];
  /** Google takes the secret in the body, Fitbit as Basic. */
  authentication: 'basic' | 'body';
  /** Of the authorization request, beyond the standard's. */
  extraParameters: Record<string, string>;
};

type Grant =
  | { status: 'granted'; tokens: ProviderTokens; userId?: string }
  | { status: 'denied' }
  | { status: 'refused' }
  | { status: 'sunset' };

export type OAuthClient = {
  startAuthorization(args: { redirectUri: string }): Promise<Authorization>;
  exchangeCode(args: AuthorizationCallback & { signal: AbortSignal }): Promise<Grant>;
  refresh(args: { refreshToken: string; signal: AbortSignal }): Promise<Exclude<Grant, { status: 'denied' }>>;
  revoke(args: { token: string; signal: AbortSignal }): Promise<{ status: 'ended' } | { status: 'sunset' }>;
};

type OAuthOptions = ProviderClientOptions & { profile: OAuthProfile; endpoints: ProviderEndpoints };

/**
 * OAuth 2.0 with PKCE (RFC 7636, S256) as one of our vendors does it, over our own transport.
 *
 * The protocol is `openid-client`'s. What an answer means is read from the answer itself, for not every vendor keeps
 * to the standard's error bodies. `refused` is an `invalid_grant`: a code or a refresh token that is dead.
 */
export function createOAuthClient(options: OAuthOptions): OAuthClient {
  const { profile, clock } = options;
  const { provider } = profile;

  function open(signal: AbortSignal) {
    const exchange = recordExchange({ ...options, signal });
    const config = configure(options);
    config[customFetch] = exchange.fetch;
    return { config, exchange };
  }

  return {
    async startAuthorization({ redirectUri }) {
      const [state, codeVerifier] = [randomState(), randomPKCECodeVerifier()];
      const url = buildAuthorizationUrl(configure(options), {
        redirect_uri: redirectUri,
        scope: profile.scopes.join(' '),
        state,
        code_challenge: await calculatePKCECodeChallenge(codeVerifier),
        code_challenge_method: 'S256',
        ...profile.extraParameters,
      });
      return { url, state, codeVerifier };
    },
    async exchangeCode({ redirectUri, query, state, codeVerifier, signal }) {
      const { config, exchange } = open(signal);
      const currentUrl = new URL(redirectUri);
      currentUrl.search = query.toString();
      try {
        const checks = { expectedState: state, pkceCodeVerifier: codeVerifier };
        const answer = await authorizationCodeGrant(config, currentUrl, checks);
        return toGrant({ answer, provider, clock });
      } catch (error) {
        if (!exchange.wasMade())
          return { status: query.get('error') === 'access_denied' ? 'denied' : 'refused' };
        return readTokenRefusal({ ...options, provider, answer: exchange.answer(error) });
      }
    },
    async refresh({ refreshToken, signal }) {
      const { config, exchange } = open(signal);
      try {
        const answer = await refreshTokenGrant(config, refreshToken);
        return toGrant({ answer, provider, clock, refreshToken });
      } catch (error) {
        return readTokenRefusal({ ...options, provider, answer: exchange.answer(error) });
      }
    },
    async revoke({ token, signal }) {
      const { config, exchange } = open(signal);
      try {
        await tokenRevocation(config, token);
        return { status: 'ended' };
      } catch (error) {
        const refusal = readTokenRefusal({ ...options, provider, answer: exchange.answer(error) });
        // A token that the vendor no longer knows is what was asked for.
        return refusal.status === 'sunset' ? refusal : { status: 'ended' };
      }
    },
  };
}

function configure({ profile, endpoints, clientId, clientSecret }: OAuthOptions): Configuration {
  const authenticate = profile.authentication === 'basic' ? ClientSecretBasic : ClientSecretPost;
  const metadata = {
    issuer: profile.issuer,
    authorization_endpoint: endpoints.authorizationUrl,
    token_endpoint: endpoints.tokenUrl,
    revocation_endpoint: endpoints.revocationUrl,
  };
  const config = new Configuration(metadata, clientId, clientSecret, authenticate(clientSecret));
  // A simulator or a gateway on this machine; the vendors' own addresses are all https.
  if (endpoints.tokenUrl.startsWith('http:')) allowInsecureRequests(config);
  return config;
}

type TokenReading = { answer: unknown; provider: ProviderId; clock: () => Date; refreshToken?: string };

function toGrant({
  answer,
  provider,
  clock,
  refreshToken,
}: TokenReading): Extract<Grant, { status: 'granted' }> {
  const parsed = TokenAnswer.safeParse(answer);
  const rotated = parsed.success ? (parsed.data.refresh_token ?? refreshToken) : undefined;
  if (!parsed.success || rotated === undefined) throw unreadable({ provider, at: 'refresh_token' });
  const { access_token: accessToken, expires_in: lifeSeconds, scope = '', user_id: userId } = parsed.data;
  const expiresAt = new Date(clock().getTime() + lifeSeconds * 1000).toISOString();
  const scopes = scope.split(' ').filter(Boolean);
  const tokens = { accessToken, refreshToken: rotated, expiresAt, scopes };
  return { status: 'granted', tokens, ...(userId === undefined ? {} : { userId }) };
}
