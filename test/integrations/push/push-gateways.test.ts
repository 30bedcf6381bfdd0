import { describe, expect, it } from 'vitest';
import {
  type PushGateway,
  type PushKind,
  type PushMessage,
  PushTarget,
} from '../../../domain/ports/push-gateway.ts';
import { createPushGateways } from '../../../integrations/push/push-gateways.ts';

const TARGETS: readonly PushTarget[] = [
  { kind: 'web', endpoint: 'https://push.example/abc', keys: { p256dh: 'BPublicKey', auth: 'c2VjcmV0' } },
  { kind: 'expo', token: 'ExponentPushToken[abc]' },
  { kind: 'fcm', token: 'abcdefghijkl' },
];

const MESSAGE: PushMessage = { title: 't', body: 'b', path: '/', collapseKey: 'k', ttlSeconds: 60 };

/** Names itself in the outcome, so that a test sees who was asked. */
function answerAs<Kind extends PushKind>(kind: Kind): PushGateway<Kind> {
  return { kind, send: async ({ target }) => ({ status: 'rejected', code: `${kind} got ${target.kind}` }) };
}

describe('createPushGateways', () => {
  it.each(TARGETS)('sends a $kind target by the $kind gateway', async (target) => {
    const gateways = createPushGateways({
      web: answerAs('web'),
      expo: answerAs('expo'),
      fcm: answerAs('fcm'),
    });
    expect(PushTarget.parse(target)).toEqual(target);
    expect(await gateways.send({ target, message: MESSAGE })).toEqual({
      status: 'rejected',
      code: `${target.kind} got ${target.kind}`,
    });
  });

  it.each(TARGETS)('says so when no $kind gateway is configured', async (target) => {
    expect(await createPushGateways({}).send({ target, message: MESSAGE })).toEqual({
      status: 'rejected',
      code: 'gateway_not_configured',
    });
  });
});
