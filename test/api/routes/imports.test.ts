import { randomUUID } from 'node:crypto';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { loadCatalog } from '../../../catalog/load-catalog.ts';
import type { GroceryImport } from '../../../domain/receipts/grocery-import.ts';
import { pictureKey, uploadKey } from '../../../domain/receipts/import-files.ts';
import { aLine, aReview } from '../../support/reviews.ts';
import { openUserApi, refusedFields, type TestUser, type UserApi } from '../../support/user-api.ts';

const IMPORTS = '/v1/inventory/imports';
const later = new Date('2026-11-22T10:00:05.000Z');

let api: UserApi;
let user: TestUser;
let picture: Buffer;
beforeAll(async () => {
  api = await openUserApi({ replaced: { catalog: loadCatalog() } });
  picture = await sharp({ create: { width: 40, height: 60, channels: 3, background: '#fff' } })
    .png()
    .toBuffer();
});
afterAll(() => api.close());
beforeEach(async () => {
  user = await api.addUser();
  api.imports.started.length = 0;
  api.imports.told.length = 0;
});

type Upload = {
  bytes?: Uint8Array | string;
  type?: string;
  query?: string;
  headers?: Record<string, string>;
};

/** What a browser or phone would do with a file. */
async function upload(
  { bytes = picture, type = 'image/png', query = '', headers = {} }: Upload = {},
  by = user,
) {
  const answer = await api.app.request(`${IMPORTS}${query}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${by.id}`, 'content-type': type, ...headers },
    body: typeof bytes === 'string' ? bytes : Uint8Array.from(bytes),
  });
  const body = (await answer.json()) as {
    id: string;
    code: string;
    detail: string;
    errors?: { path: string }[];
  };
  return { status: answer.status, headers: answer.headers, body, path: `${IMPORTS}/${body.id}` };
}

/** An import as the worker leaves it. */
async function inReview(review = aReview(), query = '') {
  const { body, path } = await upload({ query });
  const key = { userId: user.id, importId: body.id };
  const reading = { kind: 'bill' as const, lines: [] };
  const read = { reader: 'eyes 1', reading };
  await api.deps.imports.advance({ ...key, from: ['received'], to: 'matching', read, at: later });
  await api.deps.imports.saveReview({ ...key, review, at: later });
  return { ...key, path };
}

const addPaneer = { position: 1, action: 'add', foodId: 'paneer', quantity: 500, unit: 'g' };
const confirm = (path: string, body: object = { lines: [addPaneer] }, headers = {}, by = user) =>
  by.call('POST', `${path}/confirm`, { body, headers });
const stock = async () => {
  const { lots } = await api.deps.inventory.findInventory({ userId: user.id });
  return lots.map((lot) => [lot.name, lot.stock]);
};
const aliasesOf = async (name: string) =>
  (await api.deps.groceryAliases.find({ userId: user.id, names: [name] })).get(name)?.foodId;

