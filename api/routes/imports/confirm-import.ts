import { randomUUID } from 'node:crypto';
import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { Id } from '../../../domain/ids.ts';
import type { GroceryAliasRepository } from '../../../domain/ports/grocery-alias-repository.ts';
import type {
  ConfirmResult,
  GroceryImportRepository,
} from '../../../domain/ports/grocery-import-repository.ts';
import type { ProfileRepository } from '../../../domain/ports/profile-repository.ts';
import { ConfirmDecisions } from '../../../domain/receipts/confirm-decisions.ts';
import { confirmReview, taughtAliases } from '../../../domain/receipts/confirm-review.ts';
import type { Catalog } from '../../../domain/recipes/recipe.ts';
import { EtagResponseHeader, etagOf, expectedRevisions, IfMatchHeader } from '../../etag.ts';
import { CONFIRMATION_EXAMPLE } from '../../imports/import-example.ts';
import type { ImportTriggers } from '../../imports/import-triggers.ts';
import { ImportView, importView } from '../../imports/import-view.ts';
import { LotView, lotView } from '../../inventory/lot-view.ts';
import { jsonBody, jsonContent } from '../../json-content.ts';
import type { UserRouter } from '../../router.ts';
import { findUserDay } from '../../user-day.ts';

const Confirmed = z
  .object({ import: ImportView, lots: z.array(LotView).meta({ description: 'What came into your stock' }) })
  .meta({ id: 'ConfirmedImport', description: 'A confirmed import, with its lots as they are now' });

const route = createRoute({
  method: 'post',
  path: '/v1/inventory/imports/{id}/confirm',
  operationId: 'confirmImport',
  tags: ['inventory'],
  summary: 'Put what you bought into your stock',
  description:
    'Say of every line of the review what becomes of it. It happens once: the same again gives the same answer, and ' +
    'another decision is a conflict. What you correct is remembered for the next bill.',
  request: {
    params: z.object({ id: Id }),
    headers: IfMatchHeader,
    body: jsonBody(ConfirmDecisions.meta({ ...ConfirmDecisions.meta(), example: CONFIRMATION_EXAMPLE })),
  },
  responses: {
    200: { description: 'It is in your stock', headers: EtagResponseHeader, content: jsonContent(Confirmed) },
    409: { $ref: '#/components/responses/Conflict' },
  },
});

type Deps = {
  imports: GroceryImportRepository;
  importTriggers: ImportTriggers;
  groceryAliases: GroceryAliasRepository;
  profiles: ProfileRepository;
  catalog: Catalog;
};

export function confirmImport(router: UserRouter, deps: Deps): void {
  const { imports, importTriggers, profiles, catalog } = deps;
  router.openapi(route, async (c) => {
    const { now: at } = c.var;
    const key = { userId: c.var.caller.userId, importId: c.req.valid('param').id };
    await imports.findProgress(key);
    const decisions = c.req.valid('json');
    const { today } = await findUserDay({ profiles, userId: key.userId, now: at });
    const confirmed = await imports.confirm({
      ...{ ...key, decisions, at },
      expected: expectedRevisions(c),
      decide: (review) => confirmReview({ review, decisions, today, catalog, newId: randomUUID }),
    });
    await teach(deps, { userId: key.userId, decisions, confirmed });
    await importTriggers.onEnded(key);
    const { import: stored, lots } = confirmed;
    c.header('etag', etagOf(stored.revision));
    return c.json({ import: importView({ stored, catalog }), lots: lots.map(lotView) }, 200);
  });
}

/**
 * Teaches what was corrected. Also when it was confirmed before: the first call may have died in between. Names of a
 * photo are a model's words, and mean nothing on the next one.
 */
async function teach(
  { groceryAliases }: Deps,
  {
    userId,
    decisions,
    confirmed: { import: stored },
  }: { userId: string; decisions: ConfirmDecisions; confirmed: ConfirmResult },
): Promise<void> {
  if (stored.kind !== 'bill' || stored.review === undefined) return;
  const aliases = taughtAliases({ review: stored.review, decisions });
  if (aliases.length > 0) await groceryAliases.teach({ userId, aliases, at: new Date(stored.updatedAt) });
}
