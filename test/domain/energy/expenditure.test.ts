import { describe, expect, it } from 'vitest';
import { dayExpenditure } from '../../../domain/energy/expenditure.ts';
import { report, workout } from '../activity/samples.ts';

const body = { massKg: 80, restingKcal: 1755, baselineActivity: 'moderate' as const };
const run = workout({ netEnergyKcal: 300 });

describe('expenditure', () => {
  it.each([
    // 1.2 · 1755 = 2106
    {
      name: 'adds active energy to a sedentary day',
      day: { reports: [report({ activeEnergyKcal: 600 })], workouts: [run] },
      kcal: 2706,
      origin: { kind: 'measured', method: 'active_energy', source: 'google_health', workoutKcal: 0 },
    },
    {
      name: 'is a device’s total, which nothing is added to',
      day: { reports: [report({ totalEnergyKcal: 2355 })], workouts: [] },
      kcal: 2355,
      origin: { kind: 'measured', method: 'total_energy', source: 'google_health', workoutKcal: 0 },
    },
    {
      name: 'is a device’s total also where its active energy would come to more on top of a sedentary day',
      day: { reports: [report({ totalEnergyKcal: 2355, activeEnergyKcal: 600 })], workouts: [] },
      kcal: 2355,
      origin: {
        kind: 'measured',
        method: 'active_energy',
        source: 'google_health',
        workoutKcal: 0,
        doubts: ['more_than_total'],
      },
    },
    // 10,400 steps are 8 km: 320; the run took 4,800 of them (147.7)
    {
      name: 'joins steps and a workout',
      day: { reports: [report({ steps: 10_400 })], workouts: [run] },
      kcal: 2578,
      origin: { kind: 'measured', method: 'steps', source: 'google_health', workoutKcal: 300 },
    },
    // 1.55 · 1755 = 2720.25
    {
      name: 'is the usual level without data, and workouts within it add nothing',
      day: { reports: [], workouts: [run] },
      kcal: 2720,
      origin: { kind: 'baseline', level: 'moderate', reason: 'no_data', workoutKcal: 300 },
    },
    {
      name: 'is a sedentary day and the workouts where these are more than the usual level',
      day: {
        reports: [],
        workouts: [run, workout({ netEnergyKcal: 700 })],
        baselineReason: 'no_source' as const,
      },
      kcal: 3106,
      origin: { kind: 'measured', method: 'workouts', reason: 'no_source', workoutKcal: 1000 },
    },
    {
      name: 'tells the caller’s reason for missing data',
      day: { reports: [], workouts: [], baselineReason: 'sync_timeout' as const },
      kcal: 2720,
      origin: { kind: 'baseline', level: 'moderate', reason: 'sync_timeout', workoutKcal: 0 },
    },
    {
      name: 'tells that data were impossible, whatever the caller knows',
      day: {
        reports: [report({ totalEnergyKcal: 800 })],
        workouts: [],
        baselineReason: 'sync_timeout' as const,
      },
      kcal: 2720,
      origin: { kind: 'baseline', level: 'moderate', reason: 'implausible_data', workoutKcal: 0 },
    },
    {
      name: 'uses a report that is there although the sync failed',
      day: {
        reports: [report({ activeEnergyKcal: 600 })],
        workouts: [],
        baselineReason: 'sync_failed' as const,
      },
      kcal: 2706,
      origin: { kind: 'measured', method: 'active_energy', source: 'google_health', workoutKcal: 0 },
    },
  ])('$name', ({ day, kcal, origin }) => {
    expect(dayExpenditure({ ...body, ...day })).toEqual({ expenditureKcal: kcal, expenditureOrigin: origin });
  });

  it.each([
    ['sedentary', 2106],
    ['light', 2413],
    ['moderate', 2720],
    ['high', 3027],
    ['very_high', 3335],
  ] as const)('of a usual %s day is %d kcal', (baselineActivity, kcal) => {
    const day = { ...body, baselineActivity, reports: [], workouts: [] };
    expect(dayExpenditure(day).expenditureKcal).toBe(kcal);
  });
});
