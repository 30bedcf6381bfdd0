import { Context } from '@temporalio/activity';
import type { ProviderId } from '../domain/activity/activity-day.ts';
import type { ConnectionTask } from '../domain/activity/connection-task.ts';
import { DomainError } from '../domain/errors.ts';
import type { Id, UserId } from '../domain/ids.ts';
import type { Clock } from '../domain/ports/clock.ts';
import type { ConsentSecrets, EndedConsentRepository } from '../domain/ports/ended-consent-repository.ts';
import type { NightControl } from '../domain/ports/night-control.ts';
import type { ProviderClient } from '../domain/ports/provider-client.ts';
import type { ProviderConnectionRepository } from '../domain/ports/provider-connection-repository.ts';
import { type ReportLeftOut, workThrough } from '../domain/work-through.ts';

/** What is younger than this was started by whoever wrote it. */
const GRACE_MS = 5 * 60_000;

const SWEEP_PAGE = 200;

type Deps = {
  clients: Partial<Record<ProviderId, ProviderClient>>;
  connections: ProviderConnectionRepository;
  endedConsents: EndedConsentRepository;
  control: NightControl;
  clock: Clock;
  report: ReportLeftOut;
};
type Consent = { provider: ProviderId; consentId: Id };

/** The steps of the workflow `tendConnection`, on the cloud's own queue; each may run twice. */
export const createConnectionSteps = (deps: Deps) => ({
  ...createWebhookSteps(deps),
  ...createConsentSteps(deps),
  startConnectionTasks: createStartConnectionTasks(deps),
});

const createWebhookSteps = ({ clients, connections }: Deps) => ({
  /** Throws a retryable error while the cloud says "later", or the access token is too old for it. */
  async orderWebhooks({ userId, provider }: { userId: UserId; provider: ProviderId }): Promise<void> {
    const found = await connections.findTokens({ userId, provider });
    if (found.status !== 'active') return;
    const { status } = await clientOf(clients, provider).subscribe({
      accessToken: found.tokens.accessToken,
      subscriptionId: userId,
      signal: Context.current().cancellationSignal,
    });
    // The next night refreshes the token, and the next sweep comes here again.
    if (status === 'token_expired') throw tokenExpired();
    // A consent that is gone is the night's to notice, which also tells the user.
    await connections.saveWebhooks({
      userId,
      provider,
      webhooks: status === 'subscribed' ? 'ordered' : 'none',
    });
  },
});

const createConsentSteps = ({ clients, endedConsents }: Deps) => ({
  /** Nothing to do when it is revoked already, or the user has connected anew. */
  async revokeConsent({ provider, consentId }: Consent): Promise<void> {
    const secrets = await endedConsents.findSecrets({ consentId });
    if (!secrets) return;
    const client = clientOf(clients, provider);
    const { cancellationSignal: signal, info } = Context.current();
    if (info.attempt === 1) await cancelWebhooks({ client, secrets, signal });
    await client.revoke({ refreshToken: secrets.tokens.refreshToken, signal });
    await endedConsents.delete({ consentId });
  },

  forgetConsent: ({ consentId }: { consentId: Id }): Promise<void> => endedConsents.delete({ consentId }),
});

/**
 * Starts what clouds have to be told and nobody has told them: the process that should have started it ended, Temporal
 * was away, or the last try was given up. What runs already is not started again.
 */
const createStartConnectionTasks =
  ({ connections, endedConsents, control, clock, report }: Deps) =>
  async (): Promise<void> => {
    const before = new Date(clock().getTime() - GRACE_MS);
    const ended = await endedConsents.list({ endedBefore: before, limit: SWEEP_PAGE });
    const wanting = await connections.listWantingWebhooks({ connectedBefore: before, limit: SWEEP_PAGE });
    const tasks: ConnectionTask[] = [
      ...ended.map((consent) => ({ kind: 'revoke', ...consent }) as const),
      ...wanting.map((connection) => ({ kind: 'order_webhooks', ...connection }) as const),
    ];
    await workThrough({
      loop: 'connection_tasks',
      items: tasks,
      nameOf: ({ kind, provider }) => ({ kind, provider }),
      work: (task) => control.startConnectionTask(task),
      report,
    });
  };

/** One try: what a cloud still sends of a consent that has ended finds no connection here. */
async function cancelWebhooks({
  client,
  secrets: { tokens, subscriptionId },
  signal,
}: {
  client: ProviderClient;
  secrets: ConsentSecrets;
  signal: AbortSignal;
}): Promise<void> {
  if (subscriptionId === undefined) return;
  try {
    await client.unsubscribe({ accessToken: tokens.accessToken, subscriptionId, signal });
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
  }
}

function clientOf(clients: Deps['clients'], provider: ProviderId): ProviderClient {
  const client = clients[provider];
  if (client) return client;
  throw new DomainError('unavailable', 'provider_not_configured', `${provider} is not configured.`);
}

const tokenExpired = () =>
  new DomainError('unavailable', 'access_token_expired', 'The access token is too old for this.');
