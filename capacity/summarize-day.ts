import type { Person } from './people.ts';
import type { CloudLimit, SimulatedDay } from './simulate-day.ts';

/** What a day came to. `fresh` counts those whose activity was here at the deadline, of those with a source. */
export type DaySummary = {
  zones: { timeZone: string; users: number; fresh: number; share: number }[];
  users: number;
  share: number;
  requests: number;
  /** How many waited, every `everyMs` of the UTC day from `from` on. */
  queue: { from: number; everyMs: number; lengths: number[] };
  waitingHours: number;
  /** Part of the limit that was in use while somebody waited, 0 to 1. */
  usedWhileWaiting: number;
};

/** The part of a simulation that is looked at: it begins before and goes on after, as real days do. */
export type Watched = { from: number; to: number };

const EVERY_MS = 5 * 60_000;
const MS_PER_HOUR = 3_600_000;

const isFresh = ({ source }: Person, sentAt: number | undefined): boolean =>
  source === 'push' || !Number.isNaN(sentAt);

/** Sums a simulated day up for its reader: people whose night is in `watched`, and what happened in that time. */
export function summarizeDay({
  people,
  day,
  limit,
  watched,
}: {
  people: readonly Person[];
  day: SimulatedDay;
  limit: CloudLimit;
  watched: Watched;
}): DaySummary {
  const zones = new Map<string, { users: number; fresh: number }>();
  for (const [index, person] of people.entries()) {
    if (person.source === 'none' || !isIn(watched, person.nightAt)) continue;
    const zone = zones.get(person.timeZone) ?? { users: 0, fresh: 0 };
    zone.users += 1;
    if (isFresh(person, day.sentAt[index])) zone.fresh += 1;
    zones.set(person.timeZone, zone);
  }
  const rows = [...zones].map(([timeZone, zone]) => ({ timeZone, ...zone, share: zone.fresh / zone.users }));
  const users = rows.reduce((sum, zone) => sum + zone.users, 0);
  const fresh = rows.reduce((sum, zone) => sum + zone.fresh, 0);
  const waits = waitsOf({ people, day, watched });
  const busy = merged(waits);
  const waitingMs = busy.reduce((sum, { from, to }) => sum + to - from, 0);
  return {
    zones: rows,
    users,
    share: users === 0 ? 1 : fresh / users,
    requests: day.sentAt.reduce((sum, sentAt) => sum + (isIn(watched, sentAt) ? 1 : 0), 0),
    queue: queueOf({ waits, watched }),
    waitingHours: waitingMs / MS_PER_HOUR,
    usedWhileWaiting: waitingMs === 0 ? 1 : usedMs({ day, limit, busy }) / (waitingMs * limit.requests),
  };
}

const isIn = ({ from, to }: Watched, at: number): boolean => at >= from && at < to;

type Span = { from: number; to: number };

/** From when to when each person waited in `watched`: until the request, or in vain until the deadline. */
function waitsOf({
  people,
  day,
  watched,
}: {
  people: readonly Person[];
  day: SimulatedDay;
  watched: Watched;
}): Span[] {
  return people.flatMap(({ deadlineAt }, index) => {
    const began = day.waitsFrom[index] ?? Number.NaN;
    const sentAt = day.sentAt[index] ?? Number.NaN;
    const from = Math.max(began, watched.from);
    const to = Math.min(Number.isNaN(sentAt) ? deadlineAt : sentAt, watched.to);
    return from < to ? [{ from, to }] : [];
  });
}

/** The time covered by any of the spans, as spans apart from each other, earliest first. */
function merged(spans: readonly Span[]): Span[] {
  const apart: Span[] = [];
  for (const { from, to } of spans.toSorted((a, b) => a.from - b.from)) {
    const last = apart.at(-1);
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else apart.push({ from, to });
  }
  return apart;
}

/** Time that permits were in use within the spans of `busy`, all permits together. */
function usedMs({
  day,
  limit,
  busy,
}: {
  day: SimulatedDay;
  limit: CloudLimit;
  busy: readonly Span[];
}): number {
  const heldMs = limit.requestMs + limit.windowMs;
  const sent = day.sentAt.filter((at) => !Number.isNaN(at)).sort();
  let [sum, first] = [0, 0];
  for (const { from, to } of busy) {
    while (first < sent.length && (sent[first] as number) + heldMs < from) first += 1;
    for (let nth = first; nth < sent.length && (sent[nth] as number) < to; nth += 1) {
      const at = sent[nth] as number;
      sum += Math.min(to, at + heldMs) - Math.max(from, at);
    }
  }
  return sum;
}

function queueOf({ waits, watched }: { waits: readonly Span[]; watched: Watched }): DaySummary['queue'] {
  const lengths = new Array<number>(Math.ceil((watched.to - watched.from) / EVERY_MS)).fill(0);
  for (const { from, to } of waits) {
    const first = Math.ceil((from - watched.from) / EVERY_MS);
    for (let step = first; watched.from + step * EVERY_MS < to; step += 1) {
      lengths[step] = (lengths[step] ?? 0) + 1;
    }
  }
  return { from: watched.from, everyMs: EVERY_MS, lengths };
}
