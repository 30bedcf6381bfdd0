import { z } from 'zod';
import { ActivitySource, BaselineReason } from '../activity/activity-day.ts';
import { IsoDate } from '../calendar.ts';
import { BaselineActivity } from '../profile/profile.ts';

/** Where a day's expenditure above rest came from. */
export const ExpenditureOrigin = z
  .discriminatedUnion('kind', [
    z.object({
      kind: z.literal('measured'),
      /** Source of the day's metric; of `workouts`, the source that saw less than them, if there was one. */
      source: ActivitySource.optional(),
      method: z.enum(['active_energy', 'total_energy', 'steps', 'workouts']),
      /** Of `workouts` without a source: why no device's figure was there. */
      reason: BaselineReason.optional(),
      /** The part that hand-logged workouts gave, kcal. */
      workoutKcal: z.number(),
      /** Why the day counts differently from what was reported; absent where it does not. */
      doubts: z.array(z.enum(['beyond_belief', 'less_than_steps', 'more_than_total'])).optional(),
    }),
    z.object({
      kind: z.literal('baseline'),
      level: BaselineActivity,
      reason: BaselineReason,
      /** Hand-logged workouts of the day, kcal: within the usual level, not added to it. */
      workoutKcal: z.number(),
    }),
  ])
  .meta({ id: 'ExpenditureOrigin', description: 'Where the energy above rest came from' });
export type ExpenditureOrigin = z.infer<typeof ExpenditureOrigin>;

/** A limit that held the day's energy back from the plain sum of expenditure and pace. */
export const EnergyLimit = z.enum([
  'max_deficit_kcal',
  'max_deficit_share',
  'max_below_formula',
  'min_energy_for_sex',
  'min_resting_share',
  'no_deficit_minor',
  'no_deficit_pregnancy',
  'target_mass_reached',
  'max_surplus_kcal',
  'target_mass_unsafe',
  'clinician_target_barred',
  'near_underweight',
  'low_expenditure',
  'least_day_food',
  'most_day_food',
]);
export type EnergyLimit = z.infer<typeof EnergyLimit>;

/** Energy above expenditure that a body needs to grow, carry or feed a child, kcal. Published figures. */
export const EnergyAllowance = z
  .object({ kind: z.enum(['growth', 'pregnancy', 'breastfeeding']), kcal: z.number() })
  .meta({ id: 'EnergyAllowance', description: 'Energy for growth, pregnancy or breastfeeding, kcal' });
export type EnergyAllowance = z.infer<typeof EnergyAllowance>;

/**
 * How the weight log and past intake correct the formula's expenditure. Its factor is what `expenditureKcal` is of
 * `formulaKcal`; `confidence` is the share of the doubt about the formula that is gone, 0..1.
 */
export const Adaptation = z
  .object({
    factor: z.number(),
    confidence: z.number(),
    /** Days of which intake and expenditure are known, and weighings that counted, over so many weeks. */
    days: z.int(),
    weighings: z.int(),
    weeks: z.int(),
    formulaKcal: z.number(),
  })
  .meta({ id: 'Adaptation', description: 'How the weight log corrects the formula for expenditure' });
export type Adaptation = z.infer<typeof Adaptation>;

/** What the day's protein follows: the body, the lean part of it, the energy, or the most that a balanced day holds. */
export const ProteinOrigin = z
  .discriminatedUnion('kind', [
    z.object({
      kind: z.enum(['body_mass', 'adjusted_mass', 'lean_mass', 'body_most']),
      gPerKg: z.number(),
    }),
    z.object({ kind: z.enum(['energy_share', 'range_end']), share: z.number() }),
  ])
  .meta({
    id: 'ProteinOrigin',
    description: 'Grams for each kg, or the share of energy, that protein follows',
  });
export type ProteinOrigin = z.infer<typeof ProteinOrigin>;

/** How hard yesterday was: decides macros and which recipes fit today. */
export const DayLoad = z.enum(['rest', 'usual', 'endurance', 'strength']);
export type DayLoad = z.infer<typeof DayLoad>;

/** Today's energy and macro targets with the origin of each number. Energy in kcal, masses in g, sodium in mg. */
export const DayTargets = z
  .object({
    /** The day that the targets are for. */
    localDate: IsoDate,
    /** The day whose activity they follow: the day before. */
    activityDate: IsoDate,
    massKg: z.number(),
    restingKcal: z.number(),
    restingMethod: z.enum(['mifflin_st_jeor', 'katch_mcardle', 'schofield']),
    expenditureKcal: z.number(),
    expenditureOrigin: ExpenditureOrigin,
    /** Present when the formula's expenditure was corrected; `expenditureKcal` is then the corrected one. */
    adaptation: Adaptation.optional(),
    /** `energyKcal` less `expenditureKcal`: negative in a deficit, the allowance included. */
    adjustmentKcal: z.number(),
    allowance: EnergyAllowance.optional(),
    energyKcal: z.number(),
    /** `energyKcal` of this day before activity came in late; absent when it did not change the day. */
    energyBeforeLateKcal: z.number().optional(),
    /** `reference`: the intake of an average adult, because the user's own could not be computed. */
    energyMethod: z.enum(['computed', 'clinician', 'reference']),
    limits: z.array(EnergyLimit),
    load: DayLoad,
    proteinG: z.number(),
    /** Absent from plans that are older than it, and from a reference intake. */
    proteinOrigin: ProteinOrigin.optional(),
    fatG: z.number(),
    carbohydrateG: z.number(),
    fibreG: z.number(),
    saturatedFatMaxG: z.number(),
    sodiumMaxMg: z.number(),
    /** For the reader: recipes do not tell added sugar from that of fruit and milk, so no plan is held to it. */
    addedSugarMaxG: z.number().optional(),
    /** Under 18, pregnant, breastfeeding or under a clinician's target: the plan says it is no medical advice. */
    medicalNotice: z.boolean(),
  })
  .meta({ id: 'DayTargets', description: 'Energy (kcal) and macro (g) targets of a day with their origins' });
export type DayTargets = z.infer<typeof DayTargets>;
