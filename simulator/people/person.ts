import { seeded, seededNormal, seededPick } from './seeded.ts';

/**
 * When the data of somebody's device reaches the cloud. `hourly`: the phone is near. `morning`: once a day, when the app
 * is opened. `third_day`: on every third day. `never`: the device lies in a drawer.
 */
export type SyncHabit = 'hourly' | 'morning' | 'third_day' | 'never';

/** Somebody whose days the clouds know. */
export type Person = {
  index: number;
  /** As Fitbit's ids look. */
  fitbitId: string;
  /** As Google's ids look. */
  healthUserId: string;
  timeZone: string;
  massKg: number;
  /** Energy of a whole day at rest, kcal. */
  restKcal: number;
  usualSteps: number;
  /** Chance of a workout on a day. */
  workoutShare: number;
  sync: SyncHabit;
  /** Hour of the clock on the wall at which a `morning` person opens the app, and the minute of every sync. */
  syncHour: number;
  syncMinute: number;
};

/** Shares of the world's people, in per cent, roughly; every whole-hour zone and some between. */
const ZONES = [
  ['Pacific/Auckland', 1],
  ['Australia/Sydney', 1],
  ['Asia/Tokyo', 3],
  ['Asia/Shanghai', 19],
  ['Asia/Jakarta', 6],
  ['Asia/Dhaka', 3],
  ['Asia/Kathmandu', 1],
  ['Asia/Kolkata', 18],
  ['Asia/Karachi', 4],
  ['Asia/Tehran', 2],
  ['Asia/Dubai', 1],
  ['Africa/Nairobi', 6],
  ['Europe/Istanbul', 3],
  ['Europe/Berlin', 6],
  ['Africa/Lagos', 6],
  ['Europe/London', 3],
  ['Atlantic/Azores', 0.2],
  ['America/Sao_Paulo', 4],
  ['America/St_Johns', 0.2],
  ['America/New_York', 5],
  ['America/Mexico_City', 4],
  ['America/Denver', 1],
  ['America/Los_Angeles', 2],
  ['America/Anchorage', 0.2],
  ['Pacific/Honolulu', 0.4],
] as const;

const SYNC_HABITS = [
  ['hourly', 70],
  ['morning', 22],
  ['third_day', 5],
  ['never', 3],
] as const;

/** Everybody, always the same for a seed. */
export function generatePeople({ seed, count }: { seed: string; count: number }): readonly Person[] {
  return Array.from({ length: count }, (_, index) => generatePerson({ seed, index }));
}

function generatePerson({ seed, index }: { seed: string; index: number }): Person {
  const number = (what: string): number => seeded(seed, index, what);
  const normal = (what: string): number => seededNormal(seed, index, what);
  const massKg = round(72 + 14 * normal('mass'), 1);
  return {
    index,
    fitbitId: (0x2_000_000 + index * 37).toString(36).toUpperCase().padStart(6, '2'),
    healthUserId: String(343_000_000_000_000_000n + BigInt(index) * 1_000_003n),
    timeZone: seededPick(ZONES, seed, index, 'zone'),
    massKg,
    restKcal: Math.round(600 + 12.5 * massKg + 60 * normal('rest')),
    usualSteps: Math.max(1200, Math.round(7500 + 2800 * normal('steps'))),
    workoutShare: 0.6 * number('workouts'),
    sync: seededPick(SYNC_HABITS, seed, index, 'sync'),
    syncHour: 6 + Math.floor(5 * number('hour')),
    syncMinute: Math.floor(60 * number('minute')),
  };
}

const round = (value: number, digits: number): number => Math.round(value * 10 ** digits) / 10 ** digits;
