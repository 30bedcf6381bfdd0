import type { ProviderId } from '../domain/activity/activity-day.ts';
import type { ProviderClient } from '../domain/ports/provider-client.ts';
import { createFitbitClient } from './fitbit/fitbit-client.ts';
import { createGoogleFitClient } from './google-fit/google-fit-client.ts';
import { createGoogleHealthClient } from './google-health/google-health-client.ts';
import type { ProviderClientOptions } from './provider-options.ts';

/** Every fitness cloud that we can speak to: a new one is a folder and a line. */
export const PROVIDER_REGISTRY = {
  google_health: createGoogleHealthClient,
  fitbit: createFitbitClient,
  google_fit: createGoogleFitClient,
} satisfies Record<ProviderId, (options: ProviderClientOptions) => ProviderClient>;