describe('happy', () => {
  test('a bill is taken, kept as it came, and started', async () => {
    const { status, headers, body, path } = await upload();
    expect([status, headers.get('location'), headers.get('etag')]).toEqual([202, path, '"1"']);
    expect(body).toMatchObject({ kind: 'bill', mediaType: 'image/png', status: 'received' });
    const key = { userId: user.id, importId: body.id };
    expect(api.imports.started).toEqual([key]);
    expect(Buffer.from((await api.deps.files.find({ key: uploadKey(key) })) ?? [])).toEqual(picture);
  });

  test.each([
    ['text/plain; charset=utf-8', 'PANEER 500G  2.49', 'text/plain'],
    ['message/rfc822', 'From: shop@example.org\r\nSubject: Your bill\r\n\r\nPANEER 2.49', 'message/rfc822'],
  ])('%s is taken too', async (type, bytes, mediaType) => {
    expect((await upload({ bytes, type })).body).toMatchObject({ mediaType });
  });

  test('is shown with its review, its doubts, the foods by name and the check of the sum', async () => {
    const lines = [
      aLine(),
      aLine({ position: 2, candidates: [], suggestion: { action: 'ask' }, doubts: ['food'] }),
    ];
    const { path } = await inReview(aReview({ lines, total: 5 }));
    const found = await user.call('GET', path);
    expect([found.status, found.etag]).toEqual([200, '"3"']);
    expect(found.body).toMatchObject({
      ...{ status: 'review', reader: 'eyes 1' },
      review: {
        ...{ shop: 'Corner shop', currency: 'EUR', sum: { status: 'differs', by: 0.02 } },
        lines: [
          {
            candidates: [{ food: { id: 'paneer', name: 'Paneer' }, likeness: 1 }],
            suggestion: { action: 'add' },
          },
          { candidates: [], doubts: ['food'] },
        ],
      },
    });
    const unchanged = await user.call('GET', path, { headers: { 'if-none-match': '"3"' } });
    expect(unchanged.status).toBe(304);
  });

  test('is listed, the newest first, in pages and by status', async () => {
    const first = await inReview();
    api.setNow('2026-11-22T10:01:00.000Z');
    const second = await upload();
    api.setNow('2026-11-22T10:00:00.000Z');
    const page = (await user.call('GET', `${IMPORTS}?limit=1`)).body as {
      items: object[];
      nextCursor: string;
    };
    expect(page.items).toMatchObject([{ id: second.body.id, status: 'received' }]);
    const rest = (await user.call('GET', `${IMPORTS}?limit=1&cursor=${page.nextCursor}`)).body;
    expect(rest).toMatchObject({ items: [{ id: first.importId, shop: 'Corner shop' }], nextCursor: null });
    const waiting = (await user.call('GET', `${IMPORTS}?status=review`)).body as { items: object[] };
    expect(waiting.items).toMatchObject([{ id: first.importId }]);
    expect(waiting.items[0]).not.toHaveProperty('review');
  });

  test('is confirmed into lots with their price, day and place, and the worker is told', async () => {
    const { path, importId } = await inReview();
    const answer = await confirm(path, { lines: [addPaneer], more: [{ name: 'Cake', quantity: 1 }] });
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
    const bill = await inReview(aReview({ lines: [guess] }));
    await confirm(bill.path);
    expect(await aliasesOf('PNR BLK')).toBe('paneer');
    const photo = await withPhotos(() =>
      inReview(aReview({ lines: [{ ...guess, name: 'carton' }] }), '?kind=items'),
    );
    expect((await confirm(photo.path)).status).toBe(200);
    expect(await aliasesOf('carton')).toBeUndefined();
  });

  test('the picture that was read comes as nothing but a picture', async () => {
    const { path, ...key } = await inReview();
    await api.deps.files.put({ key: pictureKey(key), bytes: picture, mediaType: 'image/png' });
    const answer = await api.app.request(`${path}/picture`, {
      headers: { authorization: `Bearer ${user.id}` },
    });
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(picture);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'image/png',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'content-disposition': 'attachment; filename="bill"',
      'cache-control': 'private, no-store',
    });
  });

  test('is discarded, with what was read of it, as often as you like', async () => {
    const { path, importId } = await inReview();
    for (const _ of [1, 2]) expect((await user.call('DELETE', path)).status).toBe(204);
    const { body } = await user.call('GET', path);
    expect(body).toMatchObject({ status: 'discarded' });
    expect(body).not.toHaveProperty('review');
    expect(api.imports.told[0]).toEqual({ userId: user.id, importId });
  });
});

/** Photos of food are read while `work` runs: the part is put into the app that is there. */
async function withPhotos<Result>(work: () => Promise<Result>): Promise<Result> {
  const { app } = api;
  api.app = api.appWith({ readsPhotos: true });
  try {
    return await work();
  } finally {
    api.app = app;
  }
}

