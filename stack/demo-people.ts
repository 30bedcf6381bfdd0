import type { z } from 'zod';
import type { DeviceSource, ProviderId } from '../domain/activity/activity-day.ts';
import { Preferences } from '../domain/profile/preferences.ts';
import { Profile } from '../domain/profile/profile.ts';

/** Somebody of the demo. Without `usualDay` and `cloud` they have no source of activity. */
export type DemoPerson = {
  name: string;
  /** E.164; nobody is called: the development sender shows every message on the terminal. */
  phone: string;
  role: 'user' | 'ops';
  profile: Profile;
  preferences: Preferences;
  /** What their phone pushes on an ordinary day. */
  usualDay?: { source: DeviceSource; steps: number; activeEnergyKcal?: number };
  /** The fitness cloud that knows their days instead. */
  cloud?: ProviderId;
  /** The workout that they logged yesterday. */
  workout?: { metCode: string; durationMin: number };
};

type Body = [birthDate: string, sex: Profile['sex'], heightCm: number, massKg: number];

const person = ({
  body: [birthDate, sex, heightCm, massKg],
  goal,
  zone: [timeZone, wakeUpTime],
  profile,
  preferences,
  role = 'user',
  ...rest
}: Pick<DemoPerson, 'name' | 'phone' | 'usualDay' | 'cloud' | 'workout'> & {
  body: Body;
  goal: [Profile['goal'], Profile['baselineActivity']];
  zone: [timeZone: string, wakeUpTime: string];
  profile?: Partial<z.input<typeof Profile>>;
  preferences?: z.input<typeof Preferences>;
  role?: DemoPerson['role'];
}): DemoPerson => ({
  ...rest,
  role,
  profile: Profile.parse({
    ...{ birthDate, sex, heightCm, massKg, timeZone, wakeUpTime },
    ...{ goal: goal[0], baselineActivity: goal[1] },
    ...profile,
  }),
  preferences: Preferences.parse(preferences ?? {}),
});

