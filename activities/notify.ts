import { adviceOnEnded, PROVIDER_NAMES } from '../domain/activity/provider-connection.ts';
import { addDays, type IsoDate, type IsoInstant } from '../domain/calendar.ts';
import { DomainError } from '../domain/errors.ts';
import type { Id, UserId } from '../domain/ids.ts';
import { nightTimes } from '../domain/night/night-times.ts';
import type { ChangedTimes, PlanCause } from '../domain/night/plan-day-input.ts';
import { checkPlan } from '../domain/plan/check-plan.ts';
import type { Clock } from '../domain/ports/clock.ts';
import type {
  DeliveryClaim,
  DeliveryRepository,
  EndedConnection,
} from '../domain/ports/delivery-repository.ts';
import type { PushGateway, PushMessage, PushOutcome, PushTarget } from '../domain/ports/push-gateway.ts';
import type { UntoldChangeRepository } from '../domain/ports/untold-change-repository.ts';
import type { Catalog } from '../domain/recipes/recipe.ts';

/**
 * `early`: the user wakes up later by now; the push goes then. `behind`: the plan does not know these changes yet and
 * has to be made again first, for `cause`.
 */
export type NotifyResult =
  | { status: 'delivered' | 'no_device' | 'gave_up' | 'closed' }
  | { status: 'early'; times: ChangedTimes }
  | { status: 'behind'; changeIds: Id[]; cause: PlanCause };

type Deps = {
  deliveries: DeliveryRepository;
  untold: Pick<UntoldChangeRepository, 'delete'>;
  push: Pick<PushGateway, 'send'>;
  catalog: Catalog;
  clock: Clock;
};
type OpenDelivery = Extract<DeliveryClaim, { status: 'open' }>;
type Sent = { deviceId: Id; target: PushTarget; outcome: PushOutcome };

/**
 * What the person sees. No figure: the text passes through the gateways of others. The collapse key makes
 * a phone show a repeated push once, for a worker that dies between sending and writing that down.
 */
const message = ({
  localDate,
  breakfast,
  ttlSeconds,
}: {
  localDate: IsoDate;
  breakfast: string | undefined;
  ttlSeconds: number;
}): PushMessage => ({
  title: 'Your plan for today is ready',
  body: breakfast ?? 'Have a look at today’s meals.',
  path: `/plans/${localDate}`,
  collapseKey: `plan-${localDate}`,
  ttlSeconds,
});

/**
 * The breakfast that a read would show now: what was chosen, else the first. Nothing where restrictions of now forbid
 * any part of the plan: the next read replaces that, and then another breakfast may be the first.
 */
export function breakfastText({
  plan,
  preferences,
  catalog,
}: Pick<OpenDelivery, 'plan' | 'preferences'> & { catalog: Catalog }): string | undefined {
  if (plan === undefined || preferences === undefined) return undefined;
  const { violations, meals, dishes } = checkPlan({ plan, preferences, catalog });
  const dish = dishes.find(({ slot }) => slot === 'breakfast');
  if (violations.length > 0 || dish === undefined) return undefined;
  const others = plan.choices.breakfast === dish.recipeId ? 0 : meals.breakfast.length - 1;
  if (others === 0) return `For breakfast: ${dish.name}.`;
  return `For breakfast: ${dish.name}, or ${others === 1 ? 'another' : 'one of two others'}.`;
}

/** That a cloud has ended a connection, and what to do about it. Beside the plan's push, not in its place. */
const endedMessage = ({ connection, ttlSeconds }: { connection: EndedConnection; ttlSeconds: number }) =>
  ({
    title: `${PROVIDER_NAMES[connection.provider]} is no longer connected`,
    body: adviceOnEnded(connection),
    path: '/connections',
    collapseKey: `connection-${connection.provider}`,
    ttlSeconds,
  }) satisfies PushMessage;

/**
 * Step 5: the morning push, one for each user and date whatever is retried. Devices that have it are
 * skipped, dead ones removed. With it goes, once, what clouds ended in the night: nobody is woken for it. Throws a retryable `push_retry` while a gateway says "later".
 */
