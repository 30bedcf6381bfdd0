import { createRandom } from '../bench/random.ts';
import { addDays, type IsoDate } from '../domain/calendar.ts';
import { type Person, people, type Shares } from './people.ts';
import { type CloudLimit, simulateDay } from './simulate-day.ts';
import { type DaySummary, summarizeDay } from './summarize-day.ts';

export type Scenario = { users: number; shares: Shares; limit: CloudLimit; localDate: IsoDate; seed: string };

const MS_PER_DAY = 86_400_000;

/**
 * What a day of this scenario comes to: the UTC day of `localDate`, between one before and one after that are like
 * it, since the nights of three dates overlap on the UTC clock.
 */
export function estimateDay({ users, shares, limit, localDate, seed }: Scenario): DaySummary {
  const everyone = [-1, 0, 1].flatMap((days): Person[] =>
    people({ count: users, shares, localDate: addDays(localDate, days), random: createRandom(seed) }),
  );
  const from = Date.parse(localDate);
  const day = simulateDay({ people: everyone, limit });
  return summarizeDay({ people: everyone, day, limit, watched: { from, to: from + MS_PER_DAY } });
}

/** The share of users that are to have fresh data. */
export const GOAL = 0.99;

/** More than this a minute is no limit that anybody gives. */
const MOST_REQUESTS = 4_096;

/** The smallest limit in requests for each window that reaches the goal; undefined when none does. */
export function neededLimit(scenario: Scenario): number | undefined {
  const reaches = (requests: number) =>
    estimateDay({ ...scenario, limit: { ...scenario.limit, requests } }).share >= GOAL;
  return smallest({ reaches, most: MOST_REQUESTS });
}

/** The smallest share of users with push, in percent, that reaches the goal; the others keep their proportions. */
export function neededPushPercent(scenario: Scenario): number | undefined {
  const { shares } = scenario;
  const others = 1 - shares.push;
  const reaches = (percent: number) => {
    const push = percent / 100;
    const scale = others === 0 ? 0 : (1 - push) / others;
    const scaled = {
      webhook: shares.webhook * scale,
      polled: shares.polled * scale,
      none: shares.none * scale,
    };
    return estimateDay({ ...scenario, shares: { push, ...scaled } }).share >= GOAL;
  };
  return reaches(0) ? 0 : smallest({ reaches, most: 100 });
}

/** The smallest number from 1 on for which `reaches` holds, given that it holds for all larger ones. */
function smallest({
  reaches,
  most,
}: {
  reaches: (value: number) => boolean;
  most: number;
}): number | undefined {
  if (!reaches(most)) return undefined;
  let [low, high] = [1, most];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (reaches(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