/** Eighteen people in eighteen time zones, as different as the people that the product is for. */
export const DEMO_PEOPLE: readonly DemoPerson[] = [
  person({
    name: 'Sione, Auckland: gains muscle',
    phone: '+64211234501',
    body: ['1996-02-11', 'male', 184, 82],
    goal: ['gain', 'moderate'],
    zone: ['Pacific/Auckland', '05:45'],
    profile: { targetMassKg: 88, paceKgPerWeek: 0.3 },
    usualDay: { source: 'healthkit', steps: 8200, activeEnergyKcal: 560 },
    workout: { metCode: '02052', durationMin: 60 },
  }),
  person({
    name: 'Mia, Sydney: signed up today',
    phone: '+61491570156',
    body: ['2001-09-03', 'female', 165, 61],
    goal: ['maintain', 'light'],
    zone: ['Australia/Sydney', '07:00'],
  }),
  person({
    name: 'Aiko, Tokyo: pescatarian',
    phone: '+819012345678',
    body: ['1984-06-25', 'female', 158, 57],
    goal: ['lose', 'light'],
    zone: ['Asia/Tokyo', '06:15'],
    profile: { targetMassKg: 53, paceKgPerWeek: 0.25 },
    preferences: { diet: 'pescatarian', likedCuisines: ['japanese', 'korean'], maxCookingMinutes: 40 },
    usualDay: { source: 'healthkit', steps: 9400, activeEnergyKcal: 380 },
  }),
  person({
    name: 'Wei, Shanghai: steps only',
    phone: '+8613812345678',
    body: ['1990-01-30', 'male', 176, 79],
    goal: ['lose', 'sedentary'],
    zone: ['Asia/Shanghai', '07:15'],
    profile: { targetMassKg: 73 },
    preferences: { likedCuisines: ['chinese', 'vietnamese'], allergens: ['peanuts'] },
    usualDay: { source: 'health_connect', steps: 11_800 },
  }),
  person({
    name: 'Priya, Kolkata: vegetarian',
    phone: '+919812345678',
    body: ['1992-11-08', 'female', 162, 68],
    goal: ['lose', 'light'],
    zone: ['Asia/Kolkata', '06:00'],
    profile: { targetMassKg: 62 },
    preferences: { diet: 'vegetarian', likedCuisines: ['indian'], dislikedFoods: ['mushrooms'] },
    usualDay: { source: 'health_connect', steps: 7600, activeEnergyKcal: 310 },
    workout: { metCode: '02150', durationMin: 45 },
  }),
  person({
    name: 'Bikram, Kathmandu: hikes',
    phone: '+9779841234567',
    body: ['1979-04-14', 'male', 170, 70],
    goal: ['maintain', 'high'],
    zone: ['Asia/Kathmandu', '05:30'],
    usualDay: { source: 'health_connect', steps: 21_500 },
    workout: { metCode: '17080', durationMin: 150 },
  }),
  person({
    name: 'Omar, Dubai: halal',
    phone: '+971501234567',
    body: ['1987-07-19', 'male', 178, 94],
    goal: ['lose', 'sedentary'],
    zone: ['Asia/Dubai', '06:30'],
    profile: { targetMassKg: 84, paceKgPerWeek: 0.7 },
    preferences: { diet: 'halal', likedCuisines: ['levantine', 'persian'] },
    usualDay: { source: 'healthkit', steps: 5200, activeEnergyKcal: 290 },
  }),
  person({
    name: 'Nia, Nairobi: runs',
    phone: '+254712345678',
    body: ['1998-12-02', 'female', 170, 58],
    goal: ['maintain', 'high'],
    zone: ['Africa/Nairobi', '05:15'],
    preferences: { likedCuisines: ['east_african', 'ethiopian'] },
    usualDay: { source: 'health_connect', steps: 16_300, activeEnergyKcal: 820 },
    workout: { metCode: '12080', durationMin: 70 },
  }),
  person({
    name: 'Yael, Jerusalem: Fitbit, kosher style',
    phone: '+972502345678',
    body: ['1975-03-22', 'female', 164, 72],
    goal: ['lose', 'light'],
    zone: ['Asia/Jerusalem', '06:45'],
    profile: { targetMassKg: 66 },
    preferences: { diet: 'kosher_style' },
    cloud: 'fitbit',
  }),
  person({
    name: 'Olena, Kyiv: no nuts, no milk',
    phone: '+380501234567',
    body: ['1989-10-10', 'female', 172, 65],
    goal: ['maintain', 'moderate'],
    zone: ['Europe/Kyiv', '07:00'],
    preferences: { allergens: ['tree_nuts', 'peanuts', 'milk'] },
    usualDay: { source: 'health_connect', steps: 8800, activeEnergyKcal: 400 },
  }),
  person({
    name: 'Anna, Berlin: pregnant',
    phone: '+4915112345678',
    body: ['1993-05-17', 'female', 169, 70],
    goal: ['maintain', 'light'],
    zone: ['Europe/Berlin', '07:30'],
    profile: { lifeStage: 'pregnant', locale: 'de' },
    usualDay: { source: 'healthkit', steps: 6100, activeEnergyKcal: 260 },
  }),
  person({
    name: 'Kofi, Accra: sixteen, plays basketball',
    phone: '+233241234567',
    body: ['2010-03-05', 'male', 174, 60],
    goal: ['maintain', 'moderate'],
    zone: ['Africa/Accra', '06:00'],
    preferences: { likedCuisines: ['west_african'] },
    usualDay: { source: 'health_connect', steps: 12_400 },
    workout: { metCode: '15055', durationMin: 60 },
  }),
  person({
    name: 'Liam, London: operator',
    phone: '+447400123456',
    body: ['1985-08-28', 'male', 181, 86],
    goal: ['lose', 'light'],
    zone: ['Europe/London', '07:15'],
    role: 'ops',
    profile: { targetMassKg: 80 },
    usualDay: { source: 'healthkit', steps: 7300, activeEnergyKcal: 410 },
  }),
  person({
    name: 'Lucas, São Paulo: strength training',
    phone: '+5511912345678',
    body: ['1994-09-15', 'male', 179, 84],
    goal: ['lose', 'moderate'],
    zone: ['America/Sao_Paulo', '06:30'],
    profile: { targetMassKg: 79, bodyFatPercent: 19 },
    preferences: { likedCuisines: ['brazilian'] },
    usualDay: { source: 'health_connect', steps: 7000 },
    workout: { metCode: '02050', durationMin: 75 },
  }),
  person({
    name: 'Emma, New York: vegan, gluten-free',
    phone: '+12125550142',
    body: ['1991-02-02', 'female', 168, 63],
    goal: ['maintain', 'moderate'],
    zone: ['America/New_York', '06:45'],
    profile: { units: 'us' },
    preferences: { diet: 'vegan', allergens: ['gluten'] },
    usualDay: { source: 'healthkit', steps: 9900, activeEnergyKcal: 450 },
  }),
  person({
    name: 'Mateo, Mexico City: a clinician set his target',
    phone: '+525512345678',
    body: ['1968-06-06', 'male', 171, 98],
    goal: ['lose', 'sedentary'],
    zone: ['America/Mexico_City', '07:00'],
    profile: {
      targetMassKg: 85,
      clinicianTarget: { energyKcal: 1900, note: 'Diabetes clinic, reviewed monthly' },
    },
    preferences: { likedCuisines: ['mexican'] },
    usualDay: { source: 'health_connect', steps: 4300, activeEnergyKcal: 210 },
  }),
  person({
    name: 'Noah, Los Angeles: Google Health, 20 minutes to cook',
    phone: '+12135550167',
    body: ['2000-07-31', 'unspecified', 175, 77],
    goal: ['maintain', 'moderate'],
    zone: ['America/Los_Angeles', '08:00'],
    profile: { units: 'us' },
    preferences: { maxCookingMinutes: 20, dislikedFoods: ['coriander-leaf'] },
    cloud: 'google_health',
  }),
  person({
    name: 'Leilani, Honolulu: swims',
    phone: '+18085550119',
    body: ['1982-01-09', 'female', 163, 74],
    goal: ['lose', 'moderate'],
    zone: ['Pacific/Honolulu', '05:30'],
    profile: { targetMassKg: 66, units: 'us' },
    usualDay: { source: 'healthkit', steps: 5400, activeEnergyKcal: 470 },
    workout: { metCode: '18310', durationMin: 45 },
  }),
];
