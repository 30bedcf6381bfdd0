import type { ProviderId } from '../../domain/activity/activity-day.ts';
import { daysWorthFetching, whenToFetch } from '../../domain/activity/changed-day.ts';
import type { IsoDate } from '../../domain/calendar.ts';
import type { UserId } from '../../domain/ids.ts';
import type { ChangedDayRepository, CloudAccount } from '../../domain/ports/changed-day-repository.ts';
import type { ProviderEvent } from '../../domain/ports/provider-client.ts';
import type { ProviderConnectionRepository } from '../../domain/ports/provider-connection-repository.ts';

/**
 * A cloud tells again what it could not tell at first, and no event says when it happened. One about a connection that
 * is younger may be about the consent before it: whether it is gone, the next request to the cloud will say.
 */
const LATEST_EVENT_MS = 24 * 60 * 60_000;

type DueDay = { userId: UserId; localDate: IsoDate; dueAt: Date; pushesBack: boolean };

/**
 * Writes down what a webhook told, in one statement or two however many events it brought: days to be fetched, and
 * consents that are gone. Events of accounts that nobody connected here leave nothing.
 */
export async function noteEvents(
  {
    changedDays,
    connections,
  }: { changedDays: ChangedDayRepository; connections: Pick<ProviderConnectionRepository, 'end'> },
  { provider, events, at }: { provider: ProviderId; events: readonly ProviderEvent[]; at: Date },
): Promise<void> {
  const externalUserIds = [...new Set(events.map(({ externalUserId }) => externalUserId))];
  if (externalUserIds.length === 0) return;
  const accounts = await changedDays.findAccounts({ provider, externalUserIds });
  const accountOf = new Map(accounts.map((account) => [account.externalUserId, account]));

  const days = new Map<string, DueDay>();
  const ended = new Set<UserId>();
  for (const event of events) {
    const account = accountOf.get(event.externalUserId);
    if (!account) continue;
    if (event.kind === 'consent_revoked') ended.add(account.userId);
    else for (const day of dueDays({ account, span: event.span, at })) days.set(keyOf(day), day);
  }
  const connectedUntil = new Date(at.getTime() - LATEST_EVENT_MS);
  for (const userId of ended) {
    await connections.end({ userId, provider, status: 'revoked', connectedUntil, at });
  }
  for (const pushesBack of [true, false]) {
    const noted = [...days.values()].filter((day) => day.pushesBack === pushesBack);
    await changedDays.note({ provider, days: noted, pushesBack, at });
  }
}

type Changed = {
  account: CloudAccount;
  span: Extract<ProviderEvent, { kind: 'activity_changed' }>['span'];
  at: Date;
};

function dueDays({ account, span, at }: Changed): DueDay[] {
  const { userId, timeZone } = account;
  return daysWorthFetching({ span, timeZone, now: at }).map((localDate) => ({
    userId,
    localDate,
    ...whenToFetch({ localDate, timeZone, now: at }),
  }));
}

const keyOf = ({ userId, localDate }: DueDay): string => `${userId} ${localDate}`;
