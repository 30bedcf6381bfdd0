import { describe, expect, it } from 'vitest';
import { withLongerCooking } from '../../../domain/profile/cooking-minutes.ts';
import { somePreferences } from '../../support/recipes.ts';

describe('withLongerCooking', () => {
  it('raises every limit that was set and is lower, and sets none', () => {
    const preferences = somePreferences({
      maxCookingMinutes: 30,
      cookingMinutes: { weekday: { breakfast: 10, dinner: 60 } },
    });
    expect(withLongerCooking(preferences, 20)).toEqual({
      ...preferences,
      cookingMinutes: { weekday: { breakfast: 20, dinner: 60 } },
    });
    expect(withLongerCooking(somePreferences(), 20)).toEqual(somePreferences());
  });
});
