import { localDateAt } from '../../domain/calendar.ts';
import { lastSyncAt } from '../people/day.ts';
import type { Person } from '../people/person.ts';
import type { World } from '../world.ts';
import { sendWebhooks, WebhookOrder } from './send-webhooks.ts';

/**
 * Tells the subscribers of every connected person whose device synced after `after` and not after `until`: one webhook
 * each, about the days since the sync before it. How many people it told of.
 */
export async function announceSyncs({
  world,
  cloud,
  after,
  until,
}: {
  world: World;
  cloud: WebhookOrder['cloud'];
  after: Date;
  until: Date;
}): Promise<number> {
  const connected = world.grants[cloud].connectedPeople();
  const orders = world.people
    .filter(({ index }) => connected.has(index))
    .flatMap((person) => {
      const days = syncedDays({ person, after, until });
      return days ? [{ person, order: WebhookOrder.parse({ cloud, person: person.index, ...days }) }] : [];
    });
  for (const { person, order } of orders) await sendWebhooks({ world, order, person });
  return orders.length;
}

/** The local days that a sync between two moments brought. */
function syncedDays({ person, after, until }: { person: Person; after: Date; until: Date }) {
  const latest = lastSyncAt({ person, at: until });
  if (!latest || latest <= after) return undefined;
  const before = lastSyncAt({ person, at: new Date(latest.getTime() - 1) }) ?? latest;
  const { timeZone } = person;
  return {
    localDate: localDateAt({ at: before, timeZone }),
    lastDate: localDateAt({ at: latest, timeZone }),
  };
}
