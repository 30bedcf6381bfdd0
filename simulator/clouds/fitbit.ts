import { type Context, Hono } from 'hono';
import { createMiddleware } from 'hono/factory';
import { z } from 'zod';
import { viewDay } from '../people/day.ts';
import type { World } from '../world.ts';
import { type CallerEnv, readCaller } from './caller.ts';
import { dailySummary, seriesValue, type Units } from './fitbit-day.ts';

const COLLECTIONS = ['activities', 'body', 'foods', 'sleep', 'userRevokedAccess'];
/** Longest range of a time series of activities (Fitbit, "Get Activity Time Series by Date Range"). */
const MAX_DAYS = 1095;
const PERIODS: Record<string, number> = {
  '1d': 1,
  '7d': 7,
  '30d': 30,
  '1w': 7,
  '1m': 30,
  '3m': 90,
  '6m': 180,
  '1y': 365,
};
const RESOURCES = ['steps', 'calories', 'distance', 'activityCalories', 'caloriesBMR'] as const;

const failure = (c: Context, status: 400 | 401 | 403 | 404 | 409 | 429, errorType: string, message: string) =>
  c.json({ errors: [{ errorType, message }], success: false }, status);

/**
 * Fitbit Web API, the part that reads activity. Field names and types are those of the API's reference and of the public
 * clients that read it. Figures of a time series are strings, those of a summary are numbers.
 */
export function fitbitRoutes({ world }: { world: World }): Hono<CallerEnv> {
  const app = new Hono<CallerEnv>();
  app.use('/1/user/-/*', authenticate({ world }));

  app.get('/1/user/-/profile.json', (c) => {
    const { fitbitId: encodedId, timeZone: timezone } = c.var.person;
    return c.json({
      user: { encodedId, displayName: `Person ${encodedId}`, timezone, distanceUnit: 'METRIC' },
    });
  });
  app.get('/1/user/-/activities/date/:day{[0-9-]+\\.json}', (c) => {
    const localDate = c.req.param('day').replace(/\.json$/, '');
    if (!isDate(localDate)) return failure(c, 400, 'validation', `Invalid date: ${localDate}`);
    const view = viewDay({ ...whose(c.var.person), localDate, at: world.clock() });
    return c.json(dailySummary({ view, localDate, units: unitsOf(c) }));
  });
  app.get('/1/user/-/activities/:resource/date/:base/:end{[0-9a-z-]+\\.json}', (c) => {
    const { resource, base } = c.req.param();
    const end = c.req.param('end').replace(/\.json$/, '');
    const known = RESOURCES.find((one) => one === resource);
    const days = known && isDate(base) ? daysOf(base, end) : undefined;
    if (!known || !days) return failure(c, 400, 'validation', 'Invalid resource, date or period');
    const series = days.map((localDate) => {
      const view = viewDay({ ...whose(c.var.person), localDate, at: world.clock() });
      return { dateTime: localDate, value: seriesValue({ view, resource: known, units: unitsOf(c) }) };
    });
    return c.json({ [`activities-${known}`]: series });
  });
  subscriptionRoutes({ app, world });
  const whose = (person: CallerEnv['Variables']['person']) => ({ seed: world.seed, person });
  return app;
}

/** `/{collection}/apiSubscriptions/{id}.json`: made (201), there already (200), another user's (409), taken away (204). */
function subscriptionRoutes({ app, world }: { app: Hono<CallerEnv>; world: World }): void {
  const { subscriptions } = world.subscribers;
  const path = '/1/user/-/:collection/apiSubscriptions/:id{[^/]+\\.json}';
  const read = (c: Context) => ({
    collection: c.req.param('collection') ?? '',
    id: (c.req.param('id') ?? '').replace(/\.json$/, ''),
  });
  app.get('/1/user/-/:collection/apiSubscriptions.json', (c) => {
    const own = world.subscribers.subscriptionsOf(c.var.person.index);
    const apiSubscriptions = own.filter(({ collection }) => collection === c.req.param('collection'));
    return c.json({ apiSubscriptions: apiSubscriptions.map((one) => describe(one, c.var.person.fitbitId)) });
  });
  app.post(path, (c) => {
    const { collection, id } = read(c);
    if (!COLLECTIONS.includes(collection) || id.length > 50) {
      return failure(c, 400, 'validation', 'Unknown collection, or an id of more than 50 characters');
    }
    const known = subscriptions.get(id);
    const { index: person, fitbitId } = c.var.person;
    if (known && (known.person !== person || known.collection !== collection)) {
      return failure(c, 409, 'validation', 'This subscription id is used already');
    }
    const made = { id, person, collection };
    subscriptions.set(id, made);
    return c.json(describe(made, fitbitId), known ? 200 : 201);
  });
  app.delete(path, (c) => {
    const { id } = read(c);
    if (subscriptions.get(id)?.person !== c.var.person.index)
      return failure(c, 404, 'not_found', 'No such subscription');
    subscriptions.delete(id);
    return c.body(null, 204);
  });
}

const describe = ({ id, collection }: { id: string; collection: string }, ownerId: string) => ({
  collectionType: collection,
  ownerId,
  ownerType: 'user',
  subscriberId: '1',
  subscriptionId: id,
});

/** The token, then the user's own quota, whose headers every answer carries. */
const authenticate = ({ world }: { world: World }) =>
  createMiddleware<CallerEnv>(async (c, next) => {
    const caller = readCaller({ c, world, cloud: 'fitbit', scope: 'activity' });
    if (caller.status === 'expired') return failure(c, 401, 'expired_token', 'Access token expired');
    if (caller.status === 'invalid') return failure(c, 401, 'invalid_token', 'Access token invalid');
    if (caller.status !== 'known')
      return failure(c, 403, 'insufficient_scope', 'The activity scope is missing');
    const now = world.clock().getTime();
    const quota = world.quotas.fitbitUser.take({ key: String(caller.person.index), now });
    const resetSeconds = String(Math.ceil(quota.resetMs / 1000));
    c.header('Fitbit-Rate-Limit-Limit', String(quota.limit));
    c.header('Fitbit-Rate-Limit-Remaining', String(quota.remaining));
    c.header('Fitbit-Rate-Limit-Reset', resetSeconds);
    if (!quota.isAllowed) {
      c.header('Retry-After', resetSeconds);
      return failure(c, 429, 'system', 'Too Many Requests');
    }
    c.set('person', caller.person);
    await next();
  });

/** Miles for `en_US`; kilometres for every locale that is not Fitbit's own. */
const unitsOf = (c: Context): Units => (c.req.header('accept-language') === 'en_US' ? 'miles' : 'km');

/** A day that the calendar has: `Date.parse` takes 31 February for 3 March. */
const isDate = (text: string): boolean => z.iso.date().safeParse(text).success;

/** The days from `base` to a date, or those of a period that ends with `base`. */
function daysOf(base: string, end: string): string[] | undefined {
  const period = PERIODS[end];
  const last = isDate(end) ? end : base;
  const length = isDate(end) ? (Date.parse(end) - Date.parse(base)) / 86_400_000 + 1 : period;
  if (length === undefined || length < 1 || length > MAX_DAYS) return undefined;
  return Array.from({ length }, (_, index) =>
    new Date(Date.parse(last) - (length - 1 - index) * 86_400_000).toISOString().slice(0, 10),
  );
}
