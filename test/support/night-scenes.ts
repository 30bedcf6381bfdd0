import type { MikroORM } from '@mikro-orm/postgresql';
import type { Client } from '@temporalio/client';
import { createSql } from '../../db/sql.ts';
import { addDays, type IsoDate, localDateAt } from '../../domain/calendar.ts';
import type { PlanCause, PlanDayInput, PlanDayResult } from '../../domain/night/plan-day-input.ts';
import { planDayId } from '../../domain/night/workflow-ids.ts';
import { FAILURE_CODE, OUTCOME } from '../../temporal/search-attributes.ts';

/** A zone where the clock shows this hour now: nights there are due, and noon is as far away as it should be. */
export function zoneAtHour(hour: number): string {
  const ahead = (((hour - new Date().getUTCHours() + 24 + 11) % 24) + 24) % 24;
  const offset = ahead - 11;
  // The sign of these names is turned round: Etc/GMT-5 is five hours ahead of Greenwich.
  return offset === 0 ? 'Etc/GMT' : `Etc/GMT${offset > 0 ? '-' : '+'}${Math.abs(offset)}`;
}

export const todayIn = (timeZone: string): IsoDate => localDateAt({ at: new Date(), timeZone });

const inMs = (ms: number) => new Date(Date.now() + ms).toISOString();

/** A night with its instants some milliseconds from now: by default the wake-up is over and the push is due. */
export function aNight({
  userId,
  timeZone,
  localDate = todayIn(timeZone),
  deadlineInMs = -1,
  wakeUpInMs = -1,
  notifyForMs = 60_000,
  cause = 'night',
}: {
  userId: string;
  timeZone: string;
  localDate?: IsoDate;
  deadlineInMs?: number;
  wakeUpInMs?: number;
  notifyForMs?: number;
  cause?: PlanCause;
}): PlanDayInput {
  const activityDate = addDays(localDate, -1);
  return {
    userId,
    timeZone,
    cause,
    localDate,
    activityDate,
    activityStartAt: `${activityDate}T00:00:00.000Z`,
    activityEndAt: `${localDate}T00:00:00.000Z`,
    deadlineAt: inMs(deadlineInMs),
    wakeUpAt: inMs(wakeUpInMs),
    notifyUntil: inMs(notifyForMs),
  };
}

type Night = { userId: string; localDate: IsoDate };

export const nightHandle = (client: Client, night: Night) => client.workflow.getHandle(planDayId(night));

/** What the newest run of the night came to. */
export const resultOf = (client: Client, night: Night): Promise<PlanDayResult> =>
  nightHandle(client, night).result();

/** How operators find the newest run of the night. */
export async function foundAs(client: Client, night: Night) {
  const { typedSearchAttributes, status } = await nightHandle(client, night).describe();
  return {
    status: status.name,
    outcome: typedSearchAttributes.get(OUTCOME),
    failureCode: typedSearchAttributes.get(FAILURE_CODE),
  };
}

export type FailureRow = { step: string; code: string; occurrences: number; resolved: boolean };

/** The failures written down for the night, by step. */
export const failuresOf = (orm: MikroORM, { userId, localDate }: Night): Promise<FailureRow[]> =>
  createSql({ orm })<FailureRow>(
    `select step, code, occurrences, resolved_at is not null as resolved from night_failures
     where user_id = ? and local_date = ? order by step`,
    [userId, localDate],
  );

type DeliveryRow = { status: string; attempts: number; lastCode: string | null };

export async function deliveryOf(orm: MikroORM, { userId, localDate }: Night) {
  const [row] = await createSql({ orm })<DeliveryRow>(
    `select status, attempts, last_code as "lastCode" from push_deliveries where user_id = ? and local_date = ?`,
    [userId, localDate],
  );
  return row;
}

/** Connects the users to a fitness cloud. */
export async function connectCloud(orm: MikroORM, userIds: readonly string[], provider = 'google_health') {
  await createSql({ orm })(
    `insert into provider_connections (user_id, provider, status, connected_at, updated_at)
     select id, ?, 'active', now(), now() from users where id = any(?::uuid[])`,
    [provider, `{${userIds.join(',')}}`],
  );
}

/** What a phone does in the morning: it brings yesterday. */
export async function pushActivity(
  orm: MikroORM,
  { userId, activityDate, kcal = 420 }: { userId: string; activityDate: IsoDate; kcal?: number },
) {
  await createSql({ orm })(
    `insert into activity_reports (user_id, local_date, source, steps, active_energy_kcal, complete, recorded_at, revision)
     values (?, ?, 'healthkit', 9000, ?, true, now(), 1)`,
    [userId, activityDate, kcal],
  );
}
