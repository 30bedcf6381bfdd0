import { z } from 'zod';
import { IsoInstant } from '../calendar.ts';
import { ProviderId } from './activity-day.ts';

/** What the clouds are called, for people. */
export const PROVIDER_NAMES = {
  google_health: 'Google Health',
  fitbit: 'Fitbit',
  google_fit: 'Google Fit',
} satisfies Record<ProviderId, string>;

/** The cloud that has the same devices' days: a user needs one of the two, and only that one is asked. */
export const successorOf = (provider: ProviderId): ProviderId | undefined =>
  provider === 'fitbit' ? 'google_health' : undefined;

/** What a user can do about a connection that has ended, in words. */
export function adviceOnEnded({
  provider,
  status,
}: {
  provider: ProviderId;
  status: Exclude<ConnectionStatus, 'active'>;
}): string {
  const name = PROVIDER_NAMES[provider];
  if (status === 'revoked')
    return `${name} no longer lets us read your activity. Connect it again in the app.`;
  const successor = successorOf(provider);
  const instead = successor ? ` Connect ${PROVIDER_NAMES[successor]} instead.` : '';
  return `${name} has ended its service for apps.${instead}`;
}

/**
 * How a connection to a fitness cloud stands. `revoked`: consent is gone, the user must connect again. `sunset`: the
 * cloud has ended this API.
 */
export const ConnectionStatus = z
  .enum(['active', 'revoked', 'sunset'])
  .meta({ id: 'ConnectionStatus', description: 'Whether a fitness cloud can be asked' });
export type ConnectionStatus = z.infer<typeof ConnectionStatus>;

/** A fitness cloud that a user connected, without its secrets. */
export const ProviderConnection = z
  .object({
    provider: ProviderId,
    status: ConnectionStatus,
    connectedAt: IsoInstant,
    updatedAt: IsoInstant,
  })
  .meta({ id: 'ProviderConnection', description: 'A fitness cloud that the user connected' });
export type ProviderConnection = z.infer<typeof ProviderConnection>;
