import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { addPaneer, openImportApi } from '../../../support/import-api.ts';
import { aLine, aReview } from '../../../support/reviews.ts';
import { refusedFields, type TestUser } from '../../../support/user-api.ts';

let api: Awaited<ReturnType<typeof openImportApi>>;
let user: TestUser;
beforeAll(async () => {
  api = await openImportApi();
});
afterAll(() => api.close());
beforeEach(async () => {
  user = await api.addUser();
  api.imports.started.length = 0;
  api.imports.told.length = 0;
});

const stock = async () => {
  const { lots } = await api.deps.inventory.findInventory({ userId: user.id });
  return lots.map((lot) => [lot.name, lot.stock]);
};
const aliasesOf = async (name: string) =>
  (await api.deps.groceryAliases.find({ userId: user.id, names: [name] })).get(name)?.foodId;

describe('happy', () => {
  test('is confirmed into lots with their price, day and place, and the worker is told', async () => {
    const { path, importId } = await api.inReview(user);
    const answer = await api.confirm(user, path, {
      lines: [addPaneer],
      more: [{ name: 'Cake', quantity: 1 }],
    });
    expect([answer.status, answer.etag]).toEqual([200, '"4"']);
    expect(answer.body).toMatchObject({
      import: { id: importId, status: 'confirmed' },
      lots: [
        {
          ...{ foodId: 'paneer', amount: 500, boughtOn: '2026-11-20', place: 'fridge' },
          price: { amount: 2.49, currency: 'EUR' },
        },
        { name: 'Cake', measure: 'piece' },
      ],
    });
    expect((await stock()).toSorted()).toEqual([
      ['Cake', 1],
      ['Paneer', 500],
    ]);
    expect(api.imports.told).toEqual([{ userId: user.id, importId }]);
  });

  test('teaches what was corrected, and nothing by a photo', async () => {
    const guess = aLine({ name: 'PNR BLK', doubts: ['food'] });
    const bill = await api.inReview(user, aReview({ lines: [guess] }));
    await api.confirm(user, bill.path);
    expect(await aliasesOf('PNR BLK')).toBe('paneer');
    const photo = await api.inReview(user, aReview({ lines: [{ ...guess, name: 'carton' }] }), {
      ...{ query: '?kind=items', app: api.withPhotos },
    });
    expect((await api.confirm(user, photo.path)).status).toBe(200);
    expect(await aliasesOf('carton')).toBeUndefined();
  });
});

describe('once', () => {
  test('confirming from two phones at once, and again, gives stock once and the same answer', async () => {
    const { path } = await api.inReview(user);
    const headers = { 'if-match': '"3"' };
    const answers = await Promise.all([
      api.confirm(user, path, undefined, headers),
      api.confirm(user, path, undefined, headers),
    ]);
    const again = await api.confirm(user, path, undefined, headers);
    expect([...answers, again].map(({ status }) => status)).toEqual([200, 200, 200]);
    for (const { body } of answers) expect(body).toEqual(again.body);
    expect(await stock()).toEqual([['Paneer', 500]]);
  });

  test('other decisions than the confirmed ones are a conflict', async () => {
    const { path } = await api.inReview(user);
    await api.confirm(user, path);
    const other = await api.confirm(user, path, { lines: [{ position: 1, action: 'skip' }] });
    expect(other).toMatchObject({ status: 409, body: { code: 'import_confirmed' } });
    expect((await user.call('DELETE', path)).body).toMatchObject({ code: 'import_confirmed' });
  });

  test('what the first call could not teach any more is taught by the second', async () => {
    const { path } = await api.inReview(user, aReview({ lines: [aLine({ name: 'PNR', doubts: ['food'] })] }));
    const teach = () => Promise.reject(new Error('killed'));
    const dying = api.callersWith({ groceryAliases: { ...api.deps.groceryAliases, teach } })(user.id);
    expect((await dying('POST', `${path}/confirm`, { body: { lines: [addPaneer] } })).status).toBe(500);
    expect(await aliasesOf('PNR')).toBeUndefined();
    expect((await api.confirm(user, path)).status).toBe(200);
    expect(await aliasesOf('PNR')).toBe('paneer');
    expect(await stock()).toEqual([['Paneer', 500]]);
  });
});

describe('error', () => {
  test('confirming names what cannot become stock, and changes nothing', async () => {
    const { path } = await api.inReview(user, aReview({ lines: [aLine(), aLine({ position: 2 })] }));
    const lines = [
      { ...addPaneer, foodId: 'unicorn' },
      { ...addPaneer, unit: 'package' },
    ];
    const answer = await api.confirm(user, path, { lines, boughtOn: '2026-11-23' });
    expect(answer.status).toBe(422);
    expect(refusedFields(answer)).toEqual([
      '/boughtOn',
      '/lines/1/position',
      '/lines',
      '/lines/0/foodId',
      '/lines/1/unit',
    ]);
    expect((await user.call('GET', path)).body).toMatchObject({ status: 'review' });
    expect(await stock()).toEqual([]);
  });

  test('a line names one thing', async () => {
    const { path } = await api.inReview(user);
    const answer = await api.confirm(user, path, {
      lines: [{ ...addPaneer, name: 'Paneer' }],
      more: [{ quantity: 1 }],
    });
    expect(refusedFields(answer)).toEqual(['/lines/0/foodId', '/more/0/foodId']);
  });

  test('what was changed since it was looked at is not confirmed and not discarded', async () => {
    const { path } = await api.inReview(user);
    const headers = { 'if-match': '"2"' };
    expect((await api.confirm(user, path, undefined, headers)).status).toBe(412);
    expect((await user.call('DELETE', path, { headers })).status).toBe(412);
  });

  test('before the review there is nothing to confirm, and no picture', async () => {
    const { path } = await api.upload(user);
    expect(await api.confirm(user, path)).toMatchObject({
      status: 409,
      body: { code: 'import_not_in_review' },
    });
    expect(await user.call('GET', `${path}/picture`)).toMatchObject({
      status: 404,
      body: { code: 'picture_not_found' },
    });
  });
});
