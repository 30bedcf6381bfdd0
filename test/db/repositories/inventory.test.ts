import { randomUUID } from 'node:crypto';
import type { MikroORM } from '@mikro-orm/postgresql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createAccountRepository } from '../../../db/repositories/accounts.ts';
import { createEraseRepository } from '../../../db/repositories/erase.ts';
import { createInventoryRepository } from '../../../db/repositories/inventory.ts';
import { createProductRepository } from '../../../db/repositories/products.ts';
import { createSql, type Sql } from '../../../db/sql.ts';
import { mostOf } from '../../../domain/account/bounds.ts';
import type { LotFacts } from '../../../domain/inventory/lot.ts';
import { cookFromStock, reserveForPlan } from '../../../domain/inventory/plan-stock.ts';
import { changeOf, correctLot, takeFromLot } from '../../../domain/inventory/stock.ts';
import type { InventoryRepository } from '../../../domain/ports/inventory-repository.ts';
import { collectExport } from '../../support/collect-export.ts';
import { addUser, beginErasing, openTestOrm } from '../../support/database.ts';

const at = new Date('2026-11-22T10:00:00.000Z');
const TODAY = '2026-11-22';
let orm: MikroORM;
let sql: Sql;
let inventory: InventoryRepository;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ orm, close } = await openTestOrm());
  sql = createSql({ orm });
  inventory = createInventoryRepository({ orm });
});
afterAll(() => close());

const eggs = (change: Partial<LotFacts> = {}): LotFacts => ({
  id: randomUUID(),
  foodId: 'eggs',
  name: 'Eggs',
  measure: 'g',
  unit: 'piece',
  unitSize: 50,
  place: 'fridge',
  boughtOn: TODAY,
  bestBefore: '2026-12-13',
  ...change,
});

async function addLot(args: { userId: string; facts?: LotFacts; grams: number; action?: string }) {
  const { userId, facts = eggs(), grams, action = randomUUID() } = args;
  const entry = { lotId: facts.id, kind: 'added', stockChange: grams, reservedChange: 0 } as const;
  const decide = () => changeOf({ lots: [facts], entries: [entry] });
  const { lots } = await inventory.change({ userId, action, at, decide });
  return lots[0] ?? expect.fail('no lot');
}

const eatAnEgg = (args: { userId: string; lotId: string; action?: string }) =>
  inventory.change({
    userId: args.userId,
    action: args.action ?? randomUUID(),
    lotIds: [args.lotId],
    at,
    decide: (found) =>
      changeOf({
        entries: takeFromLot({
          inventory: found,
          lotId: args.lotId,
          amount: 50,
          entry: { kind: 'consumed' },
        }),
      }),
  });

/** What the ledger adds up to, beside what the lot says. */
async function sums(lotId: string) {
  const [row] = await sql<{ ledger: string; stock: string; held: string; reserved: string }>(
    `select sum(e.stock_change) as ledger, l.stock, sum(e.reserved_change) as held, l.reserved
     from inventory_lots l join inventory_entries e on e.lot_id = l.id where l.id = ? group by l.id`,
    [lotId],
  );
  return row;
}

test('a lot comes back as it was added', async () => {
  const userId = await addUser(orm);
  const facts = eggs({ barcode: '4006381333931', price: { amount: 2.49, currency: 'EUR' } });
  const lot = await addLot({ userId, facts, grams: 600 });
  expect(lot).toEqual({
    ...facts,
    ...{ added: 600, stock: 600, reserved: 0, revision: 1 },
    createdAt: at.toISOString(),
  });
  expect(await inventory.findLot({ userId, id: lot.id })).toEqual(lot);
  const kept = eggs({ bestBefore: undefined });
  delete kept.bestBefore;
  expect(await addLot({ userId, facts: kept, grams: 1 })).toMatchObject(kept);
});

