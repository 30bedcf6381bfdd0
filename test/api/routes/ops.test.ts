import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createSql } from '../../../db/sql.ts';
import type { AuditEntry } from '../../../domain/account/audit-entry.ts';
import type { NightFailure } from '../../../domain/night/night-failure.ts';
import type { NightSummary } from '../../../domain/night/night-summary.ts';
import { type NightCast, openNightCast } from '../../support/night-cast.ts';
import type { TestUser } from '../../support/user-api.ts';

const TODAY = '2026-11-22';

let cast: NightCast;
let operator: TestUser;
beforeAll(async () => {
  cast = await openNightCast(TODAY);
});
afterAll(() => cast.api.close());
beforeEach(async () => {
  cast.api.nights.comeBack();
  cast.api.nights.forget();
  operator = await cast.api.addOperator();
});

const get = async <Body>(path: string): Promise<Body> => (await operator.call('GET', path)).body as Body;

const reschedule = (scope: object, more: { dryRun?: boolean; headers?: Record<string, string> } = {}) => {
  const { headers, ...rest } = more;
  return operator.call('POST', `/v1/ops/nights/${TODAY}/reschedule`, {
    body: { scope, ...rest },
    ...(headers && { headers }),
  });
};

const startedFor = (): string[] =>
  cast.api.nights
    .argsOf('replan')
    .map(({ input }) => input.userId)
    .sort();

const myAudit = async (): Promise<AuditEntry[]> => {
  const { items } = await get<{ items: AuditEntry[] }>('/v1/ops/audit');
  return items.filter(({ actor }) => actor === operator.id);
};

describe('ops: happy', () => {
  test('a night is counted over all users whose 3 AM has passed', async () => {
    const { items } = await get<{ items: NightSummary[] }>('/v1/ops/nights');
    expect(items[0]).toEqual({
      localDate: TODAY,
      planned: 3,
      degraded: 2,
      opened: 1,
      // Nobody is missing who sleeps in Los Angeles, has no preferences, or is being erased.
      missing: 2,
      pushes: { pending: 0, delivered: 1, no_device: 0, gave_up: 1 },
      openFailures: { sync: 2, compute: 1, select: 0, cache: 0, notify: 1 },
    });
    expect(items.slice(1, 3).map(({ localDate }) => localDate)).toEqual(['2026-11-21', '2026-11-20']);
  });

  test('nights come page by page until the first account', async () => {
    const first = await get<{ items: NightSummary[]; nextCursor: string }>('/v1/ops/nights?limit=20');
    expect(first.items).toHaveLength(20);
    const rest = await get<{ items: NightSummary[]; nextCursor: null }>(
      `/v1/ops/nights?limit=20&cursor=${first.nextCursor}`,
    );
    // The accounts are of 1 November.
    expect(rest.items.map(({ localDate }) => localDate)).toEqual(['2026-11-02', '2026-11-01', '2026-10-31']);
    expect(rest.nextCursor).toBeNull();
  });

  test('failures say who, where, what, and whether there is a plan all the same', async () => {
    const { items } = await get<{ items: NightFailure[] }>(`/v1/ops/nights/${TODAY}/failures`);
    const found = items.map(({ userId, step, code, plan, resolvedAt }) => [
      cast.nameOf(userId),
      step,
      code,
      plan,
      resolvedAt === null ? 'open' : 'resolved',
    ]);
    expect(found.sort()).toEqual([
      ['degraded', 'sync', 'sync_timeout', 'degraded', 'open'],
      ['degradedOpened', 'sync', 'sync_failed', 'degraded', 'open'],
      ['failed', 'compute', 'inputs_missing', 'none', 'open'],
      ['planned', 'notify', 'push_rejected', 'planned', 'open'],
      ['planned', 'select', 'step_failed', 'planned', 'resolved'],
    ]);
  });

  test('failures are filtered and come page by page', async () => {
    const path = `/v1/ops/nights/${TODAY}/failures`;
    const codesOf = async (query: string) =>
      (await get<{ items: NightFailure[] }>(`${path}?${query}`)).items.map(({ code }) => code).sort();
    expect(await codesOf('step=sync')).toEqual(['sync_failed', 'sync_timeout']);
    expect(await codesOf('code=sync_timeout')).toEqual(['sync_timeout']);
    expect(await codesOf('timeZone=Asia/Tokyo')).toEqual(['inputs_missing']);
    expect(await codesOf('step=sync&timeZone=Asia/Tokyo')).toEqual([]);
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const query: string = cursor === '' ? '' : `&cursor=${cursor}`;
      const page: { items: NightFailure[]; nextCursor: string | null } = await get(`${path}?limit=2${query}`);
      seen.push(...page.items.map(({ userId, step }) => `${userId} ${step}`));
      cursor = page.nextCursor;
    }
    expect(new Set(seen).size).toBe(5);
  });

  test.each([
    ['all that failed', { allFailed: true }, ['degraded', 'failed', 'unplanned']],
    ['a zone', { timeZone: 'Asia/Tokyo' }, ['failed']],
    ['a code', { failureCode: 'sync_timeout' }, ['degraded']],
    ['a code of a plan that was opened', { failureCode: 'sync_failed' }, []],
  ])('rescheduling %s starts those nights and no other', async (_, scope, names) => {
    const ids = names.map((name) => cast.idOf(name)).sort();
    expect(await reschedule(scope, { dryRun: true })).toMatchObject({
      status: 200,
      body: { matched: ids.length, started: 0 },
    });
    expect(startedFor()).toEqual([]);
    expect((await reschedule(scope)).body).toEqual({ matched: ids.length, started: ids.length });
    expect(startedFor()).toEqual(ids);
  });

  test('rescheduling one user starts the night, whatever became of it', async () => {
    const userId = cast.idOf('degradedOpened');
    expect((await reschedule({ userId })).body).toEqual({ matched: 1, started: 1 });
    expect(cast.api.nights.argsOf('replan')).toMatchObject([
      { waitMs: 0, input: { userId, localDate: TODAY, cause: 'ops', timeZone: 'Europe/Berlin' } },
    ]);
  });

  test('whose 3 AM is still to come, or who is gone, is not started', async () => {
    for (const name of ['asleep', 'erasing']) {
      expect((await reschedule({ userId: cast.idOf(name) })).body).toEqual({ matched: 0, started: 0 });
    }
  });

  test('what an operator does is in the audit log, before and after', async () => {
    await reschedule({ failureCode: 'sync_timeout' });
    expect(await myAudit()).toMatchObject([
      { action: 'nights.reschedule', details: { outcome: 'done', matched: 1, started: 1, dryRun: false } },
      {
        action: 'nights.reschedule',
        details: { outcome: 'begun', localDate: TODAY, scope: { failureCode: 'sync_timeout' } },
      },
    ]);
  });

  test('a reschedule that is repeated with the same key is done once', async () => {
    const headers = { 'idempotency-key': 'tonight' };
    const first = await reschedule({ failureCode: 'sync_timeout' }, { headers });
    const second = await reschedule({ failureCode: 'sync_timeout' }, { headers });
    expect(second.body).toEqual(first.body);
    expect(startedFor()).toHaveLength(1);
  });
});

