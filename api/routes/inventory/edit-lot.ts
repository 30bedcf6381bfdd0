import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { IsoDate } from '../../../domain/calendar.ts';
import { Id } from '../../../domain/ids.ts';
import {
  GroceryUnit,
  type InventoryChange,
  type LedgerEntry,
  LotName,
  Price,
  StoragePlace,
} from '../../../domain/inventory/lot.ts';
import { factsOf, movedFacts } from '../../../domain/inventory/new-lot.ts';
import { changeOf, correctLot, findLot, type Inventory } from '../../../domain/inventory/stock.ts';
import type { InventoryRepository } from '../../../domain/ports/inventory-repository.ts';
import type { ProfileRepository } from '../../../domain/ports/profile-repository.ts';
import type { Catalog } from '../../../domain/recipes/recipe.ts';
import { requireRevision } from '../../../domain/revision.ts';
import { EtagResponseHeader, etagOf, expectedRevisions, IfMatchHeader } from '../../etag.ts';
import { resourceIdOf } from '../../idempotency.ts';
import { amountOfLot } from '../../inventory/lot-amount.ts';
import { LotView, lotView } from '../../inventory/lot-view.ts';
import { jsonBody, jsonContent } from '../../json-content.ts';
import type { UserRouter } from '../../router.ts';
import { findUserDay } from '../../user-day.ts';

const LotPatch = z
  .object({
    quantity: z.number().min(0).max(100_000).optional().meta({ description: 'How much there really is' }),
    unit: GroceryUnit.optional().meta({ description: "Of `quantity`; absent: the lot's own" }),
    name: LotName.optional(),
    place: StoragePlace.optional(),
    boughtOn: IsoDate.optional(),
    bestBefore: z.union([IsoDate, z.null()]).optional().meta({ description: 'null: it keeps' }),
    price: z.union([Price, z.null()]).optional(),
  })
  .meta({
    id: 'InventoryLotPatch',
    description: 'What to change of a lot; null takes an optional property away',
  });
type LotPatch = z.infer<typeof LotPatch>;

const route = createRoute({
  method: 'patch',
  path: '/v1/inventory/lots/{id}',
  operationId: 'editLot',
  tags: ['inventory'],
  summary: 'Correct a lot, or keep it elsewhere',
  description:
    'A new place predicts a new last good day, unless you had set one. What really is there goes into the history ' +
    'as a correction.',
  request: { params: z.object({ id: Id }), headers: IfMatchHeader, body: jsonBody(LotPatch) },
  responses: {
    200: { description: 'The lot', headers: EtagResponseHeader, content: jsonContent(LotView) },
  },
});

type Deps = { inventory: InventoryRepository; profiles: ProfileRepository; catalog: Catalog };

export function editLot(router: UserRouter, { inventory, profiles, catalog }: Deps): void {
  router.openapi(route, async (c) => {
    const { userId } = c.var.caller;
    const { now: at } = c.var;
    const { id } = c.req.valid('param');
    const patch = c.req.valid('json');
    const before = await inventory.findLot({ userId, id });
    if (Object.keys(patch).length === 0) {
      c.header('etag', etagOf(before.revision));
      return c.json(lotView(before), 200);
    }
    const { today } = await findUserDay({ profiles, userId, now: at });
    const expected = expectedRevisions(c);
    const action = resourceIdOf(c);
    const { lots } = await inventory.change({
      userId,
      action,
      lotIds: [id],
      at,
      decide: (found) => editOf({ found, id, patch, expected, catalog, today }),
    });
    const lot = findLot({ lots }, id);
    c.header('etag', etagOf(lot.revision));
    return c.json(lotView(lot), 200);
  });
}

function editOf({
  found,
  id,
  patch,
  expected,
  catalog,
  today,
}: {
  found: Inventory;
  id: Id;
  patch: LotPatch;
  expected: readonly number[] | undefined;
  catalog: Catalog;
  today: IsoDate;
}): InventoryChange {
  const lot = findLot(found, id);
  requireRevision({ expected, revision: lot.revision });
  const { quantity, unit, place = lot.place, bestBefore, price, name, boughtOn } = patch;
  const food = lot.foodId === undefined ? undefined : catalog.foods.get(lot.foodId);
  const kept = place === lot.place ? factsOf(lot) : movedFacts({ lot, food, place, today });
  const { bestBefore: keptUntil, price: keptPrice, ...facts } = kept;
  const until = bestBefore === undefined ? keptUntil : bestBefore;
  const paid = price === undefined ? keptPrice : price;
  const edited = {
    ...facts,
    ...(name !== undefined && { name }),
    ...(boughtOn !== undefined && { boughtOn }),
    ...(until != null && { bestBefore: until }),
    ...(paid != null && { price: paid }),
  };
  const moved = { lotId: id, kind: 'moved', stockChange: 0, reservedChange: 0, place } satisfies LedgerEntry;
  const stock =
    quantity === undefined ? lot.stock : quantity === 0 ? 0 : amountOfLot({ lot, catalog, quantity, unit });
  const isOnlyMoved = place !== lot.place && stock === lot.stock;
  return changeOf({
    edits: [edited],
    entries: [
      ...(isOnlyMoved ? [] : correctLot({ inventory: found, lotId: id, stock })),
      ...(place === lot.place ? [] : [moved]),
    ],
  });
}
