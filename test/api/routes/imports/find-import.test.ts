import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { pictureKey, uploadKey } from '../../../../domain/receipts/import-files.ts';
import { IMPORTS, later, openImportApi } from '../../../support/import-api.ts';
import { aLine, aReview } from '../../../support/reviews.ts';
import type { TestUser } from '../../../support/user-api.ts';

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

describe('happy', () => {
  test('is shown with its review, its doubts, the foods by name and the check of the sum', async () => {
    const lines = [
      aLine(),
      aLine({ position: 2, candidates: [], suggestion: { action: 'ask' }, doubts: ['food'] }),
    ];
    const { path } = await api.inReview(user, aReview({ lines, total: 5 }));
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
    const first = await api.inReview(user);
    api.setNow('2026-11-22T10:01:00.000Z');
    const second = await api.upload(user);
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

  test('the picture that was read comes as nothing but a picture', async () => {
    const { path, ...key } = await api.inReview(user);
    await api.deps.files.put({ key: pictureKey(key), bytes: api.picture, mediaType: 'image/png' });
    const answer = await api.app.request(`${path}/picture`, {
      headers: { authorization: `Bearer ${user.id}` },
    });
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(api.picture);
    const { body } = await user.call('GET', '/v1/me/export');
    const base64 = Buffer.from(api.picture).toString('base64');
    expect(body).toMatchObject({ pictures: [{ importId: key.importId, base64 }] });
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'image/png',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'content-disposition': 'attachment; filename="bill"',
      'cache-control': 'private, no-store',
    });
  });
});

describe('the end', () => {
  test('is discarded, with what was read of it, as often as you like', async () => {
    const { path, importId } = await api.inReview(user);
    for (const _ of [1, 2]) expect((await user.call('DELETE', path)).status).toBe(204);
    const { body } = await user.call('GET', path);
    expect(body).toMatchObject({ status: 'discarded' });
    expect(body).not.toHaveProperty('review');
    expect(api.imports.told[0]).toEqual({ userId: user.id, importId });
  });

  test.each([
    ['confirmed', (path: string) => api.confirm(user, path)],
    ['discarded', (path: string) => user.call('DELETE', path)],
  ] as const)('the files of what was %s are gone, also where no worker heard of it', async (_, decide) => {
    api.imports.goAway();
    const { path, ...key } = await api.inReview(user);
    await api.deps.files.put({ key: pictureKey(key), bytes: api.picture, mediaType: 'image/png' });
    await decide(path);
    api.imports.comeBack();
    for (const fileKey of [uploadKey(key), pictureKey(key)]) {
      expect(await api.deps.files.find({ key: fileKey })).toBeUndefined();
    }
  });

  test('Temporal away loses nothing: it is taken, confirmed and discarded all the same', async () => {
    api.imports.goAway();
    const { status, body } = await api.upload(user);
    const { path } = await api.inReview(user);
    expect([status, (await api.confirm(user, path)).status]).toEqual([202, 200]);
    expect((await user.call('DELETE', `${IMPORTS}/${body.id}`)).status).toBe(204);
    api.imports.comeBack();
  });

  test('one that ended without stock says why', async () => {
    const { body, path } = await api.upload(user);
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
    const { path } = await api.inReview(user);
    const stranger = await api.addUser();
    const calls = [
      stranger.call('GET', path),
      stranger.call('GET', `${path}/picture`),
      stranger.call('GET', `${path}/events`),
      api.confirm(stranger, path),
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
    const { path } = await api.inReview(user, aReview({ lines, shop: script }));
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
    expect((await api.confirm(user, path, { lines: [named] })).body).toMatchObject({
      lots: [{ name: script }],
    });
  });

  test('what is no picture is never sent as one, whatever lies in the store', async () => {
    const { path, ...key } = await api.inReview(user);
    const bytes = Buffer.from('<script>alert(1)</script>');
    await api.deps.files.put({ key: pictureKey(key), bytes, mediaType: 'image/png' });
    expect((await user.call('GET', `${path}/picture`)).status).toBe(404);
  });
});
