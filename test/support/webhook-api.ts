import { startApi } from '../../api/main.ts';
import type { Clock } from '../../domain/ports/clock.ts';
import type { Simulator } from '../../simulator/simulator.ts';
import { registerSubscriber, verifyFitbit } from '../../simulator/webhooks/handshakes.ts';
import { apiConfig } from './api-config.ts';

/** What both clouds prove themselves with, in the tests. */
export const WEBHOOK_SECRET = 'Bearer of-the-webhooks';

/** The API on a port of its own, as the simulated clouds reach it. */
export const startWebhookApi = async ({
  databaseUrl,
  redisUrl,
  temporalAddress,
  namespace,
  fitnessProviders,
  clock,
}: {
  databaseUrl: string;
  redisUrl: string;
  temporalAddress: string;
  namespace: string;
  fitnessProviders: string;
  clock?: Clock;
}) =>
  startApi({
    config: await apiConfig({
      databaseUrl,
      redisUrl,
      TEMPORAL_ADDRESS: temporalAddress,
      TEMPORAL_NAMESPACE: namespace,
      FITNESS_PROVIDERS: fitnessProviders,
    }),
    ...(clock && { clock }),
  });

/** Tells the clouds where to send: true when the handshake went as the vendor's does. */
export const subscribeApi = ({ simulator, url }: { simulator: Simulator; url: string }) => ({
  google_health: () =>
    registerSubscriber({
      world: simulator.world,
      subscriber: {
        name: 'meal-plans',
        url: `${url}/v1/webhooks/google_health`,
        secret: WEBHOOK_SECRET,
        dataTypes: ['steps', 'exercise'],
      },
    }),
  fitbit: () =>
    verifyFitbit({
      world: simulator.world,
      subscriber: { url: `${url}/v1/webhooks/fitbit`, verificationCode: WEBHOOK_SECRET },
    }),
});
