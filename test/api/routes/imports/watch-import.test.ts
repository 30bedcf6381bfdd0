import type { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { GroceryImport } from '../../../../domain/receipts/grocery-import.ts';
import { close, listen } from '../../../../telemetry/listen.ts';
import { later, openImportApi } from '../../../support/import-api.ts';
import { aReview } from '../../../support/reviews.ts';
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
  const { body, path } = await api.upload(user);
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
  const { path } = await api.inReview(user);
  expect(eventsIn(await (await open(path, { lastEventId: '2' })).text())).toMatchObject([
    { id: '3', status: 'review' },
  ]);
  expect((await open(path, { lastEventId: '3' })).status).toBe(204);
  for (const lastEventId of ['none', '-1', '99999999999']) {
    expect(eventsIn(await (await open(path, { lastEventId })).text())).toHaveLength(1);
  }
});

test('says why it failed', async () => {
  const { body, path } = await api.upload(user);
  const key = { userId: user.id, importId: body.id };
  await api.deps.imports.advance({
    ...key,
    from: ['received'],
    to: 'failed',
    code: 'file_lost',
    at: later,
  });
  expect(eventsIn(await (await open(path)).text())).toMatchObject([{ status: 'failed', code: 'file_lost' }]);
});

test('counts against a few at a time, until the client goes away', async () => {
  const { path } = await api.upload(user);
  const streams = [];
  for (const _ of [1, 2, 3, 4]) streams.push(await open(path));
  const refused = await open(path);
  expect([refused.status, await refused.json()]).toMatchObject([429, { code: 'too_many_streams' }]);
  await streams[0]?.body?.cancel();
  const again = await open(path);
  expect(again.status).toBe(200);
  for (const stream of [...streams.slice(1), again]) await stream.body?.cancel();
});

test('asks the database no more when the client has gone away', async () => {
  const { path } = await api.upload(user);
  let looks = 0;
  const { imports } = api.deps;
  const findProgress: typeof imports.findProgress = (key) => {
    looks += 1;
    return imports.findProgress(key);
  };
  const { fetch: answer } = api.appWith({ imports: { ...imports, findProgress } });
  const server = createAdaptorServer({ fetch: answer }) as Server;
  const url = await listen({ server, port: 0, host: '127.0.0.1' });
  const gone = new AbortController();
  const headers = { authorization: `Bearer ${user.id}` };
  const stream = await fetch(`${url}${path}/events`, { headers, signal: gone.signal });
  expect(eventsIn(new TextDecoder().decode((await stream.body?.getReader().read())?.value))).toHaveLength(1);
  await expect.poll(() => looks).toBeGreaterThan(3);
  gone.abort();
  await new Promise((resolve) => setTimeout(resolve, 500));
  const after = looks;
  await new Promise((resolve) => setTimeout(resolve, 1_200));
  expect(looks).toBe(after);
  await close(server);
});

test('ends when the import is gone, and the next answer says so', async () => {
  const { path, body } = await api.upload(user);
  const answer = await open(path);
  const text = answer.text();
  await api.rows('delete from grocery_imports where id = ?', [body.id]);
  expect(eventsIn(await text).length).toBeLessThanOrEqual(1);
  expect((await open(path)).status).toBe(404);
});
