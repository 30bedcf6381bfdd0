import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../catalog/load-catalog.ts';
import { sampleDay, sampleDays, sampleDaysPage } from '../../docs/write-sample-days.ts';
import { listViolations } from '../../domain/plan/check-plan.ts';
import { isWithinBand } from '../../domain/plan/day-energy.ts';
import { SLOTS } from '../../domain/recipes/slots.ts';

const catalog = loadCatalog();

const days = sampleDays(catalog);

describe.each(days)('the sample day of $person.name', ({ person, plan }) => {
  const { meals, targets } = plan;

  it('has three alternatives of each meal, none against a restriction or over the time to cook', () => {
    const { preferences } = person;
    expect(SLOTS.map((slot) => meals[slot].length)).toEqual([3, 3, 3, 3]);
    expect(listViolations({ meals, preferences, catalog })).toEqual([]);
    const { maxCookingMinutes = Number.POSITIVE_INFINITY } = preferences;
    for (const slot of SLOTS) {
      for (const { minutes } of meals[slot]) expect(minutes).toBeLessThanOrEqual(maxCookingMinutes);
    }
  });

  it('keeps every combination within 5 % of the energy, and gives nothing up', () => {
    expect(isWithinBand({ meals, energyKcal: targets.energyKcal, band: 0.05 })).toBe(true);
    expect(plan.relaxed).toEqual([]);
  });
});

describe('the page of sample days', () => {
  const page = sampleDaysPage({ days, catalog });

  it.each(days.slice(0, 2))('holds for $person.name the same day each time', ({ person, plan }) => {
    expect(sampleDay({ person, catalog })).toEqual(plan);
  });

  it('has the form of the one in docs, whose catalogue and rules may be older', () => {
    const shapeOf = (text: string) => text.split('\n').filter((line) => /^(#|\| (---|\| \|))/.test(line));
    const written = readFileSync(new URL('../../docs/sample-days.md', import.meta.url), 'utf8');
    expect(shapeOf(written)).toEqual(shapeOf(page));
    expect(shapeOf(page)).toHaveLength(1 + 3 * days.length);
    expect(written).toMatch(/with catalogue [0-9a-f]{12} and rules /);
  });
});
