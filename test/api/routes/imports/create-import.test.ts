import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { uploadKey } from '../../../../domain/receipts/import-files.ts';
import { beginErasing } from '../../../support/database.ts';
import { IMPORTS, openImportApi } from '../../../support/import-api.ts';
import { openUserApi, type TestUser, type UserApi } from '../../../support/user-api.ts';

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
  test('a bill is taken, kept as it came, and started', async () => {
    const { status, headers, body, path } = await api.upload(user);
    expect([status, headers.get('location'), headers.get('etag')]).toEqual([202, path, '"1"']);
    expect(body).toMatchObject({ kind: 'bill', mediaType: 'image/png', status: 'received' });
    const key = { userId: user.id, importId: body.id };
    expect(api.imports.started).toEqual([key]);
    expect(Buffer.from((await api.deps.files.find({ key: uploadKey(key) })) ?? [])).toEqual(api.picture);
  });

  test.each([
    ['text/plain; charset=utf-8', 'PANEER 500G  2.49', 'text/plain'],
    ['message/rfc822', 'From: shop@example.org\r\nSubject: Your bill\r\n\r\nPANEER 2.49', 'message/rfc822'],
  ])('%s is taken too', async (type, bytes, mediaType) => {
    expect((await api.upload(user, { bytes, type })).body).toMatchObject({ mediaType });
  });
});

describe('once', () => {
  test('the same upload with the same key is one import, also when it is no text', async () => {
    const headers = { 'idempotency-key': randomUUID() };
    const bytes = Buffer.concat([api.picture, Buffer.from([0xff, 0xfe, 0x00, 0x80])]);
    const first = await api.upload(user, { bytes, headers });
    const again = await api.upload(user, { bytes, headers });
    expect(again.body).toEqual(first.body);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    const stored = await api.deps.files.find({
      key: uploadKey({ userId: user.id, importId: first.body.id }),
    });
    expect(Buffer.from(stored ?? [])).toEqual(bytes);
    // These bytes differ, and would be the same text with the signs that stand for what is no text.
    const other = Buffer.concat([api.picture, Buffer.from([0xfe, 0xff, 0x00, 0x81])]);
    expect(await api.upload(user, { bytes: other, headers })).toMatchObject({
      status: 422,
      body: { code: 'idempotency_key_reused' },
    });
  });

  test('the same file as a photo is another request than as a bill', async () => {
    const headers = { 'idempotency-key': randomUUID() };
    const app = api.withPhotos;
    await api.upload(user, { app, headers });
    expect((await api.upload(user, { app, headers, query: '?kind=items' })).body.code).toBe(
      'idempotency_key_reused',
    );
  });
});

describe('between row and file', () => {
  const uploadWhile = async (meanwhile: (importId: string) => Promise<unknown>) => {
    const { files } = api.deps;
    let key = '';
    const put: typeof files.put = async (file) => {
      key = file.key;
      await files.put(file);
      await meanwhile(key.slice(key.indexOf('/') + 1).replace('.upload', ''));
    };
    const app = api.appWith({ files: { ...files, put } });
    return { answer: await api.upload(user, { app }), file: await files.find({ key }) };
  };

  test('the account was erased: nothing stays', async () => {
    const { answer, file } = await uploadWhile(() => beginErasing(api.orm, user.id));
    expect([answer.status, answer.body.code]).toEqual([404, 'user_gone']);
    expect(file).toBeUndefined();
  });

  test('the store failed: it ends there and then, and the same request again is taken', async () => {
    const { files } = api.deps;
    const headers = { 'idempotency-key': randomUUID() };
    const put: typeof files.put = async (file) => {
      await files.put(file);
      throw new Error('the answer got lost');
    };
    const app = api.appWith({ files: { ...files, put } });
    expect((await api.upload(user, { app, headers })).status).toBe(500);
    const [ended] = await api.deps.imports.list({ userId: user.id, limit: 5 });
    expect([ended?.status, ended?.code, api.imports.started]).toEqual(['failed', 'file_lost', []]);
    const lost = uploadKey({ userId: user.id, importId: ended?.id ?? '' });
    expect(await files.find({ key: lost })).toBeUndefined();
    const { status, body } = await api.upload(user, { headers });
    const key = { userId: user.id, importId: body.id };
    expect([status, api.imports.started]).toEqual([202, [key]]);
    expect(await files.find({ key: uploadKey(key) })).toBeDefined();
  });

  test('it was discarded: nothing stays', async () => {
    const { answer, file } = await uploadWhile((importId) =>
      user.call('DELETE', `/v1/inventory/imports/${importId}`),
    );
    expect([answer.status, file]).toEqual([202, undefined]);
  });
});

describe('error', () => {
  test.each([
    ['a GIF', 'GIF89a\n', 'image/gif', 415, 'unsupported_media_type'],
    ['a GIF that says it is a PNG', 'GIF89a\n', 'image/png', 415, 'unsupported_media_type'],
    ['nothing', '', 'image/png', 422, 'upload_empty'],
    ['half a picture', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), 'image/png', 422, 'upload_corrupt'],
    ['a book', 'milk '.repeat(40_000), 'text/plain', 413, 'body_too_large'],
  ])('%s is refused', async (_, bytes, type, status, code) => {
    const answer = await api.upload(user, { bytes, type });
    expect(answer).toMatchObject({ status, body: { code } });
    expect(await api.deps.imports.list({ userId: user.id, limit: 5 })).toEqual([]);
  });

  test('more than the largest file is refused before it is read', async () => {
    const answer = await api.upload(user, { bytes: new Uint8Array(10 * 1024 * 1024 + 1) });
    expect(answer).toMatchObject({ status: 413, body: { code: 'body_too_large' } });
  });

  test('other paths take no body of that size', async () => {
    const { path } = await api.inReview(user);
    const answer = await api.confirm(user, path, { lines: [], note: 'x'.repeat(300_000) });
    expect(answer).toMatchObject({ status: 413 });
  });

  test('a photo of food where no model reads it is told so, and text is no photo', async () => {
    expect(await api.upload(user, { query: '?kind=items' })).toMatchObject({
      status: 501,
      body: { code: 'vision_off' },
    });
    const app = api.withPhotos;
    expect((await api.upload(user, { app, query: '?kind=items' })).status).toBe(202);
    const text = await api.upload(user, { app, query: '?kind=items', bytes: 'milk', type: 'text/plain' });
    expect(text).toMatchObject({ status: 422, body: { errors: [{ path: '/kind' }] } });
  });

  test('photos of food are taken where the settings name a model', async () => {
    const VISION_MODEL = JSON.stringify({ baseUrl: 'http://127.0.0.1:9/v1', model: 'eyes' });
    const { deps, close } = await openUserApi({ settings: { VISION_MODEL } });
    await close();
    expect([deps.readsPhotos, api.deps.readsPhotos]).toEqual([true, false]);
  });

  test('twenty that wait are enough', async () => {
    const ids = await Promise.all(Array.from({ length: 22 }, async () => (await api.upload(user)).status));
    expect(ids.filter((status) => status === 202)).toHaveLength(20);
    expect(await api.upload(user)).toMatchObject({ status: 409, body: { code: 'too_many_imports' } });
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
});
