import { describe, expect, it } from 'vitest';
import { dayEfforts } from '../../../domain/activity/day-efforts.ts';
import { stepsAndWorkoutsKcal, walkingKcal } from '../../../domain/activity/steps-energy.ts';
import type { Workout } from '../../../domain/activity/workout.ts';
import { ACTIVITY_DATE, workout } from './samples.ts';

const massKg = 65;

const effortsOf = (workouts: readonly Workout[]) =>
  dayEfforts({
    workouts,
    deviceWorkouts: [],
    restingKcal: 1500,
    localDate: ACTIVITY_DATE,
    timeZone: 'Europe/Berlin',
  });

describe('energy from steps', () => {
  it('is half a kcal per kg and km, at 1300 steps a km', () => {
    // 13,000 steps are 10 km: 10 · 0.5 · 65
    expect(walkingKcal({ steps: 13_000, massKg })).toBeCloseTo(325, 6);
  });

  it.each([
    { name: 'without workouts is all walking', workouts: [], netKcal: 325, workoutKcal: 0 },
    {
      name: 'takes away the steps that a run names (5,200 are 130 kcal of walking)',
      workouts: [workout({ steps: 5200, netEnergyKcal: 300 })],
      netKcal: 325 - 130 + 300,
      workoutKcal: 300,
    },
    {
      name: 'estimates the steps of a run that names none (30 min · 160 = 4,800 are 120 kcal)',
      workouts: [workout({ netEnergyKcal: 300 })],
      netKcal: 325 - 120 + 300,
      workoutKcal: 300,
    },
    {
      name: 'takes no step away for lifting',
      workouts: [workout({ metCode: '02054', netEnergyKcal: 90 })],
      netKcal: 325 + 90,
      workoutKcal: 90,
    },
    {
      name: 'does not fall when a slow walk is logged (5,200 steps are 130 kcal, more than the 100 logged)',
      workouts: [workout({ metCode: '17170', steps: 5200, netEnergyKcal: 100 })],
      netKcal: 325,
      workoutKcal: 130,
    },
    {
      name: 'still counts a workout whose code left the table',
      workouts: [workout({ metCode: '99999', netEnergyKcal: 200 })],
      netKcal: 325 + 200,
      workoutKcal: 200,
    },
    {
      name: 'takes no more steps away than the day has',
      workouts: [workout({ steps: 26_000, netEnergyKcal: 400 })],
      netKcal: 400,
      workoutKcal: 400,
    },
  ])('$name', ({ workouts, netKcal, workoutKcal }) => {
    const energy = stepsAndWorkoutsKcal({ steps: 13_000, efforts: effortsOf(workouts), massKg });
    expect(energy.netKcal).toBeCloseTo(netKcal, 6);
    expect(energy.workoutKcal).toBeCloseTo(workoutKcal, 6);
  });
});
