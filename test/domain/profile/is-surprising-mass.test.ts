import { describe, expect, test } from 'vitest';
import { isSurprisingMass } from '../../../domain/profile/is-surprising-mass.ts';

describe('a weighing', () => {
  test.each([
    [84, 48, 1, true, 'digits in the wrong order'],
    [84, 94, 1, true, 'the key beside the right one'],
    [84, 185, 400, true, 'pounds for kilograms'],
    [84, 81.5, 1, false, 'a salty weekend'],
    [84, 79.9, 7, false, 'the first week of a diet'],
    [84, 72, 60, false, 'two months of illness'],
    [84, 62.9, 3000, true, 'a quarter of the mass, after years'],
    [84, 63.1, 3000, false, 'a little less than that'],
    [52, 57, 1, true, 'five kilos overnight on a small body'],
  ])('%d kg, then %d kg after %d days: surprising is %s (%s)', (knownKg, massKg, days, isSurprising) => {
    const known = { localDate: '2026-01-01', massKg: knownKg };
    const localDate = new Date(Date.UTC(2026, 0, 1 + days)).toISOString().slice(0, 10);
    expect(isSurprisingMass({ entry: { localDate, massKg }, known })).toBe(isSurprising);
  });
});
