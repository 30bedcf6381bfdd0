import { z } from 'zod';

/** The clouds that are simulated, each below its own path. */
export const CloudId = z.enum(['google_health', 'fitbit', 'google_fit']);
export type CloudId = z.infer<typeof CloudId>;

/** Path of a cloud: what stands in for the vendor's hosts. */
export const CLOUD_PATH = {
  google_health: '/google-health',
  fitbit: '/fitbit',
  google_fit: '/google-fit',
} satisfies Record<CloudId, string>;

/** The client that every cloud knows. Of a simulator, so no secret. */
export const CLIENT = { id: 'simulator-client', secret: 'simulator-secret' } as const;
