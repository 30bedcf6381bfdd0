import type { Workout } from '../domain/activity/workout.ts';
import { computeDayTargets } from '../domain/energy/compute-day-targets.ts';
import { Preferences } from '../domain/profile/preferences.ts';
import { Profile } from '../domain/profile/profile.ts';
import { type Catalog, Cuisine } from '../domain/recipes/recipe.ts';
import type { SelectionInput } from '../domain/recipes/select-day.ts';
import { createRandom, type Random } from './random.ts';

const LOCAL_DATE = '2026-11-22';
const ACTIVITY_DATE = '2026-11-21';
const PAST_DAYS = 14;
const RECIPES_A_DAY = 12;
const MS_PER_DAY = 86_400_000;

const DIETS = [
  ...['omnivore', 'omnivore', 'omnivore', 'pescatarian'],
  ...['vegetarian', 'vegan', 'halal', 'kosher_style'],
];
const ALLERGENS = [[], [], [], ['gluten'], ['milk'], ['tree_nuts', 'peanuts']];
/** The last but two mean no limit. */
const COOKING_MINUTES = [30, 45, 60, 240, 240];
/** Nothing, weights, a run: code of the Compendium, minutes, kcal above rest. */
const WORKOUTS = [
  undefined,
  undefined,
  { metCode: '02050', durationMin: 60, netEnergyKcal: 300 },
  { metCode: '12050', durationMin: 50, netEnergyKcal: 450 },
];

/** An adult with body, tastes, restrictions and two weeks of earlier plans: always the same for a number. */
export function benchPerson({ catalog, number }: { catalog: Catalog; number: number }): SelectionInput {
  const random = createRandom(`person ${number}`);
  const ids = [...catalog.recipes.keys()];
  const someIds = (count: number) => Array.from({ length: count }, () => random.pick(ids));
  return {
    catalog,
    targets: computeDayTargets({
      ...anyBody(random),
      localDate: LOCAL_DATE,
      activityDate: ACTIVITY_DATE,
      reports: [],
      workouts: anyWorkouts(random),
    }),
    preferences: Preferences.parse({
      diet: random.pick(DIETS),
      allergens: random.pick(ALLERGENS),
      likedCuisines: Array.from({ length: 4 }, () => random.pick(Cuisine.options)),
      dislikedRecipes: someIds(1),
      maxCookingMinutes: random.pick(COOKING_MINUTES),
    }),
    feedback: new Map([
      ...someIds(6).map((id) => [id, 'like'] as const),
      ...someIds(2).map((id) => [id, 'dislike'] as const),
    ]),
    recent: Array.from({ length: PAST_DAYS }, (_, day) => ({
      localDate: new Date(Date.parse(ACTIVITY_DATE) - day * MS_PER_DAY).toISOString().slice(0, 10),
      recipeIds: someIds(RECIPES_A_DAY),
    })),
    seed: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}:${LOCAL_DATE}`,
  };
}

function anyBody(random: Random): { profile: Profile; massKg: number } {
  const sex = random.pick(['female', 'male']);
  const heightCm = Math.round(sex === 'male' ? random.between(166, 194) : random.between(154, 180));
  const massKg = Math.round(random.between(20, 33) * (heightCm / 100) ** 2);
  const profile = Profile.parse({
    birthDate: `${Math.round(random.between(1950, 2006))}-05-17`,
    sex,
    heightCm,
    massKg,
    goal: random.pick(['lose', 'maintain', 'maintain', 'gain']),
    baselineActivity: random.pick(['sedentary', 'light', 'moderate', 'high']),
    timeZone: 'Europe/Berlin',
    wakeUpTime: '07:00',
  });
  return { profile, massKg };
}

function anyWorkouts(random: Random): Workout[] {
  const workout = random.pick(WORKOUTS);
  if (workout === undefined) return [];
  const at = `${ACTIVITY_DATE}T18:00:00Z`;
  return [
    {
      ...workout,
      id: '00000000-0000-4000-8000-000000000001',
      localDate: ACTIVITY_DATE,
      intensity: 'moderate',
      energySource: 'computed',
      createdAt: at,
      updatedAt: at,
    },
  ];
}