describe('ops: error', () => {
  test('with Temporal away a reschedule says so, and the log says how far it came', async () => {
    cast.api.nights.goAway();
    expect(await reschedule({ allFailed: true })).toMatchObject({
      status: 503,
      body: { code: 'night_unavailable' },
    });
    expect(await myAudit()).toMatchObject([
      { details: { outcome: 'failed', code: 'night_unavailable', matched: 3, started: 0 } },
      { details: { outcome: 'begun' } },
    ]);
  });

  test.each([
    {},
    { allFailed: false },
    { timeZone: 'Mars/Olympus' },
    { failureCode: "x' or true" },
    { userId: '6d6f6f6e-0000-4000-8000-000000000000', allFailed: true },
  ])('%j is no scope', async (scope) => {
    expect((await reschedule(scope)).status).toBe(422);
    expect(startedFor()).toEqual([]);
  });
});

describe('ops: security', () => {
  test.each([
    ['GET', '/v1/ops/nights'],
    ['GET', `/v1/ops/nights/${TODAY}/failures`],
    ['POST', `/v1/ops/nights/${TODAY}/reschedule`],
    ['GET', '/v1/ops/audit'],
  ])('%s %s is refused without the role, and the attempt noted', async (method, path) => {
    const user = await cast.api.addUser();
    const body = { scope: { allFailed: true } };
    const answer = await user.call(method, path, method === 'POST' ? { body } : {});
    expect(answer).toMatchObject({ status: 403, body: { code: 'role_required' } });
    expect(startedFor()).toEqual([]);
    const { items } = await get<{ items: AuditEntry[] }>('/v1/ops/audit');
    expect(items.filter(({ actor }) => actor === user.id)).toMatchObject([
      { action: 'ops.call', details: { method, outcome: 'refused' } },
    ]);
  });

  test('an audit entry is neither changed nor deleted', async () => {
    await reschedule({ allFailed: true }, { dryRun: true });
    const sql = createSql({ orm: cast.api.orm });
    await expect(sql("update audit_entries set actor = 'nobody'")).rejects.toThrow('append-only');
    await expect(sql('delete from audit_entries')).rejects.toThrow('append-only');
  });
});
