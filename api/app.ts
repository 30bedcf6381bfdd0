import { randomUUID } from 'node:crypto';
import { cors } from 'hono/cors';
import { createMiddleware } from 'hono/factory';
import { requestId } from 'hono/request-id';
import { secureHeaders } from 'hono/secure-headers';
import { z } from 'zod';
import { MAX_UPLOAD_BYTES } from '../domain/receipts/upload.ts';
import type { AppDeps } from './app-deps.ts';
import { docsPage } from './docs/docs-page.ts';
import { authenticate } from './middleware/authenticate.ts';
import { cacheControl } from './middleware/cache-control.ts';
import { guardRoutes } from './middleware/guard-routes.ts';
import { limitBody } from './middleware/limit-body.ts';
import { limitUserRate } from './middleware/limit-rate.ts';
import { observeRequests } from './middleware/observe-requests.ts';
import { openApiDocument } from './openapi.ts';
import { handleError } from './problem.ts';
import { type ApiEnv, createPublicRouter, type PublicRouter } from './router.ts';
import { activityRoutes } from './routes/activity/activity-routes.ts';
import { sessionRoutes, signInRoutes } from './routes/auth/auth-routes.ts';
import { publishKeys } from './routes/auth/publish-keys.ts';
import { bodyMassRoutes } from './routes/body-mass/body-mass-routes.ts';
import { connectionCallbackRoutes, connectionRoutes } from './routes/connections/connection-routes.ts';
import { deviceRoutes } from './routes/devices/device-routes.ts';
import { feedbackRoutes } from './routes/feedback/feedback-routes.ts';
import { IMPORTS_PATH, importRoutes } from './routes/imports/import-routes.ts';
import { inventoryRoutes } from './routes/inventory/inventory-routes.ts';
import { meRoutes } from './routes/me/me-routes.ts';
import { opsRoutes } from './routes/ops/ops-routes.ts';
import { planRoutes } from './routes/plans/plan-routes.ts';
import { preferencesRoutes } from './routes/preferences/preferences-routes.ts';
import { profileRoutes } from './routes/profile/profile-routes.ts';
import { recipeRoutes } from './routes/recipes/recipe-routes.ts';
import { shoppingRoutes } from './routes/shopping-list/shopping-routes.ts';
import { checkHealth } from './routes/system/check-health.ts';
import { receiveWebhook } from './routes/webhooks/receive-webhook.ts';
import { workoutRoutes } from './routes/workouts/workout-routes.ts';

const CORS_MAX_AGE_SECONDS = 600;

/**
 * The API as one Hono app.
 *
 * The order is the protection: what is mounted before `requireAccessToken` is public, everything
 * mounted after it needs an access token. A new router belongs into `mountUserRoutes`.
 */
export function createApp(deps: AppDeps): PublicRouter {
  const app = createPublicRouter();
  app.onError(handleError(deps));
  mountMiddleware(app, deps);
  mountPublicRoutes(app, deps);
  requireAccessToken(app, deps);
  mountUserRoutes(app, deps);
  return app;
}

function mountMiddleware(app: PublicRouter, deps: AppDeps): void {
  // No id from outside is taken as it is: only a UUID goes into logs.
  app.use(
    requestId({ limitLength: 0, generator: (c) => givenUuid(c.req.header('x-request-id')) ?? randomUUID() }),
  );
  app.use(observeRequests(deps));
  app.use(secureHeaders({ crossOriginResourcePolicy: 'same-origin', xFrameOptions: 'DENY' }));
  if (deps.corsOrigins.length > 0) app.use(allowOrigins(deps.corsOrigins));
  app.use(guardRoutes({ routes: () => app.routes }));
  app.use(limitBody({ exceptions: { [IMPORTS_PATH]: MAX_UPLOAD_BYTES } }));
  app.use(provide(deps));
}

function mountPublicRoutes(app: PublicRouter, deps: AppDeps): void {
  checkHealth(app, deps);
  publishKeys(app, deps);
  docsPage(app);
  app.route('/', signInRoutes(deps));
  receiveWebhook(app, deps);
  app.route('/', connectionCallbackRoutes(deps));
  let document: ReturnType<typeof openApiDocument> | undefined;
  app.get('/openapi.json', (c) => {
    document ??= openApiDocument(app);
    return c.json(document);
  });
}

function requireAccessToken(app: PublicRouter, deps: AppDeps): void {
  app.use('/v1/*', authenticate(deps));
  app.use('/v1/*', limitUserRate(deps));
  app.use('/v1/*', cacheControl('private, no-cache'));
}

/** One line for each resource: `app.route('/', workoutRoutes(deps));` */
function mountUserRoutes(app: PublicRouter, deps: AppDeps): void {
  app.route('/', sessionRoutes(deps));
  app.route('/', profileRoutes(deps));
  app.route('/', bodyMassRoutes(deps));
  app.route('/', preferencesRoutes(deps));
  app.route('/', feedbackRoutes(deps));
  app.route('/', workoutRoutes(deps));
  app.route('/', activityRoutes(deps));
  app.route('/', connectionRoutes(deps));
  app.route('/', deviceRoutes(deps));
  app.route('/', planRoutes(deps));
  app.route('/', recipeRoutes(deps));
  app.route('/', inventoryRoutes(deps));
  app.route('/', importRoutes(deps));
  app.route('/', shoppingRoutes(deps));
  app.route('/', meRoutes(deps));
  app.route('/', opsRoutes(deps));
}

const givenUuid = (id: string | undefined) => z.uuid().safeParse(id).data;

const allowOrigins = (origins: readonly string[]) =>
  cors({
    origin: [...origins],
    allowHeaders: [
      'authorization',
      'content-type',
      'idempotency-key',
      'if-match',
      'if-none-match',
      'last-event-id',
      'x-request-id',
    ],
    exposeHeaders: ['etag', 'location', 'ratelimit', 'ratelimit-policy', 'retry-after', 'x-request-id'],
    maxAge: CORS_MAX_AGE_SECONDS,
  });

/** Hands the request's moment and what route middleware needs to everything further in. */
const provide = ({ clock, idempotencyKeys }: AppDeps) =>
  createMiddleware<ApiEnv>(async (c, next) => {
    c.set('now', clock());
    c.set('idempotencyKeys', idempotencyKeys);
    await next();
  });
