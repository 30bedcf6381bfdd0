import type { AuditEntry } from '../domain/account/audit-entry.ts';
import type { NightFailure } from '../domain/night/night-failure.ts';
import type { NightSummary } from '../domain/night/night-summary.ts';
import type { RescheduleResult } from '../domain/night/reschedule-scope.ts';
import { renderTable } from './render-table.ts';

/** Nights as a table, newest first. Failures are those that nothing has made up for. */
export const renderNights = (nights: readonly NightSummary[]): string =>
  renderTable(nights, [
    { title: 'date', show: ({ localDate }) => localDate },
    { title: 'planned', show: ({ planned }) => planned },
    { title: 'degraded', show: ({ degraded }) => degraded },
    { title: 'missing', show: ({ missing }) => missing },
    { title: 'opened', show: ({ opened }) => opened },
    { title: 'pushed', show: ({ pushes }) => pushes.delivered },
    { title: 'push pending', show: ({ pushes }) => pushes.pending },
    { title: 'no device', show: ({ pushes }) => pushes.no_device },
    { title: 'gave up', show: ({ pushes }) => pushes.gave_up },
    { title: 'failures', show: ({ openFailures }) => sum(Object.values(openFailures)) },
  ]);

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);

/** Failures as a table. */
export const renderFailures = (failures: readonly NightFailure[]): string =>
  failures.length === 0
    ? 'No failures.'
    : renderTable(failures, [
        { title: 'user', show: ({ userId }) => userId },
        { title: 'step', show: ({ step }) => step },
        { title: 'times', show: ({ occurrences }) => occurrences },
        { title: 'plan', show: ({ plan }) => plan },
        { title: 'state', show: ({ resolvedAt }) => (resolvedAt === null ? 'open' : 'resolved') },
        { title: 'code', show: ({ code }) => code },
        { title: 'zone', show: ({ timeZone }) => timeZone },
      ]);

/** What an entry says, flat and short: `outcome done, started 5, failureCode unexpected`. What is false is left out. */
const facts = (details: Record<string, unknown>): string[] =>
  Object.entries(details)
    .toSorted(([a], [b]) => Number(b === 'outcome') - Number(a === 'outcome'))
    .flatMap(([key, value]) => {
      if (typeof value === 'object' && value !== null) return facts({ ...value });
      if (typeof value === 'boolean') return value ? [key] : [];
      return [`${key} ${String(value)}`];
    });

/** The audit log as a table, newest first. */
export const renderAudit = (entries: readonly AuditEntry[]): string =>
  entries.length === 0
    ? 'Nothing was done yet.'
    : renderTable(entries, [
        { title: 'at', show: ({ at }) => `${at.slice(0, 19)}Z` },
        { title: 'actor', show: ({ actor }) => actor },
        { title: 'action', show: ({ action }) => action },
        { title: 'details', show: ({ details }) => facts(details).join(', ') },
      ]);

/** Why a reschedule may find nobody: what `listUsersToReschedule` asks of a user. */
const NOBODY_MATCHED =
  'No night matched. A night counts when the account existed on that date and is not being erased, its preferences are ' +
  'saved, and 3 AM has passed where the user lives. Except with --user, it must also have failed, and the plan must ' +
  'not have been opened.';

/** What a reschedule came to, as a sentence. */
export const renderResult = ({ matched, started }: RescheduleResult, dryRun: boolean): string =>
  matched === 0
    ? NOBODY_MATCHED
    : dryRun
      ? `${matched} ${matched === 1 ? 'night' : 'nights'} would be started again.`
      : `${started} of ${matched} ${matched === 1 ? 'night' : 'nights'} started again.`;
