import type { ProviderId } from './activity-day.ts';

/** The cloud that is alive first: one request a user and night is all that the limit allows. */
const ASK_ORDER: readonly ProviderId[] = ['google_health', 'fitbit', 'google_fit'];

/** Which of a user's connected clouds a night asks, of those that this installation speaks to. */
export const providerToAsk = ({
  connections,
  configured,
}: {
  connections: readonly ProviderId[];
  configured: (provider: ProviderId) => boolean;
}): ProviderId | undefined => ASK_ORDER.find((id) => connections.includes(id) && configured(id));
