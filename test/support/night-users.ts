import { randomUUID } from 'node:crypto';
import type { MikroORM } from '@mikro-orm/postgresql';
import type { PushTarget } from '../../domain/ports/push-gateway.ts';

/** What a test or a benchmark says of its users; the rest is ordinary. */
type NightUsers = {
  count: number;
  timeZone: string;
  wakeUpTime?: string;
  /** Date for which the phone has pushed the day's activity; none without it. */
  pushedDate?: string;
  allergens?: string[];
  device?: (index: number) => PushTarget | undefined;
};

const expoDevice = (index: number): PushTarget => ({
  kind: 'expo',
  token: `ExponentPushToken[phone-${index}]`,
});

/** Adds users with profile, preferences and a phone, in a few statements; returns their ids in order. */
export async function addNightUsers(orm: MikroORM, users: NightUsers): Promise<string[]> {
  const { count, timeZone, wakeUpTime = '07:00', pushedDate, allergens = [], device = expoDevice } = users;
  const ids = Array.from({ length: count }, () => randomUUID());
  const run = (sql: string, ...parameters: unknown[]) => orm.em.getConnection().execute(sql, parameters);
  const rows = JSON.stringify(
    ids.map((id, index) => ({
      id,
      phone: `+1${id.replaceAll('-', '').slice(0, 15)}`,
      mass: 60 + (index % 40),
    })),
  );
  const people = 'jsonb_to_recordset(?::jsonb) as x(id uuid, phone text, mass int)';
  await run(
    `insert into users (id, phone, role, erasing, consent_version, consent_at, created_at)
     select id, phone, 'user', false, '1', now(), now() from ${people}`,
    rows,
  );
  await run(
    `insert into profiles (user_id, birth_date, sex, height_cm, mass_kg, pace_kg_per_week, goal,
       baseline_activity, time_zone, wake_up_time, locale, units, life_stage, revision, updated_at)
     select id, '1988-04-12', 'female', 168, mass, 0.5, 'maintain', 'light', ?, ?, 'en', 'metric', 'none', 1, now()
     from ${people}`,
    timeZone,
    wakeUpTime,
    rows,
  );
  await run(
    `insert into preferences (user_id, diet, allergens, disliked_foods, disliked_recipes, liked_cuisines, revision, updated_at)
     select id, 'omnivore', ?::jsonb, '[]', '[]', '[]', 1, now() from ${people}`,
    JSON.stringify(allergens),
    rows,
  );
  if (pushedDate) {
    await run(
      `insert into activity_reports (user_id, local_date, source, steps, active_energy_kcal, complete, recorded_at, revision)
       select id, ?, 'healthkit', 9000, 420, true, now(), 1 from ${people}`,
      pushedDate,
      rows,
    );
  }
  const devices = ids.flatMap((id, index) => {
    const target = device(index);
    return target
      ? [{ id: randomUUID(), user: id, kind: target.kind, target, hash: randomUUID().replaceAll('-', '') }]
      : [];
  });
  await run(
    `insert into push_devices (id, user_id, kind, target, target_hash, created_at)
     select id, "user", kind, target, hash, now()
     from jsonb_to_recordset(?::jsonb) as x(id uuid, "user" uuid, kind text, target jsonb, hash text)`,
    JSON.stringify(devices),
  );
  return ids;
}
