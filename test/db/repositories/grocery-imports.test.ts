import { randomUUID } from 'node:crypto';
import type { MikroORM } from '@mikro-orm/postgresql';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createGroceryImportRepository } from '../../../db/repositories/grocery-imports.ts';
import { createInventoryRepository } from '../../../db/repositories/inventory.ts';
import { DomainError } from '../../../domain/errors.ts';
import type { NewLot } from '../../../domain/inventory/new-lot.ts';
import type { GroceryImportRepository } from '../../../domain/ports/grocery-import-repository.ts';
import type { ConfirmDecisions } from '../../../domain/receipts/confirm-decisions.ts';
import type { Reading } from '../../../domain/receipts/reading.ts';
import { addUser, beginErasing, openTestOrm } from '../../support/database.ts';
import { aReview } from '../../support/reviews.ts';

const at = new Date('2026-11-22T10:00:00.000Z');
const later = new Date('2026-11-22T10:00:05.000Z');
let orm: MikroORM;
let close: () => Promise<void>;
let imports: GroceryImportRepository;
let userId: string;
beforeAll(async () => {
  ({ orm, close } = await openTestOrm());
  imports = createGroceryImportRepository({ orm });
});
afterAll(() => close());
beforeEach(async () => {
  userId = await addUser(orm);
});

const bill = { kind: 'bill', mediaType: 'image/jpeg', mostUnfinished: 20, at } as const;
const reading: Reading = { kind: 'bill', lines: [{ text: 'PANEER  2.49', confidence: 0.9 }] };
const received = (of = userId) => imports.create({ userId: of, id: randomUUID(), ...bill });
const step = { from: ['received', 'preparing', 'reading'], at: later } as const;

async function inReview() {
  const { id: importId } = await received();
  await imports.advance({ userId, importId, ...step, to: 'reading' });
  await imports.advance({ userId, importId, ...step, to: 'matching', read: { reader: 'eyes 1', reading } });
  await imports.saveReview({ userId, importId, review: aReview(), at: later });
  return importId;
}

const paneer = (): NewLot[] => {
  const id = randomUUID();
  const lot = { measure: 'g', unit: 'g', unitSize: 1, place: 'fridge', boughtOn: '2026-11-22' } as const;
  return [
    {
      facts: { id, foodId: 'paneer', name: 'Paneer', ...lot },
      entry: { lotId: id, kind: 'added', stockChange: 500, reservedChange: 0 },
    },
  ];
};
const added: ConfirmDecisions = {
  lines: [{ position: 1, action: 'add', foodId: 'paneer', quantity: 500, unit: 'g' }],
};
const skipped: ConfirmDecisions = { lines: [{ position: 1, action: 'skip' }] };
const confirm = (
  importId: string,
  change: { decisions?: ConfirmDecisions; expected?: readonly number[] } = {},
) =>
  imports.confirm({
    userId,
    importId,
    expected: undefined,
    decisions: added,
    decide: paneer,
    at: later,
    ...change,
  });
const stock = async () => {
  const { lots } = await createInventoryRepository({ orm }).findInventory({ userId });
  return lots.reduce((sum, lot) => sum + lot.stock, 0);
};
const code = (failing: Promise<unknown>): Promise<string> =>
  failing.then(
    () => 'done',
    (error: unknown) => (error instanceof DomainError ? error.code : String(error)),
  );