describe('once', () => {
  test('the same upload with the same key is one import, also when it is no text', async () => {
    const headers = { 'idempotency-key': randomUUID() };
    const bytes = Buffer.concat([picture, Buffer.from([0xff, 0xfe, 0x00, 0x80])]);
    const first = await upload({ bytes, headers });
    const again = await upload({ bytes, headers });
    expect(again.body).toEqual(first.body);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    const stored = await api.deps.files.find({
      key: uploadKey({ userId: user.id, importId: first.body.id }),
    });
    expect(Buffer.from(stored ?? [])).toEqual(bytes);
    // These bytes differ, and would be the same text with the signs that stand for what is no text.
    const other = Buffer.concat([picture, Buffer.from([0xfe, 0xff, 0x00, 0x81])]);
    expect(await upload({ bytes: other, headers })).toMatchObject({
      status: 422,
      body: { code: 'idempotency_key_reused' },
    });
  });

  test('the same file as a photo is another request than as a bill', async () => {
    const headers = { 'idempotency-key': randomUUID() };
    await withPhotos(async () => {
      await upload({ headers });
      expect((await upload({ headers, query: '?kind=items' })).body.code).toBe('idempotency_key_reused');
    });
  });

  test('confirming from two phones at once, and again, gives stock once and the same answer', async () => {
    const { path } = await inReview();
    const headers = { 'if-match': '"3"' };
    const answers = await Promise.all([confirm(path, undefined, headers), confirm(path, undefined, headers)]);
    const again = await confirm(path, undefined, headers);
    expect([...answers, again].map(({ status }) => status)).toEqual([200, 200, 200]);
    for (const { body } of answers) expect(body).toEqual(again.body);
    expect(await stock()).toEqual([['Paneer', 500]]);
  });

  test('other decisions than the confirmed ones are a conflict', async () => {
    const { path } = await inReview();
    await confirm(path);
    const other = await confirm(path, { lines: [{ position: 1, action: 'skip' }] });
    expect(other).toMatchObject({ status: 409, body: { code: 'import_confirmed' } });
    expect((await user.call('DELETE', path)).body).toMatchObject({ code: 'import_confirmed' });
  });

  test('what the first call could not teach any more is taught by the second', async () => {
    const { path } = await inReview(aReview({ lines: [aLine({ name: 'PNR', doubts: ['food'] })] }));
    const teach = () => Promise.reject(new Error('killed'));
    const dying = api.callersWith({ groceryAliases: { ...api.deps.groceryAliases, teach } })(user.id);
    expect((await dying('POST', `${path}/confirm`, { body: { lines: [addPaneer] } })).status).toBe(500);
    expect(await aliasesOf('PNR')).toBeUndefined();
    expect((await confirm(path)).status).toBe(200);
    expect(await aliasesOf('PNR')).toBe('paneer');
    expect(await stock()).toEqual([['Paneer', 500]]);
  });

  test('Temporal away loses nothing: it is taken, confirmed and discarded all the same', async () => {
    api.imports.goAway();
    const { status, body } = await upload();
    const { path } = await inReview();
    expect([status, (await confirm(path)).status]).toEqual([202, 200]);
    expect((await user.call('DELETE', `${IMPORTS}/${body.id}`)).status).toBe(204);
    api.imports.comeBack();
  });
});

