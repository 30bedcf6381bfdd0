import type { z } from 'zod';
import type { ProviderId } from '../../domain/activity/activity-day.ts';
import { assertNever, DomainError } from '../../domain/errors.ts';
import type { Clock } from '../../domain/ports/clock.ts';
import type { CallRefusal } from '../../domain/ports/provider-client.ts';
import { readRetryAfterMs } from '../retry-after.ts';
import type { HttpAnswer } from './request-json.ts';

type Answered = Extract<HttpAnswer, { status: 'answered' }>;

/** What an error body of a vendor says. `user_rate_limited` holds for this user alone. */
export type Refusal =
  | { meaning: 'token_expired' | 'revoked' | 'client_refused' }
  | { meaning: 'rate_limited' | 'user_rate_limited'; retryAfterMs?: number | undefined };

/** A vendor's own error bodies; `undefined` where the HTTP status says it all. */
export type ReadRefusal = (answer: Answered) => Refusal | undefined;

type Rules = { provider: ProviderId; clock: Clock; readRefusal: ReadRefusal };

/**
 * Reads an answer to a call: its data, or what came instead.
 *
 * @throws DomainError as `ProviderClient` says
 */
export function readProviderAnswer<Schema extends z.ZodType>(
  args: Rules & { answer: HttpAnswer; schema: Schema },
): { status: 'ok'; data: z.infer<Schema> } | CallRefusal {
  const { answer, schema, provider } = args;
  const refusal = readCallRefusal(args);
  if (refusal) return refusal;
  const parsed = schema.safeParse(answer.status === 'answered' ? answer.json : undefined);
  // The issues would quote measurements; the path of the first is enough to find the quirk.
  if (!parsed.success) throw unreadable({ provider, at: parsed.error.issues[0]?.path.join('.') ?? '' });
  return { status: 'ok', data: parsed.data };
}

/** The refusal that an answer is; `undefined` for a success, whose body nobody read yet. Throws like above. */
export function readCallRefusal({
  answer,
  provider,
  clock,
  readRefusal,
}: Rules & { answer: HttpAnswer }): CallRefusal | undefined {
  if (answer.status === 'failed') throw unavailable({ provider, reason: answer.code });
  const { httpStatus, headers } = answer;
  if (httpStatus >= 200 && httpStatus < 300) return undefined;
  if (httpStatus === 410) return { status: 'sunset' };
  const retryAfterMs = readRetryAfterMs({ headers, clock });
  const refusal = readRefusal(answer) ?? refusalOfStatus(httpStatus);
  if (!refusal) throw unavailable({ provider, reason: `http_${httpStatus}`, retryAfterMs });
  switch (refusal.meaning) {
    case 'token_expired':
    case 'revoked':
      return { status: refusal.meaning };
    case 'client_refused':
      throw clientRefused({ provider, reason: `http_${httpStatus}` });
    case 'rate_limited':
    case 'user_rate_limited':
      throw rateLimited({
        provider,
        code: `provider_${refusal.meaning}`,
        retryAfterMs: retryAfterMs ?? refusal.retryAfterMs,
      });
    default:
      return assertNever(refusal);
  }
}

function refusalOfStatus(httpStatus: number): Refusal | undefined {
  if (httpStatus === 429) return { meaning: 'rate_limited' };
  if (httpStatus === 401) return { meaning: 'token_expired' };
  return undefined;
}

type Failure = { provider: ProviderId; reason: string; retryAfterMs?: number | undefined };

/** The cloud did not answer, or not with what it promises; another try may help. */
export function unavailable({ provider, reason, retryAfterMs }: Failure): DomainError {
  return new DomainError('unavailable', 'provider_unavailable', `${provider} did not answer: ${reason}.`, {
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  });
}

/** A success whose body cannot be read: cut off, or of another shape than ever seen. */
export function unreadable({ provider, at }: { provider: ProviderId; at: string }): DomainError {
  const message = `${provider} gave an answer that cannot be read, at "${at}".`;
  return new DomainError('unavailable', 'provider_answer_unreadable', message);
}

/** The vendor refuses our own registration: an operator must look. */
export function clientRefused({ provider, reason }: Failure): DomainError {
  return new DomainError('forbidden', 'provider_client_refused', `${provider} refuses us: ${reason}.`);
}

function rateLimited(args: {
  provider: ProviderId;
  code: string;
  retryAfterMs: number | undefined;
}): DomainError {
  const { provider, code, retryAfterMs } = args;
  return new DomainError('rate_limited', code, `${provider} asks for a pause.`, {
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  });
}