describe('on its way to the review', () => {
  test('an import begins received, and the same id again gives what is there', async () => {
    const first = await received();
    expect(first).toEqual({
      ...{ id: first.id, kind: 'bill', mediaType: 'image/jpeg', status: 'received', revision: 1 },
      ...{ createdAt: at.toISOString(), updatedAt: at.toISOString() },
    });
    expect(await imports.create({ userId, id: first.id, ...bill })).toEqual(first);
  });

  test('what was read is kept until the review is there, and every step is a revision', async () => {
    const { id: importId } = await received();
    expect(await imports.findReading({ userId, importId })).toBeUndefined();
    await imports.advance({ userId, importId, ...step, to: 'matching', read: { reader: 'eyes 1', reading } });
    expect(await imports.findReading({ userId, importId })).toEqual(reading);
    await imports.saveReview({ userId, importId, review: aReview(), at: later });
    expect(await imports.findReading({ userId, importId })).toBeUndefined();
    expect(await imports.find({ userId, importId })).toMatchObject({
      ...{ status: 'review', reader: 'eyes 1', review: aReview(), revision: 3 },
      updatedAt: later.toISOString(),
    });
  });

  test('a step that is repeated changes nothing more', async () => {
    const { id: importId } = await received();
    const move = () => imports.advance({ userId, importId, ...step, to: 'preparing' });
    const once = await move();
    expect(once).toMatchObject({ status: 'moved', import: { status: 'preparing', revision: 2 } });
    expect(await move()).toEqual(once);
  });

  test('text that PostgreSQL takes nowhere does not stop a bill', async () => {
    const { id: importId } = await received();
    const odd: Reading = { kind: 'bill', lines: [{ text: 'MI\0LK \ud800 \\u0000', confidence: 1 }] };
    await imports.advance({
      userId,
      importId,
      ...step,
      to: 'matching',
      read: { reader: 'text', reading: odd },
    });
    expect(await imports.findReading({ userId, importId })).toMatchObject({
      lines: [{ text: 'MILK \ufffd \\u0000' }],
    });
  });

  test.each(['failed', 'no_receipt'] as const)('after %s no step goes on', async (to) => {
    const { id: importId } = await received();
    await imports.advance({ userId, importId, ...step, to, ...(to === 'failed' && { code: 'file_lost' }) });
    const late = await imports.advance({ userId, importId, ...step, to: 'reading' });
    expect(late).toMatchObject({ status: 'refused', import: { status: to, revision: 2 } });
    expect(late.import.code).toBe(to === 'failed' ? 'file_lost' : undefined);
  });

  test('a review that somebody may be looking at is not replaced', async () => {
    const importId = await inReview();
    const other = aReview({ shop: 'Another' });
    const late = await imports.saveReview({ userId, importId, review: other, at: later });
    expect(late).toMatchObject({ status: 'moved', import: { review: { shop: 'Corner shop' } } });
  });

  test('a person has only so many at once, and those that ended do not count', async () => {
    const few = { ...bill, mostUnfinished: 2 };
    const { id: importId } = await imports.create({ userId, id: randomUUID(), ...few });
    await imports.create({ userId, id: randomUUID(), ...few });
    expect(await code(imports.create({ userId, id: randomUUID(), ...few }))).toBe('too_many_imports');
    expect((await imports.create({ userId, id: importId, ...few })).id).toBe(importId);
    await imports.discard({ userId, importId, at: later });
    expect(await code(imports.create({ userId, id: randomUUID(), ...few }))).toBe('done');
  });

  test('the lost are those at work that nobody has gone on with', async () => {
    await orm.em.getConnection().execute('delete from grocery_imports');
    const lost = await received();
    await inReview();
    const moving = await received();
    await imports.advance({ userId, importId: moving.id, ...step, to: 'preparing' });
    expect(await imports.listLost({ before: later, limit: 10 })).toEqual([{ userId, importId: lost.id }]);
    expect(await imports.listLost({ before: at, limit: 10 })).toEqual([]);
  });
});

describe('confirming', () => {
  test('puts what was decided into the stock, and the import says so', async () => {
    const importId = await inReview();
    const { status, lots, import: confirmed } = await confirm(importId, { expected: [4] });
    expect([status, confirmed.status, lots.map((lot) => lot.stock)]).toEqual(['done', 'confirmed', [500]]);
    expect(await stock()).toBe(500);
  });

  test('twice, one after the other, is once, and gives the same', async () => {
    const importId = await inReview();
    const first = await confirm(importId);
    const again = await confirm(importId, { expected: [4] });
    expect(again).toEqual({ ...first, status: 'repeated' });
    expect(await stock()).toBe(500);
  });

  test('from eight phones at once is once', async () => {
    const importId = await inReview();
    const results = await Promise.all(Array.from({ length: 8 }, () => confirm(importId)));
    expect(results.map(({ status }) => status).sort()).toEqual(['done', ...Array(7).fill('repeated')]);
    expect(new Set(results.flatMap(({ lots }) => lots.map(({ id }) => id))).size).toBe(1);
    expect(await stock()).toBe(500);
  });

  test('other decisions are refused when it is confirmed, also at once', async () => {
    const importId = await inReview();
    const codes = await Promise.all([
      code(confirm(importId)),
      code(
        imports.confirm({ userId, importId, expected: undefined, decisions: skipped, decide: () => [], at }),
      ),
    ]);
    expect(codes.sort()).toEqual(['done', 'import_confirmed']);
  });

  test('a decision that PostgreSQL could not keep is another one', async () => {
    const importId = await inReview();
    await confirm(importId);
    const odd = { lines: [{ position: 1, action: 'add' as const, foodId: 'pan\0eer\ud800', quantity: 1 }] };
    expect(await code(confirm(importId, { decisions: odd }))).toBe('import_confirmed');
  });

  test('nothing at all may be added, and that too is once', async () => {
    const importId = await inReview();
    const nothing = () =>
      imports.confirm({
        userId,
        importId,
        expected: undefined,
        decisions: skipped,
        decide: () => [],
        at: later,
      });
    expect(await nothing()).toMatchObject({ status: 'done', lots: [] });
    expect(await nothing()).toMatchObject({ status: 'repeated', lots: [] });
  });

  test('of another revision than was looked at is refused', async () => {
    const importId = await inReview();
    expect(await code(confirm(importId, { expected: [3] }))).toBe('revision_changed');
    expect(await stock()).toBe(0);
  });

  test('a decision that cannot become stock leaves the review as it was', async () => {
    const importId = await inReview();
    const before = await imports.find({ userId, importId });
    const decide = () => [...paneer(), { ...paneer()[0], facts: { name: 'no lot' } } as unknown as NewLot];
    const failing = imports.confirm({ userId, importId, expected: undefined, decisions: added, decide, at });
    await expect(failing).rejects.toThrow();
    expect(await imports.find({ userId, importId })).toEqual(before);
    expect(await stock()).toBe(0);
  });

  test('before there is a review is refused', async () => {
    const { id } = await received();
    expect(await code(confirm(id))).toBe('import_not_in_review');
  });

  test('against discarding at once: one of them wins, and the stock fits it', async () => {
    for (let round = 0; round < 6; round += 1) {
      const before = await stock();
      const importId = await inReview();
      const race = [() => confirm(importId), () => imports.discard({ userId, importId, at: later })];
      if (round % 2 === 1) race.reverse();
      const codes = await Promise.all(race.map((one) => code(one())));
      const { status } = await imports.find({ userId, importId });
      const lost = status === 'confirmed' ? 'import_confirmed' : 'import_not_in_review';
      expect(codes.sort()).toEqual(['done', lost]);
      expect((await stock()) - before).toBe(status === 'confirmed' ? 500 : 0);
    }
  });

  test.each([
    ['confirmed', (importId: string) => confirm(importId)],
    ['discarded', (importId: string) => imports.discard({ userId, importId, at: later })],
  ] as const)('a step that comes after it was %s takes nothing back', async (status, end) => {
    const importId = await inReview();
    await end(importId);
    const before = await imports.find({ userId, importId });
    const working = ['received', 'preparing', 'reading', 'matching', 'review'] as const;
    for (const to of ['preparing', 'matching', 'failed', 'no_receipt'] as const) {
      const late = await imports.advance({ userId, importId, from: working, to, at: later });
      expect(late).toEqual({ status: 'refused', import: before });
    }
    expect(await imports.saveReview({ userId, importId, review: aReview(), at })).toMatchObject({
      status: 'refused',
    });
    expect(before.status).toBe(status);
  });
});

