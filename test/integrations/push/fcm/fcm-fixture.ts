import { generateKeyPairSync } from 'node:crypto';
import type { Clock } from '../../../../domain/ports/clock.ts';
import { createFcmPushGateway } from '../../../../integrations/push/fcm/fcm-push-gateway.ts';
import { startFcmService } from '../../../support/push-sinks/fcm-service.ts';
import { startGoogleTokenService } from '../../../support/push-sinks/google-token-service.ts';

const PROJECT_ID = 'meals-test';
const CLIENT_EMAIL = 'push@meals-test.iam.gserviceaccount.com';

const KEY_PAIR = createPemKeyPair();

/** Google's two services and a gateway that has an account with them. */
export async function startFcm(args: { clock: Clock; timeoutMs: number; privateKeyPem?: string }) {
  const { clock, timeoutMs, privateKeyPem = KEY_PAIR.privateKey } = args;
  const tokenService = await startGoogleTokenService({
    clientEmail: CLIENT_EMAIL,
    publicKeyPem: KEY_PAIR.publicKey,
    clock,
  });
  const service = await startFcmService({ projectId: PROJECT_ID, isAuthorized: tokenService.isValid });
  const gateway = createFcmPushGateway({
    projectId: PROJECT_ID,
    account: { clientEmail: CLIENT_EMAIL, privateKeyPem },
    timeoutMs,
    clock,
    baseUrl: service.origin,
    tokenUrl: tokenService.tokenUrl,
  });
  return {
    gateway,
    service,
    tokenService,
    async stop() {
      await Promise.all([service.stop(), tokenService.stop()]);
    },
  };
}

export function createPemKeyPair() {
  return generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
}
