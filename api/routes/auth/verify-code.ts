import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { type TryOutcome, tryCode } from '../../../domain/account/one-time-code.ts';
import { DomainError } from '../../../domain/errors.ts';
import { Id } from '../../../domain/ids.ts';
import type { AppDeps } from '../../app-deps.ts';
import { knownPhoneNumber } from '../../auth/phone-number.ts';
import { allForms } from '../../auth/renumberings.ts';
import { REGISTRATION_TOKEN_LIFETIME_SECONDS } from '../../auth/signed-tokens.ts';
import { DeviceName, newSession, TokenPair, tokenPair } from '../../auth/token-pair.ts';
import { jsonBody, jsonContent } from '../../json-content.ts';
import { clientAddress } from '../../middleware/client-address.ts';
import type { PublicRouter } from '../../router.ts';

const CodeTry = z
  .object({
    code: z
      .string()
      .regex(/^\d{6}$/, 'must be six digits')
      .meta({ example: '042137' }),
    deviceName: DeviceName.optional(),
  })
  .meta({ id: 'CodeTry' });

const SignedIn = z.object({ status: z.literal('signed_in'), tokens: TokenPair }).meta({ id: 'SignedIn' });
const RegistrationRequired = z
  .object({
    status: z.literal('registration_required'),
    registrationToken: z.string().meta({ description: 'For `register`, once' }),
    expiresInSeconds: z.int(),
  })
  .meta({ id: 'RegistrationRequired' });
const Verified = z
  .discriminatedUnion('status', [SignedIn, RegistrationRequired])
  .meta({ id: 'VerifiedCode', description: 'The number has an account, or may register one' });

const route = createRoute({
  method: 'post',
  path: '/v1/auth/codes/{requestId}/verify',
  operationId: 'verifyCode',
  tags: ['auth'],
  summary: 'Sign in with the code',
  description: 'A code works once. Five wrong tries end it (`code_ended`): ask for a new one.',
  security: [],
  request: {
    params: z.object({ requestId: Id }),
    body: jsonBody(CodeTry),
  },
  responses: {
    200: { description: 'The code was right', content: jsonContent(Verified) },
  },
});

type Deps = Pick<
  AppDeps,
  | 'codeDigits'
  | 'loginSessions'
  | 'oneTimeCodes'
  | 'publicLimits'
  | 'refreshTokens'
  | 'signedTokens'
  | 'trustedProxyHops'
  | 'users'
>;

/** Proves that the caller holds the phone, and signs in when there is an account. */
export function verifyCode(router: PublicRouter, deps: Deps): void {
  router.openapi(route, async (c) => {
    const { requestId } = c.req.valid('param');
    const { code: digits, deviceName } = c.req.valid('json');
    const at = c.var.now;
    const address = clientAddress(c, { trustedHops: deps.trustedProxyHops });
    await deps.publicLimits.countCall({ call: 'verify', address });
    const phone = provenPhone(await tryDigits(deps, { id: requestId, digits, at }));
    await deps.publicLimits.settleCode({ phone: knownPhoneNumber(phone), address });
    const user = await deps.users.findOptionalByPhone({ forms: allForms(phone) });
    if (user === undefined) {
      const registrationToken = await deps.signedTokens.signRegistration({ codeId: requestId, at });
      const expiresInSeconds = REGISTRATION_TOKEN_LIFETIME_SECONDS;
      return c.json({ status: 'registration_required' as const, registrationToken, expiresInSeconds }, 200);
    }
    if (user.erasing) throw beingErased();
    const { session, refreshToken } = newSession({ ...deps, userId: user.id, deviceName, at });
    await deps.loginSessions.save({ session });
    const tokens = await tokenPair({ ...deps, session, refreshToken, role: user.role, at });
    return c.json({ status: 'signed_in' as const, tokens }, 200);
  });
}

const tryDigits = (
  { oneTimeCodes, codeDigits }: Deps,
  { id, digits, at }: { id: string; digits: string; at: Date },
): Promise<TryOutcome> =>
  oneTimeCodes.change<TryOutcome>({
    id,
    decide(code) {
      if (code === undefined) return { result: { status: 'ended' } };
      const isRight = codeDigits.matches({ id, phone: code.phone, digits, codeHash: code.codeHash });
      const { outcome, next } = tryCode({ code, isRight, at });
      return { result: outcome, next };
    },
  });

function provenPhone(outcome: TryOutcome): string {
  if (outcome.status === 'accepted') return outcome.phone;
  if (outcome.status === 'wrong') {
    throw new DomainError(
      'invalid',
      'wrong_code',
      `This is not the code. Tries left: ${outcome.triesLeft}.`,
      {
        fields: [{ path: '/code', message: 'is not the code that was sent' }],
      },
    );
  }
  throw new DomainError('invalid', 'code_ended', 'This code has expired or was used. Ask for a new one.', {
    fields: [{ path: '/code', message: 'has expired or was used' }],
  });
}

const beingErased = () =>
  new DomainError(
    'conflict',
    'account_being_erased',
    'The account of this number is being erased. Try later.',
  );