describe('error', () => {
  test.each([
    ['a PDF', '%PDF-1.7\n', 'application/pdf', 415, 'unsupported_media_type'],
    ['a PDF that says it is a picture', '%PDF-1.7\n', 'image/png', 415, 'unsupported_media_type'],
    ['nothing', '', 'image/png', 422, 'upload_empty'],
    ['half a picture', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), 'image/png', 422, 'upload_corrupt'],
    ['a book', 'milk '.repeat(40_000), 'text/plain', 413, 'body_too_large'],
  ])('%s is refused', async (_, bytes, type, status, code) => {
    const answer = await upload({ bytes, type });
    expect(answer).toMatchObject({ status, body: { code } });
    expect(await api.deps.imports.list({ userId: user.id, limit: 5 })).toEqual([]);
  });

  test('more than the largest file is refused before it is read', async () => {
    const answer = await upload({ bytes: new Uint8Array(12 * 1024 * 1024 + 1) });
    expect(answer).toMatchObject({ status: 413, body: { code: 'body_too_large' } });
  });

  test('other paths take no body of that size', async () => {
    const { path } = await inReview();
    const answer = await confirm(path, { lines: [], note: 'x'.repeat(300_000) });
    expect(answer).toMatchObject({ status: 413 });
  });

  test('a photo of food where no model reads it is told so, and text is no photo', async () => {
    expect(await upload({ query: '?kind=items' })).toMatchObject({
      status: 501,
      body: { code: 'vision_off' },
    });
    await withPhotos(async () => {
      expect((await upload({ query: '?kind=items' })).status).toBe(202);
      const text = await upload({ query: '?kind=items', bytes: 'milk', type: 'text/plain' });
      expect(text).toMatchObject({ status: 422, body: { errors: [{ path: '/kind' }] } });
    });
  });

  test('twenty that wait are enough', async () => {
    const ids = await Promise.all(Array.from({ length: 22 }, async () => (await upload()).status));
    expect(ids.filter((status) => status === 202)).toHaveLength(20);
    expect(await upload()).toMatchObject({ status: 409, body: { code: 'too_many_imports' } });
  });

  test('too many uploads in an hour are refused before their bodies are read', async () => {
    const rateLimits: UserApi['deps']['rateLimits'] = {
      consume: async ({ rule }) =>
        rule.name === 'uploads'
          ? { status: 'limited', retryAfterMs: 60_000 }
          : { status: 'allowed', remaining: 1, resetMs: 1 },
    };
    const answer = await api.appWith({ rateLimits }).request(IMPORTS, {
      ...{ method: 'POST', body: 'milk' },
      headers: { authorization: `Bearer ${user.id}`, 'content-type': 'text/plain' },
    });
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '60']);
  });

  test('confirming names what cannot become stock, and changes nothing', async () => {
    const { path } = await inReview(aReview({ lines: [aLine(), aLine({ position: 2 })] }));
    const lines = [
      { ...addPaneer, foodId: 'unicorn' },
      { ...addPaneer, unit: 'package' },
    ];
    const answer = await confirm(path, { lines, boughtOn: '2026-11-23' });
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
    const { path } = await inReview();
    const answer = await confirm(path, {
      lines: [{ ...addPaneer, name: 'Paneer' }],
      more: [{ quantity: 1 }],
    });
    expect(refusedFields(answer)).toEqual(['/lines/0/foodId', '/more/0/foodId']);
  });

  test('what was changed since it was looked at is not confirmed and not discarded', async () => {
    const { path } = await inReview();
    const headers = { 'if-match': '"2"' };
    expect((await confirm(path, undefined, headers)).status).toBe(412);
    expect((await user.call('DELETE', path, { headers })).status).toBe(412);
  });

  test('before the review there is nothing to confirm, and no picture', async () => {
    const { path } = await upload();
    expect(await confirm(path)).toMatchObject({ status: 409, body: { code: 'import_not_in_review' } });
    expect(await user.call('GET', `${path}/picture`)).toMatchObject({
      status: 404,
      body: { code: 'picture_not_found' },
    });
  });

  test('one that ended without stock says why', async () => {
    const { body, path } = await upload();
    const key = { userId: user.id, importId: body.id };
    await api.deps.imports.advance({ ...key, from: ['received'], to: 'no_receipt', at: later });
    expect((await user.call('GET', path)).body).toMatchObject({
      status: 'no_receipt',
      message: expect.any(String),
    });
  });
});

describe('security', () => {
  test('another person has none of it', async () => {
    const { path } = await inReview();
    const stranger = await api.addUser();
    const calls = [
      stranger.call('GET', path),
      stranger.call('GET', `${path}/picture`),
      stranger.call('GET', `${path}/events`),
      confirm(path, undefined, {}, stranger),
      stranger.call('DELETE', path),
    ];
    for (const { status, body } of await Promise.all(calls)) {
      expect([status, (body as { code: string }).code]).toEqual([404, 'import_not_found']);
    }
    expect((await stranger.call('GET', IMPORTS)).body).toMatchObject({ items: [] });
  });

  test('text with script in it comes back as the text that it is, in JSON', async () => {
    const script = '<script>alert("milk")</script>';
    const lines = [aLine({ text: script, name: script })];
    const { path } = await inReview(aReview({ lines, shop: script }));
    for (const asked of [path, IMPORTS]) {
      const answer = await api.app.request(asked, {
        headers: { authorization: `Bearer ${user.id}`, accept: 'text/html' },
      });
      expect(answer.headers.get('content-type')).toContain('application/json');
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
      const text = await answer.text();
      expect(JSON.stringify(JSON.parse(text))).toContain(JSON.stringify(script).slice(1, -1));
    }
    const named = { position: 1, action: 'add', name: script, quantity: 1 };
    expect((await confirm(path, { lines: [named] })).body).toMatchObject({ lots: [{ name: script }] });
  });

  test('what is no picture is never sent as one, whatever lies in the store', async () => {
    const { path, ...key } = await inReview();
    const bytes = Buffer.from('<script>alert(1)</script>');
    await api.deps.files.put({ key: pictureKey(key), bytes, mediaType: 'image/png' });
    expect((await user.call('GET', `${path}/picture`)).status).toBe(404);
  });
});

