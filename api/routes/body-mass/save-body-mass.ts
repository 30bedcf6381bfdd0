import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { IsoDate } from '../../../domain/calendar.ts';
import type { BodyMassRepository } from '../../../domain/ports/body-mass-repository.ts';
import type { ProfileRepository } from '../../../domain/ports/profile-repository.ts';
import { BodyMassEntry } from '../../../domain/profile/profile.ts';
import { askAboutMass, MASS_CONFIRMATION, MassQuery } from '../../confirm-mass.ts';
import { jsonBody, jsonContent } from '../../json-content.ts';
import type { UserRouter } from '../../router.ts';
import { findUserDay, refuseFuture } from '../../user-day.ts';

const BodyMassInput = BodyMassEntry.pick({ massKg: true }).meta({
  id: 'BodyMassInput',
  description: 'A weighing, kg',
});

const route = createRoute({
  method: 'put',
  path: '/v1/body-mass/{date}',
  operationId: 'saveBodyMass',
  tags: ['profile'],
  summary: 'Enter or correct the weighing of a day',
  description: `The newest weighing is the profile's \`massKg\`. ${MASS_CONFIRMATION}`,
  request: { params: z.object({ date: IsoDate }), query: MassQuery, body: jsonBody(BodyMassInput) },
  responses: {
    200: { description: 'The weighing', content: jsonContent(BodyMassEntry) },
    409: { $ref: '#/components/responses/Conflict' },
  },
});

export function saveBodyMass(
  router: UserRouter,
  { bodyMasses, profiles }: { bodyMasses: BodyMassRepository; profiles: ProfileRepository },
): void {
  router.openapi(route, async (c) => {
    const { userId } = c.var.caller;
    const entry = { localDate: c.req.valid('param').date, massKg: c.req.valid('json').massKg };
    const { today } = await findUserDay({ profiles, userId, now: c.var.now });
    refuseFuture({ localDate: entry.localDate, today, field: 'date' });
    await askAboutMass({ bodyMasses, userId, entry, ...c.req.valid('query') });
    await bodyMasses.save({ userId, entry, at: c.var.now });
    return c.json(entry, 200);
  });
}
