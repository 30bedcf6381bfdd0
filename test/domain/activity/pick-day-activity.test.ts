import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ActivityReport } from '../../../domain/activity/activity-day.ts';
import { pickDayActivity } from '../../../domain/activity/pick-day-activity.ts';
import type { Workout } from '../../../domain/activity/workout.ts';
import { report, workout } from './samples.ts';

// 65 kg; the usual level adds 560 kcal to a sedentary day (1600 · (1.55 − 1.2)).
const body = { massKg: 65, restingKcal: 1600, baselineNetKcal: 560 };
const lifting = (netEnergyKcal: number) => workout({ metCode: '02054', netEnergyKcal });

type Day = { name: string; reports?: ActivityReport[]; workouts?: Workout[]; expected: object };

function pick({ reports = [], workouts = [] }: Partial<Day>) {
  return pickDayActivity({ reports, workouts, ...body });
}

describe('the choice between sources', () => {
  it.each<Day>([
    {
      name: 'takes active energy before the same report’s total and steps',
      reports: [report({ activeEnergyKcal: 450, totalEnergyKcal: 2300, steps: 9000 })],
      // Its total leaves 2300 − 1.2 · 1600 above a sedentary day, less than 450.
      expected: {
        status: 'measured',
        method: 'active_energy',
        source: 'google_health',
        netKcal: 380,
        doubts: ['more_than_total'],
      },
    },
    {
      name: 'takes the active energy itself where the total leaves room for it',
      reports: [report({ activeEnergyKcal: 450, totalEnergyKcal: 2400 })],
      expected: { method: 'active_energy', netKcal: 450 },
    },
    {
      name: 'takes a total less a sedentary day before steps',
      reports: [report({ source: 'google_fit', totalEnergyKcal: 2300 }), report({ steps: 9000 })],
      expected: { method: 'total_energy', source: 'google_fit', netKcal: 380 },
    },
    {
      name: 'takes a complete day’s steps before an incomplete day’s energy',
      reports: [
        report({ complete: false, activeEnergyKcal: 900 }),
        report({ source: 'fitbit', steps: 13_000 }),
      ],
      expected: { method: 'steps', source: 'fitbit', netKcal: 325 },
    },
    {
      name: 'takes the phone’s store before a cloud',
      reports: [report({ activeEnergyKcal: 450 }), report({ source: 'healthkit', activeEnergyKcal: 400 })],
      expected: { source: 'healthkit', netKcal: 400 },
    },
    {
      name: 'counts a day once that Google Health and Fitbit both have of the same watch',
      reports: [
        report({ source: 'fitbit', activeEnergyKcal: 460, steps: 9100 }),
        report({ source: 'google_health', activeEnergyKcal: 450, steps: 9000 }),
      ],
      expected: { method: 'active_energy', source: 'google_health', netKcal: 450 },
    },
    {
      name: 'takes the newest of one source',
      reports: [
        report({ activeEnergyKcal: 450, recordedAt: '2026-11-22T01:00:00.000Z' }),
        report({ activeEnergyKcal: 470, recordedAt: '2026-11-22T02:00:00.000Z' }),
        report({ activeEnergyKcal: 430, recordedAt: '2026-11-21T23:00:00.000Z' }),
      ],
      expected: { netKcal: 470 },
    },
    {
      name: 'takes a total under rest as a day without activity',
      reports: [report({ totalEnergyKcal: 1500 })],
      expected: { status: 'measured', method: 'total_energy', netKcal: 0 },
    },
  ])('$name', ({ expected, ...day }) => {
    expect(pick(day)).toMatchObject(expected);
  });
});

