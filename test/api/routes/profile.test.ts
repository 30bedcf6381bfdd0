import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { aProfile } from '../../support/profiles.ts';
import { openUserApi, refusedFields, type TestUser, type UserApi } from '../../support/user-api.ts';

let api: UserApi;
let user: TestUser;
beforeAll(async () => {
  api = await openUserApi();
});
afterAll(() => api.close());
beforeEach(async () => {
  api.setNow('2026-11-22T10:00:00.000Z');
  user = await api.addUser();
});

describe('happy', () => {
  test('a profile is entered, read, and answered with 304 while it has not changed', async () => {
    const newcomer = await api.addUser(null);
    expect(await newcomer.call('GET', '/v1/profile')).toMatchObject({
      status: 404,
      body: { code: 'profile_not_found' },
    });
    const entered = await newcomer.call('PUT', '/v1/profile', { body: aProfile() });
    expect(entered).toMatchObject({ status: 200, etag: '"1"', body: aProfile() });
    const read = await newcomer.call('GET', '/v1/profile', { headers: { 'if-none-match': '"1"' } });
    expect(read).toMatchObject({ status: 304, etag: '"1"', body: undefined });
    expect(read.headers.get('cache-control')).toBe('private, no-cache');
  });

  test('what the body leaves out is filled in with its default or taken away', async () => {
    const { paceKgPerWeek: _, targetMassKg: __, ...body } = aProfile({ paceKgPerWeek: 0.9 });
    const { body: replaced } = await user.call('PUT', '/v1/profile', { body });
    expect(replaced).toMatchObject({ paceKgPerWeek: 0.5 });
    expect(replaced).not.toHaveProperty('targetMassKg');
  });

  test('a patch changes what it names and keeps the rest, defaults included', async () => {
    await user.call('PUT', '/v1/profile?clinicianTargetConfirmed=true', {
      body: aProfile({ units: 'us', clinicianTarget: { energyKcal: 1900 } }),
    });
    const patch = { wakeUpTime: '05:45', clinicianTarget: null };
    const patched = await user.call('PATCH', '/v1/profile', { body: patch });
    expect(patched).toMatchObject({ status: 200, etag: '"3"' });
    expect(patched.body).toEqual(aProfile({ units: 'us', wakeUpTime: '05:45' }));
  });

  test('a new mass is in the weight log under the date where the user lives', async () => {
    api.setNow('2026-11-22T23:30:00.000Z');
    await user.call('PATCH', '/v1/profile', { body: { massKg: 78.5 } });
    expect((await user.call('GET', '/v1/body-mass')).body).toEqual({
      items: [
        { localDate: '2026-11-23', massKg: 78.5 },
        { localDate: '2026-11-22', massKg: 80 },
      ],
      nextCursor: null,
    });
  });

  test('who has reached the target may still change the wake-up time', async () => {
    await user.call('PATCH', '/v1/profile?massConfirmed=true', { body: { massKg: 69.5 } });
    const patched = await user.call('PATCH', '/v1/profile', { body: { wakeUpTime: '08:00' } });
    expect(patched).toMatchObject({ status: 200, body: { wakeUpTime: '08:00', massKg: 69.5 } });
  });
});

