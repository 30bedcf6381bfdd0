import { describe, expect, it } from 'vitest';
import { AddedActivity, asWorkout, reportWith } from '../../../domain/what-if/added-activity.ts';

const at = new Date('2026-11-22T10:00:00.000Z');
const workoutOf = (added: AddedActivity) => asWorkout({ added, localDate: '2026-11-21', massKg: 70, at });

const refusalsOf = (activity: object) =>
  AddedActivity.safeParse(activity).error?.issues.map(({ path, message }) => [path.join('.'), message]);

describe('an added activity', () => {
  it('takes as long as its distance at the usual speed of its kind', () => {
    // 10 km at 10 km/h: an hour of 9.3 MET, net of rest, at 70 kg.
    expect(workoutOf({ metCode: '12050', distanceKm: 10 })).toMatchObject({ durationMin: 60 });
    expect(workoutOf({ metCode: '12050', distanceKm: 10 }).netEnergyKcal).toBeCloseTo(8.3 * 70);
    expect(workoutOf({ metCode: '17200', distanceKm: 3 }).durationMin).toBe(30);
  });

  it('lasts as long as its energy takes', () => {
    const run = workoutOf({ metCode: '12050', energyKcal: 290.5 });
    expect(run.durationMin).toBeCloseTo(30);
    expect(run.netEnergyKcal).toBe(290.5);
  });

  it('of no known kind is energy and nothing else: it makes no day of training', () => {
    expect(workoutOf({ energyKcal: 300 })).toMatchObject({ durationMin: 0, netEnergyKcal: 300 });
  });

  it.each([
    [{ metCode: '12050' }, [['', 'needs one of durationMin, distanceKm and energyKcal']]],
    [
      { metCode: '12050', durationMin: 30, distanceKm: 5 },
      [['', 'needs one of durationMin, distanceKm and energyKcal']],
    ],
    [{ durationMin: 30 }, [['metCode', 'is needed with a time or a distance']]],
    [{ metCode: '99999', durationMin: 30 }, [['metCode', 'is not a listed activity code']]],
    [{ metCode: '02150', distanceKm: 5 }, [['distanceKm', 'cannot be known of Yoga: give durationMin']]],
  ])('%j is refused with a reason', (activity, refusals) => {
    expect(refusalsOf(activity)).toEqual(refusals);
  });
});

describe('a report with added activity', () => {
  const report = {
    source: 'fitbit',
    localDate: '2026-11-21',
    recordedAt: at.toISOString(),
    complete: true,
  } as const;
  const workouts = [workoutOf({ metCode: '12050', distanceKm: 10 })];

  it('has what the device would have seen on top of what it saw', () => {
    const measured = { ...report, steps: 5000, activeEnergyKcal: 400, totalEnergyKcal: 2100 };
    expect(reportWith({ report: measured, workouts })).toEqual({
      ...measured,
      steps: 5000 + 60 * 160,
      activeEnergyKcal: 400 + 581,
      totalEnergyKcal: 2100 + 581,
    });
  });

  it('gets no figure that the device does not give', () => {
    expect(reportWith({ report, workouts })).toEqual(report);
  });
});
