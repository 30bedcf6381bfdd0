import { Hono } from 'hono';
import { createMiddleware } from 'hono/factory';
import { z } from 'zod';
import { type DayView, viewDay, viewStretch } from '../people/day.ts';
import { registerSubscriber } from '../webhooks/handshakes.ts';
import type { World } from '../world.ts';
import { type CallerEnv, readCaller } from './caller.ts';
import { googleFailure } from './google-error.ts';

const SCOPE = 'https://www.googleapis.com/auth/googlehealth.activity_and_fitness.readonly';
const DAY_MS = 86_400_000;

/** What a rollup of each type holds. An int64 is a string in protobuf's JSON; energy is a number. */
const ROLLUPS: Record<string, (view: DayView) => object> = {
  steps: ({ steps }) => ({ steps: { countSum: String(steps) } }),
  'active-energy-burned': ({ activeKcal }) => ({ activeEnergyBurned: { kcalSum: activeKcal } }),
  'total-calories': ({ activeKcal, restKcal }) => ({ totalCalories: { kcalSum: activeKcal + restKcal } }),
  distance: ({ distanceM }) => ({ distance: { millimetersSum: String(distanceM * 1000) } }),
};
/** The others have true zeros: this one says nothing of an hour without it ("Data presence and true zeros"). */
const hasPoint = (type: string, view: DayView): boolean =>
  type !== 'active-energy-burned' || view.activeKcal > 0;
/** Longest range, days: 14 for total calories, 90 otherwise (Google Health API, "Aggregate data"). */
const maxDays = (type: string): number => (type === 'total-calories' ? 14 : 90);
/** Most points of an answer, where no page size is asked for. */
const MAX_POINTS = 1440;

const CivilDate = z.object({ year: z.int(), month: z.int(), day: z.int() }).refine(({ year, month, day }) => {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}, 'is no day of the calendar');
const RollUpRequest = z.object({
  range: z.object({ start: z.object({ date: CivilDate }), end: z.object({ date: CivilDate }) }),
  windowSizeDays: z.literal(1).default(1),
});
const PhysicalRollUpRequest = z.object({
  range: z.object({ startTime: z.iso.datetime(), endTime: z.iso.datetime() }),
  windowSize: z.string().regex(/^[1-9]\d{0,6}s$/),
});
const SubscriberRequest = z.object({
  endpointUri: z.url(),
  subscriberConfigs: z.array(
    z.object({ dataTypes: z.array(z.string()), subscriptionCreatePolicy: z.literal('AUTOMATIC') }),
  ),
  endpointAuthorization: z.object({ secret: z.string().regex(/^\S+ \S+$/) }),
});

/** Google Health API v4, the part that reads activity and registers for webhooks. */
export function googleHealthRoutes({ world }: { world: World }): Hono<CallerEnv> {
  const app = new Hono<CallerEnv>();
  app.use('/v4/users/me/*', authenticate({ world }));
  app.get('/v4/users/me/identity', (c) => c.json({ healthUserId: c.var.person.healthUserId }));

  app.post('/v4/users/me/dataTypes/:type/:action{dataPoints:dailyRollUp}', async (c) => {
    const type = c.req.param('type');
    const rollUp = ROLLUPS[type];
    const request = RollUpRequest.safeParse(await c.req.json().catch(() => undefined));
    if (!rollUp || !request.success) return invalid(c, 'Invalid data type or range');
    const days = daysBetween(request.data.range);
    if (days.length === 0 || days.length > maxDays(type)) return invalid(c, 'Range is empty or too long');
    const { person } = c.var;
    // The newest first, and no point for a day without data.
    const rollupDataPoints = days.toReversed().flatMap((localDate) => {
      const view = viewDay({ seed: world.seed, person, localDate, at: world.clock() });
      return view && hasPoint(type, view) ? [{ ...civilDay(localDate), ...rollUp(view) }] : [];
    });
    return c.json({ rollupDataPoints });
  });
  app.post('/v4/users/me/dataTypes/:type/:action{dataPoints:rollUp}', async (c) => {
    const type = c.req.param('type');
    const rollUp = ROLLUPS[type];
    const request = PhysicalRollUpRequest.safeParse(await c.req.json().catch(() => undefined));
    const windows = request.success ? windowsOf(request.data) : [];
    if (!rollUp || windows.length === 0 || windows.length > MAX_POINTS)
      return invalid(c, 'Invalid type or range');
    const { person } = c.var;
    const rollupDataPoints = windows.toReversed().flatMap(({ startMs, endMs }) => {
      const view = viewStretch({ seed: world.seed, person, startMs, endMs, at: world.clock() });
      if (!view || !hasPoint(type, view)) return [];
      const [startTime, endTime] = [startMs, endMs].map((ms) => new Date(ms).toISOString());
      return [{ startTime, endTime, ...rollUp(view) }];
    });
    return c.json({ rollupDataPoints });
  });
  subscriberRoutes({ app, world });
  return app;
}

