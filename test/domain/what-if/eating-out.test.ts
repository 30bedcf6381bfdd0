import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SLOTS } from '../../../domain/recipes/slots.ts';
import { eatenOption, isTooMuch, restOfDay, slotsLeft } from '../../../domain/what-if/eating-out.ts';
import { anyTargets, someTargets } from '../../support/recipes.ts';

const targets = someTargets({ energyKcal: 2000, proteinG: 120 });

describe('restOfDay', () => {
  it('leaves to the other meals what a dinner out does not take', () => {
    const rest = restOfDay({ targets, eatingOut: [{ slot: 'dinner', energyKcal: 900, proteinG: 40 }] });
    expect(rest).toMatchObject({ energyKcal: 1100, proteinG: 80, fibreG: 15, sodiumMaxMg: 1265 });
    expect(isTooMuch({ targets, eatingOut: [{ slot: 'dinner', energyKcal: 900 }] })).toBe(false);
  });

  it("takes the day's own share of protein where nothing is known of it", () => {
    const rest = restOfDay({ targets, eatingOut: [{ slot: 'dinner', energyKcal: 1000 }] });
    expect(rest).toMatchObject({ energyKcal: 1000, proteinG: 60 });
  });

  it('makes nobody fast for a feast: the other meals keep half of their usual size', () => {
    const eatingOut = [{ slot: 'dinner' as const, energyKcal: 2500 }];
    expect(isTooMuch({ targets, eatingOut })).toBe(true);
    expect(restOfDay({ targets, eatingOut }).energyKcal).toBe(700);
  });

  it('is the day itself where nobody eats out', () => {
    expect(restOfDay({ targets, eatingOut: [] })).toBe(targets);
  });

  it('gives the rest macros that make its energy, whatever is eaten elsewhere', () => {
    const anyMeals = fc.subarray([...SLOTS], { minLength: 1, maxLength: 3 }).chain((slots) =>
      fc.tuple(
        ...slots.map((slot) =>
          fc.record({
            slot: fc.constant(slot),
            energyKcal: fc.integer({ min: 1, max: 3000 }),
            proteinG: fc.integer({ min: 0, max: 200 }),
          }),
        ),
      ),
    );
    fc.assert(
      fc.property(anyTargets, anyMeals, (day, eatingOut) => {
        const rest = restOfDay({ targets: day, eatingOut });
        const energyOf = ({ proteinG, fatG, carbohydrateG }: typeof day) =>
          4 * proteinG + 9 * fatG + 4 * carbohydrateG;
        expect(rest.proteinG).toBeGreaterThan(0);
        expect(rest.energyKcal).toBeGreaterThan(0);
        // As near as the targets' own macros come to their energy, and the rounding to whole grams.
        const drift = Math.abs(energyOf(day) / day.energyKcal - 1);
        expect(Math.abs(energyOf(rest) - rest.energyKcal)).toBeLessThan(3 * drift * rest.energyKcal + 10);
      }),
    );
  });
});

describe('a meal eaten elsewhere', () => {
  it('counts in the sums of the day with its energy and the protein that is known of it', () => {
    const meal = { slot: 'lunch' as const, energyKcal: 700, proteinG: 35 };
    expect(eatenOption({ meal, targets }).nutrition).toMatchObject({ energyKcal: 700, proteinG: 35 });
    expect(slotsLeft([meal])).toEqual(['breakfast', 'dinner', 'snack']);
  });
});
