import type { Id, UserId } from '../ids.ts';
import type { ProviderId } from './activity-day.ts';

/**
 * What a fitness cloud has to be told about a connection: send webhooks for it, or that its user has taken the consent
 * back.
 */
export type ConnectionTask = { provider: ProviderId } & (
  | { kind: 'order_webhooks'; userId: UserId }
  | { kind: 'revoke'; consentId: Id }
);
