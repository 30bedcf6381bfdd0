import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { CONFIRMATION_EXAMPLE, IMPORT_EXAMPLE } from '../../api/imports/import-example.ts';
import { ImportView, importView } from '../../api/imports/import-view.ts';
import { PLAN_EXAMPLE } from '../../api/plans/plan-example.ts';
import { PlanView } from '../../api/plans/plan-view.ts';
import { WHAT_IF_EXAMPLE } from '../../api/plans/what-if-example.ts';
import { RecipePage } from '../../api/routes/recipes/list-recipes.ts';
import { RECIPE_EXAMPLE, RECIPE_PAGE_EXAMPLE } from '../../api/routes/recipes/recipe-examples.ts';
import { DOCUMENT_PATH, renderOpenApi } from '../../api/write-openapi.ts';
import { loadCatalog } from '../../catalog/load-catalog.ts';
import { energyBounds } from '../../domain/plan/day-energy.ts';
import { ConfirmDecisions } from '../../domain/receipts/confirm-decisions.ts';
import { confirmReview } from '../../domain/receipts/confirm-review.ts';
import { RecipeView } from '../../domain/recipes/recipe-view.ts';
import { WhatIf } from '../../domain/what-if/plan-what-if.ts';
import { WhatIfChange } from '../../domain/what-if/what-if-change.ts';

type Operation = { operationId?: string; summary?: string; tags?: string[] };
type Document = { paths: Record<string, Record<string, Operation>>; tags: { name: string }[] };

const text = await renderOpenApi();
const document = JSON.parse(text) as Document;
const operations = Object.values(document.paths).flatMap((item) => Object.values(item));

describe('the published document', () => {
  it('is what the routes say: `npm run openapi` brings it up to date', async () => {
    const published = await readFile(DOCUMENT_PATH, 'utf8');
    // Compared as a whole: the difference of two long documents helps nobody.
    expect(published === text).toBe(true);
  });

  it('names every operation once, with a summary and a tag that is explained', () => {
    const ids = operations.map(({ operationId }) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
    const known = document.tags.map(({ name }) => name);
    for (const { operationId, summary, tags = [] } of operations) {
      expect({ operationId, summary, tags }).toEqual({
        operationId: expect.stringMatching(/^[a-z]\w+$/),
        summary: expect.stringMatching(/^\S.+[^.]$/),
        tags: [expect.stringMatching(new RegExp(`^(${known.join('|')})$`))],
      });
    }
  });

  it('shows a plan that is one, and whose dishes make its day', () => {
    const plan = PlanView.parse(PLAN_EXAMPLE);
    const { minKcal, maxKcal } = energyBounds(plan.meals);
    expect(Math.abs(minKcal / plan.targets.energyKcal - 1)).toBeLessThan(0.1);
    expect(Math.abs(maxKcal / plan.targets.energyKcal - 1)).toBeLessThan(0.1);
  });

  it('shows a what-if that is one, whose request is one and whose dishes make its day', () => {
    WhatIfChange.parse(WhatIfChange.meta()?.example);
    const { plan, differences } = WhatIf.parse(WHAT_IF_EXAMPLE);
    const plannedKcal = energyBounds(plan.meals).maxKcal;
    expect(Math.abs((plannedKcal + 900) / plan.targets.energyKcal - 1)).toBeLessThan(0.1);
    for (const { before, after, change } of Object.values({ ...differences.targets, ...differences.day })) {
      expect(after - before).toBeCloseTo(change);
    }
  });

  it('shows a recipe and a page that are such, and a page that says of one serving what the recipe says of more', () => {
    const { portion, nutrition } = RecipeView.parse(RECIPE_EXAMPLE);
    const [listed] = RecipePage.parse(RECIPE_PAGE_EXAMPLE).items;
    expect((listed?.nutrition.energyKcal ?? 0) * portion).toBeCloseTo(nutrition.energyKcal, 0);
  });

  it('shows a bill that is one, of foods that there are, and a confirmation that becomes stock', () => {
    const catalog = loadCatalog();
    const { review } = ImportView.parse(IMPORT_EXAMPLE);
    const { sum, lines, ...read } = review ?? expect.fail('no review');
    const asStored = {
      ...read,
      lines: lines.map(({ candidates, ...line }) => ({
        ...line,
        candidates: candidates.map(({ food, likeness }) => ({ foodId: food.id, likeness })),
      })),
    };
    const stored = { ...IMPORT_EXAMPLE, review: asStored, revision: 4 };
    expect(importView({ stored, catalog })).toEqual(IMPORT_EXAMPLE);
    const decisions = ConfirmDecisions.parse(CONFIRMATION_EXAMPLE);
    const today = '2026-11-22';
    const lots = confirmReview({ review: asStored, decisions, today, catalog, newId: randomUUID });
    expect(lots.map(({ facts }) => facts.name)).toEqual(['Paneer', 'Spinach', 'Birthday cake']);
  });

  it('lets nothing be null and not null at once', () => {
    expect(text).not.toMatch(/"allOf"/);
  });

  it('has every component that it refers to', () => {
    const references = new Set(
      [...text.matchAll(/"#\/components\/(\w+)\/(\w+)"/g)].map(([, kind, name]) => `${kind}.${name}`),
    );
    const { components } = JSON.parse(text) as { components: Record<string, Record<string, unknown>> };
    const missing = [...references].filter((reference) => {
      const [kind = '', name = ''] = reference.split('.');
      return components[kind]?.[name] === undefined;
    });
    expect(missing).toEqual([]);
  });
});
