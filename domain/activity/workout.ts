import { z } from 'zod';
import { IsoDate, IsoInstant } from '../calendar.ts';
import { Id } from '../ids.ts';
import { freeText } from '../text.ts';

/** Compendium code of an activity, `12050`. */
export const MetCode = z
  .string()
  .regex(/^\d{5}$/, 'must be a five-digit Compendium code')
  .meta({
    id: 'MetCode',
    description: 'Activity code of the 2024 Compendium of Physical Activities',
    example: '12050',
  });
export type MetCode = z.infer<typeof MetCode>;

export const Intensity = z
  .enum(['light', 'moderate', 'vigorous'])
  .meta({ id: 'Intensity', description: 'How hard the workout was' });
export type Intensity = z.infer<typeof Intensity>;

/** Kind of training: decides protein and carbohydrate of the next day. */
export const TrainingKind = z.enum(['strength', 'endurance', 'mixed', 'mobility']);
export type TrainingKind = z.infer<typeof TrainingKind>;

/** What a user enters. `energyKcal` overrides the computed figure. `steps`: taken within the workout, if known. */
export const WorkoutInput = z
  .object({
    localDate: IsoDate,
    startedAt: IsoInstant.optional(),
    metCode: MetCode,
    intensity: Intensity.default('moderate'),
    durationMin: z.int().min(1).max(1440),
    energyKcal: z.number().min(0).max(10_000).optional(),
    steps: z.int().min(0).max(200_000).optional(),
    note: freeText({ max: 500 }).optional(),
  })
  .meta({ id: 'WorkoutInput', description: 'A workout as the user logs it' });
export type WorkoutInput = z.infer<typeof WorkoutInput>;

/** A logged workout. `netEnergyKcal` is energy above rest, `energySource` says where it came from. */
export const Workout = WorkoutInput.extend({
  id: Id,
  netEnergyKcal: z.number(),
  energySource: z.enum(['computed', 'user']),
  createdAt: IsoInstant,
  updatedAt: IsoInstant,
}).meta({ id: 'Workout', description: 'A logged workout with its energy above rest, kcal' });
export type Workout = z.infer<typeof Workout>;
