import { randomUUID } from 'node:crypto';
import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { issueCode } from '../../../domain/account/one-time-code.ts';
import { IsoInstant, toInstant } from '../../../domain/calendar.ts';
import { DomainError } from '../../../domain/errors.ts';
import { Id } from '../../../domain/ids.ts';
import type { SmsOutcome, SmsSender } from '../../../domain/ports/sms-sender.ts';
import { describeError } from '../../../telemetry/describe-error.ts';
import type { AppDeps } from '../../app-deps.ts';
import { type CodeAdmission, RESEND_AFTER_SECONDS } from '../../auth/code-limits.ts';
import { codeMessage } from '../../auth/code-message.ts';
import { parsePhoneNumber } from '../../auth/phone-number.ts';
import { allForms } from '../../auth/renumberings.ts';
import { jsonBody, jsonContent } from '../../json-content.ts';
import { clientAddress } from '../../middleware/client-address.ts';
import type { PublicRouter } from '../../router.ts';

const CodeRequest = z
  .object({
    phone: z.string().max(40).meta({ description: 'With country code', example: '+4915123456789' }),
  })
  .meta({ id: 'CodeRequest' });

const SentCode = z
  .object({ requestId: Id, expiresAt: IsoInstant, resendAfterSeconds: z.int().meta({ example: 60 }) })
  .meta({ id: 'SentCode' });

const route = createRoute({
  method: 'post',
  path: '/v1/auth/codes',
  operationId: 'requestCode',
  tags: ['auth'],
  summary: 'Send a one-time code to a phone',
  description: 'The first step of signing in and of registering: the answer does not tell which it will be.',
  security: [],
  request: { body: jsonBody(CodeRequest) },
  responses: {
    202: { description: 'The code is on its way', content: jsonContent(SentCode) },
  },
});

type Deps = Pick<
  AppDeps,
  | 'codeDigits'
  | 'logger'
  | 'oneTimeCodes'
  | 'publicLimits'
  | 'publicUrl'
  | 'servedCountries'
  | 'sms'
  | 'trustedProxyHops'
  | 'users'
>;

/** No answer waits for a look at accounts: a known and an unknown number get the same one in the same time. */
export function requestCode(router: PublicRouter, deps: Deps): void {
  const { host } = new URL(deps.publicUrl);
  router.openapi(route, async (c) => {
    const phone = parsePhoneNumber(c.req.valid('json').phone, { countries: deps.servedCountries });
    const address = clientAddress(c, { trustedHops: deps.trustedProxyHops });
    const admission = await deps.publicLimits.countCode({ phone, address });
    const id = randomUUID();
    const digits = deps.codeDigits.draw();
    const codeHash = deps.codeDigits.hash({ id, phone: phone.e164, digits });
    const code = issueCode({ id, phone: phone.e164, codeHash, at: c.var.now });
    await deps.oneTimeCodes.save({ code });
    const message = { to: phone.e164, text: codeMessage({ digits, host }) };
    if (admission.status === 'open') requireAccepted(await deps.sms.send(message));
    else void sendFromReserve(deps, { admission, message });
    const expiresAt = toInstant(code.expiresAt);
    return c.json({ requestId: id, expiresAt, resendAfterSeconds: RESEND_AFTER_SECONDS }, 202);
  });
}

/** Behind the answer, which says nothing of it: whether the number has an account must not show. */
async function sendFromReserve(
  { users, sms, logger }: Deps,
  {
    admission,
    message,
  }: {
    admission: Extract<CodeAdmission, { status: 'crowded' }>;
    message: Parameters<SmsSender['send']>[0];
  },
): Promise<void> {
  try {
    const hasAccount = (await users.findOptionalByPhone({ forms: allForms(message.to) })) !== undefined;
    if (await admission.maySend({ hasAccount })) await sms.send(message);
  } catch (error) {
    logger.error({ error: describeError(error) }, 'code of the reserve not sent');
  }
}

/** Rejections that lie with the number; any other one is ours. */
const NUMBER_FAULTS: ReadonlySet<string> = new Set([
  'number_invalid',
  'number_not_mobile',
  'recipient_opted_out',
  'region_not_enabled',
  'route_unavailable',
]);

function requireAccepted(outcome: SmsOutcome): void {
  if (outcome.status === 'accepted') return;
  if (outcome.status === 'rejected' && NUMBER_FAULTS.has(outcome.code)) {
    throw new DomainError(
      'invalid',
      'phone_not_reachable',
      'This number cannot be reached by text message.',
      {
        fields: [{ path: '/phone', message: 'cannot be reached by text message' }],
      },
    );
  }
  // The wait before a resend has begun, so an earlier try would only meet the limit.
  const retryAfterMs = Math.max(
    outcome.status === 'retry' ? (outcome.retryAfterMs ?? 0) : 0,
    RESEND_AFTER_SECONDS * 1000,
  );
  throw new DomainError('unavailable', 'sms_unavailable', 'Text messages cannot be sent at the moment.', {
    retryAfterMs,
  });
}
