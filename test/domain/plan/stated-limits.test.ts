import { describe, expect, it } from 'vitest';
import { benchPerson } from '../../../bench/planner-people.ts';
import { loadCatalog } from '../../../catalog/load-catalog.ts';
import type { PlanMeals } from '../../../domain/plan/meal-plan.ts';
import { planNotes } from '../../../domain/plan/plan-notes.ts';
import { mostFibreG, nutrientBands } from '../../../domain/recipes/optimizer/bands.ts';
import { optimizeRecipes } from '../../../domain/recipes/optimizer/optimize-recipes.ts';
import { SLOTS } from '../../../domain/recipes/slots.ts';
import { someTargets } from '../../support/recipes.ts';

const catalog = loadCatalog();

const firsts = (meals: PlanMeals, figure: 'sodiumMg' | 'saturatedFatG' | 'fibreG'): number =>
  SLOTS.reduce((sum, slot) => sum + (meals[slot][0]?.nutrition[figure] ?? 0), 0);
const most = (meals: PlanMeals, figure: 'sodiumMg' | 'saturatedFatG'): number =>
  SLOTS.reduce((sum, slot) => sum + Math.max(...meals[slot].map(({ nutrition }) => nutrition[figure])), 0);

const notesOf = (plan: Pick<Parameters<typeof planNotes>[0], 'targets' | 'meals' | 'relaxed'>): string =>
  planNotes({ ...plan, fallbackKind: undefined, diet: 'omnivore' }).join(' ');

describe('the limits that a plan prints', () => {
  it('are kept by the first options of nearly everybody, and else the plan says which one is left', () => {
    const left: number[] = [];
    for (let number = 0; number < 20; number += 1) {
      const input = benchPerson({ catalog, number });
      const result = optimizeRecipes(input);
      if (result.status !== 'selected') throw new Error(result.reason);
      const { meals, relaxed } = result;
      const { targets } = input;
      const isOver =
        firsts(meals, 'sodiumMg') > targets.sodiumMaxMg + 0.1 ||
        firsts(meals, 'saturatedFatG') > targets.saturatedFatMaxG + 0.1;
      expect(relaxed.includes('stated_limits'), `person ${number}`).toBe(isOver);
      if (isOver) left.push(number);
      const notes = notesOf({ targets, meals, relaxed });
      expect(notes.includes('The first choice of each meal adds up to') && isOver).toBe(isOver);
      const isWorse =
        most(meals, 'sodiumMg') > Math.max(targets.sodiumMaxMg, firsts(meals, 'sodiumMg')) + 0.1;
      if (isWorse) expect(notes).toContain(`${Math.round(most(meals, 'sodiumMg'))} mg sodium`);
    }
    expect(left.length).toBeLessThanOrEqual(2);
  });

  it('bind every combination of a child by the limits for its age, not by its energy', () => {
    const child = someTargets({ energyKcal: 3400, sodiumMaxMg: 1800, restingMethod: 'schofield' });
    const bands = nutrientBands({ targets: child, energyBand: 0.05 });
    expect(bands.sodiumMg.upper).toBe(3600);
    expect(bands.fatG.lower).toBeCloseTo((0.15 * 3400) / 9, 6);
    expect(bands.saturatedFatG.upper).toBeCloseTo(2 * child.saturatedFatMaxG, 6);
  });

  it('leave fibre room up to one and a half times the target in the first options, and never less than 38 g', () => {
    expect([17, 25, 33, 60].map((fibreG) => mostFibreG(someTargets({ fibreG })))).toEqual([38, 38, 49.5, 90]);
  });

  it('leave other combinations a third more fibre than the first options', () => {
    const upperOf = (fibreG: number) =>
      Math.round(nutrientBands({ targets: someTargets({ fibreG }), energyBand: 0.05 }).fibreG.upper ?? 0);
    expect([17, 25, 33, 60].map(upperOf)).toEqual([51, 51, 66, 120]);
  });

  it('hold fibre between the target and one and a half times it in 18 of 20 first choices, and say the others', () => {
    const outside: number[] = [];
    for (let number = 0; number < 20; number += 1) {
      const { targets, ...input } = benchPerson({ catalog, number });
      const result = optimizeRecipes({ ...input, targets });
      if (result.status !== 'selected') throw new Error(result.reason);
      const fibreG = Math.round(firsts(result.meals, 'fibreG'));
      const most = Math.round(Math.max(38, 1.5 * targets.fibreG));
      const isOutside = fibreG < Math.round(targets.fibreG) || fibreG > most;
      if (isOutside) outside.push(number);
      const says = notesOf({ targets, ...result }).includes(`adds up to ${fibreG} g fibre`);
      expect(says, `person ${number}`).toBe(isOutside);
    }
    expect(outside.length).toBeLessThanOrEqual(2);
  });
});
