import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../../catalog/load-catalog.ts';
import { listViolations } from '../../../domain/plan/check-plan.ts';
import { isWithinBand } from '../../../domain/plan/day-energy.ts';
import { optimizeRecipes } from '../../../domain/recipes/optimizer/optimize-recipes.ts';
import type { SelectionInput, SelectionResult } from '../../../domain/recipes/select-day.ts';
import { selectFewer } from '../../../domain/recipes/select-fewer.ts';
import { SLOTS } from '../../../domain/recipes/slots.ts';
import { anyCircumstances, aSelectionInput, aVariedCatalog, someTargets } from '../../support/recipes.ts';

const catalog = loadCatalog();

const someSlots = fc.subarray([...SLOTS], { minLength: 1, maxLength: 3 });

describe.each<[string, (input: SelectionInput) => SelectionResult]>([
  ['the optimizer', optimizeRecipes],
  ['the choice of fewer', selectFewer],
])('%s, where some meals are eaten elsewhere', (_, selectDay) => {
  it('fills the other slots with three recipes each, and these make the rest of the day', async () => {
    const targets = someTargets({ energyKcal: 1100 });
    const result = await selectDay(
      aSelectionInput({ catalog, targets, slots: ['lunch', 'breakfast', 'snack'] }),
    );
    if (result.status !== 'selected') throw new Error(result.reason);
    const { meals, relaxed } = result;
    expect(SLOTS.map((slot) => meals[slot].length)).toEqual([3, 3, 0, 3]);
    expect(isWithinBand({ meals, energyKcal: 1100, band: 0.1 })).toBe(true);
    expect(relaxed).toEqual([]);
  });

  it('does not mind that nothing could be eaten in a slot that is left out', async () => {
    const recipes = [...aVariedCatalog().recipes].filter(([id]) => !id.startsWith('dinner'));
    const without = { ...aVariedCatalog(), recipes: new Map(recipes) };
    const input = aSelectionInput({ catalog: without, targets: someTargets({ energyKcal: 1400 }) });
    expect(await selectDay(input)).toMatchObject({ status: 'infeasible', slot: 'dinner' });
    const slots = ['breakfast', 'lunch', 'snack'] as const;
    expect(await selectDay({ ...input, slots })).toMatchObject({ status: 'selected', meals: { dinner: [] } });
  });

  it('finds the rest of a day of which one meal is left, whoever eats it', async () => {
    await fc.assert(
      fc.asyncProperty(anyCircumstances(catalog), fc.constantFrom(...SLOTS), async (rest, slot) => {
        const { energyKcal } = rest.targets;
        const targets = someTargets({
          ...rest.targets,
          energyKcal: energyKcal / 4,
          proteinG: energyKcal / 80,
        });
        const result = await selectDay({ ...rest, targets, catalog, slots: [slot] });
        if (result.status === 'infeasible') return;
        expect(result.meals[slot].length).toBeGreaterThan(0);
      }),
      { numRuns: 40 },
    );
  });

  it('keeps every restriction, whatever is left out', async () => {
    await fc.assert(
      fc.asyncProperty(anyCircumstances(catalog), someSlots, async (rest, slots) => {
        const result = await selectDay({ ...rest, catalog, slots });
        if (result.status === 'infeasible') return;
        const { meals } = result;
        expect(listViolations({ meals, preferences: rest.preferences, catalog })).toEqual([]);
        for (const slot of SLOTS) expect(meals[slot].length > 0).toBe(slots.includes(slot));
      }),
      { numRuns: 25 },
    );
  });
});
