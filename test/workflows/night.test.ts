import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPlanRepository } from '../../db/repositories/plans.ts';
import { addDays } from '../../domain/calendar.ts';
import { addNightUsers, createPhones, type NightStack, openNightStack } from '../support/night.ts';
import { resultOf, todayIn, zoneAtHour } from '../support/night-scenes.ts';

describe('a night', () => {
  let stack: NightStack;
  const phones = createPhones();
  const timeZone = zoneAtHour(9);
  const localDate = todayIn(timeZone);

  beforeAll(async () => {
    stack = await openNightStack();
    await stack.startWorker({ push: phones });
  });
  afterAll(() => stack.close());

  const fanOut = (workflowId: string) =>
    stack.client.workflow.execute('planZone', { workflowId, taskQueue: 'night', args: [{ timeZone }] });

  it('gives every user of a zone one plan and one push, however often it is started', async () => {
    const ids = await addNightUsers(stack.orm, {
      count: 12,
      timeZone,
      wakeUpTime: '00:01',
      pushedDate: addDays(localDate, -1),
    });
    // The schedule and the sweep at the same time, and once more when everything is over.
    const started = await Promise.all([fanOut('by-schedule'), fanOut('by-sweep')]);
    const results = await Promise.all(ids.map((userId) => resultOf(stack.client, { userId, localDate })));
    const again = await fanOut('late');

    for (const result of results) expect(result).toEqual({ outcome: 'on_track', revision: 1, localDate });
    const counts = started.map((result: { started: number }) => result.started);
    expect(counts.reduce((sum, count) => sum + count)).toBe(ids.length);
    expect(again).toEqual({ localDate, started: 0 });
    const plans = createPlanRepository({ orm: stack.orm });
    for (const userId of ids) {
      const stored = await plans.findOptionalPlan({ userId, localDate });
      expect(stored?.plan.meals.breakfast).toHaveLength(3);
    }
    expect(phones.sends).toBe(ids.length);
    expect(phones.shown.size).toBe(ids.length);
    expect((await stack.client.workflow.count("WorkflowType = 'planDay'")).count).toBe(ids.length);
  });
});
