import { parseArgs } from 'node:util';
import { z } from 'zod';
import { createSql } from '../db/sql.ts';
import { addDays, localDateAt } from '../domain/calendar.ts';
import { busiestWindow } from '../simulator/limits/request-log.ts';
import { type Simulator, startSimulator } from '../simulator/simulator.ts';
import { pollUntil } from '../stack/poll-until.ts';
import { createNightControl } from '../temporal/client.ts';
import { addNightUsers } from '../test/support/night-users.ts';
import { consent, forgetTheLastWindow, simulatedProvider } from '../test/support/simulated-clouds.ts';
import { morningZone } from './people.ts';
import { type BenchServices, startBenchServices } from './services.ts';

const PROVIDER = 'google_health';
const WINDOW_MS = 60_000;
const LONGEST_MS = 40 * 60_000;

const Arguments = z.object({
  users: z.coerce.number().int().min(20).max(10_000),
  limit: z.coerce.number().int().min(1),
});
const { values } = parseArgs({
  options: { users: { type: 'string', default: '10000' }, limit: { type: 'string', default: '1000' } },
});
const { users, limit } = Arguments.parse(values);
const say = (message: string) => process.stderr.write(`${message}\n`);

const simulator = await startSimulator({ people: users });
const fitnessProviders = simulatedProvider({ simulator, provider: PROVIDER, requestsPerMinute: limit });
const services = await startBenchServices({ fitnessProviders });
try {
  await measure({ services, simulator });
} finally {
  await services.stop();
  await simulator.stop();
}

/** A night of which every second user's cloud must be asked, from the fan-out until everybody has a plan. */
async function measure({ services, simulator }: { services: BenchServices; simulator: Simulator }) {
  const { orm, client, config } = services;
  const timeZone = morningZone(new Date());
  const localDate = localDateAt({ at: new Date(), timeZone });
  // Nobody wakes while it is measured, and everybody can be asked until then.
  const common = { timeZone, wakeUpTime: '11:30' };
  const half = Math.floor(users / 2);
  await addNightUsers(orm, { ...common, count: users - half, pushedDate: addDays(localDate, -1) });
  const polled = await addNightUsers(orm, { ...common, count: half });
  await consent({ simulator, stack: { orm, config }, provider: PROVIDER, userIds: polled });
  await createSql({ orm })('vacuum analyze');
  await forgetTheLastWindow({ config }, PROVIDER);
  say(`${users} users, ${half} of them polled`);

  const begun = performance.now();
  await createNightControl({ client }).startPlanZone({ timeZone, localDate });
  const counts = () =>
    createSql({ orm })<{ outcome: string; count: number }>(
      'select activity_outcome as outcome, count(*)::int as count from plans where local_date = ? group by 1',
      [localDate],
    );
  const isDone = async () => (await counts()).reduce((sum, { count }) => sum + count, 0) >= users;
  if (!(await pollUntil({ probe: isDone, timeoutMs: LONGEST_MS })))
    throw new Error('Not everybody has a plan.');
  const seconds = (performance.now() - begun) / 1_000;

  const log = simulator.world.log.list(PROVIDER);
  const { most } = busiestWindow(log, WINDOW_MS);
  const times = log.map(({ atMs }) => atMs);
  const pollingS = (Math.max(...times) - Math.min(...times)) / 1_000;
  const lines = [
    `${users} users, ${half} polled, limit ${limit} a minute`,
    `planned in ${seconds.toFixed(0)} s: ${(users / seconds).toFixed(1)} users/s`,
    `requests: ${log.length}, ${(log.length / half).toFixed(3)} for each polled user; busiest minute ${most}`,
    `asked for ${pollingS.toFixed(0)} s: ${((60 * log.length) / pollingS).toFixed(0)} a minute, ${((6_000 * log.length) / pollingS / limit).toFixed(1)} % of the limit`,
    `activity: ${(await counts()).map(({ outcome, count }) => `${outcome} ${count}`).join(', ')}`,
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}
