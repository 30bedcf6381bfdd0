import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { energyWindows, SHARE_PATTERNS } from '../../../domain/recipes/energy-windows.ts';
import { SLOTS } from '../../../domain/recipes/slots.ts';

describe('energyWindows', () => {
  it('adds up to exactly the band for every pattern, band and target', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1200, max: 4500 }),
        fc.constantFrom(...SHARE_PATTERNS),
        fc.constantFrom(0.05, 0.075, 0.1),
        (energyKcal, shares, band) => {
          const windows = energyWindows({ energyKcal, shares, band });
          const sum = (end: 'minKcal' | 'maxKcal') =>
            SLOTS.reduce((total, slot) => total + windows[slot][end], 0);
          expect(sum('minKcal')).toBeCloseTo(energyKcal * (1 - band), 6);
          expect(sum('maxKcal')).toBeCloseTo(energyKcal * (1 + band), 6);
        },
      ),
      { numRuns: 50 },
    );
  });

  it('starts from 25, 35, 30 and 10 % of the day', () => {
    const [usual] = SHARE_PATTERNS;
    expect(usual).toEqual({ breakfast: 0.25, lunch: 0.35, dinner: 0.3, snack: 0.1 });
  });
});
