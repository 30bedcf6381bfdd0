import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createActivityRepository } from '../../db/repositories/activity-reports.ts';
import { createPlanRepository } from '../../db/repositories/plans.ts';
import { createSql } from '../../db/sql.ts';
import { addDays } from '../../domain/calendar.ts';
import { historyText } from '../support/history-text.ts';
import { addNightUsers, createPhones, type NightStack, openNightStack } from '../support/night.ts';
import { aNight, connectCloud, resultOf, todayIn, zoneAtHour } from '../support/night-scenes.ts';

const provider = 'google_health';
const timeZone = zoneAtHour(7);
const localDate = todayIn(timeZone);
const yesterday = addDays(localDate, -1);

describe('a day that a cloud reports again after the night', () => {
  let stack: NightStack;
  let userId: string;
  let activeEnergyKcal = 300;
  let requests = 0;
  beforeAll(async () => {
    stack = await openNightStack();
    await stack.startWorker({
      push: createPhones(),
      providers: {
        [provider]: {
          id: provider,
          fetchDay: async () => {
            requests += 1;
            return { status: 'fetched', metrics: { steps: 9_000, activeEnergyKcal }, complete: true };
          },
        },
      },
    });
    [userId = ''] = await addNightUsers(stack.orm, { count: 1, timeZone });
    await connectCloud(stack.orm, [userId]);
    const night = aNight({ userId, timeZone, deadlineInMs: 60_000 });
    await stack.control.startPlanDay({ ...night, poll: provider });
    await resultOf(stack.client, { userId, localDate });
  });
  afterAll(() => stack.close());

  const plans = () => createPlanRepository(stack);
  const planned = async () => {
    const stored = await plans().findOptionalPlan({ userId, localDate });
    const notes = stored?.plan.notes.filter((note) => note.includes('came in late')) ?? [];
    return { revision: stored?.plan.revision, notes };
  };
  const reported = async () => {
    const reports = createActivityRepository(stack);
    const [report] = await reports.list({ userId, from: yesterday, to: yesterday });
    return report?.activeEnergyKcal;
  };
  /** A webhook about yesterday that is due, and its fetch; then whatever it began. */
  const correct = async (kcal: number) => {
    activeEnergyKcal = kcal;
    await createSql(stack)(
      `insert into changed_days (user_id, provider, local_date, events, changed_at, due_at) values (?, ?, ?, 1, now(), now())
       on conflict (user_id, provider, local_date) do update
         set events = changed_days.events + 1, changed_at = now(), due_at = now()`,
      [userId, provider, yesterday],
    );
    const run = { workflowId: randomUUID(), taskQueue: 'night', args: [{ provider }] };
    expect(await stack.client.workflow.execute('fetchChangedDays', run)).toEqual({ asked: 1 });
    const history = await stack.client.workflow.getHandle(run.workflowId).fetchHistory();
    expect(historyText(history)).toContain('claimId');
    expect(historyText(history)).not.toContain(userId);
    await resultOf(stack.client, { userId, localDate });
  };

  it('changes the record and the plan, and the plan says by how much', async () => {
    expect(await planned()).toEqual({ revision: 1, notes: [] });
    await correct(900);
    expect(await reported()).toBe(900);
    expect(await planned()).toEqual({
      revision: 2,
      notes: [expect.stringMatching(/^Your activity came in late: \+\d{3} kcal\.$/)],
    });
  });

  it('changes the record alone when the target hardly moves', async () => {
    await correct(920);
    expect(await reported()).toBe(920);
    expect(await planned()).toMatchObject({ revision: 2 });
  });

  it('changes the record alone once somebody has seen the plan', async () => {
    await plans().markOpened({ userId, localDate, revision: 2, at: new Date() });
    await correct(1_500);
    expect(await reported()).toBe(1_500);
    expect(await planned()).toMatchObject({ revision: 2 });
  });

  it('is not asked for when the phone has brought the day', async () => {
    await createSql(stack)(
      `insert into activity_reports (user_id, local_date, source, steps, complete, recorded_at, revision)
       values (?, ?, 'healthkit', 9000, true, now(), 1)`,
      [userId, yesterday],
    );
    const before = requests;
    await correct(100);
    expect(requests).toBe(before);
    expect(await createSql(stack)('select 1 from changed_days where due_at is not null')).toEqual([]);
  });
});
