import type { IsoDate } from '../calendar.ts';
import type { BodyMassEntry } from '../profile/profile.ts';
import { EXPENDITURE_FACTOR_PRIOR_SD, OUTLIER_FROM_SD } from './constants.ts';
import type { PastExpenditure, PastIntake } from './energy-history.ts';
import {
  afterWeighing,
  type Belief,
  type DayEnergy,
  initialBelief,
  nextMorning,
  relearnMass,
  surprise,
} from './mass-filter.ts';

/** True expenditure as a multiple of the formula's, as the weight log tells it. */
export type FactorEstimate = {
  factor: number;
  /** Standard deviation of `factor`. */
  sd: number;
  /** 0..1: how much of the doubt about the formula the history has removed. */
  confidence: number;
  /** Days of which intake and expenditure are known. */
  days: number;
  /** Weighings that counted, outliers left out. */
  weighings: number;
  /** Days from the first to the last of them. */
  spanDays: number;
};

type Known = {
  weighings: readonly BodyMassEntry[];
  expenditures: readonly Pick<PastExpenditure, 'localDate' | 'formulaKcal'>[];
  intakes: readonly PastIntake[];
  /** The morning up to which the history counts. */
  until: IsoDate;
};

/** Weighings whose median says where the log begins: a typing error in the first is none of the mass. */
const FIRST_WEIGHINGS = 5;
/** kg. How far the first morning may lie from that median. */
const FIRST_MORNING_SD_KG = 1.5;

/**
 * The factor between true expenditure and the formula's, by a Kalman filter over mornings: what the plan gave and what
 * the formula took should have moved the body mass to where the scale then found it. `undefined` without a weighing.
 *
 * A weighing that cannot be (4 standard deviations off) is left out; when the next one agrees with it, it was no error, and
 * the mass is learned anew without a word on the factor. Assumes weighings of the morning; dates once in each list.
 */
export function estimateFactor({
  weighings,
  expenditures,
  intakes,
  until,
}: Known): FactorEstimate | undefined {
  const last = dayNumber(until);
  const log = weighings
    .map(({ localDate, massKg }) => ({ day: dayNumber(localDate), massKg }))
    .filter(({ day }) => day <= last)
    .toSorted((a, b) => a.day - b.day);
  const [first] = log;
  if (first === undefined) return undefined;
  const masses = new Map(log.map(({ day, massKg }) => [day, massKg]));
  const energies = dayEnergies({ expenditures, intakes });
  const tally: Tally = { days: 0, used: [], doubtfulKg: undefined };
  let belief = initialBelief({
    massKg: median(log.slice(0, FIRST_WEIGHINGS).map(({ massKg }) => massKg)),
    sdKg: FIRST_MORNING_SD_KG,
  });
  for (let day = first.day; day <= last; day += 1) {
    const weighedKg = masses.get(day);
    if (weighedKg !== undefined) belief = weigh({ belief, weighedKg, day, tally });
    if (day === last) break;
    const energy = energies.get(day);
    if (energy) tally.days += 1;
    belief = nextMorning({ belief, energy });
  }
  return toEstimate({ belief, tally });
}

type Tally = {
  /** Days of known energy so far. */
  days: number;
  /** Days of the weighings that counted. */
  used: number[];
  /** How far the last weighing was off, when it was left out. */
  doubtfulKg: number | undefined;
};

type Weighing = { belief: Belief; weighedKg: number; day: number; tally: Tally };

function weigh({ belief, weighedKg, day, tally }: Weighing): Belief {
  const { offKg, sdKg } = surprise({ belief, weighedKg });
  const farKg = OUTLIER_FROM_SD * sdKg;
  if (Math.abs(offKg) <= farKg) {
    tally.doubtfulKg = undefined;
    tally.used.push(day);
    return afterWeighing({ belief, weighedKg });
  }
  const isConfirmed = tally.doubtfulKg !== undefined && Math.abs(offKg - tally.doubtfulKg) <= farKg;
  tally.doubtfulKg = isConfirmed ? undefined : offKg;
  return isConfirmed ? relearnMass({ belief, weighedKg }) : belief;
}

function toEstimate({ belief, tally }: { belief: Belief; tally: Tally }): FactorEstimate {
  const [from = 0, to = from] = [tally.used.at(0), tally.used.at(-1)];
  return {
    factor: belief.factor,
    sd: Math.sqrt(belief.ff),
    confidence: Math.max(0, 1 - belief.ff / EXPENDITURE_FACTOR_PRIOR_SD ** 2),
    days: tally.days,
    weighings: tally.used.length,
    spanDays: to - from,
  };
}

/** Energy by day, of the days that have both figures. */
function dayEnergies({
  expenditures,
  intakes,
}: Pick<Known, 'expenditures' | 'intakes'>): ReadonlyMap<number, DayEnergy> {
  const formulas = new Map(expenditures.map(({ localDate, formulaKcal }) => [localDate, formulaKcal]));
  return new Map(
    intakes.flatMap(({ localDate, energyKcal }) => {
      const formulaKcal = formulas.get(localDate);
      if (formulaKcal === undefined) return [];
      return [[dayNumber(localDate), { intakeKcal: energyKcal, formulaKcal }] as const];
    }),
  );
}

const MS_PER_DAY = 86_400_000;

/** Days since 1970. Plain numbers, because the night counts through two months for every user. */
const dayNumber = (localDate: IsoDate): number => Date.parse(localDate) / MS_PER_DAY;

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.slice((sorted.length - 1) >> 1, (sorted.length >> 1) + 1);
  return middle.reduce((sum, value) => sum + value, 0) / middle.length;
}
