import { describe, expect, it } from 'vitest';
import { explainTargets } from '../../../domain/energy/explain-targets.ts';
import { buildPlan } from '../../../domain/plan/build-plan.ts';
import { MealPlan, Relaxation } from '../../../domain/plan/meal-plan.ts';
import { aPlanFor } from '../../support/plans.ts';
import { aSelectionInput, someTargets } from '../../support/recipes.ts';

const targets = someTargets({ sodiumMaxMg: 20_000, saturatedFatMaxG: 200, fibreG: 24 });
const { meals } = aPlanFor(aSelectionInput({ targets }));

const build = (change: Partial<Parameters<typeof buildPlan>[0]> = {}) =>
  buildPlan({
    targets,
    meals,
    relaxed: [],
    diet: 'omnivore',
    catalogVersion: 'v1',
    inputsHash: 'abc',
    createdAt: '2026-11-22T02:00:00.000Z',
    ...change,
  });

describe('buildPlan', () => {
  it('is a valid plan for the day of the targets, with nothing chosen', () => {
    const plan = build();
    expect(MealPlan.safeParse({ ...plan, revision: 1 }).success).toBe(true);
    expect(plan).toMatchObject({ localDate: '2026-11-22', choices: {}, relaxed: [] });
    expect(plan).not.toHaveProperty('fallback');
  });

  it('explains the targets and nothing else when all went well', () => {
    expect(build().notes).toEqual(explainTargets(targets));
  });

  it.each(Relaxation.options)('has a note of its own for giving up %s', (relaxation) => {
    const notes = build({ relaxed: [relaxation] }).notes;
    expect(notes).toHaveLength(build().notes.length + 1);
  });

  it('states what the day may come to when the band could not be kept', () => {
    const wide = { ...targets, energyKcal: 1700 };
    const note = build({ targets: wide, relaxed: ['energy_band'] }).notes.find((text) =>
      text.includes('off the target'),
    );
    expect(note).toMatch(
      /^Depending on what you choose the day comes to \d{4}–\d{4} kcal, .* of 1700 kcal\.$/,
    );
  });

  it('says when the first choices stay short of the protein', () => {
    const notes = build({ targets: { ...targets, proteinG: 200 } }).notes;
    expect(notes.at(-1)).toMatch(/^The first choice of each meal adds up to \d+ g protein of the 200 g/);
  });

  it('keeps the fallback with its reason and tells the reader', () => {
    const plan = build({ fallback: { kind: 'previous_plan', reasonCode: 'selection_failed' } });
    expect(plan.fallback).toEqual({ kind: 'previous_plan', reasonCode: 'selection_failed' });
    expect(plan.notes.some((note) => note.includes('your last plan'))).toBe(true);
  });

  it('asks for halal meat in a halal plan', () => {
    expect(build({ diet: 'halal' }).notes.at(-1)).toMatch(/halal meat/);
  });
});
