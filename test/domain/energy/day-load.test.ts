import { describe, expect, it } from 'vitest';
import { dayLoad } from '../../../domain/energy/day-load.ts';
import type { ExpenditureOrigin } from '../../../domain/energy/day-targets.ts';
import { workout } from '../activity/samples.ts';

const measured: ExpenditureOrigin = { kind: 'measured', method: 'steps', source: 'fitbit', workoutKcal: 0 };
const baseline: ExpenditureOrigin = { kind: 'baseline', level: 'high', reason: 'no_data', workoutKcal: 0 };
const run = (durationMin: number) => workout({ metCode: '12050', durationMin });
const lift = (durationMin: number) => workout({ metCode: '02052', durationMin });
const circuit = (durationMin: number) => workout({ metCode: '02040', durationMin });
const yoga = workout({ metCode: '02150', durationMin: 90 });

describe('how hard a day was', () => {
  it.each([
    { name: '20 min of weights', workouts: [lift(20)], load: 'strength' },
    { name: '19 min of weights', workouts: [lift(19)], load: 'usual' },
    { name: '40 min of circuits, half of them strength', workouts: [circuit(40)], load: 'strength' },
    { name: '45 min of running', workouts: [run(45)], load: 'endurance' },
    { name: 'two short runs', workouts: [run(25), run(25)], load: 'endurance' },
    { name: '30 min of running', workouts: [run(30)], load: 'usual' },
    { name: 'weights before a longer run', workouts: [lift(30), run(60)], load: 'endurance' },
    { name: 'a long lift after a run', workouts: [run(45), lift(60)], load: 'strength' },
    { name: 'yoga', workouts: [yoga], load: 'usual' },
    { name: 'a workout whose code left the table', workouts: [workout({ metCode: '99999' })], load: 'usual' },
  ])('$name make it $load', ({ workouts, load }) => {
    const day = { workouts, restingKcal: 1755, expenditureKcal: 2720, expenditureOrigin: baseline };
    expect(dayLoad(day)).toBe(load);
  });

  it.each([
    { pal: 1.39, origin: measured, load: 'rest' },
    { pal: 1.4, origin: measured, load: 'usual' },
    { pal: 1.99, origin: measured, load: 'usual' },
    { pal: 2, origin: measured, load: 'endurance' },
    { pal: 1.2, origin: baseline, load: 'usual' },
  ])('without training, $pal times rest from $origin.kind data is $load', ({ pal, origin, load }) => {
    const day = { workouts: [], restingKcal: 1000, expenditureKcal: pal * 1000, expenditureOrigin: origin };
    expect(dayLoad(day)).toBe(load);
  });
});
