import type { ProviderId } from '../../domain/activity/activity-day.ts';
import { daysWorthFetching, whenToFetch } from '../../domain/activity/changed-day.ts';
import { addDays, type IsoDate, localDateAt } from '../../domain/calendar.ts';
import type { UserId } from '../../domain/ids.ts';
import type { ChangedDayRepository, CloudAccount } from '../../domain/ports/changed-day-repository.ts';
import type { ProviderEvent } from '../../domain/ports/provider-client.ts';

type DueDay = { userId: UserId; localDate: IsoDate; dueAt: Date; pushesBack: boolean };

/**
 * Writes down what a webhook told, in one statement or two however many events it brought: days to be fetched. Events
 * of accounts that nobody connected here leave nothing.
 *
 * An event that says that a consent is gone is a reason to ask the provider, and no proof: it carries no time, so a
 * signed one can be sent again years later. Yesterday is fetched at once, and the provider's refusal of that request
 * ends the connection.
 *
 * Returns how many events were left out, because no day can be told in the zone of their user: the others count.
 */
export async function noteEvents(
  { changedDays }: { changedDays: ChangedDayRepository },
  { provider, events, at }: { provider: ProviderId; events: readonly ProviderEvent[]; at: Date },
): Promise<{ leftOut: number }> {
  const externalUserIds = [...new Set(events.map(({ externalUserId }) => externalUserId))];
  if (externalUserIds.length === 0) return { leftOut: 0 };
  const accounts = await changedDays.findAccounts({ provider, externalUserIds });
  const accountOf = new Map(accounts.map((account) => [account.externalUserId, account]));

  const days = new Map<string, DueDay>();
  let leftOut = 0;
  for (const event of events) {
    const account = accountOf.get(event.externalUserId);
    if (!account) continue;
    try {
      const due =
        event.kind === 'consent_revoked'
          ? [dayToAskFor({ account, at })]
          : dueDays({ account, span: event.span, at });
      for (const day of due) days.set(keyOf(day), day);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      leftOut += 1;
    }
  }
  for (const pushesBack of [true, false]) {
    const noted = [...days.values()].filter((day) => day.pushesBack === pushesBack);
    await changedDays.note({ provider, days: noted, pushesBack, at });
  }
  return { leftOut };
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

/** The one request that tells whether the consent still stands. */
function dayToAskFor({ account, at }: Omit<Changed, 'span'>): DueDay {
  const { userId, timeZone } = account;
  return { userId, localDate: addDays(localDateAt({ at, timeZone }), -1), dueAt: at, pushesBack: false };
}

const keyOf = ({ userId, localDate }: DueDay): string => `${userId} ${localDate}`;
