import { describe, expect, it } from 'vitest';
import { ageOn } from '../../../domain/energy/age.ts';
import { restingEnergy } from '../../../domain/energy/resting-energy.ts';

describe('resting energy', () => {
  it.each([
    // 800 + 1125 − 175 + 5
    { sex: 'male', age: 35, massKg: 80, heightCm: 180, kcal: 1755, by: 'mifflin_st_jeor' },
    // 650 + 1031.25 − 150 − 161
    { sex: 'female', age: 30, massKg: 65, heightCm: 165, kcal: 1370, by: 'mifflin_st_jeor' },
    // 700 + 1062.5 − 200 − 78
    { sex: 'unspecified', age: 40, massKg: 70, heightCm: 170, kcal: 1485, by: 'mifflin_st_jeor' },
    // 370 + 21.6 · 64
    { sex: 'male', age: 35, massKg: 80, heightCm: 180, bodyFatPercent: 20, kcal: 1752, by: 'katch_mcardle' },
    // 22.706 · 30 + 504.3
    { sex: 'male', age: 8, massKg: 30, heightCm: 130, kcal: 1185, by: 'schofield' },
    // 20.315 · 30 + 485.9
    { sex: 'female', age: 9, massKg: 30, heightCm: 130, kcal: 1095, by: 'schofield' },
    // 17.686 · 60 + 658.2, whatever the body fat
    { sex: 'male', age: 17, massKg: 60, heightCm: 175, bodyFatPercent: 15, kcal: 1719, by: 'schofield' },
    // 13.384 · 55 + 692.6
    { sex: 'female', age: 15, massKg: 55, heightCm: 165, kcal: 1429, by: 'schofield' },
    // the mean of 1365.64 and 1227.96
    { sex: 'unspecified', age: 12, massKg: 40, heightCm: 150, kcal: 1297, by: 'schofield' },
  ] as const)('$sex, $age years, $massKg kg, $heightCm cm is $kcal kcal by $by', ({ kcal, by, ...body }) => {
    expect(restingEnergy(body)).toEqual({ restingKcal: kcal, restingMethod: by });
  });
});

describe('age', () => {
  it.each([
    ['2008-11-22', 18],
    ['2008-11-23', 17],
    ['2004-02-29', 22],
    ['2026-11-22', 0],
  ])('of someone born on %s is %d on 2026-11-22', (birthDate, years) => {
    expect(ageOn({ birthDate, localDate: '2026-11-22' })).toBe(years);
  });

  it.each(['2026-11-23', '1890-01-01'])('refuses a birth on %s', (birthDate) => {
    expect(() => ageOn({ birthDate, localDate: '2026-11-22' })).toThrowError(
      expect.objectContaining({ kind: 'invalid', code: 'birth_date_implausible' }),
    );
  });
});