describe('data that cannot be right', () => {
  it.each<{ name: string; reports: ActivityReport[] }>([
    { name: 'a total of less than half of rest', reports: [report({ totalEnergyKcal: 799 })] },
    {
      name: 'more activity than the total',
      reports: [report({ activeEnergyKcal: 2500, totalEnergyKcal: 2000 })],
    },
    // 1600 of rest: 8000 of activity leave 3201 beside it.
    { name: 'a total that no body’s activity explains', reports: [report({ totalEnergyKcal: 11_201 })] },
    ...(['google_health', 'google_fit', 'fitbit', 'health_connect', 'healthkit'] as const).flatMap((source) =>
      [15_000, 229_313].map((totalEnergyKcal) => ({
        name: `a total of ${totalEnergyKcal} kcal from ${source}`,
        reports: [report({ source, totalEnergyKcal })],
      })),
    ),
  ])('is set aside: $name', (day) => {
    expect(pick(day)).toEqual({
      status: 'baseline',
      reason: 'implausible_data',
      netKcal: 560,
      workoutKcal: 0,
    });
  });

  it.each([15_000, 229_313])(
    'a total of %i kcal leaves the active energy and steps beside it as they are',
    (total) => {
      const wild = { totalEnergyKcal: total };
      expect(pick({ reports: [report({ ...wild, activeEnergyKcal: 450 })] })).toEqual({
        status: 'measured',
        method: 'active_energy',
        source: 'google_health',
        netKcal: 450,
        workoutKcal: 0,
      });
      expect(pick({ reports: [report({ ...wild, steps: 13_000 })] })).toMatchObject({
        method: 'steps',
        netKcal: 325,
      });
    },
  );

  it('is no total that twice rest and the activity explain', () => {
    const day = pick({ reports: [report({ activeEnergyKcal: 450, totalEnergyKcal: 3650 })] });
    expect(day).toMatchObject({ method: 'active_energy', netKcal: 450 });
    expect(pick({ reports: [report({ totalEnergyKcal: 11_200 })] })).toMatchObject({ netKcal: 8000 });
  });

  it('gives way to the believable figure of the same or another source', () => {
    const wild = { activeEnergyKcal: 9000 };
    expect(pick({ reports: [report({ ...wild, steps: 13_000 })] })).toMatchObject({
      method: 'steps',
      netKcal: 325,
    });
    expect(
      pick({ reports: [report(wild), report({ source: 'fitbit', activeEnergyKcal: 500 })] }),
    ).toMatchObject({
      source: 'fitbit',
      netKcal: 500,
    });
  });
});

describe('more than a body can do in a day', () => {
  const ultra = { steps: 168_000, activeEnergyKcal: 9400, totalEnergyKcal: 11_200 };

  it.each<Day & { age?: number }>([
    {
      name: 'an ultramarathon that the phone pushed',
      reports: [report({ ...ultra, source: 'health_connect' })],
      expected: { method: 'active_energy', netKcal: 8000, doubts: ['beyond_belief'] },
    },
    {
      name: 'the same from a fitness provider',
      reports: [report({ ...ultra, source: 'fitbit' })],
      expected: { method: 'active_energy', netKcal: 8000, doubts: ['beyond_belief'] },
    },
    {
      name: 'active energy alone',
      reports: [report({ activeEnergyKcal: 8001 })],
      expected: { method: 'active_energy', netKcal: 8000, doubts: ['beyond_belief'] },
    },
    {
      name: 'a total alone',
      reports: [report({ totalEnergyKcal: 9921 })],
      expected: { method: 'total_energy', netKcal: 8000, doubts: ['beyond_belief'] },
    },
    // 100,000 steps at 65 kg
    {
      name: 'steps alone',
      reports: [report({ steps: 168_000 })],
      expected: { method: 'steps', netKcal: 2500, doubts: ['beyond_belief'] },
    },
    {
      name: 'typed workouts',
      workouts: [lifting(9000)],
      expected: { method: 'workouts', netKcal: 8000, workoutKcal: 8000, doubts: ['beyond_belief'] },
    },
    {
      name: 'typed workouts beside a device that saw less',
      reports: [report({ activeEnergyKcal: 700 })],
      workouts: [lifting(9000)],
      expected: { method: 'workouts', netKcal: 8000, doubts: ['beyond_belief'] },
    },
    // 60,000 steps are 1500 kcal, a vigorous day by themselves
    {
      name: 'energy that the steps bear out',
      reports: [report({ steps: 60_000, activeEnergyKcal: 9400 })],
      expected: { method: 'active_energy', netKcal: 8000, doubts: ['beyond_belief'] },
    },
    {
      name: 'a minor’s, who has a bound of their own',
      age: 17,
      reports: [report({ activeEnergyKcal: 4000 })],
      expected: { method: 'active_energy', netKcal: 2080, doubts: ['beyond_belief'] },
    },
    {
      name: 'a minor’s typed workouts',
      age: 17,
      workouts: [lifting(4000)],
      expected: { method: 'workouts', netKcal: 2080, doubts: ['beyond_belief'] },
    },
  ])('counts up to what is believed: $name', ({ expected, age = 40, reports = [], workouts = [] }) => {
    expect(pickDayActivity({ reports, workouts, ...body, age })).toMatchObject(expected);
  });

  it('is nothing that stands in the way of a day within it', () => {
    const day = pick({ reports: [report({ activeEnergyKcal: 8000 })] });
    expect(day).toMatchObject({ netKcal: 8000 });
    expect(day).not.toHaveProperty('doubts');
  });
});

