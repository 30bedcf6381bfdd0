import { expect, it } from 'vitest';
import { parsePhoneNumber } from '../../api/auth/phone-number.ts';
import { loadCatalog } from '../../catalog/load-catalog.ts';
import { findMet } from '../../domain/activity/met-values.ts';
import { DEMO_PEOPLE } from '../../stack/demo-people.ts';

const catalog = loadCatalog();

it.each(DEMO_PEOPLE)(
  '$name can sign in, and names only things that exist',
  ({ phone, preferences, workout }) => {
    expect(parsePhoneNumber(phone, { countries: [] }).e164).toBe(phone);
    for (const food of preferences.dislikedFoods) expect(catalog.foods.has(food), food).toBe(true);
    if (workout) expect(findMet(workout.metCode)).toBeDefined();
  },
);

it('the demo lives in at least twelve time zones and has an operator and someone without a source', () => {
  expect(new Set(DEMO_PEOPLE.map(({ profile }) => profile.timeZone)).size).toBeGreaterThanOrEqual(12);
  expect(DEMO_PEOPLE.some(({ role }) => role === 'ops')).toBe(true);
  expect(DEMO_PEOPLE.some(({ usualDay, cloud }) => !usualDay && !cloud)).toBe(true);
});
