import type { CloudId } from './cloud.ts';
import { createFaults, type Faults } from './faults.ts';
import { createRequestLog, type RequestLog } from './limits/request-log.ts';
import { createSlidingLimit } from './limits/sliding-limit.ts';
import { createWindowCounter } from './limits/window-counter.ts';
import { createGrants, type Grants } from './oauth/grants.ts';
import { generatePeople, type Person } from './people/person.ts';
import { createSigningKeys, type SigningKeys } from './webhooks/signing-keys.ts';
import { createSubscribers, type Subscribers } from './webhooks/subscribers.ts';

export type WorldOptions = {
  seed: string;
  people: number;
  /** Requests to each cloud in any 60 seconds; without it, only the vendors' own quotas hold. */
  perMinute?: number | undefined;
  clock: () => Date;
};

type SlidingLimit = ReturnType<typeof createSlidingLimit>;
type Quotas = Record<'fitbitUser' | 'googleUser' | 'googleProject', ReturnType<typeof createWindowCounter>>;

/** Everything that the clouds remember. */
export type World = {
  seed: string;
  clock: () => Date;
  people: readonly Person[];
  grants: Record<CloudId, Grants>;
  log: RequestLog;
  limits: Record<CloudId, SlidingLimit>;
  quotas: Quotas;
  faults: Faults;
  subscribers: Subscribers;
  keys: SigningKeys;
  setLimit(args: { cloud: CloudId; perMinute: number }): void;
  /** Moves the clouds' clock forward: tokens and quotas age at once. The request log keeps real time. */
  advance(ms: number): void;
};

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** Token lives: Fitbit's documentation says 28,800 seconds, Google's answers 3,599. */
const TOKEN_LIFE_S = { google_health: 3599, fitbit: 28_800, google_fit: 3599 } satisfies Record<
  CloudId,
  number
>;

export function createWorld({ seed, people, perMinute, clock }: WorldOptions): World {
  let offsetMs = 0;
  const now = (): Date => new Date(clock().getTime() + offsetMs);
  const limit = (perMinuteOrNone = perMinute): SlidingLimit =>
    createSlidingLimit({ limit: perMinuteOrNone ?? Number.POSITIVE_INFINITY, windowMs: MINUTE_MS });
  const limits = { google_health: limit(), fitbit: limit(), google_fit: limit() };
  const grants = (cloud: CloudId): Grants =>
    createGrants({ clock: now, tokenLifeS: TOKEN_LIFE_S[cloud], rotates: cloud === 'fitbit' });
  return {
    seed,
    clock: now,
    people: generatePeople({ seed, count: people }),
    grants: {
      google_health: grants('google_health'),
      fitbit: grants('fitbit'),
      google_fit: grants('google_fit'),
    },
    log: createRequestLog(),
    limits,
    setLimit({ cloud, perMinute: next }) {
      limits[cloud] = limit(next);
    },
    quotas: {
      // 150 an hour for each user and app, from the top of the hour (Fitbit, "Rate limits").
      fitbitUser: createWindowCounter({ limit: 150, windowMs: HOUR_MS }),
      // 300 a minute for each user, 120,000 for the project (Google Health API, "Rate limits").
      googleUser: createWindowCounter({ limit: 300, windowMs: MINUTE_MS }),
      googleProject: createWindowCounter({ limit: 120_000, windowMs: MINUTE_MS }),
    },
    faults: createFaults(),
    subscribers: createSubscribers(),
    keys: createSigningKeys(),
    advance(ms) {
      offsetMs += ms;
    },
  };
}
