import { createHmac } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { addDays } from '../../domain/calendar.ts';
import { CLIENT } from '../cloud.ts';
import type { Person } from '../people/person.ts';
import type { World } from '../world.ts';
import { deliverAll, type Outgoing } from './deliver.ts';

/**
 * What goes wrong with a webhook on request. `wrong_signature`: of another key. `old_signature`: of a key or secret that
 * is no longer in use. `changed_body`: one byte differs from what was signed.
 */
export const Tampering = z.enum(['none', 'wrong_signature', 'old_signature', 'changed_body']);
type Tampering = z.infer<typeof Tampering>;

/** A change of somebody's day, as an admin asks to tell it. */
export const WebhookOrder = z.object({
  cloud: z.enum(['google_health', 'fitbit']),
  person: z.int().min(0),
  localDate: z.iso.date(),
  /** The last of some days that changed together. */
  lastDate: z.iso.date().optional(),
  kind: z.enum(['activity_changed', 'consent_revoked']).default('activity_changed'),
  /** The same event more than once. */
  copies: z.int().min(1).max(10_000).default(1),
  delayMs: z.int().min(0).max(600_000).default(0),
  tampering: Tampering.default('none'),
});
export type WebhookOrder = z.infer<typeof WebhookOrder>;

/** Sends what is ordered to whoever is subscribed; the status of each delivery, 0 for none. */
export async function sendWebhooks(args: {
  world: World;
  order: WebhookOrder;
  person: Person;
}): Promise<number[]> {
  const { order } = args;
  if (order.delayMs > 0) await wait(order.delayMs);
  const outgoing = order.cloud === 'fitbit' ? fitbitEvents(args) : googleEvents(args);
  const copies = Array.from({ length: order.copies }, () => outgoing).flat();
  return deliverAll(copies);
}

function fitbitEvents({
  world,
  order,
  person,
}: {
  world: World;
  order: WebhookOrder;
  person: Person;
}): Outgoing[] {
  const subscriber = world.subscribers.fitbit();
  const wanted = order.kind === 'activity_changed' ? 'activities' : 'userRevokedAccess';
  const events = world.subscribers
    .subscriptionsOf(person.index)
    .filter(({ collection }) => collection === wanted)
    .flatMap(({ id, collection }) => {
      const owner = { ownerId: person.fitbitId, ownerType: 'user', subscriptionId: id };
      if (collection !== 'activities') return [{ collectionType: collection, ...owner }];
      return datesOf(order).map((date) => ({ collectionType: collection, date, ...owner }));
    });
  if (!subscriber || events.length === 0) return [];
  const body = JSON.stringify(events);
  const signWith = (secret: string) => createHmac('sha1', `${secret}&`).update(body).digest('base64');
  const signature = {
    none: () => signWith(CLIENT.secret),
    changed_body: () => signWith(CLIENT.secret),
    wrong_signature: () => signWith('somebody-else'),
    old_signature: () => signWith(`${CLIENT.secret}-of-last-year`),
  } satisfies Record<Tampering, () => string>;
  const headers = { 'content-type': 'application/json', 'x-fitbit-signature': signature[order.tampering]() };
  return [{ url: subscriber.url, body: tamper(body, order.tampering), headers }];
}

function googleEvents({
  world,
  order,
  person,
}: {
  world: World;
  order: WebhookOrder;
  person: Person;
}): Outgoing[] {
  const next = addDays(order.lastDate ?? order.localDate, 1);
  const subscribers = [...world.subscribers.google.values()].filter(({ dataTypes }) =>
    dataTypes.includes('steps'),
  );
  return subscribers.map(({ url, secret, name }) => {
    const interval = { startTime: `${order.localDate}T00:00:00`, endTime: `${next}T00:00:00` };
    const body = JSON.stringify({
      data: {
        version: '1',
        clientProvidedSubscriptionName: name,
        healthUserId: person.healthUserId,
        operation: 'UPSERT',
        dataType: 'steps',
        intervals: [{ civilIso8601TimeInterval: interval }],
      },
    });
    const signature = {
      none: () => world.keys.sign(body),
      changed_body: () => world.keys.sign(body),
      wrong_signature: () => world.keys.sign(`${body} `),
      old_signature: () => world.keys.signWithOldest(body),
    } satisfies Record<Tampering, () => string>;
    const headers = {
      'content-type': 'application/json',
      authorization: secret,
      'google-health-api-signature': signature[order.tampering](),
    };
    return { url, body: tamper(body, order.tampering), headers };
  });
}

function datesOf({ localDate, lastDate = localDate }: WebhookOrder): string[] {
  const length = Math.round((Date.parse(lastDate) - Date.parse(localDate)) / 86_400_000) + 1;
  return Array.from({ length: Math.max(0, length) }, (_, days) => addDays(localDate, days));
}

/** The same JSON with one byte more. */
const tamper = (body: string, tampering: Tampering): string =>
  tampering === 'changed_body' ? `${body} ` : body;