/** Registers where a project's notifications go, after the handshake. */
function subscriberRoutes({ app, world }: { app: Hono<CallerEnv>; world: World }): void {
  app.post('/v4/projects/:project/subscribers', async (c) => {
    const request = SubscriberRequest.safeParse(await c.req.json().catch(() => undefined));
    if (!request.success) return invalid(c, 'Invalid subscriber');
    const name = `projects/${c.req.param('project')}/subscribers/${c.req.query('subscriberId')}`;
    if (world.subscribers.google.has(name)) {
      return googleFailure(c, { httpStatus: 409, status: 'ALREADY_EXISTS', message: 'Subscriber exists' });
    }
    const { endpointUri: url, endpointAuthorization, subscriberConfigs } = request.data;
    const dataTypes = subscriberConfigs.flatMap((config) => config.dataTypes);
    const subscriber = { name, url, secret: endpointAuthorization.secret, dataTypes };
    if (!(await registerSubscriber({ world, subscriber }))) return invalid(c, 'Endpoint verification failed');
    return c.json({ name: `${name}/operations/create`, done: true, response: { name, endpointUri: url } });
  });
}

const invalid = (c: Parameters<typeof googleFailure>[0], message: string) =>
  googleFailure(c, { httpStatus: 400, status: 'INVALID_ARGUMENT', message });

/** The token, then the quotas of the user and of the project. */
const authenticate = ({ world }: { world: World }) =>
  createMiddleware<CallerEnv>(async (c, next) => {
    const caller = readCaller({ c, world, cloud: 'google_health', scope: SCOPE });
    if (caller.status === 'no_scope') {
      const reason = 'ACCESS_TOKEN_SCOPE_INSUFFICIENT';
      const message = 'Request had insufficient authentication scopes.';
      return googleFailure(c, { httpStatus: 403, status: 'PERMISSION_DENIED', message, reason });
    }
    if (caller.status !== 'known') {
      // An expired token looks like a revoked one.
      const message = 'Request had invalid authentication credentials.';
      return googleFailure(c, { httpStatus: 401, status: 'UNAUTHENTICATED', message });
    }
    const now = world.clock().getTime();
    const project = world.quotas.googleProject.take({ key: 'project', now });
    const user = world.quotas.googleUser.take({ key: String(caller.person.index), now });
    if (!project.isAllowed || !user.isAllowed) {
      const quota_limit = user.isAllowed ? 'RequestsPerMinutePerProject' : 'RequestsPerMinutePerUser';
      return googleFailure(c, {
        httpStatus: 429,
        status: 'RESOURCE_EXHAUSTED',
        message: 'Quota exceeded.',
        reason: 'RATE_LIMIT_EXCEEDED',
        metadata: { quota_limit },
      });
    }
    c.set('person', caller.person);
    await next();
  });

/** The days of a closed-open range of civil dates. */
function daysBetween({ start, end }: z.infer<typeof RollUpRequest>['range']): string[] {
  const [from, to] = [start, end].map(({ date }) => Date.UTC(date.year, date.month - 1, date.day));
  const length = Math.max(0, Math.round(((to ?? 0) - (from ?? 0)) / DAY_MS));
  return Array.from({ length }, (_, day) => new Date((from ?? 0) + day * DAY_MS).toISOString().slice(0, 10));
}

/** A part that is zero is left out of a `google.type.TimeOfDay`: midnight is `{}`. */
function civilDay(localDate: string) {
  const next = new Date(Date.parse(localDate) + DAY_MS).toISOString().slice(0, 10);
  return { civilStartTime: civilMidnight(localDate), civilEndTime: civilMidnight(next) };
}

function civilMidnight(localDate: string) {
  const [year, month, day] = localDate.split('-').map(Number);
  return { date: { year, month, day }, time: {} };
}

/** The windows of a closed-open range of physical time; the last may be shorter. */
function windowsOf({ range, windowSize }: z.infer<typeof PhysicalRollUpRequest>) {
  const [from, to, sizeMs] = [
    Date.parse(range.startTime),
    Date.parse(range.endTime),
    Number.parseInt(windowSize, 10) * 1000,
  ];
  return Array.from({ length: Math.max(0, Math.ceil((to - from) / sizeMs)) }, (_, index) => ({
    startMs: from + index * sizeMs,
    endMs: Math.min(to, from + (index + 1) * sizeMs),
  }));
}