export const createNotify =
  ({ deliveries, untold, push, catalog, clock }: Deps) =>
  async ({
    userId,
    localDate,
    notifyUntil,
    heard = [],
  }: {
    userId: UserId;
    localDate: IsoDate;
    notifyUntil: IsoInstant;
    /** Changes that were untold before, for which the plan has been made again. */
    heard?: readonly Id[];
  }): Promise<NotifyResult> => {
    await untold.delete({ userId, ids: heard });
    const claim = await deliveries.claim({ userId, localDate, at: clock() });
    if (claim.status === 'closed') return { status: 'closed' };
    const before = whatComesFirst({ claim, localDate, now: clock() });
    if (before !== undefined && heard.length === 0) return before;
    const ttlSeconds = Math.max(60, Math.round((Date.parse(notifyUntil) - clock().getTime()) / 1000));
    const text = message({ localDate, breakfast: breakfastText({ ...claim, catalog }), ttlSeconds });
    const sent = await Promise.all(
      claim.devices.map(async ({ id, target }) => ({
        ...{ deviceId: id, target },
        outcome: await push.send({ target, message: text }),
      })),
    );
    const summary = summarize(sent, claim.deliveredTo);
    const told = await tell({ push, sent, ended: claim.ended, ttlSeconds });
    await deliveries.save({ userId, localDate, ...summary, told, at: clock() });
    if (summary.status === 'pending') throw pushRetry(sent);
    return { status: summary.status };
  };

/** A clock that is a little behind the server's must not send the night back to sleep. */
const CLOCK_TOLERANCE_MS = 1_000;

/** The night hears of most changes by itself. Those of an outage it finds here, when its timer has ended. */
function whatComesFirst({
  claim: { wakeUp, untold },
  localDate,
  now,
}: {
  claim: OpenDelivery;
  localDate: IsoDate;
  now: Date;
}): Extract<NotifyResult, { status: 'early' | 'behind' }> | undefined {
  if (wakeUp !== undefined) {
    const { wakeUpAt, deadlineAt, notifyUntil } = nightTimes({ localDate, ...wakeUp });
    if (Date.parse(wakeUpAt) > now.getTime() + CLOCK_TOLERANCE_MS) {
      return { status: 'early', times: { wakeUpAt, deadlineAt, notifyUntil } };
    }
  }
  const activityDate = addDays(localDate, -1);
  const unknown = untold.filter(
    (change) =>
      change.kind === 'preferences' || (change.kind === 'activity' && change.localDate === activityDate),
  );
  if (unknown.length === 0) return undefined;
  const cause = unknown.some(({ kind }) => kind === 'preferences') ? 'refresh' : 'late_activity';
  return { status: 'behind', changeIds: unknown.map(({ id }) => id), cause };
}

/**
 * Tells the devices that were reached just now what has ended; returns what came through to one of them at least. The
 * rest is told tomorrow.
 */
async function tell({
  push,
  sent,
  ended,
  ttlSeconds,
}: Pick<Deps, 'push'> & { sent: readonly Sent[]; ended: readonly EndedConnection[]; ttlSeconds: number }) {
  const reached = sent.filter(({ outcome }) => outcome.status === 'delivered');
  const told: EndedConnection[] = [];
  for (const connection of ended) {
    const message = endedMessage({ connection, ttlSeconds });
    const outcomes = await Promise.all(reached.map(({ target }) => push.send({ target, message })));
    if (outcomes.some(({ status }) => status === 'delivered')) told.push(connection);
  }
  return told;
}

function summarize(sent: readonly Sent[], before: readonly Id[]) {
  const having = (status: PushOutcome['status']) => sent.filter(({ outcome }) => outcome.status === status);
  const deliveredTo = [...before, ...having('delivered').map(({ deviceId }) => deviceId)];
  const deadDevices = having('gone').map(({ deviceId }) => deviceId);
  const codes = sent.flatMap(({ outcome }) => ('code' in outcome ? [outcome.code] : []));
  const status =
    having('retry').length > 0
      ? ('pending' as const)
      : deliveredTo.length > 0
        ? ('delivered' as const)
        : having('rejected').length > 0
          ? ('gave_up' as const)
          : ('no_device' as const);
  return { status, deliveredTo, deadDevices, lastCode: codes[0] };
}

function pushRetry(sent: readonly Sent[]): DomainError {
  const waits = sent.flatMap(({ outcome }) =>
    outcome.status === 'retry' && outcome.retryAfterMs !== undefined ? [outcome.retryAfterMs] : [],
  );
  return new DomainError('rate_limited', 'push_retry', 'A push gateway asks to try again later.', {
    ...(waits.length === 0 ? {} : { retryAfterMs: Math.max(...waits) }),
  });
}
