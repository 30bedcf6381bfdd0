import { addDays, type IsoDate } from '../domain/calendar.ts';
import { ageOn } from '../domain/energy/age.ts';
import { computeDayTargets } from '../domain/energy/compute-day-targets.ts';
import { ACTIVITY_MULTIPLIER } from '../domain/energy/constants.ts';
import type { DayTargets } from '../domain/energy/day-targets.ts';
import type { EnergyHistory, PastExpenditure } from '../domain/energy/energy-history.ts';
import { restingEnergy } from '../domain/energy/resting-energy.ts';
import { Profile } from '../domain/profile/profile.ts';
import { createRandom, type Random } from './random.ts';
import { type SimulatedBody, simulatedBody } from './simulated-body.ts';

/** How somebody uses the scale and the plan. */
export type Habit = {
  name: string;
  /** Whether the person steps on the scale on the day of this number. */
  weighs: (day: number, random: Random) => boolean;
  /** Share of days on which the plan is opened and eaten. */
  opens: number;
  /** Deviation of what is eaten of the plan on a day, and what it is off on all days, as shares. */
  intakeSd: number;
  intakeBias: number;
};

export const HABITS = {
  daily: {
    name: 'daily',
    weighs: (_day, random) => random.next() < 0.85,
    opens: 0.95,
    intakeSd: 0.15,
    intakeBias: 0,
  },
  weekly: { name: 'weekly', weighs: (day) => day % 7 === 0, opens: 0.9, intakeSd: 0.2, intakeBias: 0 },
  bursts: { name: 'bursts', weighs: (day) => day % 21 < 5, opens: 0.85, intakeSd: 0.2, intakeBias: 0 },
  rare: { name: 'rare', weighs: (day) => day % 16 === 0, opens: 0.8, intakeSd: 0.2, intakeBias: 0 },
} satisfies Record<string, Habit>;

/** One morning: what the targets say of the day before, and what was true. */
export type SimulatedDay = { day: number; targets: DayTargets; formulaKcal: number; trueKcal: number };

type Life = { seed: string; offFactor: number; habit: Habit; days: number };

const FIRST_DAY: IsoDate = '2026-06-01';
/** Weighings typed with swapped digits, 57 for 75. */
const TYPING_ERRORS = 0.01;
/** Deviation of a day's true expenditure around its mean. */
const DAY_TO_DAY = 0.08;

/** A person who lives by the plan for some weeks: each day's targets come from the log so far, and move the body on. */
export function simulateLife({ seed, offFactor, habit, days }: Life): SimulatedDay[] {
  const random = createRandom(seed);
  const profile = anyAdult(random);
  const fatShare = profile.sex === 'male' ? random.between(0.15, 0.32) : random.between(0.24, 0.42);
  const body = simulatedBody({ random, massKg: profile.massKg, fatShare, offFactor });
  const log: Log = { weighings: [], expenditures: [], intakes: [] };
  return Array.from({ length: days }, (_, day) => liveDay({ day, profile, body, log, habit, random }));
}

type Log = { -readonly [List in keyof EnergyHistory]: EnergyHistory[List][number][] };

type Day = { day: number; profile: Profile; body: SimulatedBody; log: Log; habit: Habit; random: Random };

function liveDay({ day, profile, body, log, habit, random }: Day): SimulatedDay {
  const localDate = addDays(FIRST_DAY, day);
  if (day === 0 || habit.weighs(day, random)) {
    log.weighings.push({ localDate, massKg: typed({ massKg: body.scaleKg(), random }) });
  }
  const massKg = log.weighings.at(-1)?.massKg ?? profile.massKg;
  const targets = computeDayTargets({
    profile,
    massKg,
    localDate,
    activityDate: addDays(localDate, -1),
    reports: [],
    workouts: [],
    history: log,
  });
  const formulaKcal = targets.adaptation?.formulaKcal ?? targets.expenditureKcal;
  const trueKcal = body.spendsKcal(formulaOf({ profile, massKg: body.massKg() }));
  const spentKcal = trueKcal * (1 + DAY_TO_DAY * random.normal());
  log.expenditures.push(toPast({ targets, formulaKcal, level: profile.baselineActivity }));
  if (random.next() < habit.opens) {
    // A plan's recipes come to the target within a few per cent, and the person eats about that.
    const energyKcal = targets.energyKcal * random.between(0.97, 1.03);
    log.intakes.push({ localDate, energyKcal });
    const eatenKcal = energyKcal * (1 + habit.intakeBias + habit.intakeSd * random.normal());
    body.live({ eatenKcal, spentKcal });
  } else {
    body.live({ eatenKcal: trueKcal * (1.05 + 0.2 * random.normal()), spentKcal });
  }
  return { day, targets, formulaKcal, trueKcal };
}

type Past = { targets: DayTargets; formulaKcal: number; level: Profile['baselineActivity'] };

const toPast = ({ targets, formulaKcal, level }: Past): PastExpenditure => ({
  localDate: targets.activityDate,
  formulaKcal,
  restingKcal: targets.restingKcal,
  massKg: targets.massKg,
  basis: level,
  hasAllowance: false,
});

function formulaOf({ profile, massKg }: { profile: Profile; massKg: number }): number {
  const { sex, heightCm, birthDate, baselineActivity } = profile;
  const age = ageOn({ birthDate, localDate: FIRST_DAY });
  return ACTIVITY_MULTIPLIER[baselineActivity] * restingEnergy({ sex, age, heightCm, massKg }).restingKcal;
}

function typed({ massKg, random }: { massKg: number; random: Random }): number {
  const shown = Math.round(massKg * 10) / 10;
  if (random.next() >= TYPING_ERRORS) return shown;
  const [tens = '', ones = ''] = String(Math.floor(shown));
  return Math.max(25, Number(`${ones}${tens}`));
}

function anyAdult(random: Random): Profile {
  const sex = random.pick(['female', 'male']);
  const heightCm = Math.round(sex === 'male' ? random.between(166, 194) : random.between(154, 180));
  return Profile.parse({
    birthDate: `${Math.round(random.between(1956, 2004))}-05-17`,
    sex,
    heightCm,
    massKg: Math.round(random.between(22, 34) * (heightCm / 100) ** 2),
    goal: random.pick(['lose', 'lose', 'maintain', 'gain']),
    baselineActivity: random.pick(['sedentary', 'light', 'moderate', 'high']),
    timeZone: 'Europe/Berlin',
    wakeUpTime: '07:00',
  });
}
