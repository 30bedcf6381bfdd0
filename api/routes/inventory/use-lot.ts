import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { Id } from '../../../domain/ids.ts';
import { DiscardReason, type LedgerEntry } from '../../../domain/inventory/lot.ts';
import { changeOf, findLot, takeFromLot } from '../../../domain/inventory/stock.ts';
import type { InventoryRepository } from '../../../domain/ports/inventory-repository.ts';
import type { Catalog } from '../../../domain/recipes/recipe.ts';
import { EtagResponseHeader, etagOf } from '../../etag.ts';
import { IdempotencyKeyHeader, idempotent, resourceIdOf } from '../../idempotency.ts';
import { amountOfLot, LotAmount } from '../../inventory/lot-amount.ts';
import { LotView, lotView } from '../../inventory/lot-view.ts';
import { jsonBody, jsonContent } from '../../json-content.ts';
import type { UserRouter } from '../../router.ts';

const Consumption = LotAmount.meta({ id: 'Consumption', description: 'How much was eaten' });
const Discard = LotAmount.extend({ reason: DiscardReason.default('other') }).meta({
  id: 'Discard',
  description: 'How much was thrown away, and why',
});

const shared = {
  tags: ['inventory'],
  responses: {
    200: {
      description: 'What is left of the lot',
      headers: EtagResponseHeader,
      content: jsonContent(LotView),
    },
  },
};
const params = z.object({ id: Id });

const consumeRoute = createRoute({
  ...shared,
  middleware: [idempotent] as const,
  method: 'post',
  path: '/v1/inventory/lots/{id}/consume',
  operationId: 'consumeLot',
  summary: 'Say that you ate some of it',
  description:
    'You may eat what a plan counts on: it is told so. 409 `not_enough_stock` when there is not as much.',
  request: { params, headers: IdempotencyKeyHeader, body: jsonBody(Consumption) },
});

const discardRoute = createRoute({
  ...shared,
  middleware: [idempotent] as const,
  method: 'post',
  path: '/v1/inventory/lots/{id}/discard',
  operationId: 'discardLot',
  summary: 'Say that you threw some of it away',
  request: { params, headers: IdempotencyKeyHeader, body: jsonBody(Discard) },
});

type Deps = { inventory: InventoryRepository; catalog: Catalog };
type Use = z.infer<typeof LotAmount> & { userId: string; id: Id; action: Id; at: Date };

export function consumeLot(router: UserRouter, deps: Deps): void {
  router.openapi(consumeRoute, async (c) => {
    const use = {
      userId: c.var.caller.userId,
      ...c.req.valid('param'),
      action: resourceIdOf(c),
      at: c.var.now,
    };
    const lot = await takeOut(deps, { ...use, ...c.req.valid('json') }, { kind: 'consumed' });
    c.header('etag', etagOf(lot.revision));
    return c.json(lotView(lot), 200);
  });
}

export function discardLot(router: UserRouter, deps: Deps): void {
  router.openapi(discardRoute, async (c) => {
    const use = {
      userId: c.var.caller.userId,
      ...c.req.valid('param'),
      action: resourceIdOf(c),
      at: c.var.now,
    };
    const { reason: discardReason, ...amount } = c.req.valid('json');
    const lot = await takeOut(deps, { ...use, ...amount }, { kind: 'discarded', discardReason });
    c.header('etag', etagOf(lot.revision));
    return c.json(lotView(lot), 200);
  });
}

async function takeOut(
  { inventory, catalog }: Deps,
  { userId, id, action, at, quantity, unit }: Use,
  entry: Pick<LedgerEntry, 'kind' | 'discardReason'>,
) {
  const { lots } = await inventory.change({
    userId,
    action,
    lotIds: [id],
    at,
    decide(found) {
      const amount = amountOfLot({ lot: findLot(found, id), catalog, quantity, unit });
      return changeOf({ entries: takeFromLot({ inventory: found, lotId: id, amount, entry }) });
    },
  });
  return findLot({ lots }, id);
}
