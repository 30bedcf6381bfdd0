import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../../catalog/load-catalog.ts';
import { composeDay } from '../../../domain/recipes/compose-day.ts';
import { dayContext } from '../../../domain/recipes/day-context.ts';
import { SHARE_PATTERNS } from '../../../domain/recipes/energy-windows.ts';
import { rankRecipes } from '../../../domain/recipes/rank-recipes.ts';
import { SLOTS } from '../../../domain/recipes/slots.ts';
import { aSelectionInput } from '../../support/recipes.ts';

const catalog = loadCatalog();
const context = dayContext(aSelectionInput({ catalog }));
const ranking = rankRecipes({ catalog, context, seed: 'seed' });

describe('composeDay', () => {
  it('keeps the lightest and the heaviest day inside the band it was given', () => {
    const anyDay = fc.record({
      energyKcal: fc.integer({ min: 1200, max: 4500 }),
      band: fc.constantFrom(0.03, 0.05, 0.1, 0.15),
    });
    let composed = 0;
    fc.assert(
      fc.property(anyDay, ({ energyKcal, band }) => {
        const day = composeDay({
          ranking,
          energyKcal,
          patterns: SHARE_PATTERNS,
          terms: { givesUp: new Set(), band, atLeast: 3 },
          besideChosen: () => 0,
        });
        if (day.status === 'short') return;
        composed += 1;
        const sum = (end: (...kcals: number[]) => number) =>
          SLOTS.reduce((total, slot) => total + end(...day.picks[slot].map((pick) => pick.energyKcal)), 0);
        expect(sum(Math.min)).toBeGreaterThanOrEqual(energyKcal * (1 - band) - 0.001);
        expect(sum(Math.max)).toBeLessThanOrEqual(energyKcal * (1 + band) + 0.001);
      }),
      { numRuns: 100 },
    );
    expect(composed).toBeGreaterThan(50);
  });

  it('names the slot that stays short', () => {
    const day = composeDay({
      ranking: { ...ranking, dinner: [] },
      energyKcal: 2000,
      patterns: SHARE_PATTERNS,
      terms: { givesUp: new Set(), band: 0.1, atLeast: 1 },
      besideChosen: () => 0,
    });
    expect(day).toEqual({ status: 'short', slot: 'dinner' });
  });
});
