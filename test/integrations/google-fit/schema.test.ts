import { describe, expect, it } from 'vitest';
import { readDay, toAggregateRequest } from '../../../integrations/google-fit/map.ts';
import { Aggregate } from '../../../integrations/google-fit/schema.ts';

const point = (type: string, ...value: object[]) => ({ dataTypeName: `com.google.${type}`, value });
const START_MS = Date.parse('2026-03-07T00:00:00Z');
const HOUR_MS = 3_600_000;
/** Buckets of the hours of a day, each with the points of its datasets. */
const read = (...hours: object[][]) =>
  readDay(
    Aggregate.parse({
      bucket: hours.map((points, hour) => ({
        startTimeMillis: String(START_MS + hour * HOUR_MS),
        endTimeMillis: hour % 2 ? START_MS + (hour + 1) * HOUR_MS : String(START_MS + (hour + 1) * HOUR_MS),
        dataset: [{ point: points }, { dataSourceId: 'empty' }],
      })),
    }),
  );
const rest = point('calories.expended', { fpVal: 60 });

describe('an aggregate', () => {
  it.each([
    {
      title: 'integers and floats, each in its own field',
      hours: [[point('step_count.delta', { intVal: 8123 }), point('calories.expended', { fpVal: 2210.4 })]],
      metrics: { steps: 8123, totalEnergyKcal: 2210.4 },
    },
    {
      title: 'steps that come as a float',
      hours: [[point('step_count.delta', { fpVal: 8123.4 })]],
      metrics: { steps: 8123 },
    },
    {
      title: 'the sum of hours, of points and of values',
      hours: [
        [
          point('active_minutes', { intVal: 20 }),
          point('active_minutes', { intVal: 5 }, { intVal: 1 }),
          rest,
        ],
        [point('active_minutes', { intVal: 19 }), rest],
      ],
      metrics: { exerciseMin: 45, totalEnergyKcal: 120 },
    },
    {
      title: 'a point without a value beside one that has it',
      hours: [[point('step_count.delta'), point('step_count.delta', { intVal: 5 })]],
      metrics: { steps: 5 },
    },
  ])('reads $title', ({ hours, metrics }) => {
    expect(read(...hours)?.metrics).toEqual(metrics);
  });

  it('knows the last hour that somebody moved in', () => {
    const steps = point('step_count.delta', { intVal: 100 });
    const none = point('step_count.delta', { intVal: 0 });
    const day = read([rest], [steps, rest], [none, rest], [rest]);
    expect(day?.lastDataAt).toEqual(new Date('2026-03-07T02:00:00Z'));
  });

  it.each([
    { title: 'the calories of rest alone', hours: [[rest], [rest]] },
    { title: 'empty datasets', hours: [[], []] },
    { title: 'no bucket', hours: [] },
    { title: 'a point without a value', hours: [[point('step_count.delta')]] },
  ])('has no data in $title', ({ hours }) => {
    expect(read(...hours)).toBeUndefined();
  });

  it('has no data in an empty answer, and is not anything else', () => {
    expect(readDay(Aggregate.parse({}))).toBeUndefined();
    expect(Aggregate.safeParse({ bucket: [{ endTimeMillis: 'noon' }] }).success).toBe(false);
  });

  it.each([
    {
      title: 'a day of 25 hours',
      day: ['2026-10-24T22:00:00.000Z', '2026-10-25T23:00:00.000Z'],
      now: '2026-10-26T03:00:00Z',
      endAt: '2026-10-25T23:00:00.000Z',
    },
    {
      title: 'a day that still goes on, cut at now',
      day: ['2026-11-22T00:00:00.000Z', '2026-11-23T00:00:00.000Z'],
      now: '2026-11-22T12:00:00.000Z',
      endAt: '2026-11-22T12:00:00.000Z',
    },
  ])('is asked for over $title', ({ day: [startAt = '', endAt = ''], now, endAt: asked }) => {
    const day = { localDate: startAt.slice(0, 10), startAt, endAt };
    const request = toAggregateRequest({ day, now: new Date(now) });
    expect(request.bucketByTime.durationMillis).toBe(HOUR_MS);
    expect(new Date(request.endTimeMillis).toISOString()).toBe(asked);
  });
});
