import type { ActivityReport } from '../domain/activity/activity-day.ts';
import type { Workout } from '../domain/activity/workout.ts';
import { netWorkoutKcal } from '../domain/activity/workout-energy.ts';
import type { IsoDate } from '../domain/calendar.ts';
import { Preferences } from '../domain/profile/preferences.ts';
import { Profile } from '../domain/profile/profile.ts';
import type { Leftover } from '../domain/recipes/leftover.ts';
import type { PantryFood } from '../domain/recipes/pantry-food.ts';
import { DEMO_PEOPLE, type DemoPerson } from '../stack/demo-people.ts';

/** Somebody of the page of sample days. `about` is how they would say it themselves. */
export type SamplePerson = Pick<DemoPerson, 'profile' | 'preferences' | 'usualDay' | 'workout'> & {
  name: string;
  about: string;
  pantry?: readonly PantryFood[];
  leftovers?: readonly Leftover[];
};

/** The page's days are those of this date; yesterday's activity counts. */
export const SAMPLE_DATE: IsoDate = '2026-11-22';
export const YESTERDAY: IsoDate = '2026-11-21';

/** One of the demo, by first name. */
function ofDemo(name: string, about: string): SamplePerson {
  const person = DEMO_PEOPLE.find((other) => other.name.startsWith(`${name},`));
  if (person === undefined) throw new Error(`The demo has no ${name}.`);
  return { ...person, name, about };
}

const GRETE: SamplePerson = {
  name: 'Grete',
  about: '76, in Copenhagen, rested yesterday; some food at home will not keep for long',
  profile: Profile.parse({
    ...{ birthDate: '1950-04-12', sex: 'female', heightCm: 164, massKg: 63 },
    ...{ goal: 'maintain', baselineActivity: 'sedentary' },
    ...{ timeZone: 'Europe/Copenhagen', wakeUpTime: '06:30' },
  }),
  preferences: Preferences.parse({ likedCuisines: ['nordic', 'german'], dislikedFoods: ['chilli'] }),
  usualDay: { source: 'health_connect', steps: 1900 },
  pantry: [
    { foodId: 'salmon', massG: 300, bestBefore: '2026-11-23' },
    { foodId: 'spinach', massG: 250, bestBefore: '2026-11-23' },
    { foodId: 'skyr', massG: 450, bestBefore: '2026-11-24' },
    { foodId: 'potato', massG: 1500, bestBefore: '2026-12-10' },
  ],
};

/** Ten people as different as those that the product is for. */
export const SAMPLE_PEOPLE: readonly SamplePerson[] = [
  ofDemo('Sione', '30, in Auckland, gains muscle; lifted weights for an hour yesterday'),
  ofDemo('Aiko', '42, in Tokyo, pescatarian, likes Japanese and Korean food, cooks for 40 minutes at most'),
  ofDemo('Priya', '34, in Kolkata, vegetarian, likes Indian food but no mushrooms, loses weight'),
  ofDemo('Omar', '39, in Dubai, halal, sits much, loses weight, likes Levantine and Persian food'),
  ofDemo('Nia', '27, in Nairobi, ran for 70 minutes yesterday, likes East African and Ethiopian food'),
  ofDemo('Kofi', '16, in Accra, plays basketball, likes West African food'),
  ofDemo('Emma', '35, in New York, vegan and gluten-free'),
  ofDemo('Mateo', '58, in Mexico City; his clinic set 1,900 kcal; likes Mexican food'),
  {
    ...ofDemo(
      'Noah',
      '26, in Los Angeles, measures nothing, has 20 minutes to cook, dislikes coriander; cooked too much chilli on Friday',
    ),
    leftovers: [
      { recipeId: 'chili-sin-carne', servings: 3, cookedOn: '2026-11-20', bestBefore: '2026-11-23' },
    ],
  },
  GRETE,
];

/** What the phone reported of yesterday, if there is one. */
export function reportsOf({ usualDay }: SamplePerson): ActivityReport[] {
  if (usualDay === undefined) return [];
  return [{ ...usualDay, localDate: YESTERDAY, recordedAt: `${YESTERDAY}T21:00:00.000Z`, complete: true }];
}

/** The workout that was logged yesterday, if there was one. */
export function workoutsOf({ workout, profile: { massKg } }: SamplePerson): Workout[] {
  if (workout === undefined) return [];
  const effort = { ...workout, intensity: 'moderate' as const };
  const at = `${YESTERDAY}T18:00:00.000Z`;
  const netEnergyKcal = netWorkoutKcal({ ...effort, massKg });
  const id = '00000000-0000-4000-8000-000000000001';
  return [
    {
      ...effort,
      id,
      localDate: YESTERDAY,
      netEnergyKcal,
      energySource: 'computed',
      createdAt: at,
      updatedAt: at,
    },
  ];
}
