import type { Random } from '../bench/random.ts';
import type { IsoDate, TimeZone } from '../domain/calendar.ts';
import { nightTimes } from '../domain/night/night-times.ts';
import { POPULATION } from './population.ts';

/** How a day's activity reaches us. `push`: from the phone, before the night. `none`: nothing is connected. */
export type Source = 'push' | 'webhook' | 'polled' | 'none';

/** Parts of all users, which make 1 together. */
export type Shares = Record<Source, number>;

/** One person's night, on the UTC clock in ms. */
export type Person = {
  timeZone: TimeZone;
  source: Source;
  nightAt: number;
  wakeUpAt: number;
  deadlineAt: number;
  /** Of `webhook`: when the cloud says that there is something new. */
  eventAt: number;
};

/** Minutes after midnight. Most sleep research puts the usual wake-up at about seven, give or take an hour. */
const WAKE_UP = { mean: 7 * 60, deviation: 75, earliest: 3 * 60 + 30, latest: 11 * 60, step: 15 };

/** Hours before 3 AM in which a device gives its day to its cloud: the evening. */
const EVENT_HOURS = { from: 9, to: 3 };

const MS_PER_HOUR = 3_600_000;

/** `count` people who live and wake as people do, the day of `localDate` before them. The same seed, the same people. */
export function people({
  count,
  shares,
  localDate,
  random,
}: {
  count: number;
  shares: Shares;
  localDate: IsoDate;
  random: Random;
}): Person[] {
  const total = POPULATION.reduce((sum, { millions }) => sum + millions, 0);
  const timesOf = rememberedTimes(localDate);
  let [begun, sum] = [0, 0];
  return POPULATION.flatMap(({ timeZone, millions }) => {
    sum += millions;
    const here = Math.round((sum / total) * count) - begun;
    begun += here;
    return Array.from({ length: here }, () => {
      const times = timesOf(timeZone, wakeUpMinute(random));
      const hoursBefore = EVENT_HOURS.to + random.next() * (EVENT_HOURS.from - EVENT_HOURS.to);
      return {
        timeZone,
        source: sourceOf(shares, random),
        eventAt: times.nightAt - hoursBefore * MS_PER_HOUR,
        ...times,
      };
    });
  });
}

function sourceOf(shares: Shares, random: Random): Source {
  let left = random.next();
  for (const source of ['push', 'webhook', 'polled'] as const) {
    left -= shares[source];
    if (left < 0) return source;
  }
  return 'none';
}

function wakeUpMinute(random: Random): number {
  const { mean, deviation, earliest, latest, step } = WAKE_UP;
  const minute = Math.round((mean + deviation * random.normal()) / step) * step;
  return Math.min(latest, Math.max(earliest, minute));
}

/** The night's own times, worked out once for each zone and wake-up. */
function rememberedTimes(localDate: IsoDate) {
  const known = new Map<string, Pick<Person, 'nightAt' | 'wakeUpAt' | 'deadlineAt'>>();
  return (timeZone: TimeZone, minute: number) => {
    const clock = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
    const key = `${timeZone} ${clock}`;
    const times = known.get(key);
    if (times) return times;
    const { nightAt, wakeUpAt, deadlineAt } = nightTimes({ localDate, timeZone, wakeUpTime: clock });
    const made = {
      nightAt: Date.parse(nightAt),
      wakeUpAt: Date.parse(wakeUpAt),
      deadlineAt: Date.parse(deadlineAt),
    };
    known.set(key, made);
    return made;
  };
}