describe('two phones', () => {
  test('that eat the last egg fifty times at once eat it once', async () => {
    const userId = await addUser(orm);
    const { id: lotId } = await addLot({ userId, grams: 50 });
    const outcomes = await Promise.allSettled(Array.from({ length: 50 }, () => eatAnEgg({ userId, lotId })));
    const refused = outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason.code] : []));
    expect(refused).toHaveLength(49);
    expect(new Set(refused)).toEqual(new Set(['not_enough_stock']));
    expect(await sums(lotId)).toMatchObject({ ledger: '0.000', stock: '0.000' });
  });

  test('that eat from a dozen, fifty times at once, eat twelve', async () => {
    const userId = await addUser(orm);
    const { id: lotId } = await addLot({ userId, grams: 600 });
    const outcomes = await Promise.allSettled(Array.from({ length: 50 }, () => eatAnEgg({ userId, lotId })));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(12);
    expect(await sums(lotId)).toMatchObject({ ledger: '0.000', stock: '0.000' });
  });

  test('that send one action fifty times do it once, and are all told the same', async () => {
    const userId = await addUser(orm);
    const { id: lotId } = await addLot({ userId, grams: 600 });
    const action = randomUUID();
    const outcomes = await Promise.all(Array.from({ length: 50 }, () => eatAnEgg({ userId, lotId, action })));
    expect(outcomes.filter(({ status }) => status === 'done')).toHaveLength(1);
    expect(new Set(outcomes.map(({ entries }) => JSON.stringify(entries))).size).toBe(1);
    expect(outcomes.map(({ lots }) => lots[0]?.stock)).toEqual(Array.from({ length: 50 }, () => 550));
  });

  test('an action of two lines that cannot be done completely is not done at all', async () => {
    const userId = await addUser(orm);
    const { id: lotId } = await addLot({ userId, grams: 75 });
    const line = { lotId, kind: 'consumed', stockChange: -50, reservedChange: 0 } as const;
    const decide = () => changeOf({ entries: [line, line] });
    const change = inventory.change({ userId, action: randomUUID(), at, decide });
    await expect(change).rejects.toMatchObject({ kind: 'conflict', code: 'not_enough_stock' });
    expect(await sums(lotId)).toMatchObject({ ledger: '75.000', stock: '75.000' });
  });
});

const omelette = (massG: number) => ({
  recipeId: 'omelette',
  portion: 1,
  needs: [{ foodId: 'eggs', massG }],
});

describe('the ledger', () => {
  test('cannot be changed, nor brought below zero, by any statement', async () => {
    const userId = await addUser(orm);
    const { id } = await addLot({ userId, grams: 50 });
    await expect(sql('update inventory_entries set stock_change = 1 where lot_id = ?', [id])).rejects.toThrow(
      'append-only',
    );
    await expect(sql('delete from inventory_entries where lot_id = ?', [id])).rejects.toThrow('append-only');
    await expect(sql('delete from inventory_lots where id = ?', [id])).rejects.toThrow('append-only');
    const below = `insert into inventory_entries (user_id, lot_id, action, line, kind, stock_change, reserved_change, at)
      values (?, ?, ?, 1, 'consumed', -51, 0, now())`;
    await expect(sql(below, [userId, id, randomUUID()])).rejects.toThrow('inventory_lots_stock_check');
    const strangers = await addUser(orm);
    await expect(sql(below, [strangers, id, randomUUID()])).rejects.toThrow('without its lot');
  });

  test('is the stock after a plan, a change of plan, a meal and a correction', async () => {
    const userId = await addUser(orm);
    const { id } = await addLot({ userId, grams: 300 });
    const act = (decide: Parameters<InventoryRepository['change']>[0]['decide']) =>
      inventory.change({ userId, action: randomUUID(), at, decide });
    const plan = (localDate: string, massG: number) =>
      act((found) =>
        changeOf({
          entries: reserveForPlan({ inventory: found, localDate, dishes: [omelette(massG)] }),
        }),
      );
    await plan(TODAY, 200);
    await plan(TODAY, 150);
    expect(await inventory.findInventory({ userId })).toMatchObject({
      lots: [{ stock: 300, reserved: 150 }],
      reservations: [{ lotId: id, planDate: TODAY, amount: 150 }],
    });
    expect((await plan(TODAY, 150)).entries).toEqual([]);
    const meal = { localDate: TODAY, dish: omelette(100) };
    await act((found) => changeOf({ entries: cookFromStock({ inventory: found, ...meal }).entries }));
    expect(await inventory.listCooked({ userId, planDate: TODAY })).toEqual(['omelette']);
    await plan('2026-11-23', 20);
    await act((found) => changeOf({ entries: correctLot({ inventory: found, lotId: id, stock: 10 }) }));
    expect(await sums(id)).toEqual({ ledger: '10.000', stock: '10.000', held: '10.000', reserved: '10.000' });
    const history = await inventory.listHistory({ userId, lotId: id, limit: 100 });
    expect(history.map(({ kind }) => kind).reverse()).toEqual([
      ...['added', 'reserved', 'released', 'released', 'consumed'],
      ...['released', 'reserved', 'released', 'corrected'],
    ]);
    const [newest] = history;
    const older = await inventory.listHistory({ userId, before: newest?.position, limit: 2 });
    expect(older).toEqual(history.slice(1, 3));
  });
});

