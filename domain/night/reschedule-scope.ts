import { z } from 'zod';
import { TimeZone } from '../calendar.ts';
import { UserId } from '../ids.ts';

/** A code as failures carry it. */
export const FailureCode = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,59}$/, 'must be a code such as sync_timeout')
  .meta({ example: 'sync_timeout' });

/**
 * Whose night is meant. `userId`: this user's, whatever became of it. The others mean nights that failed: without
 * a plan, with a degraded one, or with an open failure before the push. Whoever has opened their plan keeps it.
 */
export const RescheduleScope = z
  .union([
    z.strictObject({ userId: UserId }),
    z.strictObject({ timeZone: TimeZone }),
    z.strictObject({ failureCode: FailureCode }),
    z.strictObject({ allFailed: z.literal(true) }),
  ])
  .meta({
    id: 'RescheduleScope',
    description: 'One user, or the failed nights of a zone, with a failure code, or all',
  });
export type RescheduleScope = z.infer<typeof RescheduleScope>;

/** `matched` nights are in the scope, `started` of them were started again. */
export const RescheduleResult = z
  .object({ matched: z.int(), started: z.int() })
  .meta({ id: 'RescheduleResult', description: 'How many nights were meant, and started again' });
export type RescheduleResult = z.infer<typeof RescheduleResult>;
