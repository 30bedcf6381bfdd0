import type { ProviderId } from '../../domain/activity/activity-day.ts';
import type { OAuthProfile } from '../oauth/oauth-client.ts';

/** Google's OAuth addresses, the same for all its APIs. */
export const GOOGLE_OAUTH_ENDPOINTS = {
  authorizationUrl: 'https://accounts.google.com/o/oauth2/v2/auth',
  tokenUrl: 'https://oauth2.googleapis.com/token',
  revocationUrl: 'https://oauth2.googleapis.com/revoke',
} as const;

/**
 * OAuth 2.0 as Google does it. A refresh token comes only with `access_type=offline`, and to somebody who consented
 * before only with `prompt=consent`.
 */
export function googleOAuthProfile(args: { provider: ProviderId; scopes: readonly string[] }): OAuthProfile {
  return {
    ...args,
    issuer: 'https://accounts.google.com',
    authentication: 'body',
    extraParameters: { access_type: 'offline', prompt: 'consent' },
  };
}
