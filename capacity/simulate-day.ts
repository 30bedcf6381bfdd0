import { syncPriority } from '../domain/night/sync-priority.ts';
import type { Person } from './people.ts';
import { createRequestQueue, type RequestQueue } from './request-queue.ts';

/** The limit of one cloud, and how long one of its answers takes. */
export type CloudLimit = { requests: number; windowMs: number; requestMs: number };

/** How a person's request went: from when it waited, and when it was sent; NaN where it never waited or was sent. */
export type SimulatedDay = { waitsFrom: Float64Array; sentAt: Float64Array };

type Arrival = { at: number; person: number; isNight: boolean };

/**
 * One day of requests to one cloud: people of `webhook` are asked about when the cloud has news, at the least
 * urgency; whoever is not known by 3 AM waits with the night's own urgency until the deadline. A permit comes back
 * a window after its request has ended, as the limiter has it.
 */
export function simulateDay({
  people,
  limit,
}: {
  people: readonly Person[];
  limit: CloudLimit;
}): SimulatedDay {
  const arrivals = arrivalsOf(people);
  const queue = createRequestQueue();
  const waitsFrom = new Float64Array(people.length).fill(Number.NaN);
  const sentAt = new Float64Array(people.length).fill(Number.NaN);
  // When each permit may be used again. They are used in turn, so the next one is the first to be free.
  const freeAt = new Float64Array(limit.requests).fill(Number.NEGATIVE_INFINITY);
  let [arrived, permit, idleUntil] = [0, 0, Number.NEGATIVE_INFINITY];
  for (;;) {
    const now = Math.max(freeAt[permit] as number, idleUntil);
    for (; (arrivals[arrived]?.at ?? Number.POSITIVE_INFINITY) <= now; arrived += 1) {
      const arrival = arrivals[arrived] as Arrival;
      if (Number.isNaN(sentAt[arrival.person])) enqueue({ queue, people, arrival, waitsFrom });
    }
    const person = queue.take(
      (candidate) => Number.isNaN(sentAt[candidate]) && now < (people[candidate]?.deadlineAt ?? 0),
    );
    if (person === undefined) {
      const next = arrivals[arrived];
      if (next === undefined) return { waitsFrom, sentAt };
      idleUntil = next.at;
      continue;
    }
    sentAt[person] = now;
    freeAt[permit] = now + limit.requestMs + limit.windowMs;
    permit = (permit + 1) % limit.requests;
  }
}

function arrivalsOf(people: readonly Person[]): Arrival[] {
  return people
    .flatMap(({ source, nightAt, eventAt }, person): Arrival[] => {
      const night = { at: nightAt, person, isNight: true };
      if (source === 'polled') return [night];
      return source === 'webhook' ? [{ at: eventAt, person, isNight: false }, night] : [];
    })
    .sort((a, b) => a.at - b.at || wakeUpOf(people, a) - wakeUpOf(people, b) || a.person - b.person);
}

/** Nights start with the earliest wake-up. */
const wakeUpOf = (people: readonly Person[], { person }: Arrival): number => people[person]?.wakeUpAt ?? 0;

function enqueue({
  queue,
  people,
  waitsFrom,
  arrival: { at, person, isNight },
}: {
  queue: RequestQueue;
  people: readonly Person[];
  waitsFrom: Float64Array;
  arrival: Arrival;
}): void {
  const { timeZone, deadlineAt } = people[person] as Person;
  if (Number.isNaN(waitsFrom[person])) waitsFrom[person] = at;
  const msToDeadline = isNight ? deadlineAt - at : Number.POSITIVE_INFINITY;
  queue.add({ person, key: timeZone, priority: syncPriority({ msToDeadline }) });
}
