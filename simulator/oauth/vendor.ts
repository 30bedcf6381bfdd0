import type { CloudId } from '../cloud.ts';

/** How a vendor's OAuth differs from the others'. */
export type OAuthVendor = {
  name: string;
  /** Paths below the cloud's own, as below the vendor's hosts. */
  authorizePath: string;
  tokenPath: string;
  revokePath: string;
  /** What a client may ask for. */
  scopes: readonly string[];
  issuer: string | undefined;
  /** Whether ending a token takes the client's secret as well, as RFC 7009 has it. Google's takes the token alone. */
  revokesForClientOnly: boolean;
  /** The body of an error of the token endpoint. */
  errorBody(error: string, description: string): unknown;
};

const googleError = (error: string, error_description: string) => ({ error, error_description });

const GOOGLE = {
  name: 'Google',
  authorizePath: '/o/oauth2/v2/auth',
  tokenPath: '/token',
  revokePath: '/revoke',
  issuer: 'https://accounts.google.com',
  revokesForClientOnly: false,
  errorBody: googleError,
} as const;

export const OAUTH_VENDORS = {
  google_health: {
    ...GOOGLE,
    scopes: [
      'https://www.googleapis.com/auth/googlehealth.activity_and_fitness.readonly',
      'https://www.googleapis.com/auth/googlehealth.health_metrics_and_measurements.readonly',
      'https://www.googleapis.com/auth/googlehealth.sleep.readonly',
      'https://www.googleapis.com/auth/googlehealth.profile.readonly',
    ],
  },
  fitbit: {
    name: 'Fitbit',
    authorizePath: '/oauth2/authorize',
    tokenPath: '/oauth2/token',
    revokePath: '/oauth2/revoke',
    issuer: undefined,
    revokesForClientOnly: true,
    scopes: [
      'activity',
      'heartrate',
      'location',
      'nutrition',
      'profile',
      'settings',
      'sleep',
      'social',
      'weight',
    ],
    // Not RFC 6749's: the same list as in the rest of the API.
    errorBody: (errorType, message) => ({ errors: [{ errorType, message }], success: false }),
  },
  google_fit: { ...GOOGLE, scopes: ['https://www.googleapis.com/auth/fitness.activity.read'] },
} satisfies Record<CloudId, OAuthVendor>;
