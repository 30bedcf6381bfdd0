import {
  EXPENDITURE_FACTOR_DRIFT,
  EXPENDITURE_FACTOR_PRIOR_SD,
  KCAL_PER_KG_BODY_MASS,
  KNOWN_DAY_ERROR_SHARE,
  SCALE_ERROR_KG,
  UNKNOWN_DAY_ERROR_KCAL,
  WATER_DAY_TO_DAY,
  WATER_SD_KG,
} from './constants.ts';

/**
 * What is believed of a body on a morning: its mass without the passing ups and downs of water, the water, and the
 * factor between its true expenditure and the formula's; `mm`, `mw`, … are their variances and covariances.
 */
export type Belief = {
  massKg: number;
  waterKg: number;
  factor: number;
  mm: number;
  ww: number;
  ff: number;
  mw: number;
  mf: number;
  wf: number;
};

/** Before anything is known but about where the mass is. */
export const initialBelief = ({ massKg, sdKg }: { massKg: number; sdKg: number }): Belief => ({
  massKg,
  waterKg: 0,
  factor: 1,
  mm: sdKg ** 2,
  ww: WATER_SD_KG ** 2,
  ff: EXPENDITURE_FACTOR_PRIOR_SD ** 2,
  mw: 0,
  mf: 0,
  wf: 0,
});

/** Energy of a day, kcal: eaten by the plan, spent by the formula. */
export type DayEnergy = { intakeKcal: number; formulaKcal: number };

/**
 * The next morning: mass moves by intake less factor · formula, at 7700 kcal/kg. Of a day whose intake or formula is
 * unknown, nothing is concluded but that mass has moved by some unknown amount.
 */
export function nextMorning({ belief, energy }: { belief: Belief; energy: DayEnergy | undefined }): Belief {
  const { massKg, waterKg, factor, mm, ww, ff, mw, mf, wf } = belief;
  const formulaKg = (energy?.formulaKcal ?? 0) / KCAL_PER_KG_BODY_MASS;
  const intakeKg = (energy?.intakeKcal ?? 0) / KCAL_PER_KG_BODY_MASS;
  const errorKcal = energy ? KNOWN_DAY_ERROR_SHARE * energy.formulaKcal : UNKNOWN_DAY_ERROR_KCAL;
  const keep = WATER_DAY_TO_DAY;
  return {
    massKg: massKg + intakeKg - factor * formulaKg,
    waterKg: keep * waterKg,
    factor,
    mm: mm - 2 * formulaKg * mf + formulaKg ** 2 * ff + (errorKcal / KCAL_PER_KG_BODY_MASS) ** 2,
    ww: keep ** 2 * ww + (1 - keep ** 2) * WATER_SD_KG ** 2,
    ff: ff + EXPENDITURE_FACTOR_DRIFT ** 2,
    mw: keep * (mw - formulaKg * wf),
    mf: mf - formulaKg * ff,
    wf: keep * wf,
  };
}

/** How far a weighing lies from what was expected, kg, and the standard deviation of that. */
export function surprise({ belief, weighedKg }: { belief: Belief; weighedKg: number }): {
  offKg: number;
  sdKg: number;
} {
  const { massKg, waterKg, mm, ww, mw } = belief;
  return {
    offKg: weighedKg - massKg - waterKg,
    sdKg: Math.sqrt(mm + 2 * mw + ww + SCALE_ERROR_KG ** 2),
  };
}

/** The belief after a weighing (Kalman's update). */
export function afterWeighing({ belief, weighedKg }: { belief: Belief; weighedKg: number }): Belief {
  const { massKg, waterKg, factor, mm, ww, ff, mw, mf, wf } = belief;
  const { offKg, sdKg } = surprise({ belief, weighedKg });
  const variance = sdKg ** 2;
  const [gainM, gainW, gainF] = [(mm + mw) / variance, (mw + ww) / variance, (mf + wf) / variance];
  return {
    massKg: massKg + gainM * offKg,
    waterKg: waterKg + gainW * offKg,
    factor: factor + gainF * offKg,
    mm: mm - gainM * gainM * variance,
    ww: ww - gainW * gainW * variance,
    ff: ff - gainF * gainF * variance,
    mw: mw - gainM * gainW * variance,
    mf: mf - gainM * gainF * variance,
    wf: wf - gainW * gainF * variance,
  };
}

/** The mass is not where it was believed (another scale, a wrong first entry): it is learned anew, the factor kept. */
export const relearnMass = ({ belief, weighedKg }: { belief: Belief; weighedKg: number }): Belief => ({
  ...belief,
  massKg: weighedKg - belief.waterKg,
  mm: SCALE_ERROR_KG ** 2 + WATER_SD_KG ** 2,
  mw: 0,
  mf: 0,
});