describe('watching', () => {
  type Event = { id: string; status: GroceryImport['status']; code?: string };

  const open = (
    path: string,
    { lastEventId, app = api.app }: { lastEventId?: string; app?: typeof api.app } = {},
  ) =>
    app.request(`${path}/events`, {
      headers: { authorization: `Bearer ${user.id}`, ...(lastEventId && { 'last-event-id': lastEventId }) },
    });
  const eventsIn = (text: string): Event[] =>
    text
      .split('\n\n')
      .filter((block) => block.startsWith('event: progress'))
      .map((block) => {
        const [, id = '', data = ''] = /\nid: (\d+)\ndata: (.*)/.exec(block) ?? [];
        return { id, ...(JSON.parse(data) as Omit<Event, 'id'>) };
      });

  test('tells each step as it happens, and ends at the review', async () => {
    const { body, path } = await upload();
    const key = { userId: user.id, importId: body.id };
    const answer = await open(path);
    expect(answer.headers.get('content-type')).toBe('text/event-stream');
    const reader = (answer.body ?? expect.fail('no body')).pipeThrough(new TextDecoderStream()).getReader();
    const next = async () => eventsIn((await reader.read()).value ?? '')[0];
    expect(await next()).toMatchObject({ id: '1', status: 'received' });
    for (const to of ['preparing', 'reading'] as const) {
      const coming = next();
      await api.deps.imports.advance({ ...key, from: ['received', 'preparing'], to, at: later });
      expect(await coming).toMatchObject({ status: to });
    }
    const coming = next();
    await api.deps.imports.saveReview({ ...key, review: aReview(), at: later });
    expect(await coming).toMatchObject({ id: '4', status: 'review', revision: 4 });
    expect(await reader.read()).toEqual({ done: true, value: undefined });
  });

  test('again with what was seen gives only newer events, and none where all is seen', async () => {
    const { path } = await inReview();
    expect(eventsIn(await (await open(path, { lastEventId: '2' })).text())).toMatchObject([
      { id: '3', status: 'review' },
    ]);
    expect((await open(path, { lastEventId: '3' })).status).toBe(204);
    for (const lastEventId of ['none', '-1', '99999999999']) {
      expect(eventsIn(await (await open(path, { lastEventId })).text())).toHaveLength(1);
    }
  });

  test('says why it failed', async () => {
    const { body, path } = await upload();
    const key = { userId: user.id, importId: body.id };
    await api.deps.imports.advance({
      ...key,
      from: ['received'],
      to: 'failed',
      code: 'file_lost',
      at: later,
    });
    expect(eventsIn(await (await open(path)).text())).toMatchObject([
      { status: 'failed', code: 'file_lost' },
    ]);
  });

  test('counts against a few at a time, until the client goes away', async () => {
    const { path } = await upload();
    const streams = [];
    for (const _ of [1, 2, 3, 4]) streams.push(await open(path));
    const refused = await open(path);
    expect([refused.status, await refused.json()]).toMatchObject([429, { code: 'too_many_streams' }]);
    await streams[0]?.body?.cancel();
    const again = await open(path);
    expect(again.status).toBe(200);
    for (const stream of [...streams.slice(1), again]) await stream.body?.cancel();
  });

  test('asks the database no more when nobody reads', async () => {
    const { path } = await upload();
    let looks = 0;
    const { imports } = api.deps;
    const findProgress: typeof imports.findProgress = (key) => {
      looks += 1;
      return imports.findProgress(key);
    };
    const stream = await open(path, { app: api.appWith({ imports: { ...imports, findProgress } }) });
    const reader = stream.body?.getReader();
    await reader?.read();
    void reader?.read().catch(() => {});
    await expect.poll(() => looks).toBeGreaterThan(2);
    await reader?.cancel();
    const after = looks;
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect(looks - after).toBeLessThanOrEqual(1);
  });
});
