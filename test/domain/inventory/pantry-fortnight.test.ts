import { describe, expect, test } from 'vitest';
import { type LivedDay, liveFortnight } from '../../../bench/pantry-fortnight.ts';
import { householdLots } from '../../../bench/pantry-lots.ts';
import { fortnightRow } from '../../../bench/pantry-report.ts';
import { benchPerson } from '../../../bench/planner-people.ts';
import { loadCatalog } from '../../../catalog/load-catalog.ts';
import { daysBetween } from '../../../domain/calendar.ts';

const catalog = loadCatalog();

/** Fourteen days of the same person with so many lots at home. */
function lived({ number, lots, isKnown = true }: { number: number; lots: number; isKnown?: boolean }) {
  const person = { ...benchPerson({ catalog, number }), recent: [] };
  const fortnight = liveFortnight({ person, pantry: householdLots({ person, count: lots }), isKnown });
  return { ...fortnight, row: fortnightRow({ person, ...fortnight }) };
}

/** Days between a recipe and its next time, without those on which it was there as leftovers. */
function gaps(days: readonly LivedDay[], idsOf: (day: LivedDay) => readonly string[]): number[] {
  const last = new Map<string, string>();
  return days.flatMap((day) =>
    idsOf(day).flatMap((id) => {
      const before = last.get(id);
      last.set(id, day.localDate);
      return before === undefined || day.leftOver.includes(id) ? [] : [daysBetween(before, day.localDate)];
    }),
  );
}

describe.each([2, 5, 11])('a fortnight of person %d with 300 lots at home', (number) => {
  const full = lived({ number, lots: 300 });
  const empty = lived({ number, lots: 0 });

  test('repeats no more than with nothing at home', () => {
    expect(full.row.dishes).toBe(56);
    expect(full.row.eaten).toBeGreaterThanOrEqual(Math.max(34, empty.row.eaten - 2));
    expect(full.row.offered).toBeGreaterThanOrEqual(Math.max(70, empty.row.offered - 4));
    expect(full.row.mostOfOne).toBeLessThanOrEqual(empty.row.mostOfOne + 1);
  });

  test('cooks nothing again within three days, nor offers what nobody took the day before', () => {
    expect(full.days.flatMap(({ relaxed }) => relaxed)).not.toContain('repeats');
    expect(Math.min(...gaps(full.days, ({ eaten }) => eaten))).toBeGreaterThan(3);
    expect(Math.min(...gaps(full.days, ({ offered }) => offered))).toBeGreaterThan(1);
  });

  test('uses up what was cooked for two, and never more of anything than there was', () => {
    expect(full.row.reheated).toBeGreaterThanOrEqual(3);
    for (const { stock, reserved } of full.inventory.lots) {
      expect(stock).toBeGreaterThanOrEqual(0);
      expect(reserved).toBeLessThanOrEqual(stock);
    }
  });
});

test('of 30 lots far less spoils than where the plans know nothing of them', () => {
  const spoiled = (isKnown: boolean) =>
    [1, 4].map((number) => lived({ number, lots: 30, isKnown }).row.spoiled ?? expect.fail('nothing'));
  const sum = (shares: number[]) => shares.reduce((total, share) => total + share, 0);
  expect(sum(spoiled(true))).toBeLessThan(0.7 * sum(spoiled(false)));
});
