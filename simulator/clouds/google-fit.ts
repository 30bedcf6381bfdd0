import { Hono } from 'hono';
import { createMiddleware } from 'hono/factory';
import { z } from 'zod';
import { type DayView, viewStretch } from '../people/day.ts';
import type { Person } from '../people/person.ts';
import type { World } from '../world.ts';
import { type CallerEnv, readCaller } from './caller.ts';
import { googleFailure } from './google-error.ts';

const SCOPE = 'https://www.googleapis.com/auth/fitness.activity.read';

/** The figure of each type, and in which of the two fields it comes. */
const TYPES: Record<string, (view: DayView) => object> = {
  'com.google.step_count.delta': ({ steps }) => ({ intVal: steps }),
  'com.google.calories.expended': ({ activeKcal, restKcal }) => ({ fpVal: activeKcal + restKcal }),
  'com.google.active_minutes': ({ activeMin }) => ({ intVal: activeMin }),
};
/** What Google Fit reckons for an hour of rest, where no device told anything. */
const REST_ONLY_KCAL = 60;

const AggregateRequest = z.object({
  aggregateBy: z.array(z.object({ dataTypeName: z.string() })).min(1),
  bucketByTime: z.object({ durationMillis: z.coerce.number().int().positive() }),
  startTimeMillis: z.coerce.number().int(),
  endTimeMillis: z.coerce.number().int(),
});
type AggregateRequest = z.infer<typeof AggregateRequest>;

/** Google Fit REST v1: the one call that reads a day. Times are int64, hence strings, in its answer. */
export function googleFitRoutes({ world }: { world: World }): Hono<CallerEnv> {
  const app = new Hono<CallerEnv>();
  app.use('/fitness/v1/users/me/*', authenticate({ world }));
  app.post('/fitness/v1/users/me/:action{dataset:aggregate}', async (c) => {
    const request = AggregateRequest.safeParse(await c.req.json().catch(() => undefined));
    const isPossible =
      request.success &&
      request.data.startTimeMillis < request.data.endTimeMillis &&
      // A future end was answered with 400.
      request.data.endTimeMillis <= world.clock().getTime();
    if (!isPossible) {
      return googleFailure(c, { httpStatus: 400, status: 'INVALID_ARGUMENT', message: 'Invalid time range' });
    }
    return c.json({ bucket: bucketsOf({ world, person: c.var.person, request: request.data }) });
  });
  return app;
}

function bucketsOf({ world, person, request }: { world: World; person: Person; request: AggregateRequest }) {
  const { startTimeMillis, endTimeMillis, bucketByTime, aggregateBy } = request;
  const count = Math.ceil((endTimeMillis - startTimeMillis) / bucketByTime.durationMillis);
  return Array.from({ length: count }, (_, index) => {
    const startMs = startTimeMillis + index * bucketByTime.durationMillis;
    const endMs = Math.min(endTimeMillis, startMs + bucketByTime.durationMillis);
    const view = viewStretch({ seed: world.seed, person, startMs, endMs, at: world.clock() });
    return {
      startTimeMillis: String(startMs),
      endTimeMillis: String(endMs),
      dataset: aggregateBy.map(({ dataTypeName }) => ({
        dataSourceId: `derived:${dataTypeName}:com.google.android.gms:aggregated`,
        point: pointsOf({ dataTypeName, view, startMs, endMs }),
      })),
    };
  });
}

type Point = { dataTypeName: string; view: DayView | undefined; startMs: number; endMs: number };

function pointsOf({ dataTypeName, view, startMs, endMs }: Point): object[] {
  const restOnly = dataTypeName === 'com.google.calories.expended' ? [{ fpVal: REST_ONLY_KCAL }] : [];
  const figure = TYPES[dataTypeName];
  const value = view && figure ? [{ ...figure(view), mapVal: [] }] : restOnly;
  if (value.length === 0) return [];
  const [startTimeNanos, endTimeNanos] = [startMs, endMs].map((ms) => `${ms}000000`);
  return [{ startTimeNanos, endTimeNanos, dataTypeName, value }];
}

const authenticate = ({ world }: { world: World }) =>
  createMiddleware<CallerEnv>(async (c, next) => {
    const caller = readCaller({ c, world, cloud: 'google_fit', scope: SCOPE });
    if (caller.status === 'no_scope') {
      const message = 'Request had insufficient authentication scopes.';
      const reason = 'ACCESS_TOKEN_SCOPE_INSUFFICIENT';
      return googleFailure(c, { httpStatus: 403, status: 'PERMISSION_DENIED', message, reason });
    }
    if (caller.status !== 'known') {
      const message = 'Request had invalid authentication credentials.';
      return googleFailure(c, { httpStatus: 401, status: 'UNAUTHENTICATED', message });
    }
    c.set('person', caller.person);
    await next();
  });
