import { describe, expect, it } from 'vitest';
import { readDay, toEvents, toRollUpRequest } from '../../../integrations/google-health/map.ts';
import { RollUp, WebhookBody } from '../../../integrations/google-health/schema.ts';

const DATE = { year: 2026, month: 3, day: 7 };
const read = (rollupDataPoints: unknown) => readDay(RollUp.parse({ rollupDataPoints }));
const hour = (utcHour: number, value: object) => ({
  startTime: `2026-03-07T${String(utcHour - 1).padStart(2, '0')}:00:00Z`,
  endTime: `2026-03-07T${String(utcHour).padStart(2, '0')}:00:00Z`,
  ...value,
});
const burned = (kcalSum: unknown) => ({ activeEnergyBurned: { kcalSum } });

describe('a rollup', () => {
  it('is asked for by the hour, over exactly the local day', () => {
    const day = {
      localDate: '2026-10-25',
      startAt: '2026-10-24T22:00:00.000Z',
      endAt: '2026-10-25T23:00:00.000Z',
    };
    expect(toRollUpRequest(day)).toEqual({
      range: { startTime: day.startAt, endTime: day.endAt },
      windowSize: '3600s',
    });
  });

  it.each([
    { title: 'energy as numbers', points: [hour(9, burned(112.5)), hour(8, burned(500))], kcal: 612.5 },
    { title: 'energy as strings', points: [hour(9, burned('112.5')), hour(8, burned('500'))], kcal: 612.5 },
    {
      title: 'a zero that JSON leaves out',
      points: [hour(9, { activeEnergyBurned: {} }), hour(8, burned(3))],
      kcal: 3,
    },
    { title: 'a point without the figure', points: [hour(10, {}), hour(9, burned(7))], kcal: 7 },
  ])('reads $title', ({ points, kcal }) => {
    expect(read(points)).toEqual({
      metrics: { activeEnergyKcal: kcal },
      lastDataAt: new Date('2026-03-07T09:00:00Z'),
    });
  });

  it.each([
    { title: 'no list at all', points: undefined },
    { title: 'an empty list', points: [] },
    { title: 'points without the figure', points: [hour(9, {})] },
    { title: 'a sum that no day can have', points: [hour(9, burned(-4))] },
    { title: 'too much of it', points: [hour(9, burned(1e7))] },
    { title: 'a public case of a broken day', points: [hour(9, burned(229_313))] },
  ])('has no data in $title', ({ points }) => {
    expect(read(points)).toBeUndefined();
  });

  it.each([
    { rollupDataPoints: 'none' },
    { rollupDataPoints: [hour(9, burned('many'))] },
    { rollupDataPoints: [{ ...hour(9, burned(1)), endTime: 'nine' }] },
  ])('refuses %j', (answer) => {
    expect(RollUp.safeParse(answer).success).toBe(false);
  });
});

describe('a notification', () => {
  const data = { version: '1', healthUserId: '343', operation: 'UPSERT', dataType: 'steps' };
  const events = (body: unknown) => {
    const parsed = WebhookBody.parse(body);
    return parsed.kind === 'notifications' ? toEvents(parsed.notifications) : parsed.kind;
  };
  const local = (from: string, to: string) => ({ kind: 'local', from, to });

  it.each([
    {
      title: 'civil times',
      interval: {
        civilDateTimeInterval: {
          startDateTime: { date: DATE, time: { hours: 22 } },
          endDateTime: { date: { ...DATE, day: 8 }, time: { hours: 1 } },
        },
      },
      span: local('2026-03-07', '2026-03-08'),
    },
    {
      title: 'a whole civil day, which ends at the next midnight',
      interval: {
        civilDateTimeInterval: {
          startDateTime: { date: DATE, time: {} },
          endDateTime: { date: { ...DATE, day: 8 }, time: {} },
        },
      },
      span: local('2026-03-07', '2026-03-07'),
    },
    {
      title: 'civil times as text',
      interval: {
        civilIso8601TimeInterval: { startTime: '2026-03-07T00:00:00', endTime: '2026-03-09T00:00:00' },
      },
      span: local('2026-03-07', '2026-03-08'),
    },
    {
      title: 'an empty interval at midnight',
      interval: {
        civilIso8601TimeInterval: { startTime: '2026-03-07T00:00:00', endTime: '2026-03-07T00:00:00' },
      },
      span: local('2026-03-07', '2026-03-07'),
    },
    {
      title: 'physical time, which says nothing of the local day',
      interval: {
        physicalTimeInterval: { startTime: '2026-03-07T23:10:00Z', endTime: '2026-03-08T01:10:00+01:00' },
      },
      span: { kind: 'instants', startAt: '2026-03-07T23:10:00.000Z', endAt: '2026-03-08T00:10:00.000Z' },
    },
  ])('reads $title', ({ interval, span }) => {
    expect(events({ data: { ...data, intervals: [interval] } })).toEqual([
      { provider: 'google_health', externalUserId: '343', kind: 'activity_changed', span },
    ]);
  });

  it('comes alone or with others, and is the handshake', () => {
    const interval = {
      civilIso8601TimeInterval: { startTime: '2026-03-07T08:00:00', endTime: '2026-03-07T09:00:00' },
    };
    const one = { data: { ...data, operation: 'UPDATE', intervals: [interval, interval] } };
    expect(events([one, { data: { ...one.data, operation: 'DELETE' } }])).toHaveLength(4);
    expect(events({ type: 'verification' })).toBe('verification');
  });

  it('leaves out what changes no activity', () => {
    expect(events({ data: { ...data, dataType: 'sleep', intervals: [] } })).toEqual([]);
  });

  it.each([{}, [], 'verification', { type: 'other' }, { data: {} }, { data: { ...data, intervals: [{}] } }])(
    'refuses %j',
    (body) => {
      expect(WebhookBody.safeParse(body).success).toBe(false);
    },
  );
});
