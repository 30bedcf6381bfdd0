import { describe, expect, it } from 'vitest';
import { dayLoad } from '../../../domain/energy/day-load.ts';
import type { ExpenditureOrigin } from '../../../domain/energy/day-targets.ts';

const measured: ExpenditureOrigin = { kind: 'measured', method: 'steps', source: 'fitbit', workoutKcal: 0 };
const baseline: ExpenditureOrigin = { kind: 'baseline', level: 'high', reason: 'no_data', workoutKcal: 0 };
const run = (durationMin: number) => ({ kind: 'endurance', durationMin }) as const;
const lift = (durationMin: number) => ({ kind: 'strength', durationMin }) as const;
const circuit = (durationMin: number) => ({ kind: 'mixed', durationMin }) as const;
const yoga = { kind: 'mobility', durationMin: 90 } as const;

describe('how hard a day was', () => {
  it.each([
    { name: '20 min of weights', training: [lift(20)], load: 'strength' },
    { name: '19 min of weights', training: [lift(19)], load: 'usual' },
    { name: '40 min of circuits, half of them strength', training: [circuit(40)], load: 'strength' },
    { name: '45 min of running', training: [run(45)], load: 'endurance' },
    { name: 'two short runs', training: [run(25), run(25)], load: 'endurance' },
    { name: '30 min of running', training: [run(30)], load: 'usual' },
    { name: 'weights before a longer run', training: [lift(30), run(60)], load: 'endurance' },
    { name: 'a long lift after a run', training: [run(45), lift(60)], load: 'strength' },
    { name: 'yoga', training: [yoga], load: 'usual' },
  ])('$name make it $load', ({ training, load }) => {
    const day = { training, restingKcal: 1755, expenditureKcal: 2720, expenditureOrigin: baseline };
    expect(dayLoad(day)).toBe(load);
  });

  it.each([
    { pal: 1.39, origin: measured, load: 'rest' },
    { pal: 1.4, origin: measured, load: 'usual' },
    { pal: 1.99, origin: measured, load: 'usual' },
    { pal: 2, origin: measured, load: 'endurance' },
    { pal: 1.2, origin: baseline, load: 'usual' },
  ])('without training, $pal times rest from $origin.kind data is $load', ({ pal, origin, load }) => {
    const day = { training: [], restingKcal: 1000, expenditureKcal: pal * 1000, expenditureOrigin: origin };
    expect(dayLoad(day)).toBe(load);
  });
});
