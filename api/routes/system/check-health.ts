import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { jsonContent } from '../../json-content.ts';
import type { PublicRouter } from '../../router.ts';

/** A thing the API leans on. Without a `required` one it is not ready; without the others, degraded. */
export type HealthCheck = { required: boolean; check(): Promise<void> };

const CHECK_TIMEOUT_MS = 2_000;

const Readiness = z
  .object({
    status: z.enum(['ready', 'degraded', 'not_ready']),
    checks: z.record(z.string(), z.enum(['up', 'down'])),
  })
  .meta({
    id: 'Readiness',
    example: { status: 'ready', checks: { postgresql: 'up', temporal: 'up', redis: 'up' } },
  });

const livez = createRoute({
  method: 'get',
  path: '/livez',
  operationId: 'checkLiveness',
  tags: ['system'],
  summary: 'Whether the process runs',
  security: [],
  responses: {
    200: {
      description: 'It does',
      content: jsonContent(z.object({ status: z.literal('alive') })),
    },
  },
});

const readyz = createRoute({
  method: 'get',
  path: '/readyz',
  operationId: 'checkReadiness',
  tags: ['system'],
  summary: 'Whether requests should be sent here',
  security: [],
  responses: {
    200: { description: 'Yes', content: jsonContent(Readiness) },
    503: { description: 'No', content: jsonContent(Readiness) },
  },
});

/** Probes: `/livez` asks nobody, `/readyz` asks everything that `health` names. */
export function checkHealth(router: PublicRouter, { health }: { health: Record<string, HealthCheck> }): void {
  router.openapi(livez, (c) => c.json({ status: 'alive' as const }, 200));
  router.openapi(readyz, async (c) => {
    const results = await Promise.all(
      Object.entries(health).map(async ([name, { required, check }]) => ({
        name,
        required,
        up: await isUp(check),
      })),
    );
    const checks = Object.fromEntries(
      results.map(({ name, up }) => [name, up ? ('up' as const) : ('down' as const)]),
    );
    if (results.some(({ required, up }) => required && !up))
      return c.json({ status: 'not_ready' as const, checks }, 503);
    const status = results.every(({ up }) => up) ? ('ready' as const) : ('degraded' as const);
    return c.json({ status, checks }, 200);
  });
}

async function isUp(check: () => Promise<void>): Promise<boolean> {
  const timeout = AbortSignal.timeout(CHECK_TIMEOUT_MS);
  const expired = new Promise<false>((resolve) =>
    timeout.addEventListener('abort', () => resolve(false), { once: true }),
  );
  return Promise.race([
    expired,
    check().then(
      () => true,
      () => false,
    ),
  ]);
}
