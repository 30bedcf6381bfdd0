import { Client, Connection } from '@temporalio/client';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createDeliveryRepository } from '../../../db/repositories/deliveries.ts';
import { createNightRepository } from '../../../db/repositories/night.ts';
import type { AccountExport } from '../../../domain/account/account.ts';
import { createNightControl } from '../../../temporal/client.ts';
import { collectExport } from '../../support/collect-export.ts';
import { type AccountApi, openAccountApi, type ProblemBody, type Tokens } from '../../support/account-api.ts';
import { createRecordedNights } from '../../support/night-control.ts';
import { savePlanFor } from '../../support/planned-user.ts';
import { someTargets } from '../../support/recipes.ts';
import { openUserApi } from '../../support/user-api.ts';

const TODAY = '2026-11-22';

const nights = createRecordedNights();
let api: AccountApi;
let user: Tokens & { phone: string };
beforeAll(async () => {
  api = await openAccountApi({ control: nights.control });
});
afterAll(() => api.close());
beforeEach(async () => {
  await api.forgetLimits();
  nights.comeBack();
  user = await api.signUp();
  nights.forget();
});

const call = <Body = ProblemBody>(method: string, path: string, token = user.accessToken) =>
  api.call<Body>(method, path, { token });

const userIdOf = async (token = user.accessToken) =>
  (await call<{ id: string }>('GET', '/v1/me', token)).body.id;

describe('the account: happy', () => {
  test('shows what is known of it, and no more of the number than its owner needs', async () => {
    const { status, body } = await call('GET', '/v1/me');
    expect(status).toBe(200);
    const hidden = '•'.repeat(user.phone.length - 5);
    expect(body).toEqual({
      id: expect.any(String),
      phone: `+49${hidden}${user.phone.slice(-2)}`,
      role: 'user',
      consent: { version: '2026-11', at: '2026-11-22T10:00:00.000Z' },
      createdAt: '2026-11-22T10:00:00.000Z',
    });
  });

  test('is deleted by a workflow, and signed out everywhere at once', async () => {
    const userId = await userIdOf();
    const other = await api.signIn({ phone: user.phone });
    const answer = await call('DELETE', '/v1/me');
    expect(answer).toMatchObject({ status: 202, body: { status: 'erasing' } });
    expect(nights.argsOf('startEraseUser')).toEqual([{ userId }]);
    for (const token of [user.accessToken, other.accessToken]) {
      expect((await call('GET', '/v1/me', token)).status).toBe(401);
    }
    const body = { refreshToken: other.refreshToken };
    expect((await api.call('POST', '/v1/auth/refresh', { body })).status).toBe(401);
  });

  test('a deletion that is asked for again while it runs changes nothing', async () => {
    nights.answerWith({ started: 'exists' });
    expect((await call('DELETE', '/v1/me')).status).toBe(202);
    nights.answerWith({ started: 'started' });
  });
});

describe('the account: error', () => {
  test('with Temporal away nothing of a deletion happens', async () => {
    nights.goAway();
    const answer = await call('DELETE', '/v1/me');
    expect(answer).toMatchObject({ status: 503, body: { code: 'night_unavailable' } });
    expect((await call('GET', '/v1/me')).status).toBe(200);
    expect((await call('GET', '/v1/profile')).status).toBe(200);
    nights.comeBack();
    expect((await call('DELETE', '/v1/me')).status).toBe(202);
  });

  test('so it is with a Temporal that really is not there', async () => {
    const connection = Connection.lazy({ address: '127.0.0.1:1' });
    const away = await openAccountApi({
      control: createNightControl({ client: new Client({ connection }) }),
    });
    const { accessToken: token } = await away.signUp();
    const answer = await away.call<ProblemBody>('DELETE', '/v1/me', { token });
    expect(answer).toMatchObject({ status: 503, body: { code: 'night_unavailable' } });
    expect((await away.call('GET', '/v1/me', { token })).status).toBe(200);
    await away.close();
  });
});

describe('the export', () => {
  test('holds what a person entered, and says that it is a file', async () => {
    const { headers, body } = await call<AccountExport>('GET', '/v1/me/export');
    expect(headers.get('content-disposition')).toBe('attachment; filename="meal-plan-export.json"');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(body).toMatchObject({
      exportedAt: '2026-11-22T10:00:00.000Z',
      account: { phone: user.phone, role: 'user' },
      data: {
        profile: [{ birthDate: '1990-05-17', heightCm: 170, timeZone: 'Europe/Berlin' }],
        bodyMasses: [{ localDate: TODAY, massKg: 80 }],
        preferences: [{ diet: 'omnivore', allergens: [] }],
        loginSessions: [{ createdAt: '2026-11-22T10:00:00+00:00' }],
      },
    });
  });

  test('gives away neither tokens nor what they could be guessed from', async () => {
    const { body } = await call<AccountExport>('GET', '/v1/me/export');
    expect(JSON.stringify(body)).not.toMatch(/hash/i);
  });

  test('holds nothing of anybody else', async () => {
    const stranger = await api.signUp();
    const strangersId = await userIdOf(stranger.accessToken);
    const { body } = await call<AccountExport>('GET', '/v1/me/export');
    expect(JSON.stringify(body)).not.toContain(strangersId);
    expect(JSON.stringify(body)).not.toContain(stranger.phone);
  });

  test('is limited for each user', async () => {
    for (let turn = 0; turn < 5; turn += 1) {
      expect((await call('GET', '/v1/me/export')).status).toBe(200);
    }
    expect((await call('GET', '/v1/me/export')).status).toBe(429);
  });
});

