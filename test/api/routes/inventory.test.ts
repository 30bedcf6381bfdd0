import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { loadCatalog } from '../../../catalog/load-catalog.ts';
import { openUserApi, refusedFields, type TestUser, type UserApi } from '../../support/user-api.ts';

type Lot = { id: string; quantity: number; bestBefore?: string; place: string };

let api: UserApi;
let user: TestUser;
beforeAll(async () => {
  api = await openUserApi({ replaced: { catalog: loadCatalog() } });
});
afterAll(() => api.close());
beforeEach(async () => {
  user = await api.addUser();
});

const LOTS = '/v1/inventory/lots';
const add = async (body: object, by = user) => {
  const answer = await by.call('POST', LOTS, { body });
  return { ...answer, lot: answer.body as Lot, path: `${LOTS}/${(answer.body as Lot).id}` };
};
const history = async (lotId: string) => {
  const { body } = await user.call('GET', `/v1/inventory/history?lotId=${lotId}`);
  return (body as { items: { kind: string; stockChange: number }[] }).items.map(
    ({ kind, stockChange }) => [kind, stockChange] as const,
  );
};

describe('happy', () => {
  test('a list is added line by line, and what leaves a doubt comes back to choose from', async () => {
    const text = '2 x 500 g paneer\ndozen eggs\n\n1 head garlic\n500 g mixed beans\npaneer';
    const { status, body } = await user.call('POST', '/v1/inventory/lines', { body: { text } });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      items: [
        {
          status: 'added',
          lot: { foodId: 'paneer', amount: 1000, bestBefore: '2026-11-29', place: 'fridge' },
        },
        { status: 'added', lot: { foodId: 'eggs', amount: 600, quantity: 12, unit: 'piece' } },
        { status: 'unweighed', food: { id: 'garlic' } },
        { status: 'choose', name: 'mixed beans', quantity: 500, unit: 'g', candidates: expect.anything() },
        { status: 'unreadable', code: 'no_amount' },
      ],
    });
    const listed = await user.call('GET', LOTS);
    expect(listed.body).toMatchObject({ items: [{ foodId: 'paneer' }, { foodId: 'eggs' }] });
  });

  test('a food, something else and a barcode are added, listed by the day in pages and by place', async () => {
    const price = { amount: 1.99, currency: 'EUR' };
    const { status, etag, headers, lot, path } = await add({
      foodId: 'whole-milk',
      quantity: 1,
      unit: 'l',
      price,
    });
    expect([status, etag, headers.get('location')]).toEqual([201, '"1"', path]);
    expect(lot).toMatchObject({ quantity: 1, unit: 'l', measure: 'g', bestBefore: '2026-11-29', price });
    await add({ name: 'Birthday cake', quantity: 1, place: 'fridge', bestBefore: '2026-11-24' });
    const barcode = '4006381333931';
    const product = { name: 'Brand paneer', foodId: 'paneer', amount: 200 };
    await user.call('PUT', `/v1/products/${barcode}`, { body: product });
    expect((await user.call('GET', `/v1/products/${barcode}`)).body).toMatchObject(product);
    const scanned = await add({ barcode, quantity: 2, bestBefore: null, place: 'freezer' });
    expect(scanned.lot).toMatchObject({
      foodId: 'paneer',
      barcode,
      quantity: 2,
      unit: 'package',
      amount: 400,
    });
    const first = await user.call('GET', `${LOTS}?limit=1`);
    const { items, nextCursor } = first.body as { items: Lot[]; nextCursor: string };
    expect(items).toMatchObject([{ name: 'Birthday cake', measure: 'piece' }]);
    const second = await user.call('GET', `${LOTS}?limit=5&cursor=${nextCursor}`);
    expect(second.body).toMatchObject({
      items: [{ foodId: 'whole-milk' }, { foodId: 'paneer' }],
      nextCursor: null,
    });
    expect((await user.call('GET', `${LOTS}?place=freezer`)).body).toMatchObject({ items: [{ barcode }] });
  });

  test('what is eaten, thrown away and corrected adds up to what is left', async () => {
    const { lot, path } = await add({ foodId: 'eggs', quantity: 12 });
    const eaten = await user.call('POST', `${path}/consume`, { body: { quantity: 2 } });
    expect(eaten).toMatchObject({ status: 200, etag: '"2"', body: { quantity: 10, amount: 500 } });
    const body = { quantity: 100, unit: 'g', reason: 'spoiled' };
    expect((await user.call('POST', `${path}/discard`, { body })).body).toMatchObject({ quantity: 8 });
    const headers = { 'if-match': '"3"' };
    const edited = await user.call('PATCH', path, { body: { quantity: 6, bestBefore: null }, headers });
    expect(edited).toMatchObject({ status: 200, etag: '"4"', body: { quantity: 6 } });
    expect(edited.body).not.toHaveProperty('bestBefore');
    expect((await user.call('POST', `${path}/consume`, { body: {} })).body).toMatchObject({ quantity: 0 });
    expect(await history(lot.id)).toEqual([
      ['consumed', -300],
      ['corrected', -100],
      ['discarded', -100],
      ['consumed', -100],
      ['added', 600],
    ]);
    expect((await user.call('GET', path)).body).toMatchObject({ quantity: 0 });
    expect((await user.call('GET', LOTS)).body).toMatchObject({ items: [] });
  });

  test('what goes into the freezer is good for longer, unless its day was set by hand', async () => {
    const predicted = await add({ foodId: 'paneer', quantity: 200, unit: 'g' });
    const moved = await user.call('PATCH', predicted.path, { body: { place: 'freezer' } });
    expect(moved.body).toMatchObject({ place: 'freezer', bestBefore: '2027-02-20' });
    expect(await history(predicted.lot.id)).toEqual([
      ['moved', 0],
      ['added', 200],
    ]);
    const own = await add({ foodId: 'paneer', quantity: 200, unit: 'g', bestBefore: '2026-12-05' });
    const kept = await user.call('PATCH', own.path, { body: { place: 'freezer' } });
    expect(kept.body).toMatchObject({ place: 'freezer', bestBefore: '2026-12-05' });
  });

  test('a request that is sent twice is done once', async () => {
    const { path } = await add({ foodId: 'eggs', quantity: 12 });
    const headers = { 'idempotency-key': 'breakfast' };
    const eat = () => user.call('POST', `${path}/consume`, { body: { quantity: 1 }, headers });
    expect((await eat()).body).toEqual((await eat()).body);
    expect((await user.call('GET', path)).body).toMatchObject({ quantity: 11 });
    const lines = { body: { text: '3 onions' }, headers: { 'idempotency-key': 'shopping' } };
    const answers = [
      await user.call('POST', '/v1/inventory/lines', lines),
      await user.call('POST', '/v1/inventory/lines', lines),
    ];
    expect(answers[0]?.body).toEqual(answers[1]?.body);
    expect((await user.call('GET', LOTS)).body).toMatchObject({
      items: [{ foodId: 'eggs' }, { foodId: 'onion' }],
    });
  });

  test('a food is found by any of its names', async () => {
    const { body } = await user.call('GET', '/v1/foods?query=zwieb&limit=3');
    expect(body).toMatchObject({ items: expect.arrayContaining([expect.objectContaining({ id: 'onion' })]) });
  });
});

