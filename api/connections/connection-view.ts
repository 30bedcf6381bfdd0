import { z } from 'zod';
import { ProviderId } from '../../domain/activity/activity-day.ts';
import {
  adviceOnEnded,
  ConnectionStatus,
  PROVIDER_NAMES,
  type ProviderConnection,
} from '../../domain/activity/provider-connection.ts';
import { IsoInstant } from '../../domain/calendar.ts';

export const Connection = z
  .object({
    provider: ProviderId,
    name: z.string().meta({ description: 'For people', example: 'Google Health' }),
    status: z.enum(['not_connected', ...ConnectionStatus.options]),
    since: IsoInstant.optional().meta({ description: 'When it came to that; absent when never connected' }),
    canConnect: z.boolean().meta({ description: 'Whether this installation can connect it now' }),
    advice: z.string().optional().meta({
      description: 'What to do about a connection that has ended, for people',
      example: 'Fitbit no longer lets us read your activity. Connect it again in the app.',
    }),
  })
  .meta({ id: 'Connection', description: 'A fitness cloud, and how the user stands with it' });
export type Connection = z.infer<typeof Connection>;

type Viewed = { provider: ProviderId; canConnect: boolean; connection: ProviderConnection | undefined };

/** A connection as the API shows it, or that there is none. */
export function toConnectionView({ provider, canConnect, connection }: Viewed): Connection {
  const cloud = { provider, name: PROVIDER_NAMES[provider], canConnect };
  if (!connection) return { ...cloud, status: 'not_connected' };
  const { status, connectedAt, updatedAt } = connection;
  if (status === 'active') return { ...cloud, status, since: connectedAt };
  return { ...cloud, status, since: updatedAt, advice: adviceOnEnded({ provider, status }) };
}
