import { renderTable } from '../ops/render-table.ts';
import { GOAL, type Scenario } from './estimate.ts';
import type { DaySummary } from './summarize-day.ts';

const MINUTES_PER_DAY = 1_440;

const percent = (share: number, digits = 1): string => `${(share * 100).toFixed(digits)} %`;
const whole = (value: number): string => Math.round(value).toLocaleString('en');

/** A day's summary as text of at most 100 columns. */
export function formatDay({
  summary,
  scenario,
  needed,
}: {
  summary: DaySummary;
  scenario: Scenario;
  needed: { limit: number | undefined; pushPercent: number | undefined } | undefined;
}): string {
  const { shares, limit, users } = scenario;
  const perDay = limit.requests * MINUTES_PER_DAY;
  const most = Math.max(0, ...summary.queue.lengths);
  return [
    renderTable(summary.zones, [
      { title: 'Zone', show: ({ timeZone }) => timeZone },
      { title: 'With a source', show: ({ users: here }) => here },
      { title: 'Fresh', show: ({ fresh }) => fresh },
      { title: 'Share', show: ({ share }) => percent(share) },
    ]),
    '',
    `${whole(users)} users: ${percent(shares.push, 0)} push, ${percent(shares.webhook, 0)} webhook, ${percent(shares.polled, 0)} polled, ${percent(shares.none, 0)} none.`,
    `${limit.requests} requests a minute are ${whole(perDay)} a day; ${whole(summary.requests)} were sent, ${percent(summary.requests / perDay)} of them.`,
    `Fresh at the deadline: ${percent(summary.share, 2)} of ${whole(summary.users)} with a source.`,
    `Somebody waited for ${summary.waitingHours.toFixed(1)} hours, at most ${whole(most)} at a time; the limit was used to ${percent(summary.usedWhileWaiting, 2)} then.`,
    ...(needed === undefined ? [] : ['', ...answers(needed)]),
  ].join('\n');
}

function answers({
  limit,
  pushPercent,
}: {
  limit: number | undefined;
  pushPercent: number | undefined;
}): string[] {
  const goal = percent(GOAL, 0);
  return [
    limit === undefined
      ? `No limit brings ${goal} of them fresh data.`
      : `With ${limit} requests a minute ${goal} would have fresh data.`,
    pushPercent === undefined
      ? `No share of push brings ${goal} of them fresh data.`
      : `With ${pushPercent} % push ${goal} would have fresh data at the present limit.`,
  ];
}
