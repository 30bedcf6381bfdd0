import { z } from 'zod';
import { IsoDate, LocalTime, TimeZone } from '../calendar.ts';
import { freeText } from '../text.ts';

export const Sex = z
  .enum(['female', 'male', 'unspecified'])
  .meta({ id: 'Sex', description: 'Sex used by the resting-energy equation' });
export type Sex = z.infer<typeof Sex>;

export const Goal = z
  .enum(['lose', 'maintain', 'gain'])
  .meta({ id: 'Goal', description: 'What the user wants their body mass to do' });
export type Goal = z.infer<typeof Goal>;

export const BaselineActivity = z
  .enum(['sedentary', 'light', 'moderate', 'high', 'very_high'])
  .meta({ id: 'BaselineActivity', description: 'Usual activity level, used when a day has no data' });
export type BaselineActivity = z.infer<typeof BaselineActivity>;

/** Conditions under which the plan never prescribes a deficit. */
export const LifeStage = z
  .enum(['none', 'pregnant', 'breastfeeding'])
  .meta({ id: 'LifeStage', description: 'Pregnancy or breastfeeding: no deficit, published allowances' });
export type LifeStage = z.infer<typeof LifeStage>;

export const UnitSystem = z.enum(['metric', 'us']).meta({ id: 'UnitSystem', description: 'Display units' });
export type UnitSystem = z.infer<typeof UnitSystem>;

/** A language tag (RFC 5646) in its common form, `pt-BR`. */
const Locale = z
  .string()
  .max(35)
  .regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/, 'must be a language tag such as pt-BR');

/** A target that a clinician set: where it applies (`clinicianTargetBar`) it replaces the computed one, floors included. */
export const ClinicianTarget = z
  .object({ energyKcal: z.int().min(800).max(6000), note: freeText({ max: 500 }).optional() })
  .meta({ id: 'ClinicianTarget', description: 'Daily energy set by a clinician, kcal' });
export type ClinicianTarget = z.infer<typeof ClinicianTarget>;

/** Who the plan is for. Masses in kg, lengths in cm, pace in kg a week (always positive). */
export const Profile = z
  .object({
    birthDate: IsoDate,
    sex: Sex,
    heightCm: z.number().min(90).max(250),
    massKg: z.number().min(25).max(350),
    bodyFatPercent: z.number().min(3).max(70).optional(),
    targetMassKg: z.number().min(25).max(350).optional(),
    paceKgPerWeek: z.number().min(0.1).max(0.9).default(0.5),
    goal: Goal,
    baselineActivity: BaselineActivity,
    timeZone: TimeZone,
    wakeUpTime: LocalTime,
    locale: Locale.default('en'),
    units: UnitSystem.default('metric'),
    lifeStage: LifeStage.default('none'),
    clinicianTarget: ClinicianTarget.optional(),
  })
  .meta({ id: 'Profile', description: 'Body, goal, time zone and wake-up time of a user' });
export type Profile = z.infer<typeof Profile>;

/** One weighing. */
export const BodyMassEntry = z
  .object({ localDate: IsoDate, massKg: z.number().min(25).max(350) })
  .meta({ id: 'BodyMassEntry', description: 'Body mass on a day, kg' });
export type BodyMassEntry = z.infer<typeof BodyMassEntry>;
