import { z } from 'zod';
import { IsoInstant } from '../calendar.ts';
import { ProviderId } from './activity-day.ts';

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