describe('energy that is less than the steps take', () => {
  // 20,000 steps at 65 kg: 500 kcal
  it.each<Day>([
    {
      name: 'active energy of the same report',
      reports: [report({ steps: 20_000, activeEnergyKcal: 40 })],
      expected: { method: 'active_energy', netKcal: 500, doubts: ['less_than_steps'] },
    },
    // rest and the steps: 2100, 180 above a sedentary day
    {
      name: 'a total of the same report',
      reports: [report({ steps: 20_000, totalEnergyKcal: 1640 })],
      expected: { method: 'total_energy', netKcal: 180, doubts: ['less_than_steps'] },
    },
    {
      name: 'a band that was hardly worn, beside the phone',
      reports: [
        report({ source: 'fitbit', steps: 500, activeEnergyKcal: 40 }),
        report({ source: 'healthkit', steps: 20_000 }),
      ],
      expected: { source: 'fitbit', netKcal: 500, doubts: ['less_than_steps'] },
    },
    {
      name: 'not by the steps of a source that is believed later',
      reports: [
        report({ source: 'healthkit', steps: 5000, activeEnergyKcal: 200 }),
        report({ source: 'google_fit', steps: 90_000 }),
      ],
      expected: { source: 'healthkit', netKcal: 200 },
    },
  ])('gives way to them: $name', ({ expected, ...day }) => {
    expect(pick(day)).toMatchObject(expected);
  });
});

describe('a day that nobody measured', () => {
  it.each<Day>([
    { name: 'no report', expected: { status: 'baseline', reason: 'no_data', netKcal: 560 } },
    { name: 'a report without figures', reports: [report()], expected: { reason: 'no_data', netKcal: 560 } },
    {
      name: 'a device that lay on a shelf',
      reports: [report({ steps: 0, activeEnergyKcal: 0, totalEnergyKcal: 1600 })],
      expected: { reason: 'no_data', netKcal: 560 },
    },
    {
      name: 'an incomplete day below the usual level',
      reports: [report({ complete: false, activeEnergyKcal: 500 })],
      expected: { status: 'baseline', reason: 'no_data', netKcal: 560 },
    },
    {
      name: 'workouts below the usual level, which has them inside',
      workouts: [workout({ netEnergyKcal: 300 })],
      expected: { status: 'baseline', netKcal: 560, workoutKcal: 300 },
    },
  ])('is the usual level: $name', ({ expected, ...day }) => {
    expect(pick(day)).toMatchObject(expected);
  });

  it('is an incomplete day that already exceeds the usual level', () => {
    expect(pick({ reports: [report({ complete: false, activeEnergyKcal: 600 })] })).toMatchObject({
      status: 'measured',
      method: 'active_energy',
      netKcal: 600,
    });
  });

  it('is the workouts where they are more than the usual level, with the reason why there is no more', () => {
    expect(pick({ workouts: [lifting(400), lifting(300)] })).toEqual({
      status: 'measured',
      method: 'workouts',
      reason: 'no_data',
      netKcal: 700,
      workoutKcal: 700,
    });
    expect(pick({ workouts: [lifting(700)], reports: [report({ totalEnergyKcal: 700 })] })).toMatchObject({
      method: 'workouts',
      reason: 'implausible_data',
    });
  });

  it('is an incomplete total that is low only because the day goes on', () => {
    const morning = report({ complete: false, totalEnergyKcal: 700 });
    expect(pick({ reports: [morning] })).toMatchObject({ status: 'baseline', reason: 'no_data' });
  });

  it('counts typed workouts only up to what a body can do', () => {
    const workouts = [lifting(9000), lifting(9000)];
    expect(pick({ workouts })).toMatchObject({ netKcal: 8000 });
    expect(pick({ workouts, reports: [report({ steps: 13_000 })] })).toMatchObject({
      method: 'steps',
      netKcal: 8000,
    });
  });
});

