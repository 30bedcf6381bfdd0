import type { ActivityReport } from '../domain/activity/activity-day.ts';
import { addDays, type IsoDate } from '../domain/calendar.ts';
import { ageOn } from '../domain/energy/age.ts';
import { computeDayTargets } from '../domain/energy/compute-day-targets.ts';
import type { DayTargets } from '../domain/energy/day-targets.ts';
import { Preferences } from '../domain/profile/preferences.ts';
import { Profile } from '../domain/profile/profile.ts';
import { Allergen } from '../domain/recipes/allergen.ts';
import { type Catalog, Cuisine } from '../domain/recipes/recipe.ts';
import { createRandom, type Random } from './random.ts';

/** Somebody who does not exist: what the planner is told of them. */
export type InventedPerson = {
  number: number;
  profile: Profile;
  preferences: Preferences;
  steps: number | undefined;
  age: number;
};

const FIRST_DATE: IsoDate = '2026-01-05';

const ZONES = [
  ...[
    'Europe/Berlin',
    'Europe/London',
    'Europe/Madrid',
    'Europe/Warsaw',
    'Europe/Stockholm',
    'Europe/Istanbul',
  ],
  ...['America/New_York', 'America/Mexico_City', 'America/Sao_Paulo', 'America/Toronto', 'America/Lima'],
  ...['Asia/Kolkata', 'Asia/Tokyo', 'Asia/Shanghai', 'Asia/Bangkok', 'Asia/Dubai', 'Asia/Tehran'],
  ...['Africa/Lagos', 'Africa/Nairobi', 'Africa/Cairo', 'Pacific/Auckland', 'Australia/Sydney'],
];

const DIETS = [
  ...['omnivore', 'omnivore', 'omnivore', 'omnivore', 'omnivore', 'pescatarian'],
  ...['vegetarian', 'vegetarian', 'vegan', 'halal', 'kosher_style'],
];

/** One person in three has a restriction beside the diet, one in twelve several. */
function anyAllergens(random: Random): Allergen[] {
  const count = random.pick([0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 3]);
  return [...new Set(Array.from({ length: count }, () => random.pick(Allergen.options)))];
}

/** The person of a number, always the same: every age from 8, pregnant, athletes, small eaters, narrow diets. */
export function inventedPerson({ catalog, number }: { catalog: Catalog; number: number }): InventedPerson {
  const random = createRandom(`judged ${number}`);
  const sex = random.pick(['female', 'male'] as const);
  const age = Math.round(
    random.pick([random.between(8, 17), random.between(18, 60), random.between(18, 90)]),
  );
  const profile = anyProfile({ random, sex, age });
  const dishes = [...catalog.recipes.keys()];
  const some = (most: number, from: readonly string[]): string[] =>
    Array.from({ length: Math.floor(random.between(0, most + 1)) }, () => random.pick(from));
  const preferences = Preferences.parse({
    diet: random.pick(DIETS),
    allergens: anyAllergens(random),
    likedCuisines: random.next() < 0.5 ? [] : some(4, Cuisine.options),
    dislikedFoods: random.next() < 0.6 ? [] : some(3, [...catalog.foods.keys()]),
    dislikedRecipes: random.next() < 0.6 ? [] : some(6, dishes),
    maxCookingMinutes: random.pick([undefined, undefined, 60, 45, 30, 20]),
  });
  const steps = random.next() < 0.4 ? undefined : Math.round(random.between(500, 24_000));
  return { number, profile, preferences, steps, age };
}

/** cm and kg of an ordinary child of that age, about, and of any adult. */
function anyBody({ random, sex, age }: { random: Random; sex: 'female' | 'male'; age: number }) {
  const grown = sex === 'male' ? random.between(163, 195) : random.between(150, 182);
  const heightCm = Math.round(age >= 18 ? grown : Math.min(grown, 80 + 6 * age + random.between(-6, 6)));
  const bmi = age >= 18 ? random.between(18.5, 36) : 13 + 0.5 * age + random.between(-1, 3);
  return { heightCm, massKg: Math.max(25, Math.round(bmi * (heightCm / 100) ** 2)) };
}

function anyProfile({ random, sex, age }: { random: Random; sex: 'female' | 'male'; age: number }): Profile {
  const mayBePregnant = sex === 'female' && age >= 18 && age <= 45;
  return Profile.parse({
    ...anyBody({ random, sex, age }),
    sex,
    birthDate: `${2025 - age}-05-17`,
    goal: random.pick(['lose', 'maintain', 'maintain', 'gain']),
    baselineActivity: random.pick(['sedentary', 'light', 'moderate', 'high', 'very_high']),
    timeZone: random.pick(ZONES),
    wakeUpTime: '07:00',
    lifeStage: mayBePregnant ? random.pick(['none', 'none', 'none', 'pregnant', 'breastfeeding']) : 'none',
  });
}

/** The day that a person's run of days begins on: any of the year. */
export function firstDateOf({ number }: InventedPerson): IsoDate {
  return addDays(FIRST_DATE, Math.floor(createRandom(`date ${number}`).between(0, 350)));
}

/** What the person needs on a date. */
export function targetsOn({ profile, steps }: InventedPerson, localDate: IsoDate): DayTargets {
  const activityDate = addDays(localDate, -1);
  const report = (count: number): ActivityReport => ({
    source: 'health_connect',
    steps: count,
    localDate: activityDate,
    recordedAt: `${activityDate}T21:00:00.000Z`,
    complete: true,
  });
  return computeDayTargets({
    profile,
    massKg: profile.massKg,
    localDate,
    activityDate,
    reports: steps === undefined ? [] : [report(steps)],
    workouts: [],
  });
}

/** Whether the person is under 18 when their days begin. */
export const isMinor = (person: InventedPerson): boolean =>
  ageOn({ birthDate: person.profile.birthDate, localDate: firstDateOf(person) }) < 18;
