import { randomUUID } from 'node:crypto';
import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { IsoDate } from '../../../domain/calendar.ts';
import { GroceryUnit, type StockLot, StoragePlace } from '../../../domain/inventory/lot.ts';
import { type NewLot, newLot } from '../../../domain/inventory/new-lot.ts';
import { type ReadItem, readGroceryList } from '../../../domain/inventory/read-grocery-list.ts';
import { changeOf } from '../../../domain/inventory/stock.ts';
import type { InventoryRepository } from '../../../domain/ports/inventory-repository.ts';
import type { ProfileRepository } from '../../../domain/ports/profile-repository.ts';
import type { Catalog } from '../../../domain/recipes/recipe.ts';
import { freeText } from '../../../domain/text.ts';
import { IdempotencyKeyHeader, idempotent, resourceIdOf } from '../../idempotency.ts';
import { FoodSummary, foodSummary, LotView, lotView } from '../../inventory/lot-view.ts';
import { jsonBody, jsonContent } from '../../json-content.ts';
import { type UserRouter, validationFailed } from '../../router.ts';
import { findUserDay } from '../../user-day.ts';

/** More than anybody buys at once, and little enough to look up without others waiting. */
const MOST_LINES = 50;

const Lines = z
  .object({
    text: freeText({ max: 5_000 }).meta({
      description: `One thing on each line, at most ${MOST_LINES}`,
      example: '2 x 500 g paneer\ndozen eggs\n½ kg atta',
    }),
    place: StoragePlace.optional().meta({ description: 'Absent: where each food is usually kept' }),
    boughtOn: IsoDate.optional().meta({ description: 'Absent: today, where you live' }),
  })
  .meta({ id: 'InventoryLines', description: 'A list of groceries as somebody wrote it' });

const line = z.string();
const LineResult = z
  .discriminatedUnion('status', [
    z.object({ status: z.literal('added'), line, lot: LotView }),
    z.object({
      status: z.literal('choose'),
      line,
      name: z.string(),
      quantity: z.number(),
      unit: GroceryUnit,
      candidates: z
        .array(FoodSummary)
        .meta({ description: 'Best first; add the one that is meant by its id' }),
    }),
    z.object({ status: z.literal('unweighed'), line, message: z.string(), food: FoodSummary }),
    z.object({
      status: z.literal('unreadable'),
      line,
      code: z.enum(['empty', 'no_amount', 'no_name', 'out_of_range', 'unused_number']),
      message: z.string(),
    }),
  ])
  .meta({
    id: 'InventoryLineResult',
    description: 'What became of a line; only `added` ones are in your stock',
  });

const route = createRoute({
  method: 'post',
  path: '/v1/inventory/lines',
  operationId: 'addLines',
  tags: ['inventory'],
  summary: 'Add groceries as you would write them down',
  description:
    'In English, Hindi (Latin script), German, Spanish or French. What leaves a doubt is not added, and comes back ' +
    'with what to choose from.',
  middleware: [idempotent] as const,
  request: { headers: IdempotencyKeyHeader, body: jsonBody(Lines) },
  responses: {
    200: {
      description: 'What became of each line',
      content: jsonContent(z.object({ items: z.array(LineResult) }).meta({ id: 'InventoryLineResults' })),
    },
  },
});

type Deps = { inventory: InventoryRepository; profiles: ProfileRepository; catalog: Catalog };

export function addLines(router: UserRouter, { inventory, profiles, catalog }: Deps): void {
  router.openapi(route, async (c) => {
    const { userId } = c.var.caller;
    const { now: at } = c.var;
    const { text, ...details } = c.req.valid('json');
    const { today } = await findUserDay({ profiles, userId, now: at });
    const items = readGroceryList({ text, catalog });
    if (items.length > MOST_LINES) {
      throw validationFailed([{ path: ['text'], message: `has more than ${MOST_LINES} lines` }]);
    }
    const begun = items.flatMap((item) => lotOf({ item, today, details }));
    const change = { lots: begun.map(({ facts }) => facts), entries: begun.map(({ entry }) => entry) };
    const decide = () => changeOf(change);
    const { lots } = await inventory.change({ userId, action: resourceIdOf(c), at, decide });
    return c.json({ items: resultsOf({ items, lots }) }, 200);
  });
}

function lotOf({
  item,
  today,
  details,
}: {
  item: ReadItem;
  today: IsoDate;
  details: Omit<z.infer<typeof Lines>, 'text'>;
}): NewLot[] {
  if (item.status !== 'ready') return [];
  const { food, weighed } = item;
  return [newLot({ id: randomUUID(), today, food, name: food.name, weighed, details })];
}

/** Lots are in the order of the lines that they were made from. */
function resultsOf({
  items,
  lots,
}: {
  items: readonly ReadItem[];
  lots: readonly StockLot[];
}): z.infer<typeof LineResult>[] {
  const added = lots.values();
  return items.flatMap((item): z.infer<typeof LineResult>[] => {
    switch (item.status) {
      case 'ready': {
        const lot = added.next().value;
        return lot === undefined ? [] : [{ status: 'added', line: item.line, lot: lotView(lot) }];
      }
      case 'choose':
        return [{ ...item, candidates: item.candidates.map(foodSummary) }];
      case 'unweighed':
        return [{ ...item, food: foodSummary(item.food) }];
      default:
        return [item];
    }
  });
}
