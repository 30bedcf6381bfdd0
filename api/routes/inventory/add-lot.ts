import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { IsoDate } from '../../../domain/calendar.ts';
import { Barcode } from '../../../domain/inventory/barcode.ts';
import { GroceryUnit, LotName, Price, StoragePlace } from '../../../domain/inventory/lot.ts';
import { newLot } from '../../../domain/inventory/new-lot.ts';
import { changeOf } from '../../../domain/inventory/stock.ts';
import { type WeighedAmount, weighGrocery } from '../../../domain/inventory/weigh-grocery.ts';
import type { InventoryRepository } from '../../../domain/ports/inventory-repository.ts';
import type { ProfileRepository } from '../../../domain/ports/profile-repository.ts';
import type { Catalog, Food } from '../../../domain/recipes/recipe.ts';
import { EtagResponseHeader, etagOf } from '../../etag.ts';
import { IdempotencyKeyHeader, idempotent, resourceIdOf } from '../../idempotency.ts';
import { lookUpProduct, type ProductSources } from '../../inventory/look-up-product.ts';
import { LotView, lotView } from '../../inventory/lot-view.ts';
import { packageOf } from '../../inventory/package-of.ts';
import { jsonBody, jsonContent } from '../../json-content.ts';
import { type UserRouter, validationFailed } from '../../router.ts';
import { findUserDay } from '../../user-day.ts';

const NAMES = ['foodId', 'name', 'barcode'] as const;

const LotInput = z
  .object({
    foodId: z.string().max(80).optional().meta({ description: 'A food of the catalogue' }),
    name: LotName.optional().meta({ description: 'What the catalogue does not have' }),
    barcode: Barcode.optional().meta({
      description:
        'Of a product that you have named, or that a directory leaves no doubt about; counts packages',
    }),
    quantity: z.number().positive().max(100_000),
    unit: GroceryUnit.optional().meta({ description: 'Absent: pieces, and packages of a barcode' }),
    place: StoragePlace.optional().meta({ description: 'Absent: where the food is usually kept' }),
    boughtOn: IsoDate.optional().meta({ description: 'Absent: today, where you live' }),
    bestBefore: z
      .union([IsoDate, z.null()])
      .optional()
      .meta({ description: 'The last good day; absent: predicted; null: it keeps' }),
    price: Price.optional(),
  })
  .refine((input) => NAMES.filter((name) => input[name] !== undefined).length === 1, {
    message: 'name one of foodId, name and barcode',
    path: ['foodId'],
  })
  .meta({
    id: 'InventoryLotInput',
    description: 'Groceries to add; one of foodId, name and barcode says what',
  });
type LotInput = z.infer<typeof LotInput>;

const route = createRoute({
  method: 'post',
  path: '/v1/inventory/lots',
  operationId: 'addLot',
  tags: ['inventory'],
  summary: 'Add what you bought: a food, something else, or a barcode',
  middleware: [idempotent] as const,
  request: { headers: IdempotencyKeyHeader, body: jsonBody(LotInput) },
  responses: {
    201: {
      description: 'The lot',
      headers: EtagResponseHeader.extend({ location: z.string() }),
      content: jsonContent(LotView),
    },
  },
});

type Deps = ProductSources & {
  inventory: InventoryRepository;
  profiles: ProfileRepository;
  catalog: Catalog;
};

export function addLot(router: UserRouter, deps: Deps): void {
  router.openapi(route, async (c) => {
    const { userId } = c.var.caller;
    const { now: at } = c.var;
    const input = c.req.valid('json');
    const { today } = await findUserDay({ profiles: deps.profiles, userId, now: at });
    const id = resourceIdOf(c);
    const named =
      input.barcode === undefined ? nameOf(deps, input) : await findProduct(deps, { userId, input });
    const { facts, entry } = newLot({ id, today, ...named, barcode: input.barcode, details: input });
    const decide = () => changeOf({ lots: [facts], entries: [entry] });
    const { lots } = await deps.inventory.change({ userId, action: id, at, decide });
    const [lot = await deps.inventory.findLot({ userId, id })] = lots;
    c.header('etag', etagOf(lot.revision));
    c.header('location', `/v1/inventory/lots/${lot.id}`);
    return c.json(lotView(lot), 201);
  });
}

type Named = { food: Food | undefined; name: string; weighed: WeighedAmount };

function nameOf({ catalog }: Pick<Deps, 'catalog'>, input: LotInput): Named {
  const { foodId, quantity, unit = 'piece' } = input;
  const food = foodId === undefined ? undefined : catalog.foods.get(foodId);
  if (foodId !== undefined && food === undefined) {
    throw validationFailed([{ path: ['foodId'], message: 'is not a food of the catalogue' }]);
  }
  const weighing = weighGrocery({ amount: { quantity, unit }, food });
  if (weighing.status === 'unweighed')
    throw validationFailed([{ path: ['unit'], message: weighing.message }]);
  const { status: _, ...weighed } = weighing;
  return { food, name: input.name ?? '', weighed };
}

async function findProduct(
  { catalog, products, productDirectory, profiles }: ProductSources & Pick<Deps, 'catalog' | 'profiles'>,
  { userId, input }: { userId: string; input: LotInput },
): Promise<Named> {
  const { barcode = '', quantity, unit = 'package' } = input;
  if (unit !== 'package') throw validationFailed([{ path: ['unit'], message: 'is `package` for a barcode' }]);
  const locale = (await profiles.findOptional({ userId }))?.value.locale ?? 'en';
  const found = await lookUpProduct({ products, productDirectory, userId, barcode, locale });
  const { food, name, measure, amount: unitSize } = packageOf({ found, catalog });
  return { food, name, weighed: { amount: quantity * unitSize, measure, unit, unitSize } };
}
