import { Context } from '@temporalio/activity';
import type { ProviderId } from '../domain/activity/activity-day.ts';
import { DomainError } from '../domain/errors.ts';
import type { UserId } from '../domain/ids.ts';
import type { ActivityProviders, DayBounds } from '../domain/ports/activity-provider.ts';
import type { ActivityRepository } from '../domain/ports/activity-repository.ts';
import type { Clock } from '../domain/ports/clock.ts';
import type { ProviderConnectionRepository } from '../domain/ports/provider-connection-repository.ts';

export type FetchResult = { status: 'fetched' | 'no_data' | 'consent_revoked' };

export type FetchDayDeps = {
  providers: ActivityProviders;
  reports: ActivityRepository;
  connections: ProviderConnectionRepository;
  clock: Clock;
};

/** One request to a cloud for one day, stored as that cloud's report. Ends the connection when consent is gone. */
export const createFetchDay =
  ({ providers, reports, connections, clock }: FetchDayDeps) =>
  async (args: {
    userId: UserId;
    provider: ProviderId;
    day: DayBounds;
    /** The night asked for it, and need not be told. */
    knownToNight?: boolean;
  }): Promise<FetchResult> => {
    const { userId, provider, day, knownToNight = false } = args;
    const cloud = providers[provider];
    if (!cloud)
      throw new DomainError('unavailable', 'provider_not_configured', `${provider} is not configured.`);
    const askedAt = clock();
    const result = await cloud.fetchDay({ userId, day, signal: Context.current().cancellationSignal });
    if (result.status === 'no_data') return { status: 'no_data' };
    if (result.status !== 'fetched') {
      // Whoever has connected anew meanwhile gave another consent than the one that was asked with.
      const { status } = result;
      await connections.end({ userId, provider, status, connectedUntil: askedAt, at: clock() });
      return { status: 'consent_revoked' };
    }
    const { metrics, complete, workouts } = result;
    const recordedAt = clock().toISOString();
    const report = { ...metrics, source: provider, localDate: day.localDate, recordedAt, complete };
    await reports.save({ userId, report, workouts, knownToNight });
    return { status: 'fetched' };
  };