test('lots are listed by the day until which they are good, in pages, without what is used up', async () => {
  const userId = await addUser(orm);
  for (const bestBefore of ['2026-12-01', '2026-11-25', '2026-11-25']) {
    await addLot({ userId, facts: eggs({ bestBefore }), grams: 50 });
  }
  const { bestBefore: _, ...keeps } = eggs({ place: 'pantry' });
  await addLot({ userId, facts: keeps, grams: 50 });
  const used = await addLot({ userId, grams: 50 });
  await eatAnEgg({ userId, lotId: used.id });
  const first = await inventory.listLots({ userId, limit: 2 });
  const last = first.at(-1) ?? expect.fail('no page');
  const after = { bestBefore: last.bestBefore ?? null, id: last.id };
  const second = await inventory.listLots({ userId, after, limit: 10 });
  const dates = [...first, ...second].map(({ bestBefore }) => bestBefore);
  expect(dates).toEqual(['2026-11-25', '2026-11-25', '2026-12-01', undefined]);
  expect(await inventory.listLots({ userId, place: 'pantry', limit: 10 })).toMatchObject([keeps]);
});

test("another person's lot is not there", async () => {
  const [userId, stranger] = [await addUser(orm), await addUser(orm)];
  const { id } = await addLot({ userId, grams: 50 });
  await expect(inventory.findLot({ userId: stranger, id })).rejects.toMatchObject({ code: 'lot_not_found' });
  await expect(eatAnEgg({ userId: stranger, lotId: id })).rejects.toMatchObject({ code: 'lot_not_found' });
  expect(await inventory.listLots({ userId: stranger, limit: 10 })).toEqual([]);
});

test('a barcode stands for what its person said last', async () => {
  const [userId, stranger] = [await addUser(orm), await addUser(orm)];
  const products = createProductRepository({ orm });
  const product = { barcode: '4006381333931', name: 'Paneer', measure: 'g', amount: 200 } as const;
  await products.save({ userId, product, at });
  await products.save({ userId, product: { ...product, foodId: 'paneer' }, at });
  const { barcode } = product;
  expect(await products.findOptional({ userId, barcode })).toEqual({ ...product, foodId: 'paneer' });
  expect(await products.findOptional({ userId: stranger, barcode })).toBeUndefined();
});

test('everything of the inventory is in the export, and goes with the account', async () => {
  const userId = await addUser(orm);
  const { id } = await addLot({ userId, grams: 50 });
  const product = { barcode: '4006381333931', name: 'Paneer', measure: 'g', amount: 200 } as const;
  await createProductRepository({ orm }).save({ userId, product, at });
  const data = await collectExport(createAccountRepository({ orm }), { userId });
  expect(data).toMatchObject({
    inventoryLots: [{ id, foodId: 'eggs', stock: 50 }],
    inventoryEntries: [{ lotId: id, kind: 'added', stockChange: 50 }],
    userProducts: [{ barcode: product.barcode }],
  });
  await beginErasing(orm, userId);
  await expect(addLot({ userId, grams: 50 })).rejects.toMatchObject({ code: 'user_gone' });
  await createEraseRepository({ orm }).deleteUser({ userId });
  for (const table of ['inventory_lots', 'inventory_entries', 'user_products']) {
    expect(await sql(`select 1 from ${table} where user_id = ?`, [userId])).toEqual([]);
  }
});

test('an account keeps at most 1,000 lots in stock, and what is used up makes room', async () => {
  const userId = await addUser(orm);
  const add = (count: number) => {
    const lots = Array.from({ length: count }, () => eggs());
    const entries = lots.map(
      ({ id }) => ({ lotId: id, kind: 'added', stockChange: 50, reservedChange: 0 }) as const,
    );
    return inventory.change({ userId, action: randomUUID(), at, decide: () => changeOf({ lots, entries }) });
  };
  const { lots } = await add(mostOf('lots'));
  await expect(add(1)).rejects.toMatchObject({ kind: 'conflict', code: 'too_many_lots' });
  await eatAnEgg({ userId, lotId: lots[0]?.id ?? '' });
  await expect(add(2)).rejects.toMatchObject({ code: 'too_many_lots' });
  await expect(add(1)).resolves.toMatchObject({ status: 'done' });
});

test('an account keeps at most 2,000 products, and can still change one', async () => {
  const userId = await addUser(orm);
  const barcodeOf = (n: number) => String(4_000_000_000_000 + n);
  await sql(
    `insert into user_products (user_id, barcode, name, measure, amount, updated_at)
     select ?::uuid, (4000000000000 + n)::text, 'Oats', 'g', 500, now() from generate_series(1, ?::int) n`,
    [userId, mostOf('products')],
  );
  const products = createProductRepository({ orm });
  const save = (n: number) =>
    products.save({
      userId,
      product: { barcode: barcodeOf(n), name: 'Oats', measure: 'g', amount: 400 },
      at,
    });
  await expect(save(0)).rejects.toMatchObject({ kind: 'conflict', code: 'too_many_products' });
  await save(1);
  expect(await products.findOptional({ userId, barcode: barcodeOf(1) })).toMatchObject({ amount: 400 });
});
