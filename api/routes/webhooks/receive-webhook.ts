import { ProviderId } from '../../../domain/activity/activity-day.ts';
import type { WebhookOutcome } from '../../../domain/ports/provider-client.ts';
import type { AppDeps } from '../../app-deps.ts';
import { clientAddress } from '../../middleware/client-address.ts';
import type { PublicRouter } from '../../router.ts';
import { noteEvents } from '../../webhooks/note-events.ts';

type Deps = Pick<AppDeps, 'changedDays' | 'logger' | 'providerClients' | 'publicLimits' | 'trustedProxyHops'>;

/**
 * `GET` and `POST /v1/webhooks/{provider}`: where fitness clouds tell of changes. Not in the published document: its
 * callers are the vendors, each by its own protocol, and their signature is the only proof there is.
 *
 * Answered at once: what is told is written down, and nobody is asked for anything.
 */
export function receiveWebhook(router: PublicRouter, deps: Deps): void {
  const { changedDays, logger, providerClients, publicLimits } = deps;
  router.on(['GET', 'POST'], '/v1/webhooks/:provider', async (c) => {
    const provider = ProviderId.safeParse(c.req.param('provider'));
    const client = provider.success ? providerClients[provider.data] : undefined;
    if (!client) return c.body(null, 404);
    const address = clientAddress(c, { trustedHops: deps.trustedProxyHops });
    await publicLimits.countCall({ call: 'webhook', address });
    const outcome = await client.receiveWebhook({
      method: c.req.method,
      query: new URL(c.req.url).searchParams,
      headers: c.req.raw.headers,
      rawBody: new Uint8Array(await c.req.arrayBuffer()),
    });
    if (outcome.status === 'events') {
      const noted = { ...outcome, provider: client.id, at: c.var.now };
      const { leftOut } = await noteEvents({ changedDays }, noted);
      if (leftOut > 0) logger.error({ provider: client.id, leftOut }, 'events of users in unknown zones');
    } else if (outcome.status !== 'handshake') {
      const { requestId } = c.var;
      logger.warn({ requestId, provider: client.id, code: codeOf(outcome) }, 'webhook refused');
    }
    return c.body(null, outcome.httpStatus);
  });
}

const codeOf = (outcome: WebhookOutcome): string =>
  outcome.status === 'refused' ? outcome.code : outcome.status;
