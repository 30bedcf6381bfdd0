import type { Clock } from '../../../domain/ports/clock.ts';
import type { PushGateway, PushOutcome } from '../../../domain/ports/push-gateway.ts';
import { type FailureOutcome, toFailureOutcome, toRetry } from '../../http/failure-outcome.ts';
import { type HttpAnswer, requestJson } from '../../http/request-json.ts';
import { createAccessTokens, type ServiceAccount } from './access-token.ts';
import { toFcmMessage } from './fcm-message.ts';
import { FcmSent, readFcmError } from './schema.ts';

const FCM_BASE_URL = 'https://fcm.googleapis.com';
const GOOGLE_TOKEN_URL = 'https://oauth2.googleapis.com/token';

type FcmPushOptions = {
  projectId: string;
  account: ServiceAccount;
  /** For each request; a send makes one, and up to four when its access token has to be renewed. */
  timeoutMs: number;
  clock: Clock;
  baseUrl?: string;
  tokenUrl?: string;
};

type Posted =
  | { status: 'posted'; token: string; answer: HttpAnswer }
  | { status: 'no_access'; outcome: FailureOutcome };

/**
 * Firebase Cloud Messaging, HTTP v1 API, with a service account.
 *
 * A 401 renews the access token and tries once more. `gone` needs an error body of Google's that says so,
 * so a wrong address or a proxy's 404 page never wipes the installation's tokens. Throws at creation for
 * a private key that is not PEM.
 */
export function createFcmPushGateway(options: FcmPushOptions): PushGateway<'fcm'> {
  const { projectId, account, timeoutMs, clock } = options;
  const { baseUrl = FCM_BASE_URL, tokenUrl = GOOGLE_TOKEN_URL } = options;
  const url = new URL(`/v1/projects/${encodeURIComponent(projectId)}/messages:send`, baseUrl);
  const tokens = createAccessTokens({ account, tokenUrl: new URL(tokenUrl), timeoutMs, clock });

  async function post(body: string): Promise<Posted> {
    const access = await tokens.get();
    if (access.status !== 'granted') return { status: 'no_access', outcome: access };
    const headers = { authorization: `Bearer ${access.token}`, 'content-type': 'application/json' };
    const answer = await requestJson({ url, method: 'POST', headers, body, timeoutMs });
    return { status: 'posted', token: access.token, answer };
  }

  return {
    kind: 'fcm',
    async send({ target, message }) {
      const body = JSON.stringify(toFcmMessage({ token: target.token, message, sentAt: clock() }));
      let posted = await post(body);
      if (posted.status === 'posted' && isTokenRefused(posted.answer)) {
        tokens.discard(posted.token);
        posted = await post(body);
      }
      return posted.status === 'posted' ? toOutcome({ answer: posted.answer, clock }) : posted.outcome;
    },
  };
}

/** A 401 about our token. `THIRD_PARTY_AUTH_ERROR` is one about the project's APNs or web push key. */
function isTokenRefused(answer: HttpAnswer): boolean {
  if (answer.status !== 'answered' || answer.httpStatus !== 401) return false;
  return readFcmError(answer.json).code !== 'THIRD_PARTY_AUTH_ERROR';
}

function toOutcome({ answer, clock }: { answer: HttpAnswer; clock: Clock }): PushOutcome {
  if (answer.status === 'failed') return toFailureOutcome({ answer, clock });
  const { httpStatus, headers, json } = answer;
  if (httpStatus === 200 && FcmSent.safeParse(json).success) return { status: 'delivered' };

  const { code, blamesToken } = readFcmError(json);
  switch (code) {
    case 'UNREGISTERED':
    case 'NOT_FOUND':
      return { status: 'gone' };
    case 'INVALID_ARGUMENT':
      // The one code for a broken token and for a broken message; only the former kills the token.
      return blamesToken ? { status: 'gone' } : { status: 'rejected', code: 'fcm_invalid_argument' };
    case 'QUOTA_EXCEEDED':
      return toRetry({ code: 'rate_limited', headers, clock });
    case 'SENDER_ID_MISMATCH':
    case 'THIRD_PARTY_AUTH_ERROR':
      return { status: 'rejected', code: 'gateway_credentials' };
    default:
      return toFailureOutcome({ answer, clock });
  }
}
