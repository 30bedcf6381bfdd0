import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ActivityPush } from '../../../domain/activity/activity-day.ts';
import { toActivityPush } from '../../../integrations/device/map.ts';
import { DeviceDay } from '../../../integrations/device/schema.ts';

const RECORDED = { recordedAt: '2026-11-22T05:00:00.000Z', complete: true };
const kit = (metrics: object) => ({ source: 'healthkit', ...RECORDED, ...metrics });
const connect = (metrics: object) => ({ source: 'health_connect', ...RECORDED, ...metrics });
const sum = (quantity: number, unit: string) => ({ sumQuantity: { quantity, unit } });

describe('toActivityPush', () => {
  it.each([
    {
      title: 'a whole day of Health Connect',
      day: connect({
        steps: { COUNT_TOTAL: 8123 },
        activeCaloriesBurned: { ACTIVE_CALORIES_TOTAL: { inKilocalories: 412.5, inJoules: 1_725_900 } },
        totalCaloriesBurned: { ENERGY_TOTAL: { inKilocalories: 2210 } },
        distance: { DISTANCE: { inMeters: 5830.2 } },
        exerciseSession: { EXERCISE_DURATION_TOTAL: { inSeconds: 2700 } },
      }),
      metrics: {
        steps: 8123,
        activeEnergyKcal: 412.5,
        totalEnergyKcal: 2210,
        distanceM: 5830.2,
        exerciseMin: 45,
      },
    },
    {
      title: 'steps alone, where energy was not permitted and reads as zero',
      day: connect({
        steps: { COUNT_TOTAL: 9000 },
        activeCaloriesBurned: { ACTIVE_CALORIES_TOTAL: { inKilocalories: 0 } },
      }),
      metrics: { steps: 9000 },
    },
    {
      title: 'a metric that was aggregated to null',
      day: connect({ steps: { COUNT_TOTAL: 400 }, distance: { DISTANCE: null } }),
      metrics: { steps: 400 },
    },
    {
      title: 'HealthKit in kilojoules and miles',
      day: kit({
        stepCount: sum(10_000.4, 'count'),
        activeEnergyBurned: sum(2092, 'kJ'),
        basalEnergyBurned: sum(6276, 'kJ'),
        distanceWalkingRunning: sum(5, 'mi'),
        appleExerciseTime: sum(0.75, 'hr'),
      }),
      metrics: {
        steps: 10_000,
        activeEnergyKcal: 500,
        totalEnergyKcal: 2000,
        distanceM: 8046.72,
        exerciseMin: 45,
      },
    },
    {
      title: 'a food calorie, which is a kilocalorie',
      day: kit({ activeEnergyBurned: sum(350, 'Cal') }),
      metrics: { activeEnergyKcal: 350 },
    },
    {
      title: 'active energy without rest, which is no total',
      day: kit({ activeEnergyBurned: sum(350, 'kcal'), basalEnergyBurned: { sumQuantity: null } }),
      metrics: { activeEnergyKcal: 350 },
    },
    {
      title: 'a distance that no day can have, which is left out',
      day: kit({ stepCount: sum(10, 'count'), distanceWalkingRunning: sum(9999, 'km') }),
      metrics: { steps: 10 },
    },
  ])('reads $title', ({ day, metrics }) => {
    const parsed = DeviceDay.parse(day);
    const push = toActivityPush(parsed);
    expect(push).toEqual({ source: parsed.source, ...RECORDED, ...roundedTo(metrics, push) });
  });

  it.each([connect({}), kit({ stepCount: {} })])('has nothing to push from %j', (day) => {
    expect(toActivityPush(DeviceDay.parse(day))).toBeUndefined();
  });

  it('never makes a push that the API would refuse', () => {
    const quantity = fc.double({ noNaN: true, noDefaultInfinity: true });
    const energy = fc.constantFrom('kcal', 'Cal', 'cal', 'kJ', 'J');
    fc.assert(
      fc.property(quantity, quantity, energy, (steps, active, unit) => {
        const day = kit({ stepCount: sum(steps, 'count'), activeEnergyBurned: sum(active, unit) });
        const push = toActivityPush(DeviceDay.parse(day));
        expect(push === undefined || ActivityPush.safeParse(push).success).toBe(true);
      }),
    );
  });
});

/** The expected figures, or those that were given where they differ by rounding alone. */
function roundedTo(expected: Record<string, number>, given: Record<string, unknown> | undefined) {
  return Object.fromEntries(
    Object.entries(expected).map(([metric, value]) => {
      const figure = Number(given?.[metric]);
      return [metric, Math.abs(figure - value) < 1e-6 ? figure : value];
    }),
  );
}
