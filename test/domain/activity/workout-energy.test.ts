import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listMetActivities } from '../../../domain/activity/met-values.ts';
import { netWorkoutKcal } from '../../../domain/activity/workout-energy.ts';

describe('the energy of a workout above rest', () => {
  it.each([
    // (9.3 − 1) · 70 · 0.5
    { metCode: '12050', intensity: 'moderate', durationMin: 30, massKg: 70, kcal: 290.5 },
    // The code stands for vigorous already.
    { metCode: '12050', intensity: 'vigorous', durationMin: 30, massKg: 70, kcal: 290.5 },
    // (9.3 · 0.8 − 1) · 70 · 0.5
    { metCode: '12050', intensity: 'light', durationMin: 30, massKg: 70, kcal: 225.4 },
    // (5 · 1.2 − 1) · 80 · 1
    { metCode: '02052', intensity: 'vigorous', durationMin: 60, massKg: 80, kcal: 400 },
    // (3 − 1) · 60 · 1
    { metCode: '17170', intensity: 'moderate', durationMin: 60, massKg: 60, kcal: 120 },
    // (2.3 − 1) · 60 · 0.75: light is what the code stands for
    { metCode: '02150', intensity: 'light', durationMin: 45, massKg: 60, kcal: 58.5 },
  ] as const)(
    'of $metCode, $intensity, $durationMin min at $massKg kg is $kcal kcal',
    ({ kcal, ...effort }) => {
      expect(netWorkoutKcal(effort)).toBeCloseTo(kcal, 6);
    },
  );

  it('is never negative and never falls as the intensity rises', () => {
    const effort = fc.record({
      metCode: fc.constantFrom(...listMetActivities().map((activity) => activity.code)),
      durationMin: fc.integer({ min: 1, max: 1440 }),
      massKg: fc.double({ min: 25, max: 350, noNaN: true }),
    });
    fc.assert(
      fc.property(effort, (known) => {
        const light = netWorkoutKcal({ ...known, intensity: 'light' });
        const moderate = netWorkoutKcal({ ...known, intensity: 'moderate' });
        const vigorous = netWorkoutKcal({ ...known, intensity: 'vigorous' });
        expect(light).toBeGreaterThan(0);
        expect(moderate).toBeGreaterThanOrEqual(light);
        expect(vigorous).toBeGreaterThanOrEqual(moderate);
      }),
    );
  });

  it('refuses an unknown code', () => {
    const effort = { metCode: '00000', intensity: 'light', durationMin: 30, massKg: 70 } as const;
    expect(() => netWorkoutKcal(effort)).toThrowError(expect.objectContaining({ code: 'unknown_met_code' }));
  });
});
