import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { ProviderId } from '../../../domain/activity/activity-day.ts';
import type { AppDeps } from '../../app-deps.ts';
import { END_PAGE_HEADERS, endPage } from '../../connections/end-page.ts';
import { type Answer, receiveAnswer } from '../../connections/receive-answer.ts';
import { clientAddress } from '../../middleware/client-address.ts';
import type { PublicRouter } from '../../router.ts';

const page = { 'text/html': { schema: z.string() } };

const route = createRoute({
  method: 'get',
  path: '/v1/connections/{provider}/callback',
  operationId: 'receiveAuthorization',
  tags: ['connections'],
  summary: 'Where a fitness cloud sends the browser back to',
  description:
    'For browsers. The query is the provider’s: `code` and `state`, or `error` and `state`. Nothing is connected yet: the ' +
    'app gets a `handle` and connects with it.',
  security: [],
  // Clouds add to the query what they like.
  request: { params: z.object({ provider: ProviderId }), query: z.looseObject({}) },
  responses: {
    200: { description: 'How it went, where the app gave no link', content: page },
    302: { description: 'Back to the app' },
    400: { description: 'Unknown, used or too old: nothing was connected', content: page },
  },
});

export function receiveAuthorization(router: PublicRouter, deps: AppDeps): void {
  router.openapi(route, async (c) => {
    const { provider } = c.req.valid('param');
    const address = clientAddress(c, { trustedHops: deps.trustedProxyHops });
    await deps.publicLimits.countCall({ call: 'connect', address });
    const query = new URL(c.req.url).searchParams;
    const received = await receiveAnswer(deps, { provider, query, at: c.var.now });
    if (received.status === 'unknown_state') {
      return c.html(endPage({ provider, ...received }), 400, END_PAGE_HEADERS);
    }
    const { returnTo, ...answer } = received;
    if (returnTo === undefined) return c.html(endPage({ provider, ...answer }), 200, END_PAGE_HEADERS);
    for (const [name, value] of Object.entries(END_PAGE_HEADERS)) c.header(name, value);
    return c.redirect(backTo({ returnTo, provider, answer }), 302);
  });
}

function backTo(args: { returnTo: string; provider: ProviderId; answer: Answer }): string {
  const { returnTo, provider, answer } = args;
  const url = new URL(returnTo);
  url.searchParams.set('provider', provider);
  url.searchParams.set('status', answer.status);
  if (answer.status === 'consented') url.searchParams.set('handle', answer.handle);
  return url.href;
}
