import { z } from 'zod';
import { IsoDate } from '../calendar.ts';

const Count = z.int().min(0);

/** How the nights of one local date went, over all zones in which it has begun. */
export const NightSummary = z
  .object({
    localDate: IsoDate,
    planned: Count.meta({ description: 'Users with a plan' }),
    degraded: Count.meta({ description: 'Of these, plans that stand in for a better one' }),
    opened: Count.meta({ description: 'Of these, plans that the user has seen' }),
    missing: Count.meta({ description: 'Users whose night is due and who have no plan' }),
    pushes: z.object({ pending: Count, delivered: Count, no_device: Count, gave_up: Count }),
    openFailures: z
      .object({ sync: Count, compute: Count, select: Count, cache: Count, notify: Count })
      .meta({ description: 'Failures that nothing has made up for, by step' }),
  })
  .meta({ id: 'NightSummary', description: 'How the nights of one local date went' });
export type NightSummary = z.infer<typeof NightSummary>;
