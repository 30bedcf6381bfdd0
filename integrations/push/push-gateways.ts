import { assertNever } from '../../domain/errors.ts';
import type { PushGateway, PushKind, PushOutcome } from '../../domain/ports/push-gateway.ts';

type ConfiguredGateways = { [Kind in PushKind]?: PushGateway<Kind> };

const NOT_CONFIGURED = { status: 'rejected', code: 'gateway_not_configured' } satisfies PushOutcome;

/**
 * The gateways that this installation has, as one sender for every kind of target. A target whose gateway
 * is not configured is `rejected` with `gateway_not_configured`, never dropped in silence.
 */
export function createPushGateways({ web, expo, fcm }: ConfiguredGateways): Pick<PushGateway, 'send'> {
  const gateways = { web, expo, fcm } satisfies { [Kind in PushKind]: PushGateway<Kind> | undefined };
  return {
    async send({ target, message }) {
      switch (target.kind) {
        case 'web':
          return gateways.web?.send({ target, message }) ?? NOT_CONFIGURED;
        case 'expo':
          return gateways.expo?.send({ target, message }) ?? NOT_CONFIGURED;
        case 'fcm':
          return gateways.fcm?.send({ target, message }) ?? NOT_CONFIGURED;
        default:
          return assertNever(target);
      }
    },
  };
}
