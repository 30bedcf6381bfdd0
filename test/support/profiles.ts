import type { Profile } from '../../domain/profile/profile.ts';

/** A profile that every rule accepts: a woman of 36 in Berlin who wants to lose some mass. */
export const aProfile = (change: Partial<Profile> = {}): Profile => ({
  birthDate: '1990-05-17',
  sex: 'female',
  heightCm: 170,
  massKg: 80,
  targetMassKg: 70,
  paceKgPerWeek: 0.5,
  goal: 'lose',
  baselineActivity: 'light',
  timeZone: 'Europe/Berlin',
  wakeUpTime: '07:00',
  locale: 'en',
  units: 'metric',
  lifeStage: 'none',
  ...change,
});

/** What `POST /v1/auth/register` takes beside the token. */
export const aRegistration = (overrides: Record<string, unknown> = {}) => ({
  consentVersion: '2026-11',
  profile: aProfile(),
  preferences: { diet: 'omnivore', allergens: [] },
  ...overrides,
});
