import { z } from 'zod';
import { InstantOrNull, IsoDate, IsoInstant } from '../calendar.ts';
import { UserId } from '../ids.ts';

/** The steps of a user's night, in their order. */
export const NightStep = z
  .enum(['sync', 'compute', 'select', 'cache', 'notify'])
  .meta({ id: 'NightStep', description: "A step of a user's night" });
export type NightStep = z.infer<typeof NightStep>;

/** A step that failed or fell back, as operators see it. */
export const NightFailure = z
  .object({
    userId: UserId,
    localDate: IsoDate,
    timeZone: z.string(),
    step: NightStep,
    code: z.string().meta({ description: 'Stable failure code', example: 'sync_timeout' }),
    occurrences: z.int(),
    firstAt: IsoInstant,
    lastAt: IsoInstant,
    resolvedAt: InstantOrNull,
    /** Whether the user has a plan for that date all the same, and which kind. */
    plan: z.enum(['none', 'degraded', 'planned']),
  })
  .meta({ id: 'NightFailure', description: 'A step that failed or fell back' });
export type NightFailure = z.infer<typeof NightFailure>;