describe('discarding', () => {
  test('forgets what was read, and may be repeated', async () => {
    const importId = await inReview();
    const discarded = await imports.discard({ userId, importId, expected: [4], at: later });
    expect(discarded).toMatchObject({ status: 'discarded', revision: 5 });
    expect(discarded).not.toHaveProperty('review');
    expect(await imports.discard({ userId, importId, expected: [4], at: later })).toEqual(discarded);
  });

  test('happens by itself where nobody decides, with the reason', async () => {
    const importId = await inReview();
    const expired = { from: ['review'], to: 'discarded', code: 'expired', at: later } as const;
    const { import: ended } = await imports.advance({ userId, importId, ...expired });
    expect(ended).toMatchObject({ status: 'discarded', code: 'expired' });
    expect(ended).not.toHaveProperty('review');
    expect(await code(confirm(importId))).toBe('import_not_in_review');
  });

  test('what is in the stock cannot be discarded', async () => {
    const importId = await inReview();
    await confirm(importId);
    expect(await code(imports.discard({ userId, importId, at: later }))).toBe('import_confirmed');
  });
});

describe('whose it is', () => {
  test('lists are of one person, the newest first, in pages and by status', async () => {
    const ids = [];
    for (const minute of [1, 2, 3]) {
      const id = randomUUID();
      await imports.create({ userId, id, ...bill, at: new Date(`2026-11-22T10:0${minute}:00.000Z`) });
      ids.unshift(id);
    }
    await received(await addUser(orm));
    const [newest] = await imports.list({ userId, limit: 1 });
    const rest = await imports.list({ userId, after: newest, limit: 10 });
    expect([newest, ...rest].map((one) => one?.id)).toEqual(ids);
    expect(await imports.list({ userId, status: 'review', limit: 10 })).toEqual([]);
    expect(await imports.list({ userId, status: 'received', limit: 10 })).toHaveLength(3);
  });

  test('what is another person’s is not there', async () => {
    const importId = await inReview();
    const stranger = { userId: await addUser(orm), importId };
    const calls = [
      imports.find(stranger),
      imports.findReading(stranger),
      imports.advance({ ...stranger, ...step, to: 'reading' }),
      imports.discard({ ...stranger, at }),
      imports.confirm({ ...stranger, expected: undefined, decisions: added, decide: paneer, at }),
    ];
    expect(await Promise.all(calls.map(code))).toEqual(calls.map(() => 'import_not_found'));
  });

  test('nothing is written for a person who is being erased', async () => {
    const importId = await inReview();
    await beginErasing(orm, userId);
    expect(await code(confirm(importId))).toBe('user_gone');
    expect(await code(received())).toBe('user_gone');
    expect(await code(imports.advance({ userId, importId, ...step, to: 'failed' }))).toBe('user_gone');
    expect(await stock()).toBe(0);
  });
});