describe('workouts beside a device', () => {
  const device = report({ activeEnergyKcal: 700 });

  it('are within its energy and add nothing', () => {
    expect(pick({ reports: [device], workouts: [lifting(650)] })).toEqual(pick({ reports: [device] }));
  });

  it('replace its energy where they alone are more, for then it was not worn', () => {
    expect(pick({ reports: [device], workouts: [lifting(900)] })).toEqual({
      status: 'measured',
      method: 'workouts',
      source: 'google_health',
      netKcal: 900,
      workoutKcal: 900,
    });
  });

  it('join steps, without the steps taken in them', () => {
    const day = { reports: [report({ steps: 13_000 })], workouts: [workout({ steps: 5200 })] };
    expect(pick(day)).toMatchObject({ method: 'steps', netKcal: 325 - 130 + 300, workoutKcal: 300 });
  });
});

describe('whatever was measured', () => {
  const workouts = fc.array(
    fc
      .record({
        metCode: fc.constantFrom('12050', '17170', '02054', '18310', '99999'),
        durationMin: fc.integer({ min: 1, max: 300 }),
        netEnergyKcal: fc.integer({ min: 0, max: 2000 }),
        steps: fc.option(fc.integer({ min: 0, max: 30_000 }), { nil: undefined }),
      })
      .map(({ steps, ...known }) => workout(steps === undefined ? known : { ...known, steps })),
    { maxLength: 5 },
  );

  it('a workout logged beside a device’s energy never adds to it', () => {
    const metric = fc.constantFrom<'activeEnergyKcal' | 'totalEnergyKcal'>(
      'activeEnergyKcal',
      'totalEnergyKcal',
    );
    fc.assert(
      fc.property(metric, fc.integer({ min: 1601, max: 8000 }), workouts, (name, kcal, logged) => {
        const reports = [report({ [name]: kcal })];
        const alone = pick({ reports }).netKcal;
        const sum = logged.reduce((total, one) => total + one.netEnergyKcal, 0);
        expect(pick({ reports, workouts: logged }).netKcal).toBe(Math.max(alone, Math.min(sum, 8000)));
      }),
    );
  });

  it('one more workout never lowers a day', () => {
    const reports = fc.constantFrom<ActivityReport[]>(
      [],
      [report({ steps: 6000 })],
      [report({ activeEnergyKcal: 300 })],
      [report({ complete: false, steps: 9000 })],
    );
    fc.assert(
      fc.property(reports, workouts, workouts, (known, logged, more) => {
        const before = pick({ reports: known, workouts: logged }).netKcal;
        const after = pick({ reports: known, workouts: [...logged, ...more] }).netKcal;
        expect(after).toBeGreaterThanOrEqual(before - 1e-9);
      }),
    );
  });

  it('the order of reports does not matter', () => {
    const reports = fc.array(
      fc.record({
        source: fc.constantFrom<ActivityReport['source']>('healthkit', 'google_health', 'fitbit'),
        complete: fc.boolean(),
        recordedAt: fc.constantFrom('2026-11-22T01:00:00.000Z', '2026-11-22T02:00:00.000Z'),
        activeEnergyKcal: fc.integer({ min: 1, max: 9000 }),
      }),
      { maxLength: 4 },
    );
    fc.assert(
      fc.property(reports, (drawn) => {
        // Reports that agree in all that ranks them are one report: the store keeps one of each.
        const unique = [
          ...new Map(drawn.map((one) => [`${one.source} ${one.complete} ${one.recordedAt}`, one])).values(),
        ];
        const all = unique.map((one) => report(one));
        expect(pick({ reports: all.toReversed() })).toEqual(pick({ reports: all }));
      }),
    );
  });
});
