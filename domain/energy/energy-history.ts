import type { IsoDate } from '../calendar.ts';
import type { BaselineActivity, BodyMassEntry } from '../profile/profile.ts';

/** What a past day's expenditure was computed from: a device, hand-logged workouts alone, or which usual level. */
export type ExpenditureBasis = 'device' | 'workouts' | BaselineActivity;

/** What the formula said of a past day's expenditure, before any adaptation. */
export type PastExpenditure = {
  /** The day of the activity. */
  localDate: IsoDate;
  formulaKcal: number;
  /** Resting energy that `formulaKcal` was built on, and the body mass that it was computed for. */
  restingKcal: number;
  massKg: number;
  basis: ExpenditureBasis;
  /** In childhood, pregnancy or breastfeeding: body mass then follows more than energy. */
  hasAllowance: boolean;
};

/** Energy of what the user chose in the plan of a day, kcal; only of days whose plan was opened. */
export type PastIntake = { localDate: IsoDate; energyKcal: number };

/** What the last weeks say of a person's expenditure. Any order; a date at most once in each list. */
export type EnergyHistory = {
  weighings: readonly BodyMassEntry[];
  expenditures: readonly PastExpenditure[];
  intakes: readonly PastIntake[];
};
