import type { ProviderClient, WebhookOutcome } from '../../domain/ports/provider-client.ts';
import { startSinkServer } from './push-sinks/sink-server.ts';

/** An endpoint of ours on this machine: it answers as a provider client says, and keeps what the client said. */
export async function startWebhookEndpoint(client: Pick<ProviderClient, 'receiveWebhook'>): Promise<{
  url: string;
  outcomes: WebhookOutcome[];
  stop(): Promise<void>;
}> {
  const outcomes: WebhookOutcome[] = [];
  const server = await startSinkServer({
    async respond({ method, url, headers, body }) {
      const query = url.searchParams;
      const outcome = await client.receiveWebhook({ method, query, headers, rawBody: body });
      outcomes.push(outcome);
      return { httpStatus: outcome.httpStatus };
    },
  });
  return { url: `${server.origin}/webhook`, outcomes, stop: server.stop };
}
