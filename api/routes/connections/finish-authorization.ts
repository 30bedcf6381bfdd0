import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { ProviderId } from '../../../domain/activity/activity-day.ts';
import type { AppDeps } from '../../app-deps.ts';
import { END_PAGE_HEADERS, endPage } from '../../connections/end-page.ts';
import { type Finished, finishAuthorization } from '../../connections/finish-authorization.ts';
import { clientAddress } from '../../middleware/client-address.ts';
import type { PublicRouter } from '../../router.ts';

const page = { 'text/html': { schema: z.string() } };

const route = createRoute({
  method: 'get',
  path: '/v1/connections/{provider}/callback',
  operationId: 'finishAuthorization',
  tags: ['connections'],
  summary: 'Where a fitness cloud sends the browser back to',
  description: 'For browsers. The query is the cloud’s: `code` and `state`, or `error` and `state`.',
  security: [],
  request: { params: z.object({ provider: ProviderId }) },
  responses: {
    200: { description: 'How it went, where the app gave no link', content: page },
    302: { description: 'Back to the app' },
    400: { description: 'Unknown, used or too old: nothing was connected', content: page },
  },
});

export function finishAuthorizationInBrowser(router: PublicRouter, deps: AppDeps): void {
  router.openapi(route, async (c) => {
    const { provider } = c.req.valid('param');
    const address = clientAddress(c, { trustedHops: deps.trustedProxyHops });
    await deps.publicLimits.countCall({ call: 'connect', address });
    const query = new URL(c.req.url).searchParams;
    const finished = await finishAuthorization(deps, { provider, query, at: c.var.now });
    if (finished.status === 'unknown_state') {
      return c.html(endPage({ provider, ...finished }), 400, END_PAGE_HEADERS);
    }
    const { returnTo, ...shown } = finished;
    if (returnTo === undefined) return c.html(endPage({ provider, ...shown }), 200, END_PAGE_HEADERS);
    for (const [name, value] of Object.entries(END_PAGE_HEADERS)) c.header(name, value);
    return c.redirect(backTo({ returnTo, provider, ...shown }), 302);
  });
}

function backTo(args: { returnTo: string; provider: ProviderId } & Finished): string {
  const { returnTo, provider, status, replaced } = args;
  const url = new URL(returnTo);
  url.searchParams.set('provider', provider);
  url.searchParams.set('status', status);
  if (replaced) url.searchParams.set('replaced', replaced);
  return url.href;
}
