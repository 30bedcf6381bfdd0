import { describe, expect, it } from 'vitest';
import { toEvents, toMetrics, toWorkouts } from '../../../integrations/fitbit/map.ts';
import { DailyActivity, Notifications } from '../../../integrations/fitbit/schema.ts';

const SUMMARY = {
  steps: 8123,
  caloriesOut: 2400,
  caloriesBMR: 1700,
  fairlyActiveMinutes: 12,
  veryActiveMinutes: 8,
};
const read = (summary: object) => toMetrics(DailyActivity.parse({ summary }));

describe('a daily activity summary', () => {
  it.each([
    {
      title: 'energy above rest as what is out less rest',
      summary: SUMMARY,
      metrics: { steps: 8123, activeEnergyKcal: 700, totalEnergyKcal: 2400, exerciseMin: 20 },
    },
    {
      title: 'figures that are strings',
      summary: { ...SUMMARY, steps: '8123', caloriesOut: '2400' },
      metrics: { steps: 8123, activeEnergyKcal: 700, totalEnergyKcal: 2400, exerciseMin: 20 },
    },
    {
      title: 'kilometres as metres, and only the total',
      summary: {
        ...SUMMARY,
        distances: [
          { activity: 'tracker', distance: 9 },
          { activity: 'total', distance: 5.83 },
        ],
      },
      metrics: { distanceM: 5830 },
    },
    {
      title: 'a profile without height, which has no rest',
      summary: { ...SUMMARY, caloriesBMR: undefined, marginalCalories: 650 },
      metrics: { activeEnergyKcal: 650 },
    },
    {
      title: 'activityCalories not at all, for rest is in them',
      summary: { ...SUMMARY, activityCalories: 1100 },
      metrics: { activeEnergyKcal: 700 },
    },
    {
      title: 'a swim, which has no steps',
      summary: { ...SUMMARY, steps: 0, caloriesOut: 2000 },
      metrics: { steps: 0, activeEnergyKcal: 300 },
    },
  ])('reads $title', ({ summary, metrics }) => {
    expect(read(summary)).toMatchObject(metrics);
  });

  it('has no data where there is rest alone: the device has not synced', () => {
    expect(read({ steps: 0, caloriesOut: 1700, caloriesBMR: 1700, sedentaryMinutes: 1440 })).toBeUndefined();
    expect(read({})).toBeUndefined();
  });

  it.each([{}, { summary: null }, { summary: { steps: 'many' } }, { summary: { distances: [{}] } }])(
    'refuses %j',
    (answer) => {
      expect(DailyActivity.safeParse(answer).success).toBe(false);
    },
  );

  it('brings the logged exercises, with the clock on the wall', () => {
    const run = {
      logId: 12_345_678_901,
      name: 'Run',
      calories: 420,
      duration: 1_800_000,
      steps: 4800,
      distance: 5.2,
      startTime: '18:05',
    };
    const day = DailyActivity.parse({ activities: [run, { ...run, duration: 1e12 }], summary: {} });
    expect(toWorkouts(day)).toEqual([
      {
        source: 'fitbit',
        externalId: '12345678901',
        localStart: '18:05',
        durationMin: 30,
        grossEnergyKcal: 420,
        steps: 4800,
        distanceM: 5200,
        label: 'Run',
      },
    ]);
  });

  it('bears with an exercise that has no time', () => {
    const day = DailyActivity.parse({ activities: [{ logId: 1, startTime: 'N/A' }], summary: {} });
    expect(toWorkouts(day)).toMatchObject([{ externalId: '1', durationMin: 0 }]);
  });
});

describe('a notification', () => {
  const about = { ownerId: '2JZ6WP', ownerType: 'user', subscriptionId: 'abc-activities' };
  const events = (body: unknown) => toEvents(Notifications.parse(body));

  it('tells of days and of consent, and of nothing else', () => {
    const user = { provider: 'fitbit', externalUserId: '2JZ6WP' };
    expect(
      events([
        { ...about, collectionType: 'activities', date: '2026-11-21' },
        { ...about, collectionType: 'sleep', date: '2026-11-21' },
        { ...about, collectionType: 'userRevokedAccess' },
        { ...about, collectionType: 'deleteUser' },
      ]),
    ).toEqual([
      { ...user, kind: 'activity_changed', span: { kind: 'local', from: '2026-11-21', to: '2026-11-21' } },
      { ...user, kind: 'consent_revoked' },
      { ...user, kind: 'consent_revoked' },
    ]);
  });

  it.each([
    [[]],
    [{ ...about, collectionType: 'activities' }],
    [[{ ...about, collectionType: 'activities', date: '21 Nov' }]],
  ])('refuses %j', (body) => {
    expect(Notifications.safeParse(body).success).toBe(false);
  });
});
