import type { Clock } from '../domain/ports/clock.ts';
import type { SendRequest } from './http/request-json.ts';

/**
 * Where a cloud is reached: the vendor's own addresses, a gateway in front of them, or the simulator. Without a slash at
 * the end.
 */
export type ProviderEndpoints = {
  authorizationUrl: string;
  tokenUrl: string;
  revocationUrl: string;
  /** Everything that takes an access token is below it. */
  apiUrl: string;
  /** The public keys of webhook signatures, where the vendor signs with a key pair. */
  keysetUrl: string;
};

/** What every client of a fitness cloud is made of. */
export type ProviderClientOptions = {
  clientId: string;
  clientSecret: string;
  /** Fitbit's verification code, or Google's whole `Authorization` value. Without it, webhooks are refused. */
  webhookSecret?: string;
  /** For each request. */
  timeoutMs: number;
  clock: Clock;
  /** Every request goes through it, token requests too: the place of a limiter. */
  send: SendRequest;
  endpoints?: Partial<ProviderEndpoints>;
};
