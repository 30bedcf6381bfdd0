import { describe, expect, it } from 'vitest';
import type { ActivityReport } from '../../../domain/activity/activity-day.ts';
import { pickMetrics } from '../../../domain/activity/pick-metrics.ts';
import { report } from './samples.ts';

const pick = (...reports: ActivityReport[]) =>
  pickMetrics({ reports, restingKcal: 1500 }).map(({ metric, source, value, reason }) => [
    metric,
    source,
    value,
    reason,
  ]);

describe('the source of each metric of a day', () => {
  it('is picked for each metric by itself', () => {
    expect(
      pick(
        report({ source: 'fitbit', steps: 9_000, activeEnergyKcal: 450, distanceM: 7_000 }),
        report({ source: 'health_connect', steps: 8_000, exerciseMin: 40 }),
      ),
    ).toEqual([
      [
        'steps',
        'health_connect',
        8_000,
        'Health Connect comes before Fitbit: the phone merges every device.',
      ],
      ['activeEnergyKcal', 'fitbit', 450, 'Only Fitbit told it.'],
      ['distanceM', 'fitbit', 7_000, 'Only Fitbit told it.'],
      ['exerciseMin', 'health_connect', 40, 'Only Health Connect told it.'],
    ]);
  });

  it('is one that has the whole day rather than one that has a part', () => {
    expect(
      pick(
        report({ source: 'healthkit', steps: 3_000, complete: false }),
        report({ source: 'fitbit', steps: 9_000 }),
      ),
    ).toEqual([['steps', 'fitbit', 9_000, 'Fitbit has the whole day, Apple Health only a part of it.']]);
  });

  it('is not one whose figure cannot be right', () => {
    expect(
      pick(
        report({ source: 'healthkit', activeEnergyKcal: 9_000 }),
        report({ source: 'google_health', activeEnergyKcal: 400 }),
        report({ source: 'fitbit', activeEnergyKcal: 500 }),
      ),
    ).toEqual([
      [
        'activeEnergyKcal',
        'google_health',
        400,
        'Google Health comes before Fitbit. The figure of Apple Health could not be right.',
      ],
    ]);
  });

  it('is nobody when nobody told it', () => {
    expect(pick(report({}))).toEqual([]);
    expect(pick()).toEqual([]);
  });
});
