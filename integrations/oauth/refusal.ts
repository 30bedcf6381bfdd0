import type { ProviderId } from '../../domain/activity/activity-day.ts';
import type { Clock } from '../../domain/ports/clock.ts';
import { clientRefused, readCallRefusal, unavailable, unreadable } from '../http/provider-answer.ts';
import type { HttpAnswer } from '../http/request-json.ts';
import { readOAuthErrorCode } from './schema.ts';

/** Our own registration at the vendor is wrong: secret, redirect URI, or a client that was shut. */
const OUR_FAULT: readonly string[] = ['invalid_client', 'unauthorized_client', 'redirect_uri_mismatch'];
/** The code or token is dead. Google says `invalid_token` of a revocation, and Fitbit of a wrong refresh token. */
const DEAD: readonly string[] = ['invalid_grant', 'invalid_token', 'expired_token'];

/**
 * What an answer of a token endpoint means that gave no tokens.
 *
 * A 409 is Fitbit's word for two refreshes at once: another try finds the other one done.
 *
 * @throws DomainError as `ProviderClient` says
 */
export function readTokenRefusal({
  answer,
  provider,
  clock,
}: {
  answer: HttpAnswer;
  provider: ProviderId;
  clock: Clock;
}): { status: 'refused' } | { status: 'sunset' } {
  const code = answer.status === 'answered' ? readOAuthErrorCode(answer.json) : undefined;
  const isRefusal = answer.status === 'answered' && answer.httpStatus >= 400 && answer.httpStatus < 404;
  if (isRefusal && code !== undefined) {
    if (DEAD.includes(code)) return { status: 'refused' };
    if (OUR_FAULT.includes(code)) throw clientRefused({ provider, reason: code });
  }
  const refusal = readCallRefusal({ answer, provider, clock, readRefusal: () => undefined });
  if (refusal?.status === 'sunset') return { status: 'sunset' };
  if (refusal) throw unavailable({ provider, reason: refusal.status });
  throw unreadable({ provider, at: 'access_token' });
}
