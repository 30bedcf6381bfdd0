import { randomUUID } from 'node:crypto';
import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import type { IsoDate } from '../../../domain/calendar.ts';
import { GroceryUnit, Price, StoragePlace } from '../../../domain/inventory/lot.ts';
import { type NewLot, newLot } from '../../../domain/inventory/new-lot.ts';
import { changeOf } from '../../../domain/inventory/stock.ts';
import { weighGrocery } from '../../../domain/inventory/weigh-grocery.ts';
import type { Catalog } from '../../../domain/recipes/recipe.ts';
import { IdempotencyKeyHeader, idempotent, resourceIdOf } from '../../idempotency.ts';
import { LotView, lotView } from '../../inventory/lot-view.ts';
import { jsonBody, jsonContent } from '../../json-content.ts';
import { type UserRouter, validationFailed } from '../../router.ts';
import type { ShoppingDeps } from '../../shopping/plan-shopping.ts';
import { findUserDay } from '../../user-day.ts';

const Bought = z.object({
  foodId: z.string().max(80),
  quantity: z.number().positive().max(100_000),
  unit: GroceryUnit,
  place: StoragePlace.optional(),
  price: Price.optional(),
});
type Bought = z.infer<typeof Bought>;

const route = createRoute({
  method: 'post',
  path: '/v1/shopping-list/bought',
  operationId: 'buyItems',
  tags: ['inventory'],
  summary: 'Tick items off: they go into your stock',
  description: 'With an `Idempotency-Key` a tick that is sent twice is bought once.',
  middleware: [idempotent] as const,
  request: {
    headers: IdempotencyKeyHeader,
    body: jsonBody(
      z
        .object({ items: z.array(Bought).min(1).max(100) })
        .meta({ id: 'BoughtItems', description: 'What was bought, as the list has it or as it really was' }),
    ),
  },
  responses: {
    200: {
      description: 'The lots that they became',
      content: jsonContent(z.object({ items: z.array(LotView) }).meta({ id: 'BoughtLots' })),
    },
  },
});

export function buyItems(router: UserRouter, { inventory, profiles, catalog }: ShoppingDeps): void {
  router.openapi(route, async (c) => {
    const { userId } = c.var.caller;
    const { now: at } = c.var;
    const { today } = await findUserDay({ profiles, userId, now: at });
    const { items } = c.req.valid('json');
    const begun = items.map((item, index) => lotOf({ item, index, catalog, today }));
    const change = { lots: begun.map(({ facts }) => facts), entries: begun.map(({ entry }) => entry) };
    const action = resourceIdOf(c);
    const { lots } = await inventory.change({ userId, action, at, decide: () => changeOf(change) });
    return c.json({ items: lots.map(lotView) }, 200);
  });
}

function lotOf({
  item,
  index,
  catalog,
  today,
}: {
  item: Bought;
  index: number;
  catalog: Catalog;
  today: IsoDate;
}): NewLot {
  const { foodId, place, price, ...amount } = item;
  const food = catalog.foods.get(foodId);
  if (food === undefined) {
    throw validationFailed([{ path: ['items', index, 'foodId'], message: 'is not a food of the catalogue' }]);
  }
  const weighing = weighGrocery({ amount, food });
  if (weighing.status === 'unweighed') {
    throw validationFailed([{ path: ['items', index, 'unit'], message: weighing.message }]);
  }
  const { status: _, ...weighed } = weighing;
  return newLot({ id: randomUUID(), today, food, name: food.name, weighed, details: { place, price } });
}
