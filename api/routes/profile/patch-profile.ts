import { createRoute } from '@hono/zod-openapi';
import type { z } from 'zod';
import { localDateAt } from '../../../domain/calendar.ts';
import type { BodyMassRepository } from '../../../domain/ports/body-mass-repository.ts';
import type { ProfileRepository } from '../../../domain/ports/profile-repository.ts';
import { withApplicableTarget } from '../../../domain/profile/clinician-target.ts';
import { Profile } from '../../../domain/profile/profile.ts';
import { ClinicianTargetQuery } from '../../confirm-clinician-target.ts';
import { MassQuery } from '../../confirm-mass.ts';
import { EtagResponseHeader, etagOf, expectedRevisions, IfMatchHeader } from '../../etag.ts';
import { jsonBody, jsonContent } from '../../json-content.ts';
import { applyMergePatch, mergePatchOf } from '../../merge-patch.ts';
import type { PlanTriggers } from '../../plans/plan-triggers.ts';
import type { UserRouter } from '../../router.ts';
import { saveCheckedProfile } from './save-checked-profile.ts';

const ProfilePatch = mergePatchOf(Profile, {
  id: 'ProfilePatch',
  description: 'Properties of the profile to change; null takes an optional one away',
});

const route = createRoute({
  method: 'patch',
  path: '/v1/profile',
  operationId: 'patchProfile',
  tags: ['profile'],
  summary: 'Change some properties of the profile',
  description:
    'Works like `PUT`, with what is left out as it was. A `clinicianTarget` that is left out and no longer applies ' +
    '(after `lifeStage` became `pregnant`, for one) is removed with the change.',
  request: {
    headers: IfMatchHeader,
    query: MassQuery.extend(ClinicianTargetQuery.shape),
    body: jsonBody(ProfilePatch),
  },
  responses: {
    200: { description: 'The new profile', headers: EtagResponseHeader, content: jsonContent(Profile) },
    409: { $ref: '#/components/responses/Conflict' },
  },
});

export function patchProfile(
  router: UserRouter,
  {
    profiles,
    bodyMasses,
    planTriggers,
  }: { profiles: ProfileRepository; bodyMasses: BodyMassRepository; planTriggers: PlanTriggers },
): void {
  router.openapi(route, async (c) => {
    const { userId } = c.var.caller;
    const previous = await profiles.find({ userId });
    const patch = c.req.valid('json');
    const { revision, value } = await saveCheckedProfile({
      profiles,
      bodyMasses,
      ...c.req.valid('query'),
      userId,
      profile: patched({ previous: previous.value, patch, now: c.var.now }),
      previous: previous.value,
      // The rest of the profile comes from this revision: it must not undo a change made in between.
      expectedRevisions: expectedRevisions(c) ?? [previous.revision],
      now: c.var.now,
    });
    await planTriggers.onChanged({ userId, at: c.var.now });
    c.header('etag', etagOf(revision));
    return c.json(value, 200);
  });
}

/** The patched profile. A clinician's target that it does not name goes where it applies no more. */
function patched(args: { previous: Profile; patch: z.infer<typeof ProfilePatch>; now: Date }): Profile {
  const { previous, patch, now } = args;
  const profile = applyMergePatch({ schema: Profile, value: previous, patch });
  if ('clinicianTarget' in patch) return profile;
  const localDate = localDateAt({ at: now, timeZone: profile.timeZone });
  return withApplicableTarget({ profile, localDate }).profile;
}
