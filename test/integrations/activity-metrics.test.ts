import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ActivityMetrics } from '../../domain/activity/activity-day.ts';
import { toActivityMetrics } from '../../integrations/activity-metrics.ts';

describe('toActivityMetrics', () => {
  it.each([
    { title: 'steps that are no whole number', figures: { steps: 8123.6 }, metrics: { steps: 8124 } },
    {
      title: 'energy as it is',
      figures: { activeEnergyKcal: 412.25 },
      metrics: { activeEnergyKcal: 412.25 },
    },
    { title: 'zeros', figures: { steps: 0, totalEnergyKcal: 0 }, metrics: { steps: 0, totalEnergyKcal: 0 } },
    {
      title: 'what is possible beside what is not',
      figures: { steps: 900, distanceM: -3, totalEnergyKcal: Number.NaN, exerciseMin: 1441 },
      metrics: { steps: 900 },
    },
    { title: 'nothing', figures: {}, metrics: undefined },
    { title: 'nothing that is known', figures: { steps: undefined }, metrics: undefined },
    { title: 'nothing that is possible', figures: { steps: 1e9 }, metrics: undefined },
  ])('keeps $title', ({ figures, metrics }) => {
    expect(toActivityMetrics(figures)).toEqual(metrics);
  });

  it('never keeps what the API cannot show', () => {
    const figure = fc.option(fc.oneof(fc.double(), fc.double({ min: -10, max: 300_000 })), {
      nil: undefined,
    });
    const figures = fc.record({
      steps: figure,
      activeEnergyKcal: figure,
      totalEnergyKcal: figure,
      distanceM: figure,
      exerciseMin: figure,
    });
    fc.assert(
      fc.property(figures, (all) => {
        const metrics = toActivityMetrics(all);
        if (metrics === undefined) return;
        expect(Object.keys(metrics)).not.toEqual([]);
        expect(ActivityMetrics.safeParse(metrics).success).toBe(true);
      }),
    );
  });
});
