import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPlanRepository } from '../../db/repositories/plans.ts';
import { localDateAt, addDays } from '../../domain/calendar.ts';
import { addNightUsers, createPhones, type NightStack, openNightStack } from '../support/night.ts';

describe('a night', () => {
  let stack: NightStack;
  const phones = createPhones();
  const timeZone = 'Pacific/Kiritimati';

  beforeAll(async () => {
    stack = await openNightStack();
    await stack.startWorker({ push: phones });
  });
  afterAll(() => stack.close());

  it('gives every user of a zone one plan and one push', async () => {
    const localDate = localDateAt({ at: new Date(), timeZone });
    const ids = await addNightUsers(stack.orm, {
      count: 12,
      timeZone,
      wakeUpTime: '00:01',
      pushedDate: addDays(localDate, -1),
    });
    await stack.client.workflow.execute('planZone', {
      workflowId: 'test-zone',
      taskQueue: 'night',
      args: [{ timeZone, localDate }],
    });
    const plans = createPlanRepository({ orm: stack.orm });
    for (const userId of ids) {
      const handle = stack.client.workflow.getHandle(`plan:${userId}:${localDate}`);
      const result = await handle.result();
      expect(result).toEqual({ outcome: 'on_track', revision: 1, localDate });
      const stored = await plans.findOptionalPlan({ userId, localDate });
      expect(stored?.plan.meals.breakfast).toHaveLength(3);
    }
    expect(phones.sends).toBe(ids.length);
    expect(phones.shown.size).toBe(ids.length);
  });
});
