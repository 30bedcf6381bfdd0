import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { close, listen } from '../telemetry/listen.ts';
import { adminRoutes } from './admin/routes.ts';
import { CLOUD_PATH, CloudId } from './cloud.ts';
import type { CallerEnv } from './clouds/caller.ts';
import { fitbitRoutes } from './clouds/fitbit.ts';
import { googleFitRoutes } from './clouds/google-fit.ts';
import { googleHealthRoutes } from './clouds/google-health.ts';
import { consentRoutes, tokenRoutes } from './oauth/routes.ts';
import { observe } from './observe.ts';
import { createWorld, type World, type WorldOptions } from './world.ts';

const CLOUD_ROUTES = {
  google_health: googleHealthRoutes,
  fitbit: fitbitRoutes,
  google_fit: googleFitRoutes,
} satisfies Record<CloudId, (args: { world: World }) => Hono<CallerEnv>>;

export type Simulator = { origin: string; world: World; stop(): Promise<void> };

/**
 * Starts the fitness clouds on this machine, each below its own path: what they answer, limit and sign is what the
 * vendors do, as far as their documentation and public clients tell.
 */
export async function startSimulator(
  args: { host?: string; port?: number } & Partial<WorldOptions> = {},
): Promise<Simulator> {
  const {
    host = '127.0.0.1',
    port = 0,
    seed = 'simulator',
    people = 10_000,
    clock = () => new Date(),
  } = args;
  const world = createWorld({ seed, people, clock, perMinute: args.perMinute });
  const server = createServer(getRequestListener(createApp({ world }).fetch));
  const origin = await listen({ server, port, host });
  return {
    origin,
    world,
    async stop() {
      // A request that hangs on purpose would hold the server open.
      server.closeAllConnections();
      await close(server);
    },
  };
}

function createApp({ world }: { world: World }): Hono {
  const app = new Hono();
  app.get('/', (c) => c.text('Simulated fitness clouds: see the README for their addresses.\n'));
  app.route('/admin', adminRoutes({ world }));
  // Google's public file, which costs no quota.
  app.get(`${CLOUD_PATH.google_health}/webhooks_public_keyset.json`, (c) => c.json(world.keys.keyset()));
  for (const cloud of CloudId.options) {
    app.route(CLOUD_PATH[cloud], consentRoutes({ world, cloud }));
    const api = new Hono();
    api.use('*', observe({ world, cloud }));
    api.route('/', tokenRoutes({ world, cloud }));
    api.route('/', CLOUD_ROUTES[cloud]({ world }));
    app.route(CLOUD_PATH[cloud], api);
  }
  return app;
}
