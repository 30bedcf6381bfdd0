import type { Logger } from 'pino';
import type { UserId } from '../../domain/ids.ts';
import { type TellDeps, tellAllChanges, tellChanges } from '../../domain/night/tell-changes.ts';
import type { Clock } from '../../domain/ports/clock.ts';
import { describeError } from '../../telemetry/describe-error.ts';
import { patiently } from '../patiently.ts';

/**
 * What a change of a user's data means for their plans.
 *
 * The change was noted in its own transaction. So this never fails: what Temporal could not be told now is told as soon
 * as it is back, by any API or by the sweep. Restrictions do not wait for it: every read of a plan checks them.
 */
export type PlanTriggers = {
  /** Tells the nights what the user has just changed. */
  onChanged(args: { userId: UserId; at: Date }): Promise<void>;
};

/** Tells the nights what users change. */
export function createPlanTriggers({ logger, ...deps }: TellDeps & { logger: Logger }): PlanTriggers {
  return {
    onChanged: ({ userId, at }) =>
      patiently(
        tellChanges(deps, { userId, at }).catch((error: unknown) => {
          logger.warn({ userId, error: describeError(error) }, 'night not told');
        }),
      ),
  };
}

/** How often an API looks for what could not be told. With nothing to tell it is one look at an empty table. */
const TELL_AGAIN_MS = 5_000;

/** Tells again what could not be told, until `stop`: after an outage within seconds. */
export function keepTelling({ logger, clock, ...deps }: TellDeps & { logger: Logger; clock: Clock }): {
  stop(): void;
} {
  let running = false;
  const timer = setInterval(async () => {
    if (running) return;
    running = true;
    try {
      const { told } = await tellAllChanges(deps, { at: clock() });
      if (told > 0) logger.info({ told }, 'nights told late');
    } catch (error) {
      logger.warn({ error: describeError(error) }, 'nights not told');
    } finally {
      running = false;
    }
  }, TELL_AGAIN_MS);
  timer.unref();
  return { stop: () => clearInterval(timer) };
}
