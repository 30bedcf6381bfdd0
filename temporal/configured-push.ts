import type { Config } from '../config.ts';
import type { Clock } from '../domain/ports/clock.ts';
import type { PushGateway } from '../domain/ports/push-gateway.ts';
import { createExpoPushGateway } from '../integrations/push/expo/expo-push-gateway.ts';
import { createFcmPushGateway } from '../integrations/push/fcm/fcm-push-gateway.ts';
import { createPushGateways } from '../integrations/push/push-gateways.ts';
import { createWebPushGateway } from '../integrations/push/web/web-push-gateway.ts';

/** A gateway that has not answered by then is tried again later. */
const PUSH_TIMEOUT_MS = 10_000;

/** The push gateways that the settings name; devices of the others get no push and are told so by a code. */
export function configuredPush({
  config,
  clock,
}: {
  config: Config;
  clock: Clock;
}): Pick<PushGateway, 'send'> {
  const {
    WEB_PUSH_SUBJECT: subject,
    WEB_PUSH_PUBLIC_KEY: publicKey,
    WEB_PUSH_PRIVATE_KEY: privateKey,
  } = config;
  const common = { timeoutMs: PUSH_TIMEOUT_MS, clock };
  const account = config.FCM_SERVICE_ACCOUNT;
  return createPushGateways({
    ...(subject && publicKey && privateKey
      ? {
          web: createWebPushGateway({
            ...common,
            subject,
            publicKey,
            privateKey,
            allowPrivateEndpoints: config.WEB_PUSH_ALLOW_PRIVATE,
          }),
        }
      : {}),
    ...(config.EXPO_PUSH
      ? {
          expo: createExpoPushGateway({
            ...common,
            ...(config.EXPO_ACCESS_TOKEN === undefined ? {} : { accessToken: config.EXPO_ACCESS_TOKEN }),
          }),
        }
      : {}),
    ...(account
      ? {
          fcm: createFcmPushGateway({
            ...common,
            projectId: account.project_id,
            account: { clientEmail: account.client_email, privateKeyPem: account.private_key },
            tokenUrl: account.token_uri,
          }),
        }
      : {}),
  });
}
