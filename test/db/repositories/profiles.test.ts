import type { MikroORM } from '@mikro-orm/postgresql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createBodyMassRepository } from '../../../db/repositories/body-masses.ts';
import { createProfileRepository } from '../../../db/repositories/profiles.ts';
import type { BodyMassRepository } from '../../../domain/ports/body-mass-repository.ts';
import type { ProfileRepository } from '../../../domain/ports/profile-repository.ts';
import { addUser, beginErasing, openTestOrm } from '../../support/database.ts';
import { aProfile } from '../../support/profiles.ts';

const at = new Date('2026-11-22T10:00:00.000Z');
let orm: MikroORM;
let close: () => Promise<void>;
let profiles: ProfileRepository;
let bodyMasses: BodyMassRepository;
beforeAll(async () => {
  ({ orm, close } = await openTestOrm());
  profiles = createProfileRepository({ orm });
  bodyMasses = createBodyMassRepository({ orm });
});
afterAll(() => close());

describe('a profile', () => {
  test.each([
    ['with everything', aProfile({ bodyFatPercent: 24.5, clinicianTarget: { energyKcal: 1800, note: 'n' } })],
    ['without what is optional', (({ targetMassKg: _, ...rest }) => rest)(aProfile({ goal: 'maintain' }))],
  ])('%s comes back as it was saved', async (_, profile) => {
    const userId = await addUser(orm);
    await profiles.save({ userId, profile, at });
    expect(await profiles.find({ userId })).toEqual({ revision: 1, value: profile });
  });

  test('loses what a later save leaves out', async () => {
    const userId = await addUser(orm);
    await profiles.save({ userId, profile: aProfile({ clinicianTarget: { energyKcal: 1800 } }), at });
    await profiles.save({ userId, profile: aProfile(), at });
    expect(await profiles.find({ userId })).toEqual({ revision: 2, value: aProfile() });
  });

  test('is not found before it is entered', async () => {
    const userId = await addUser(orm);
    expect(await profiles.findOptional({ userId })).toBeUndefined();
    await expect(profiles.find({ userId })).rejects.toMatchObject({ code: 'profile_not_found' });
  });

  test('that somebody else changed is not overwritten', async () => {
    const userId = await addUser(orm);
    await profiles.save({ userId, profile: aProfile(), expectedRevisions: [0], at });
    const late = profiles.save({ userId, profile: aProfile({ massKg: 90 }), expectedRevisions: [0], at });
    await expect(late).rejects.toMatchObject({ kind: 'precondition_failed' });
    expect((await profiles.find({ userId })).value.massKg).toBe(80);
  });

  test('of an account that is being erased is not written', async () => {
    const userId = await addUser(orm);
    await beginErasing(orm, userId);
    await expect(profiles.save({ userId, profile: aProfile(), at })).rejects.toMatchObject({
      code: 'user_gone',
    });
  });
});

describe('body mass of profile and log', () => {
  test.each([
    ['Pacific/Kiritimati', '2026-11-23'],
    ['Europe/Berlin', '2026-11-22'],
    ['Pacific/Pago_Pago', '2026-11-21'],
  ])('a mass entered in %s at 10:30 UTC is the weighing of %s', async (timeZone, localDate) => {
    const userId = await addUser(orm);
    const profile = aProfile({ timeZone, massKg: 77.7 });
    await profiles.save({ userId, profile, at: new Date('2026-11-22T10:30:00.000Z') });
    expect(await bodyMasses.list({ userId, limit: 5 })).toEqual([{ localDate, massKg: 77.7 }]);
  });

  test('a save that leaves the mass as it is logs nothing', async () => {
    const userId = await addUser(orm);
    await profiles.save({ userId, profile: aProfile(), at });
    const profile = aProfile({ wakeUpTime: '05:30' });
    await profiles.save({ userId, profile, at: new Date('2026-11-25T10:00:00.000Z') });
    expect(await bodyMasses.list({ userId, limit: 5 })).toEqual([{ localDate: '2026-11-22', massKg: 80 }]);
  });

  test('after a flight west the newest weighing stays the mass of the profile', async () => {
    const userId = await addUser(orm);
    await profiles.save({ userId, profile: aProfile({ timeZone: 'Pacific/Kiritimati' }), at: new Date(at) });
    const moved = aProfile({ timeZone: 'Pacific/Pago_Pago', massKg: 79 });
    await profiles.save({ userId, profile: moved, at: new Date('2026-11-22T10:40:00.000Z') });
    const [newest] = await bodyMasses.list({ userId, limit: 1 });
    expect(newest).toEqual({ localDate: '2026-11-23', massKg: 79 });
  });

  test('a new newest weighing becomes the mass of the profile, an older one does not', async () => {
    const userId = await addUser(orm);
    await profiles.save({ userId, profile: aProfile(), at });
    await bodyMasses.save({ userId, entry: { localDate: '2026-11-01', massKg: 85 }, at });
    expect(await profiles.find({ userId })).toMatchObject({ revision: 1, value: { massKg: 80 } });
    await bodyMasses.save({ userId, entry: { localDate: '2026-11-22', massKg: 79.4 }, at });
    expect(await profiles.find({ userId })).toMatchObject({ revision: 2, value: { massKg: 79.4 } });
  });

  test('deleting the newest weighing brings the one before it back, deleting the last changes nothing', async () => {
    const userId = await addUser(orm);
    await profiles.save({ userId, profile: aProfile(), at });
    await bodyMasses.save({ userId, entry: { localDate: '2026-11-01', massKg: 85 }, at });
    await bodyMasses.delete({ userId, localDate: '2026-11-22', at });
    expect((await profiles.find({ userId })).value.massKg).toBe(85);
    await bodyMasses.delete({ userId, localDate: '2026-11-01', at });
    expect((await profiles.find({ userId })).value.massKg).toBe(85);
    await expect(bodyMasses.delete({ userId, localDate: '2026-11-01', at })).rejects.toMatchObject({
      code: 'body_mass_not_found',
    });
  });

  test('many weighings at once leave the newest day in the profile', async () => {
    const userId = await addUser(orm);
    await profiles.save({ userId, profile: aProfile(), at: new Date('2026-10-01T10:00:00.000Z') });
    const days = Array.from({ length: 12 }, (_, index) => 10 + ((index * 7) % 12));
    await Promise.all(
      days.map((day) =>
        bodyMasses.save({ userId, entry: { localDate: `2026-11-${day}`, massKg: day + 50 }, at }),
      ),
    );
    expect((await profiles.find({ userId })).value.massKg).toBe(71);
  });
});
