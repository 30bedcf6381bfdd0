import { expect } from 'vitest';
import { createSql } from '../../db/sql.ts';
import { addDays, type IsoDate } from '../../domain/calendar.ts';
import { addNightUsers, type NightStack } from './night.ts';
import { todayIn } from './night-scenes.ts';
import type { ExpoPushService } from './push-sinks/expo-push-service.ts';

/** A zone's users, each with a phone at the sink, whose wake-up is over: they are pushed as soon as they are planned. */
export async function populateZone({
  stack,
  sink,
  timeZone,
  count,
}: {
  stack: NightStack;
  sink: ExpoPushService;
  timeZone: string;
  count: number;
}): Promise<{ localDate: IsoDate; tokens: string[] }> {
  const localDate = todayIn(timeZone);
  const tokens = Array.from({ length: count }, () => sink.register());
  await addNightUsers(stack.orm, {
    count,
    timeZone,
    wakeUpTime: '00:01',
    pushedDate: addDays(localDate, -1),
    device: (index) => ({ kind: 'expo', token: tokens[index] ?? '' }),
  });
  return { localDate, tokens };
}

/** What the phones with these tokens have on their screens, one line for each push that was sent to them. */
export const sendsTo = (sink: ExpoPushService, tokens: readonly string[]): string[] => {
  const mine = new Set(tokens);
  return sink
    .shown()
    .filter(({ to }) => mine.has(to))
    .map(({ to, data }) => `${to} ${data.tag}`);
};

/** Waits until the night of the zone is over, and says what it left. */
export async function endOfNight({
  stack,
  timeZone,
  count,
  timeoutMs,
}: {
  stack: NightStack;
  timeZone: string;
  count: number;
  timeoutMs: number;
}) {
  const sql = createSql({ orm: stack.orm });
  const query = `WorkflowType = 'planDay' AND TimeZone = '${timeZone}'`;
  const completed = async () =>
    (await stack.client.workflow.count(`${query} AND ExecutionStatus = 'Completed'`)).count;
  // While a service is away, asking fails: that is what the night has to get over.
  await expect.poll(() => completed().catch(() => -1), { timeout: timeoutMs, interval: 200 }).toBe(count);
  const [plans] = await sql<{ plans: number; users: number; newest: number }>(
    `select count(*)::int as plans, count(distinct user_id)::int as users, max(revision) as newest
     from plans where time_zone = ?`,
    [timeZone],
  );
  const deliveries = await sql<{ status: string; count: number }>(
    `select d.status, count(*)::int as count from push_deliveries d join profiles p using (user_id)
     where p.time_zone = ? group by d.status`,
    [timeZone],
  );
  return { runs: (await stack.client.workflow.count(query)).count, ...plans, deliveries };
}
