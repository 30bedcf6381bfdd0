import { setTimeout as sleep } from 'node:timers/promises';
import type { MikroORM } from '@mikro-orm/postgresql';
import { createSql } from '../db/sql.ts';
import type { NightControl } from '../domain/ports/night-control.ts';
import type { ProgressDisplay } from './progress-display.ts';
import type { SeededPerson } from './seed-demo.ts';

const POLL_MS = 150;

/** A plan takes a second; a laptop that bundles the workflows at the same time takes longer. */
const PATIENCE_MS = 90_000;

/** People who have a plan for the date that it is where they live. */
async function plannedOf(orm: MikroORM, people: readonly SeededPerson[]): Promise<Set<string>> {
  const sql = createSql({ orm });
  const wanted = JSON.stringify(
    people.map(({ userId, localDate }) => ({ user_id: userId, local_date: localDate })),
  );
  const rows = await sql<{ userId: string }>(
    `select p.user_id as "userId" from plans p
     join jsonb_to_recordset(?::jsonb) as w(user_id uuid, local_date date) using (user_id, local_date)`,
    [wanted],
  );
  return new Set(rows.map(({ userId }) => userId));
}

/**
 * Runs a night now for every zone of the people, whatever the clock says there, and shows how it goes.
 * Returns how many plans are new. Throws when plans are still missing after a minute and a half.
 */
export async function runNightNow({
  orm,
  control,
  people,
  display,
}: {
  orm: MikroORM;
  control: NightControl;
  people: readonly SeededPerson[];
  display: ProgressDisplay;
}): Promise<{ made: number; seconds: number }> {
  const before = await plannedOf(orm, people);
  const shown = (planned: ReadonlySet<string>) =>
    people.map((person) => ({ label: person.name, done: planned.has(person.userId) }));
  // The first look shows what was there before: only what comes later is made now.
  display.show(shown(before));
  const begun = performance.now();
  const nights = new Map(people.map(({ profile, localDate }) => [profile.timeZone, localDate]));
  if (before.size < people.length) {
    for (const [timeZone, localDate] of nights) await control.startPlanZone({ timeZone, localDate });
  }
  for (;;) {
    const planned = await plannedOf(orm, people);
    display.show(shown(planned));
    const elapsed = performance.now() - begun;
    if (planned.size === people.length) {
      display.end();
      return { made: planned.size - before.size, seconds: elapsed / 1000 };
    }
    if (elapsed > PATIENCE_MS) {
      throw new Error(
        `${people.length - planned.size} plans are missing: look at their runs in the Temporal UI.`,
      );
    }
    await sleep(POLL_MS);
  }
}
