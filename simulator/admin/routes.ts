import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { CloudId } from '../cloud.ts';
import { Fault } from '../faults.ts';
import { busiestWindow } from '../limits/request-log.ts';
import { tokenAnswer } from '../oauth/routes.ts';
import { OAUTH_VENDORS } from '../oauth/vendor.ts';
import { viewDay } from '../people/day.ts';
import { announceSyncs } from '../webhooks/announce-syncs.ts';
import { verifyFitbit } from '../webhooks/handshakes.ts';
import { sendWebhooks, WebhookOrder } from '../webhooks/send-webhooks.ts';
import type { World } from '../world.ts';

const Person = z.object({ cloud: CloudId, person: z.int().min(0) });
const WindowsQuery = z.object({
  windowMs: z.coerce.number().int().min(1).default(60_000),
  limit: z.coerce.number().int().min(0).default(50),
});
const PeopleQuery = z.object({
  from: z.coerce.number().int().min(0).default(0),
  count: z.coerce.number().int().min(1).max(1000).default(20),
  /** With it, what the clouds know of that day now. */
  localDate: z.iso.date().optional(),
});

/** A body by its schema, or the answer that says what is wrong with it. */
async function read<Schema extends z.ZodType>(c: Context, schema: Schema) {
  const parsed = schema.safeParse(await c.req.json().catch(() => undefined));
  if (parsed.success) return { status: 'read' as const, data: parsed.data };
  return { status: 'refused' as const, response: c.text(z.prettifyError(parsed.error), 400) };
}

/** What a test or a curious reader may do to the clouds; nothing of it exists at a vendor. */
export function adminRoutes({ world }: { world: World }): Hono {
  const app = new Hono();
  consentAdmin({ app, world });
  faultAdmin({ app, world });
  webhookAdmin({ app, world });

  /** The proof of the limit: for each cloud, the busiest window of all. */
  app.get('/windows', (c) => {
    const query = WindowsQuery.safeParse(c.req.query());
    if (!query.success) return c.text(z.prettifyError(query.error), 400);
    const { windowMs, limit } = query.data;
    const clouds = CloudId.options.map((cloud) => {
      const busiest = busiestWindow(world.log.list(cloud), windowMs);
      return [cloud, { ...busiest, isWithinLimit: busiest.most <= limit }] as const;
    });
    return c.json({ windowMs, limit, dropped: world.log.dropped(), clouds: Object.fromEntries(clouds) });
  });
  app.get('/requests', (c) => {
    const cloud = CloudId.optional().safeParse(c.req.query('cloud'));
    return cloud.success ? c.json({ items: world.log.list(cloud.data) }) : c.text('unknown cloud', 400);
  });
  app.delete('/requests', (c) => {
    world.log.clear();
    return c.body(null, 204);
  });
  app.get('/people', (c) => {
    const query = PeopleQuery.safeParse(c.req.query());
    if (!query.success) return c.text(z.prettifyError(query.error), 400);
    const { from, count, localDate } = query.data;
    const items = world.people.slice(from, from + count).map((person) => ({
      ...person,
      ...(localDate && { day: viewDay({ seed: world.seed, person, localDate, at: world.clock() }) ?? null }),
    }));
    return c.json({ total: world.people.length, items });
  });
  app.post('/clock/advance', async (c) => {
    const body = await read(c, z.object({ ms: z.int().min(0) }));
    if (body.status === 'refused') return body.response;
    world.advance(body.data.ms);
    return c.json({ now: world.clock().toISOString() });
  });
  return app;
}

function consentAdmin({ app, world }: { app: Hono; world: World }): void {
  /** A consent without a browser, for as many people as a night needs: the token endpoint's answer. */
  app.post('/connect', async (c) => {
    const body = await read(c, Person);
    if (body.status === 'refused') return body.response;
    const { cloud, person } = body.data;
    if (!world.people[person]) return c.text('nobody has this number', 404);
    const pair = world.grants[cloud].connect({ person, scopes: OAUTH_VENDORS[cloud].scopes });
    return c.json(tokenAnswer({ world, cloud, pair, isRefresh: false }));
  });
  /** The user takes consent back in the vendor's own settings. */
  app.post('/consent/revoke', async (c) => {
    const body = await read(c, Person);
    if (body.status === 'refused') return body.response;
    return c.json({ ended: world.grants[body.data.cloud].revokePerson(body.data.person) });
  });
  app.post('/tokens/expire', async (c) => {
    const body = await read(c, Person);
    if (body.status === 'refused') return body.response;
    world.grants[body.data.cloud].expirePerson(body.data.person);
    return c.body(null, 204);
  });
}

function faultAdmin({ app, world }: { app: Hono; world: World }): void {
  /** The requests that a cloud takes in any 60 seconds, from now on. */
  app.put('/limits', async (c) => {
    const body = await read(c, z.object({ cloud: CloudId, perMinute: z.int().min(1).max(1_000_000) }));
    if (body.status === 'refused') return body.response;
    world.setLimit(body.data);
    return c.body(null, 204);
  });
  app.get('/faults', (c) => c.json({ items: world.faults.list() }));
  app.post('/faults', async (c) => {
    const body = await read(c, Fault);
    if (body.status === 'refused') return body.response;
    world.faults.add(body.data);
    return c.json(body.data, 201);
  });
  app.delete('/faults', (c) => {
    world.faults.clear();
    return c.body(null, 204);
  });
}

function webhookAdmin({ app, world }: { app: Hono; world: World }): void {
  /** What Fitbit's developer console does. Google has an API for it. */
  app.put('/subscribers/fitbit', async (c) => {
    const body = await read(c, z.object({ url: z.url(), verificationCode: z.string().min(1) }));
    if (body.status === 'refused') return body.response;
    const isVerified = await verifyFitbit({ world, subscriber: body.data });
    return c.json({ isVerified }, isVerified ? 200 : 422);
  });
  app.post('/webhooks', async (c) => {
    const body = await read(c, WebhookOrder);
    if (body.status === 'refused') return body.response;
    const person = world.people[body.data.person];
    if (!person) return c.text('nobody has this number', 404);
    return c.json({ answers: await sendWebhooks({ world, order: body.data, person }) });
  });
  /** The webhooks of all syncs of the last minutes, as `npm run simulator` sends them by itself every minute. */
  app.post('/webhooks/announce', async (c) => {
    const minutes = z
      .int()
      .min(1)
      .max(7 * 24 * 60);
    const body = await read(c, z.object({ cloud: z.enum(['google_health', 'fitbit']), minutes }));
    if (body.status === 'refused') return body.response;
    const until = world.clock();
    const after = new Date(until.getTime() - body.data.minutes * 60_000);
    return c.json({ people: await announceSyncs({ world, cloud: body.data.cloud, after, until }) });
  });
  app.post('/keyset/rotate', async (c) => {
    const body = await read(c, z.object({ keepOld: z.boolean().default(true) }));
    if (body.status === 'refused') return body.response;
    world.keys.rotate(body.data);
    return c.body(null, 204);
  });
}