describe('error', () => {
  test.each([
    ['nothing that is named', { quantity: 1 }, '/foodId'],
    ['two things at once', { foodId: 'eggs', name: 'Eggs', quantity: 1 }, '/foodId'],
    ['a food that is not there', { foodId: 'unicorn', quantity: 1 }, '/foodId'],
    ['nothing of it', { foodId: 'eggs', quantity: 0 }, '/quantity'],
    ['a unit that nobody can weigh', { foodId: 'paneer', quantity: 1, unit: 'package' }, '/unit'],
    ['a misread barcode', { barcode: '4006381333932', quantity: 1 }, '/barcode'],
    ['cups of a barcode', { barcode: '4006381333931', quantity: 1, unit: 'cup' }, '/unit'],
    [
      'money without a currency',
      { foodId: 'eggs', quantity: 1, price: { amount: 1, currency: '€' } },
      '/price/currency',
    ],
  ])('%s is refused', async (_, body, field) => {
    const answer = await add(body);
    expect([answer.status, refusedFields(answer)]).toEqual([422, [field]]);
  });

  test('a barcode that was never named is asked for', async () => {
    const answer = await add({ barcode: '4006381333931', quantity: 1 });
    expect(answer).toMatchObject({ status: 404, body: { code: 'product_not_found' } });
  });

  test('more than there is cannot be eaten, and litres of eggs say nothing', async () => {
    const { path } = await add({ name: 'Cake', quantity: 1 });
    const eat = (body: object) => user.call('POST', `${path}/consume`, { body });
    expect(await eat({ quantity: 2 })).toMatchObject({ status: 409, body: { code: 'not_enough_stock' } });
    expect(refusedFields(await eat({ quantity: 1, unit: 'l' }))).toEqual(['/unit']);
  });

  test('an edit of an older copy is refused, and a list of more than fifty lines too', async () => {
    const { path } = await add({ foodId: 'eggs', quantity: 12 });
    await user.call('POST', `${path}/consume`, { body: { quantity: 1 } });
    const edit = { body: { quantity: 12 }, headers: { 'if-match': '"1"' } };
    expect((await user.call('PATCH', path, edit)).status).toBe(412);
    const text = Array.from({ length: 51 }, () => '3 onions').join('\n');
    const answer = await user.call('POST', '/v1/inventory/lines', { body: { text } });
    expect([answer.status, refusedFields(answer)]).toEqual([422, ['/text']]);
    expect((await user.call('GET', LOTS)).body).toMatchObject({ items: [{ foodId: 'eggs' }] });
  });

  test('somebody without a profile has no today', async () => {
    const nobody = await api.addUser(null);
    const answer = await add({ foodId: 'eggs', quantity: 1 }, nobody);
    expect(answer).toMatchObject({ status: 409, body: { code: 'profile_required' } });
  });
});

describe('security', () => {
  test("nobody sees, changes or learns of another's groceries and barcodes", async () => {
    const { path, lot } = await add({ foodId: 'eggs', quantity: 12 });
    const barcode = '4006381333931';
    await user.call('PUT', `/v1/products/${barcode}`, { body: { name: 'Secret', amount: 1 } });
    const stranger = await api.addUser();
    for (const [method, at, body] of [
      ['GET', path, undefined],
      ['PATCH', path, { quantity: 1 }],
      ['POST', `${path}/consume`, {}],
      ['POST', `${path}/discard`, {}],
      ['GET', `/v1/products/${barcode}`, undefined],
    ] as const) {
      expect((await stranger.call(method, at, body && { body })).status).toBe(404);
    }
    const seen = await stranger.call('GET', `/v1/inventory/history?lotId=${lot.id}`);
    expect(seen.body).toMatchObject({ items: [] });
    expect((await user.call('GET', path)).body).toMatchObject({ quantity: 12 });
  });

  test('what somebody writes is kept as text', async () => {
    const name = "'); drop table inventory_lots; -- <script>";
    const { path } = await add({ name, quantity: 1 });
    expect((await user.call('GET', path)).body).toMatchObject({ name });
  });
});
