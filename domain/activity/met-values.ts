import { DomainError } from '../errors.ts';
import type { Intensity, MetCode, TrainingKind } from './workout.ts';

/** An activity that a user can log: its energy cost and what it means for the day. */
export type MetActivity = {
  code: MetCode;
  name: string;
  /** Multiple of resting metabolism. */
  met: number;
  /** How hard it is for most adults: moderate from 3.0 MET, vigorous from 6.0 (CDC, ACSM). */
  intensity: Intensity;
  kind: TrainingKind;
  /** Steps that a pedometer counts in a minute of it; 0 when no steps are taken. */
  stepsPerMin: number;
  /** Usual speed, km/h; absent where the distance says nothing about the effort. */
  speedKmh?: number | undefined;
};

/**
 * MET values of the 2024 Adult Compendium of Physical Activities (Herrmann et al., J Sport Health Sci 13:6).
 *
 * Steps a minute: walking 100 at 3 MET and about 10 more for each further MET (Tudor-Locke et al. 2018, Br J Sports
 * Med 52:776); running and the rest are our estimates, used only where the user names no steps.
 *
 * Speeds: from the Compendium's own descriptions (mph); of jogging, cycling and walking for pleasure, which it gives
 * none, those of the neighbouring codes at the same MET; hiking is our estimate.
 */
const ACTIVITIES = [
  {
    code: '17170',
    name: 'Walking, slow (about 4 km/h)',
    met: 3,
    intensity: 'moderate',
    kind: 'endurance',
    stepsPerMin: 100,
    speedKmh: 4,
  },
  {
    code: '17160',
    name: 'Walking for pleasure',
    met: 3.5,
    intensity: 'moderate',
    kind: 'endurance',
    stepsPerMin: 105,
    speedKmh: 5,
  },
  {
    code: '17200',
    name: 'Walking, brisk (about 6 km/h)',
    met: 4.8,
    intensity: 'moderate',
    kind: 'endurance',
    stepsPerMin: 120,
    speedKmh: 6,
  },
  {
    code: '17080',
    name: 'Hiking',
    met: 6,
    intensity: 'vigorous',
    kind: 'endurance',
    stepsPerMin: 100,
    speedKmh: 4,
  },
  {
    code: '12020',
    name: 'Jogging',
    met: 7.5,
    intensity: 'vigorous',
    kind: 'endurance',
    stepsPerMin: 150,
    speedKmh: 7,
  },
  {
    code: '12050',
    name: 'Running (about 10 km/h)',
    met: 9.3,
    intensity: 'vigorous',
    kind: 'endurance',
    stepsPerMin: 160,
    speedKmh: 10,
  },
  {
    code: '12080',
    name: 'Running, fast (about 12 km/h)',
    met: 11.8,
    intensity: 'vigorous',
    kind: 'endurance',
    stepsPerMin: 170,
    speedKmh: 12,
  },
  {
    code: '01010',
    name: 'Cycling, leisurely',
    met: 4,
    intensity: 'moderate',
    kind: 'endurance',
    stepsPerMin: 0,
    speedKmh: 15,
  },
  {
    code: '01014',
    name: 'Cycling',
    met: 7,
    intensity: 'vigorous',
    kind: 'endurance',
    stepsPerMin: 0,
    speedKmh: 18,
  },
  {
    code: '01040',
    name: 'Cycling, fast',
    met: 10,
    intensity: 'vigorous',
    kind: 'endurance',
    stepsPerMin: 0,
    speedKmh: 24,
  },
  {
    code: '02048',
    name: 'Elliptical trainer',
    met: 5,
    intensity: 'moderate',
    kind: 'endurance',
    stepsPerMin: 100,
  },
  {
    code: '02072',
    name: 'Rowing machine',
    met: 7.5,
    intensity: 'vigorous',
    kind: 'endurance',
    stepsPerMin: 0,
  },
  {
    code: '18310',
    name: 'Swimming, leisurely',
    met: 6,
    intensity: 'vigorous',
    kind: 'endurance',
    stepsPerMin: 0,
  },
  {
    code: '18230',
    name: 'Swimming laps, fast',
    met: 9.8,
    intensity: 'vigorous',
    kind: 'endurance',
    stepsPerMin: 0,
    speedKmh: 4,
  },
  {
    code: '15551',
    name: 'Rope jumping',
    met: 11.8,
    intensity: 'vigorous',
    kind: 'endurance',
    stepsPerMin: 110,
  },
  { code: '15055', name: 'Basketball', met: 7.5, intensity: 'vigorous', kind: 'endurance', stepsPerMin: 80 },
  {
    code: '02054',
    name: 'Weights, many repetitions',
    met: 3.5,
    intensity: 'moderate',
    kind: 'strength',
    stepsPerMin: 0,
  },
  {
    code: '02052',
    name: 'Weights, squats and other heavy lifts',
    met: 5,
    intensity: 'moderate',
    kind: 'strength',
    stepsPerMin: 0,
  },
  {
    code: '02050',
    name: 'Power lifting or body building',
    met: 6,
    intensity: 'vigorous',
    kind: 'strength',
    stepsPerMin: 0,
  },
  { code: '02040', name: 'Circuit training', met: 7.5, intensity: 'vigorous', kind: 'mixed', stepsPerMin: 0 },
  { code: '02150', name: 'Yoga', met: 2.3, intensity: 'light', kind: 'mobility', stepsPerMin: 0 },
] as const satisfies readonly MetActivity[];

const BY_CODE: ReadonlyMap<string, MetActivity> = new Map(ACTIVITIES.map((row) => [row.code, row]));

/** Every activity that can be logged, families together. */
export function listMetActivities(): readonly MetActivity[] {
  return ACTIVITIES;
}

/** The activity of a Compendium code, or `undefined` where our table does not have it. */
export function findOptionalMet(code: MetCode): MetActivity | undefined {
  return BY_CODE.get(code);
}

/**
 * The activity of a Compendium code.
 *
 * @throws DomainError invalid `unknown_met_code` where our table does not have it
 */
export function findMet(code: MetCode): MetActivity {
  const activity = findOptionalMet(code);
  if (activity) return activity;
  throw new DomainError('invalid', 'unknown_met_code', 'This activity code is not known.', {
    fields: [{ path: 'metCode', message: 'must be one of the listed activity codes' }],
  });
}
