import type { IsoDate, IsoInstant } from '../domain/calendar.ts';
import { DomainError } from '../domain/errors.ts';
import type { Id, UserId } from '../domain/ids.ts';
import type { Clock } from '../domain/ports/clock.ts';
import type { DeliveryRepository } from '../domain/ports/delivery-repository.ts';
import type { PushGateway, PushMessage, PushOutcome } from '../domain/ports/push-gateway.ts';

export type NotifyResult = { status: 'delivered' | 'no_device' | 'gave_up' | 'closed' };

type Deps = { deliveries: DeliveryRepository; push: Pick<PushGateway, 'send'>; clock: Clock };
type Sent = { deviceId: Id; outcome: PushOutcome };

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
  body: breakfast ? `For breakfast: ${breakfast}, or one of two others.` : 'Have a look at today’s meals.',
  path: `/plans/${localDate}`,
  collapseKey: `plan-${localDate}`,
  ttlSeconds,
});

/**
 * Step 5: the morning push, one for each user and date whatever is retried. Devices that have it are
 * skipped, dead ones removed. Throws a retryable `push_retry` while a gateway says "later".
 */
export const createNotify =
  ({ deliveries, push, clock }: Deps) =>
  async ({
    userId,
    localDate,
    notifyUntil,
  }: {
    userId: UserId;
    localDate: IsoDate;
    notifyUntil: IsoInstant;
  }): Promise<NotifyResult> => {
    const claim = await deliveries.claim({ userId, localDate, at: clock() });
    if (claim.status === 'closed') return { status: 'closed' };
    const ttlSeconds = Math.max(60, Math.round((Date.parse(notifyUntil) - clock().getTime()) / 1000));
    const text = message({ localDate, breakfast: claim.breakfast, ttlSeconds });
    const sent = await Promise.all(
      claim.devices.map(async ({ id, target }) => ({
        deviceId: id,
        outcome: await push.send({ target, message: text }),
      })),
    );
    const summary = summarize(sent, claim.deliveredTo);
    await deliveries.save({ userId, localDate, ...summary, at: clock() });
    if (summary.status === 'pending') throw pushRetry(sent);
    return { status: summary.status };
  };

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
