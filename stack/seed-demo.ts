import { randomUUID } from 'node:crypto';
import type { MikroORM } from '@mikro-orm/postgresql';
import { PreferencesEntity } from '../db/entities/preferences.ts';
import { BodyMassEntity, ProfileEntity } from '../db/entities/profile.ts';
import { UserEntity } from '../db/entities/user.ts';
import { createActivityRepository } from '../db/repositories/activity-reports.ts';
import { toPreferencesColumns } from '../db/repositories/preferences.ts';
import { toProfileColumns } from '../db/repositories/profiles.ts';
import { createPushDeviceRepository } from '../db/repositories/push-devices.ts';
import { createWorkoutRepository } from '../db/repositories/workouts.ts';
import { netWorkoutKcal } from '../domain/activity/workout-energy.ts';
import { addDays, type IsoDate, localDateAt } from '../domain/calendar.ts';
import type { UserId } from '../domain/ids.ts';
import { DEMO_PEOPLE, type DemoPerson } from './demo-people.ts';

/** A person of the demo with the account that they have in this database. */
export type SeededPerson = DemoPerson & { userId: UserId; localDate: IsoDate };

const HISTORY_DAYS = 7;

/** Days differ, but the same day is the same at every start: from half to half as much again. */
const dayFactor = (seed: string): number => {
  let state = 7;
  for (const letter of seed) state = (state * 31 + letter.charCodeAt(0)) % 9973;
  return 0.5 + state / 9973;
};

/**
 * Makes sure that the people of the demo are there, with the last week of what their phones pushed. Safe
 * to run at every start: what is there stays, what a new day brings is added.
 */
export async function seedDemo({ orm, now }: { orm: MikroORM; now: Date }): Promise<SeededPerson[]> {
  const seeded: SeededPerson[] = [];
  for (const person of DEMO_PEOPLE) {
    const userId = await ensureAccount({ orm, person, now });
    const localDate = localDateAt({ at: now, timeZone: person.profile.timeZone });
    await pushDevice({ orm, person, userId, now });
    await pushHistory({ orm, person, userId, localDate, now });
    seeded.push({ ...person, userId, localDate });
  }
  return seeded;
}

async function ensureAccount({
  orm,
  person,
  now: at,
}: {
  orm: MikroORM;
  person: DemoPerson;
  now: Date;
}): Promise<UserId> {
  const { phone, role, profile, preferences } = person;
  return orm.em.fork().transactional(async (em) => {
    const known = await em.findOne(UserEntity, { phone });
    if (known) return known.id;
    const user = randomUUID();
    const account = { id: user, phone, role, erasing: false, consentVersion: '2026-11' };
    await em.insert(UserEntity, { ...account, consentAt: at, createdAt: at });
    await em.insert(ProfileEntity, { user, ...toProfileColumns(profile), revision: 1, updatedAt: at });
    const columns = toPreferencesColumns(preferences);
    await em.insert(PreferencesEntity, { user, ...columns, revision: 1, updatedAt: at });
    const localDate = localDateAt({ at, timeZone: profile.timeZone });
    await em.insert(BodyMassEntity, { user, localDate, massKg: profile.massKg, recordedAt: at });
    return user;
  });
}

type Seeding = { orm: MikroORM; person: DemoPerson; userId: UserId; now: Date };

async function pushDevice({ orm, person, userId, now }: Seeding): Promise<void> {
  const token = `ExponentPushToken[demo${person.phone}]`;
  await createPushDeviceRepository({ orm }).save({ userId, target: { kind: 'expo', token }, at: now });
}

async function pushHistory({
  orm,
  person,
  userId,
  localDate,
  now,
}: Seeding & { localDate: IsoDate }): Promise<void> {
  const { usualDay, workout, profile } = person;
  const reports = createActivityRepository({ orm });
  for (let back = 1; usualDay && back <= HISTORY_DAYS; back += 1) {
    const date = addDays(localDate, -back);
    const factor = dayFactor(`${person.phone}${date}`);
    const { source, steps, activeEnergyKcal } = usualDay;
    const report = {
      ...{ source, localDate: date, complete: true, recordedAt: now.toISOString() },
      steps: Math.round(steps * factor),
      ...(activeEnergyKcal === undefined ? {} : { activeEnergyKcal: Math.round(activeEnergyKcal * factor) }),
    };
    await reports.save({ userId, report });
  }
  const yesterday = addDays(localDate, -1);
  const workouts = createWorkoutRepository({ orm });
  const logged = await workouts.list({ userId, from: yesterday, to: yesterday });
  if (!workout || logged.length > 0) return;
  const entry = { ...workout, localDate: yesterday, intensity: 'moderate' as const };
  const netEnergyKcal = netWorkoutKcal({ ...entry, massKg: profile.massKg });
  await workouts.save({ userId, id: randomUUID(), workout: { ...entry, netEnergyKcal }, at: now });
}
