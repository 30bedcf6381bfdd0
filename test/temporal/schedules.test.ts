import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '../../domain/calendar.ts';
import type { NightAdministration } from '../../domain/ports/night-control.ts';
import { createNightAdministration } from '../../temporal/administration.ts';
import { addNightUsers, createPhones, type NightStack, openNightStack } from '../support/night.ts';
import { resultOf, todayIn, zoneAtHour } from '../support/night-scenes.ts';

const timeZone = zoneAtHour(9);

describe('the schedules', () => {
  let stack: NightStack;
  let client: Client;
  let administration: NightAdministration;
  let ids: string[];

  beforeAll(async () => {
    stack = await openNightStack();
    client = stack.client;
    administration = createNightAdministration({ client, report: () => {} });
    ids = await addNightUsers(stack.orm, {
      count: 3,
      timeZone,
      wakeUpTime: '00:01',
      pushedDate: addDays(todayIn(timeZone), -1),
    });
    await addNightUsers(stack.orm, { count: 1, timeZone: 'Asia/Kathmandu' });
    await stack.startWorker({ push: createPhones() });
  });
  afterAll(() => stack.close());

  const listed = async () => {
    const names: string[] = [];
    for await (const { scheduleId } of client.schedule.list()) names.push(scheduleId);
    return names.sort();
  };
  const expected = ['night-sweep', 'night/Asia/Kathmandu', `night/${timeZone}`].sort();

  it('are made when a worker starts: the sweep, and one for each zone with users', async () => {
    await expect.poll(listed, { timeout: 5000 }).toEqual(expected);
  });

  it('are made once, whoever asks again', async () => {
    const zones = ['Asia/Kathmandu', timeZone];
    await administration.ensureSchedules({ zones, providers: [] });
    await createNightAdministration({ client, report: () => {} }).ensureSchedules({ zones, providers: [] });
    await sleep(300);
    expect(await listed()).toEqual(expected);
  });

  it('run at 3 AM on the clock of the zone', async () => {
    const { spec, policies, info } = await client.schedule.getHandle('night/Asia/Kathmandu').describe();
    expect(spec.timezone).toBe('Asia/Kathmandu');
    expect(spec.calendars).toMatchObject([
      { hour: [{ start: 3, end: 3 }], minute: [{ start: 0, end: 0 }], second: [{ start: 0, end: 0 }] },
    ]);
    expect(policies.catchupWindow).toBe(3_600_000);
    const clock = new Intl.DateTimeFormat('en-GB', {
      timeZone: 'Asia/Kathmandu',
      hour: '2-digit',
      minute: '2-digit',
    });
    expect(info.nextActionTimes.length).toBeGreaterThan(3);
    expect(new Set(info.nextActionTimes.map((at) => clock.format(at)))).toEqual(new Set(['03:00']));
  });

  it('leave a zone that the server does not know to the sweep, and go on with the others', async () => {
    const zones = ['Atlantis/Poseidonis', 'Europe/Lisbon'];
    expect(await administration.ensureSchedules({ zones, providers: [] })).toEqual({
      refused: ['Atlantis/Poseidonis'],
    });
    await expect.poll(listed, { timeout: 5000 }).toContain('night/Europe/Lisbon');
  });

  it('are made again by a running worker when somebody has deleted one', async () => {
    await client.schedule.getHandle('night/Asia/Kathmandu').delete();
    await expect.poll(listed, { timeout: 5000 }).not.toContain('night/Asia/Kathmandu');
    await client.workflow.execute('retryFailed', { workflowId: 'sweep', taskQueue: 'night' });
    await expect.poll(listed, { timeout: 5000 }).toContain('night/Asia/Kathmandu');
  });

  it('ask every minute for what the webhooks of a cloud told of', async () => {
    await administration.ensureSchedules({ zones: [], providers: ['fitbit'] });
    const { spec, policies } = await client.schedule.getHandle('changed-days/fitbit').describe();
    expect(spec.intervals).toMatchObject([{ every: 60_000 }]);
    expect(policies.overlap).toBe('SKIP');
  });

  it('run the night of the zone', async () => {
    await client.schedule.getHandle(`night/${timeZone}`).trigger();
    const localDate = todayIn(timeZone);
    for (const userId of ids) {
      await expect
        .poll(() => resultOf(client, { userId, localDate }).catch(() => undefined), { timeout: 10_000 })
        .toEqual({ outcome: 'on_track', revision: 1, localDate });
    }
  });
});
