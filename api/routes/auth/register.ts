import { randomUUID } from 'node:crypto';
import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { CONSENT_VERSIONS } from '../../../domain/account/consent-versions.ts';
import { localDateAt } from '../../../domain/calendar.ts';
import { DomainError } from '../../../domain/errors.ts';
import { type Preferences, PreferencesReplacement } from '../../../domain/profile/preferences.ts';
import { preferencesProblems } from '../../../domain/profile/preferences-problems.ts';
import { Profile } from '../../../domain/profile/profile.ts';
import { profileProblems } from '../../../domain/profile/profile-problems.ts';
import type { Catalog } from '../../../domain/recipes/recipe.ts';
import type { AppDeps } from '../../app-deps.ts';
import { DeviceName, newSession, TokenPair, tokenPair } from '../../auth/token-pair.ts';
import {
  askAboutClinicianTarget,
  CLINICIAN_TARGET_CONFIRMATION,
  ClinicianTargetQuery,
} from '../../confirm-clinician-target.ts';
import { jsonBody, jsonContent } from '../../json-content.ts';
import { clientAddress } from '../../middleware/client-address.ts';
import { type PublicRouter, validationFailed } from '../../router.ts';

const Registration = z
  .object({
    registrationToken: z.string().max(2048).meta({ description: 'From `verifyCode`' }),
    consentVersion: z
      .enum(
        CONSENT_VERSIONS,
        `must be a published version of the consent text: ${CONSENT_VERSIONS.join(', ')}`,
      )
      .meta({
        description: 'Version of the text in which the person agreed to the use of their health data',
        example: '2026-11',
      }),
    profile: Profile,
    preferences: PreferencesReplacement,
    deviceName: DeviceName.optional(),
  })
  .meta({
    id: 'Registration',
    example: {
      registrationToken: 'eyJhbGciOiJFZERTQSIsInR5cCI6InJlZ2lzdHJhdGlvbitqd3QifQ.eyJzdWIiOiIzZjBjIn0.c2ln',
      consentVersion: '2026-11',
      profile: {
        birthDate: '1990-05-17',
        sex: 'female',
        heightCm: 170,
        massKg: 80,
        targetMassKg: 70,
        paceKgPerWeek: 0.5,
        goal: 'lose',
        baselineActivity: 'light',
        timeZone: 'Europe/Berlin',
        wakeUpTime: '07:00',
      },
      preferences: { diet: 'vegetarian', allergens: [] },
      deviceName: 'Pixel 9',
    },
  });

const route = createRoute({
  method: 'post',
  path: '/v1/auth/register',
  operationId: 'register',
  tags: ['auth'],
  summary: 'Make an account for the verified number',
  description:
    'Makes the account, its profile and preferences, logs the first weighing, and signs in. ' +
    CLINICIAN_TARGET_CONFIRMATION,
  security: [],
  request: { query: ClinicianTargetQuery, body: jsonBody(Registration) },
  responses: {
    201: { description: 'Registered and signed in', content: jsonContent(TokenPair) },
    401: { $ref: '#/components/responses/Unauthenticated' },
    409: { $ref: '#/components/responses/Conflict' },
  },
});

type Deps = Pick<
  AppDeps,
  | 'catalog'
  | 'planTriggers'
  | 'publicLimits'
  | 'refreshTokens'
  | 'signedTokens'
  | 'trustedProxyHops'
  | 'users'
>;

/** Makes an account, once for each verified code and once for each number. */
export function register(router: PublicRouter, deps: Deps): void {
  router.openapi(route, async (c) => {
    const { registrationToken, preferences, ...body } = c.req.valid('json');
    const { consentVersion, profile } = body;
    const at = c.var.now;
    const address = clientAddress(c, { trustedHops: deps.trustedProxyHops });
    await deps.publicLimits.countCall({ call: 'register', address });
    requireSound({ profile, preferences, catalog: deps.catalog, at });
    const { clinicianTarget: target } = profile;
    const path = '/profile/clinicianTarget';
    askAboutClinicianTarget({ target, known: undefined, path, ...c.req.valid('query') });
    const { codeId } = await deps.signedTokens.readRegistration({ token: registrationToken, at });
    const userId = randomUUID();
    const { session, refreshToken } = newSession({ ...deps, userId, deviceName: body.deviceName, at });
    const account = { codeId, userId, consentVersion, profile, preferences, session, at };
    const { status } = await deps.users.register(account);
    if (status === 'code_gone') throw tokenUsed();
    if (status === 'phone_taken') throw phoneTaken();
    await deps.planTriggers.onChanged({ userId, at });
    return c.json(await tokenPair({ ...deps, session, refreshToken, role: 'user', at }), 201);
  });
}

/** What the fields do not show one by one. Throws `invalid` naming the fields. */
function requireSound(args: {
  profile: Profile;
  preferences: Preferences;
  catalog: Catalog;
  at: Date;
}): void {
  const { profile, preferences, catalog, at } = args;
  const today = localDateAt({ at, timeZone: profile.timeZone });
  const problems = [
    ...profileProblems({ profile, previous: undefined, today }).map((problem) => within('profile', problem)),
    ...preferencesProblems({ preferences, catalog }).map((problem) => within('preferences', problem)),
  ];
  if (problems.length > 0) throw validationFailed(problems);
}

const within = (field: string, { path, message }: { path: readonly PropertyKey[]; message: string }) => ({
  path: [field, ...path],
  message,
});

const tokenUsed = () =>
  new DomainError('unauthenticated', 'registration_token_used', 'This registration is complete. Sign in.');
const phoneTaken = () => new DomainError('conflict', 'phone_taken', 'This number has an account. Sign in.');
