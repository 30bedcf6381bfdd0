import { describe, expect, it } from 'vitest';
import { homeCuisinesOf } from '../../../domain/recipes/home-cuisines.ts';
import { Cuisine } from '../../../domain/recipes/recipe.ts';

const zones = Intl.supportedValuesOf('timeZone');

describe('homeCuisinesOf', () => {
  it.each([
    ['Asia/Kolkata', ['indian']],
    ['Asia/Calcutta', ['indian']],
    ['Asia/Singapore', ['chinese', 'malaysian']],
    ['Africa/Accra', ['west_african']],
    ['America/Mexico_City', ['mexican']],
    ['Europe/Copenhagen', ['nordic']],
    ['Etc/UTC', []],
    ['Antarctica/Troll', []],
  ])('holds the food of %s for %j', (zone, cuisines) => {
    expect(homeCuisinesOf(zone)).toEqual(cuisines);
  });

  it('has a zone for every cuisine but "international", and knows no other names', () => {
    const known = new Set(zones.flatMap((zone) => homeCuisinesOf(zone)));
    expect(Cuisine.options.filter((cuisine) => !known.has(cuisine))).toEqual(['international']);
  });
});
