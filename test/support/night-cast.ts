import { createDeliveryRepository } from '../../db/repositories/deliveries.ts';
import { createNightRepository } from '../../db/repositories/night.ts';
import type { NightStep } from '../../domain/night/night-failure.ts';
import type { DeliveryStatus } from '../../domain/ports/delivery-repository.ts';
import { beginErasing } from './database.ts';
import { savePlanFor } from './planned-user.ts';
import { somePreferences } from './recipes.ts';
import { openUserApi, type UserApi } from './user-api.ts';

export type NightCast = {
  api: UserApi;
  idOf(name: string): string;
  nameOf(userId: string): string | undefined;
};

type Plan = { degraded: boolean; opened?: boolean };
type Failure = { step: NightStep; code: string; resolved?: boolean };
type Role = {
  timeZone?: string;
  plan?: Plan;
  failures?: Failure[];
  push?: DeliveryStatus;
  preferences?: boolean;
  erasing?: boolean;
};

/** Everything that a night can come to, one user each. It is 10:00 UTC: 2 AM in Los Angeles. */
const ROLES: Record<string, Role> = {
  planned: {
    plan: { degraded: false },
    failures: [
      { step: 'select', code: 'step_failed', resolved: true },
      { step: 'notify', code: 'push_rejected' },
    ],
    push: 'gave_up',
  },
  degraded: {
    plan: { degraded: true },
    failures: [{ step: 'sync', code: 'sync_timeout' }],
    push: 'delivered',
  },
  degradedOpened: {
    plan: { degraded: true, opened: true },
    failures: [{ step: 'sync', code: 'sync_failed' }],
  },
  failed: { timeZone: 'Asia/Tokyo', failures: [{ step: 'compute', code: 'inputs_missing' }] },
  unplanned: {},
  asleep: { timeZone: 'America/Los_Angeles' },
  undecided: { preferences: false },
  erasing: { erasing: true },
};

/** An API on a database in which the night of `localDate` came to everything that a night can come to. */
export async function openNightCast(localDate: string): Promise<NightCast> {
  const api = await openUserApi();
  const ids = new Map<string, string>();
  for (const [name, role] of Object.entries(ROLES)) ids.set(name, await play({ api, role, localDate }));
  const names = new Map([...ids].map(([name, id]) => [id, name]));
  return {
    api,
    idOf: (name) => ids.get(name) ?? name,
    nameOf: (userId) => names.get(userId),
  };
}

async function play({ api, role, localDate }: { api: UserApi; role: Role; localDate: string }) {
  const { timeZone = 'Europe/Berlin', plan, failures = [], push, preferences = true } = role;
  const { id: userId, call } = await api.addUser({ timeZone });
  if (preferences) await call('PUT', '/v1/preferences', { body: somePreferences() });
  const at = new Date(`${localDate}T04:00:00.000Z`);
  if (plan) {
    await savePlanFor(api, { userId, localDate, degraded: plan.degraded });
    if (plan.opened) await api.deps.plans.markOpened({ userId, localDate, revision: 1, at });
  }
  for (const { step, code, resolved = false } of failures) {
    const record = { userId, localDate, timeZone, step, code, occurrences: 1, resolved, at };
    await createNightRepository({ orm: api.orm }).saveFailure(record);
  }
  if (push) {
    const deliveries = createDeliveryRepository({ orm: api.orm });
    await deliveries.claim({ userId, localDate, at });
    const empty = { deliveredTo: [], lastCode: undefined, deadDevices: [], told: [] };
    await deliveries.save({ userId, localDate, status: push, ...empty, at });
  }
  if (role.erasing) await beginErasing(api.orm, userId);
  return userId;
}