describe('error', () => {
  test.each([
    ['a birth in the future', { birthDate: '2026-12-01' }, '/birthDate'],
    ['a birth today', { birthDate: '2026-11-22' }, '/birthDate'],
    ['a child of 12', { birthDate: '2013-11-23' }, '/birthDate'],
    ['an age of 123', { birthDate: '1903-11-22' }, '/birthDate'],
    ['a date that is none', { birthDate: '1990-02-30' }, '/birthDate'],
    ['a target above the mass to lose', { goal: 'lose', targetMassKg: 80 }, '/targetMassKg'],
    ['a target below the mass to gain', { goal: 'gain', targetMassKg: 70 }, '/targetMassKg'],
    ['a zone that is none', { timeZone: 'Europe/Atlantis' }, '/timeZone'],
    ['an offset that no zone keeps all year', { timeZone: '-03:30' }, '/timeZone'],
    ['a time that is none', { wakeUpTime: '24:00' }, '/wakeUpTime'],
    ['a height in metres', { heightCm: 1.7 }, '/heightCm'],
    ['a locale that is none', { locale: 'e\0n' }, '/locale'],
    ['a year that PostgreSQL does not know', { birthDate: '0000-01-01' }, '/birthDate'],
  ])('%s is refused with its field, by PUT and PATCH', async (_, change, field) => {
    const put = await user.call('PUT', '/v1/profile', {
      body: { ...aProfile({ targetMassKg: 75 }), ...change },
    });
    expect([put.status, refusedFields(put)]).toEqual([422, [field]]);
    const patch = await user.call('PATCH', '/v1/profile', { body: change });
    expect([patch.status, refusedFields(patch)]).toEqual([422, [field]]);
    expect((await user.call('GET', '/v1/profile')).etag).toBe('"1"');
  });

  test.each([
    ['13 today', '2013-11-22'],
    ['122', '1903-11-23'],
  ])('an age of %s is accepted', async (_, birthDate) => {
    expect(await user.call('PATCH', '/v1/profile', { body: { birthDate } })).toMatchObject({ status: 200 });
  });

  test('a patch cannot take away what a profile needs', async () => {
    const patched = await user.call('PATCH', '/v1/profile', { body: { birthDate: null } });
    expect([patched.status, refusedFields(patched)]).toEqual([422, ['/birthDate']]);
  });

  test('a mass that is far from the last weighing is asked about, one that is left as it was is not', async () => {
    await user.call('PUT', '/v1/body-mass/2026-11-01', { body: { massKg: 80 } });
    const patched = await user.call('PATCH', '/v1/profile', { body: { massKg: 48 } });
    expect(patched).toMatchObject({ status: 409, body: { code: 'mass_unconfirmed' } });
    const put = await user.call('PUT', '/v1/profile', { body: aProfile({ massKg: 48 }) });
    expect([put.status, refusedFields(put)]).toEqual([409, ['/massKg']]);
    const confirmed = await user.call('PATCH', '/v1/profile?massConfirmed=true', { body: { massKg: 48 } });
    expect(confirmed).toMatchObject({ status: 200, body: { massKg: 48 } });
    const patch = { body: { wakeUpTime: '08:00' } };
    expect(await user.call('PATCH', '/v1/profile', patch)).toMatchObject({ status: 200 });
  });

  test.each([
    ['under 18', { birthDate: '2011-01-01' }],
    ['in pregnancy', { lifeStage: 'pregnant' }],
    ['while breastfeeding', { lifeStage: 'breastfeeding' }],
    ['at a BMI under 18.5', { massKg: 53, targetMassKg: 52 }],
  ] as const)("a clinician's target is refused %s, also when confirmed", async (_, change) => {
    const query = '?clinicianTargetConfirmed=true&massConfirmed=true';
    const clinicianTarget = { energyKcal: 2600 };
    const put = await user.call('PUT', `/v1/profile${query}`, {
      body: aProfile({ ...change, clinicianTarget }),
    });
    expect([put.status, refusedFields(put)]).toEqual([422, ['/clinicianTarget']]);
    await user.call('PUT', `/v1/profile${query}`, { body: aProfile(change) });
    const patch = await user.call('PATCH', `/v1/profile${query}`, { body: { clinicianTarget } });
    expect([patch.status, refusedFields(patch)]).toEqual([422, ['/clinicianTarget']]);
  });

  test("a clinician's target is asked about, and only when it is new", async () => {
    const clinicianTarget = { energyKcal: 1300 };
    for (const [method, body] of [
      ['PATCH', { clinicianTarget }],
      ['PUT', aProfile({ clinicianTarget })],
    ] as const) {
      const asked = await user.call(method, '/v1/profile', { body });
      expect(asked).toMatchObject({ status: 409, body: { code: 'clinician_target_unconfirmed' } });
      expect(refusedFields(asked)).toEqual(['/clinicianTarget']);
    }
    const confirmed = '/v1/profile?clinicianTargetConfirmed=true';
    expect(await user.call('PATCH', confirmed, { body: { clinicianTarget } })).toMatchObject({
      status: 200,
      body: { clinicianTarget },
    });
    const other = { body: { wakeUpTime: '08:00' } };
    expect(await user.call('PATCH', '/v1/profile', other)).toMatchObject({
      status: 200,
      body: { clinicianTarget },
    });
    const lower = { body: { clinicianTarget: { energyKcal: 900 } } };
    expect(await user.call('PATCH', '/v1/profile', lower)).toMatchObject({ status: 409 });
  });

  test("a pregnancy is saved at once, and takes the clinician's target out of the profile", async () => {
    const target = { body: { clinicianTarget: { energyKcal: 1300 } } };
    await user.call('PATCH', '/v1/profile?clinicianTargetConfirmed=true', target);
    const pregnant = await user.call('PATCH', '/v1/profile', { body: { lifeStage: 'pregnant' } });
    expect(pregnant).toMatchObject({ status: 200, body: { lifeStage: 'pregnant' } });
    expect(pregnant.body).not.toHaveProperty('clinicianTarget');
  });

  test('a patch before the first profile is a 404', async () => {
    const newcomer = await api.addUser(null);
    const patched = await newcomer.call('PATCH', '/v1/profile', { body: { massKg: 70 } });
    expect(patched).toMatchObject({ status: 404, body: { code: 'profile_not_found' } });
  });
});

describe('security', () => {
  test('of two edits of the same copy at once one is told 412', async () => {
    const headers = { 'if-match': '"1"' };
    const edits = await Promise.all(
      [78, 79].map((massKg) => user.call('PUT', '/v1/profile', { body: aProfile({ massKg }), headers })),
    );
    expect(edits.map(({ status }) => status).sort()).toEqual([200, 412]);
    const winner = edits.find(({ status }) => status === 200);
    expect((await user.call('GET', '/v1/profile')).body).toEqual(winner?.body);
  });

  test('an edit of a copy that a weighing has outdated is told 412', async () => {
    await user.call('PUT', '/v1/body-mass/2026-11-22', { body: { massKg: 79 } });
    const edit = { body: aProfile(), headers: { 'if-match': '"1"' } };
    expect(await user.call('PUT', '/v1/profile', edit)).toMatchObject({
      status: 412,
      body: { code: 'revision_changed' },
    });
  });

  test('nobody reads or writes without a token', async () => {
    for (const method of ['GET', 'PUT', 'PATCH']) {
      expect((await api.app.request('/v1/profile', { method })).status).toBe(401);
    }
  });

  test('each user has their own profile', async () => {
    const other = await api.addUser({ massKg: 95 });
    await user.call('PATCH', '/v1/profile', { body: { massKg: 79 } });
    expect((await other.call('GET', '/v1/profile')).body).toMatchObject({ massKg: 95 });
  });
});