describe('the export of years', () => {
  test('has every row of a kind that has many, and ends its transaction when the client goes away', async () => {
    const filled = await openUserApi();
    const { id, call: callAs } = await filled.addUser();
    await filled.rows(
      `insert into body_masses (user_id, local_date, mass_kg, recorded_at)
       select ?::uuid, date '2020-01-01' + n, 80, now() from generate_series(1, 250) n`,
      [id],
    );
    const { body } = await callAs('GET', '/v1/me/export');
    const days = (body as AccountExport).data.bodyMasses?.map(({ localDate }) => localDate);
    expect(new Set(days).size).toBeGreaterThanOrEqual(250);

    const headers = { authorization: `Bearer ${id}` };
    const reader = (await filled.app.request('/v1/me/export', { headers })).body?.getReader();
    await reader?.read();
    const open = () =>
      filled.rows(
        `select 1 from pg_stat_activity
         where datname = current_database() and state like 'idle in transaction%'`,
      );
    expect(await open()).toHaveLength(1);
    await reader?.cancel();
    await expect.poll(open).toEqual([]);
    await filled.close();
  });
});

test('every table with a user id is in the export, with its rows', async () => {
  const filled = await openUserApi();
  const { id: userId, call: send } = await filled.addUser();
  const at = new Date('2026-11-22T04:00:00.000Z');
  const { orm, deps } = filled;
  await send('PUT', '/v1/preferences', { body: { diet: 'vegan', allergens: [] } });
  await send('PUT', '/v1/recipes/curry/feedback', { body: { verdict: 'like' } });
  await send('PUT', '/v1/activity/2026-11-21', {
    body: {
      ...{ source: 'healthkit', recordedAt: at.toISOString(), complete: true, steps: 5 },
      workouts: [{ externalId: 'run', durationMin: 30, label: 'Running' }],
    },
  });
  await deps.changedDays.note({
    ...{ provider: 'fitbit', pushesBack: true, at },
    days: [{ userId, localDate: '2026-11-21', dueAt: at }],
  });
  await send('POST', '/v1/workouts', { body: { localDate: TODAY, metCode: '12020', durationMin: 30 } });
  await send('POST', '/v1/devices', { body: { target: { kind: 'fcm', token: 'a-token-of-some-device' } } });
  await deps.plans.saveTargets({ userId, targets: someTargets(), at });
  await savePlanFor(filled, { userId, localDate: TODAY });
  await createDeliveryRepository({ orm }).claim({ userId, localDate: TODAY, at });
  await createNightRepository({ orm }).saveFailure({
    ...{ userId, localDate: TODAY, timeZone: 'Europe/Berlin', step: 'sync', code: 'sync_timeout' },
    ...{ occurrences: 1, resolved: false, at },
  });
  await filled.rows(
    `insert into provider_connections (user_id, provider, status, connected_at, updated_at) values (?, 'fitbit', 'active', now(), now())`,
    [userId],
  );
  await filled.rows(
    `insert into user_products (user_id, barcode, name, measure, amount, updated_at)
     values (?, '4006381333931', 'Paneer', 'g', 500, now())`,
    [userId],
  );
  await filled.rows(
    `insert into grocery_aliases (user_id, name, food_id, updated_at) values (?, 'org spnch', 'spinach', now())`,
    [userId],
  );
  await filled.rows(
    `insert into inventory_lots (user_id, id, name, measure, unit, unit_size, place, bought_on, created_at)
     values (?, gen_random_uuid(), 'Paneer', 'g', 'g', 1, 'fridge', '2026-11-01', now())`,
    [userId],
  );
  await filled.rows(
    `insert into inventory_entries (user_id, lot_id, action, line, kind, stock_change, reserved_change, at)
     select user_id, id, gen_random_uuid(), 0, 'added', 500, 0, now() from inventory_lots where user_id = ?`,
    [userId],
  );
  await filled.rows(
    `insert into grocery_imports (user_id, id, kind, media_type, status, created_at, updated_at)
     values (?, gen_random_uuid(), 'bill', 'image/jpeg', 'received', now(), now())`,
    [userId],
  );
  await filled.rows(
    `insert into provider_authorizations (user_id, state_hash, provider, sealed_verifier, expires_at)
     values (?, 'x', 'fitbit', 'sealed', now())`,
    [userId],
  );
  await filled.rows(
    `insert into ended_consents (user_id, id, provider, sealed_tokens, ended_at)
     values (?, gen_random_uuid(), 'fitbit', 'sealed', now())`,
    [userId],
  );
  await filled.rows(
    `insert into untold_changes (id, user_id, kind, noted_at) values (gen_random_uuid(), ?, 'profile', now())`,
    [userId],
  );
  await filled.rows(
    `insert into login_sessions (id, user_id, token_hash, rotated_at, created_at, last_used_at, expires_at)
     values (gen_random_uuid(), ?, 'x', now(), now(), now(), now())`,
    [userId],
  );
  const tables = await filled.rows<{ name: string }>(
    `select table_name as name from information_schema.columns
     where table_schema = 'public' and column_name = 'user_id'`,
  );
  const data = await collectExport(deps.accounts, { userId });
  const exported = new Set(Object.keys(data).map(toTable));
  for (const { name } of tables) expect(exported, `the export lacks the table ${name}`).toContain(name);
  const empty = Object.entries(data).filter(([kind, rows]) => rows.length === 0 && isTable(kind));
  expect(empty.map(([kind]) => kind)).toEqual([]);
  await filled.close();

  function isTable(kind: string): boolean {
    return tables.some(({ name }) => name === toTable(kind));
  }
});

/** Kinds are named after their tables; a person has one profile. */
const toTable = (kind: string): string =>
  kind === 'profile' ? 'profiles' : kind.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
