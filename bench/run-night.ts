import { setTimeout as sleep } from 'node:timers/promises';
import { planDayId, planZoneId } from '../domain/night/workflow-ids.ts';
import { pollUntil } from '../stack/poll-until.ts';
import { createNightControl } from '../temporal/client.ts';
import { type PerProcess, startCpuMeter } from './cpu-meter.ts';
import { type HistorySample, sampleHistories, untilCompleted } from './histories.ts';
import { morningZone, nextMinute, settlePeople } from './people.ts';
import type { BenchServices } from './services.ts';

export type NightResult = {
  usersPerSecond: number;
  /** From the fan-out's start until every plan is in the cache. */
  planSeconds: number;
  /** Between the two nothing happens: everyone sleeps. Not counted. */
  asleepSeconds: number;
  /** From the wake-up, which everyone has in the same minute, until every run has ended. */
  notifySeconds: number;
  cpuMs: PerProcess;
  history: HistorySample;
};

/** A night that has not ended by then never will: a step fails for somebody. The worker's log says which. */
const LONGEST_MS = 15 * 60_000;

async function reach(what: string, probe: () => Promise<boolean> | boolean): Promise<number> {
  if (!(await pollUntil({ probe, timeoutMs: LONGEST_MS }))) throw new Error(`Not everyone has ${what}.`);
  return performance.now();
}

/** Longer than the planning takes, by the pace of the last run. */
const wakeUpAfter = ({ users, pace }: { users: number; pace: number }) =>
  new Date(Date.now() + 3_000 + (1_500 * users) / pace);

/**
 * Makes the measurement of nights; each call settles new people and runs the whole night for them.
 *
 * A profile's wake-up is in minutes, so the two busy times are measured apart and the sleep between them is
 * left out, of the CPU time too. With `pace`, in users a second, the wake-up comes after the planning, and the
 * timer of every user runs; without it the wake-up has passed, for the warm-up.
 */
export function createNightRun({ client, orm, redis, sink, night }: BenchServices) {
  const control = createNightControl({ client });
  let completed = 0;
  return async ({ users, pace }: { users: number; pace?: number }): Promise<NightResult> => {
    const timeZone = morningZone(new Date());
    const wakeUp =
      pace === undefined
        ? { at: new Date(), wakeUpTime: '04:00' }
        : nextMinute({ earliest: wakeUpAfter({ users, pace }), timeZone });
    const device = () => ({ kind: 'expo', token: sink.register() }) as const;
    const { ids, localDate } = await settlePeople({
      ...{ orm, count: users, timeZone, wakeUpTime: wakeUp.wakeUpTime },
      device,
    });
    await redis.flushall();
    completed += users;
    const pushed = sink.shown().length + users;

    const meter = startCpuMeter(night.pids);
    const begun = performance.now();
    const outcome = await control.startPlanZone({ timeZone, localDate });
    if (outcome !== 'started') throw new Error('The fan-out of the night before has not ended.');
    const planned = await reach('a plan', async () => (await redis.dbsize()) >= users);
    meter.pause();
    const asleepMs = Math.max(0, wakeUp.at.getTime() - Date.now());
    await sleep(asleepMs);
    meter.resume();
    const awake = performance.now();
    await reach('a push', () => sink.shown().length >= pushed);
    await untilCompleted({ client, workflowType: 'planDay', count: completed });
    await client.workflow.getHandle(planZoneId({ timeZone, localDate })).result();
    const ended = performance.now();
    const cpuMs = meter.stop();
    if (sink.shown().length > pushed) throw new Error('Somebody got a second push.');

    const planSeconds = (planned - begun) / 1000;
    const notifySeconds = (ended - awake) / 1000;
    const workflowIds = ids.map((userId) => planDayId({ userId, localDate }));
    return {
      usersPerSecond: users / (planSeconds + notifySeconds),
      planSeconds,
      asleepSeconds: asleepMs / 1000,
      notifySeconds,
      cpuMs,
      history: await sampleHistories({ client, workflowIds }),
    };
  };
}
