import { createRoute } from '@hono/zod-openapi';
import type { BodyMassRepository } from '../../../domain/ports/body-mass-repository.ts';
import type { ProfileRepository } from '../../../domain/ports/profile-repository.ts';
import { Profile } from '../../../domain/profile/profile.ts';
import { CLINICIAN_TARGET_CONFIRMATION, ClinicianTargetQuery } from '../../confirm-clinician-target.ts';
import { MASS_CONFIRMATION, MassQuery } from '../../confirm-mass.ts';
import { EtagResponseHeader, etagOf, expectedRevisions, IfMatchHeader } from '../../etag.ts';
import { jsonBody, jsonContent } from '../../json-content.ts';
import type { PlanTriggers } from '../../plans/plan-triggers.ts';
import type { UserRouter } from '../../router.ts';
import { saveCheckedProfile } from './save-checked-profile.ts';

const route = createRoute({
  method: 'put',
  path: '/v1/profile',
  operationId: 'replaceProfile',
  tags: ['profile'],
  summary: 'Enter or replace the profile',
  description:
    'People from 13 years on can have one: younger ones cannot consent. ' +
    'A changed `massKg` is also written into the weight log for today. A new zone or wake-up time counts at ' +
    `once: a push that is still to come moves with it. ${MASS_CONFIRMATION} ${CLINICIAN_TARGET_CONFIRMATION}`,
  request: {
    headers: IfMatchHeader,
    query: MassQuery.extend(ClinicianTargetQuery.shape),
    body: jsonBody(Profile),
  },
  responses: {
    200: { description: 'The new profile', headers: EtagResponseHeader, content: jsonContent(Profile) },
    409: { $ref: '#/components/responses/Conflict' },
  },
});

export function replaceProfile(
  router: UserRouter,
  {
    profiles,
    bodyMasses,
    planTriggers,
  }: { profiles: ProfileRepository; bodyMasses: BodyMassRepository; planTriggers: PlanTriggers },
): void {
  router.openapi(route, async (c) => {
    const { userId } = c.var.caller;
    const previous = await profiles.findOptional({ userId });
    const { revision, value } = await saveCheckedProfile({
      profiles,
      bodyMasses,
      ...c.req.valid('query'),
      userId,
      profile: c.req.valid('json'),
      previous: previous?.value,
      expectedRevisions: expectedRevisions(c),
      now: c.var.now,
    });
    await planTriggers.onChanged({ userId, at: c.var.now });
    c.header('etag', etagOf(revision));
    return c.json(value, 200);
  });
}
