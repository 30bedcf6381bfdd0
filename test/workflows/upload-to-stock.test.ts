import { readFile } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { createApp } from '../../api/app.ts';
import { composeApi } from '../../api/compose.ts';
import { ImportView } from '../../api/imports/import-view.ts';
import { apiConfig } from '../support/api-config.ts';
import { createImportScenes } from '../support/imports.ts';
import { addNightUsers, type NightStack, openNightStack } from '../support/night.ts';
import { bombPng } from '../support/pictures.ts';
import { startS3Server } from '../support/s3-server.ts';
import { startVisionModel } from '../support/vision-model.ts';

const BILLS = new URL('../receipts/bills/', import.meta.url);
const Truth = z.object({
  lines: z.array(z.object({ price: z.number().optional(), foodId: z.string().nullish() })),
});
const truth = Truth.parse(parse(await readFile(new URL('en-gb-2-clean.yaml', BILLS), 'utf8')));
const bill = await readFile(new URL('en-gb-2-clean.jpg', BILLS));
const IMPORTS = '/v1/inventory/imports';

describe('an upload on its way through API and worker', () => {
  let stack: NightStack;
  let scenes: ReturnType<typeof createImportScenes>;
  let api: Awaited<ReturnType<typeof composeApi>>;
  let app: ReturnType<typeof createApp>;
  let userId: string;

  let bucket: Awaited<ReturnType<typeof startS3Server>>;
  let vision: Awaited<ReturnType<typeof startVisionModel>>;

  beforeAll(async () => {
    bucket = await startS3Server();
    vision = await startVisionModel({ says: { items: [] } });
    const { baseUrl, model, apiKey } = vision.model();
    const more = {
      FILES_S3: JSON.stringify(bucket.settings),
      VISION_MODEL: JSON.stringify({ baseUrl, model, apiKey }),
    };
    stack = await openNightStack({ settings: more });
    scenes = createImportScenes(stack);
    const { DATABASE_URL, REDIS_URL, TEMPORAL_ADDRESS, TEMPORAL_NAMESPACE } = stack.config;
    const settings = { databaseUrl: DATABASE_URL, redisUrl: REDIS_URL };
    api = await composeApi({
      config: await apiConfig({ ...settings, ...more, TEMPORAL_ADDRESS, TEMPORAL_NAMESPACE }),
    });
    app = createApp({
      ...api.deps,
      authenticator: {
        authenticate: async ({ accessToken: id }) => ({ userId: id, sessionId: id, role: 'user' }),
      },
    });
    [userId = ''] = await addNightUsers(stack.orm, { count: 1, timeZone: 'Europe/London' });
    await stack.startWorker();
  });
  afterAll(async () => {
    await api.close();
    await stack.close();
    await Promise.all([bucket.stop(), vision.stop()]);
  });

  const call = (path: string, init: RequestInit = {}) =>
    app.request(path, {
      ...init,
      headers: { authorization: `Bearer ${userId}`, ...(init.headers as Record<string, string>) },
    });
  const send = (bytes: Uint8Array, type: string, query = '') =>
    call(IMPORTS + query, { method: 'POST', headers: { 'content-type': type }, body: new Uint8Array(bytes) });
  const sent = async (bytes: Uint8Array, type: string, query = '') => {
    const answer = await send(bytes, type, query);
    expect(answer.status).toBe(202);
    return ImportView.parse(await answer.json()).id;
  };
  const find = async (id: string) => ImportView.parse(await (await call(`${IMPORTS}/${id}`)).json());
  const reviewOf = async (id: string) => {
    await scenes.reach({ userId, importId: id }, 'review', 90_000);
    return (await find(id)).review?.lines ?? [];
  };
  const lotsOf = async () => (await (await call('/v1/inventory/lots')).json()) as { items: unknown[] };

  it('is stock once after a bill was read by Tesseract and confirmed twice', async () => {
    const id = await sent(bill, 'image/jpeg');
    const lines = await reviewOf(id);
    const foods = truth.lines.flatMap(({ foodId }) => foodId ?? []);
    const candidates = lines.map((line) => line.candidates.map(({ food }) => food.id));
    const found = foods.filter((food) => candidates.some((some) => some.includes(food)));
    expect(found.length).toBeGreaterThan(foods.length * 0.7);

    const decisions = {
      lines: lines.map(({ position, suggestion }) =>
        suggestion.action === 'add'
          ? {
              position,
              action: 'add',
              foodId: suggestion.foodId,
              quantity: suggestion.quantity,
              unit: suggestion.unit,
            }
          : { position, action: 'skip' },
      ),
    };
    const added = decisions.lines.filter(({ action }) => action === 'add').length;
    expect(added).toBeGreaterThan(0);
    const confirm = () =>
      call(`${IMPORTS}/${id}/confirm`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(decisions),
      });
    const answers = await Promise.all([confirm(), confirm()]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect((await lotsOf()).items).toHaveLength(added);
    const key = { userId, importId: id };
    expect(await scenes.handle(key).result()).toEqual({ status: 'confirmed' });
    expect(await scenes.filesOf(key)).toEqual([]);
    expect((await call(`${IMPORTS}/${id}/picture`)).status).toBe(404);
  }, 120_000);

  it('is shown as the picture that we wrote, without what was hidden in its file', async () => {
    const hidden = '<script>alert(1)</script>';
    const located = await sharp(bill)
      .withExif({ IFD0: { Artist: hidden } })
      .jpeg()
      .toBuffer();
    const polyglot = Buffer.concat([located, Buffer.from(`PK\x03\x04%PDF-1.7 ${hidden}`)]);
    expect(polyglot.includes(hidden)).toBe(true);
    const id = await sent(polyglot, 'image/jpeg');
    await reviewOf(id);
    const answer = await call(`${IMPORTS}/${id}/picture`);
    expect(answer.headers.get('content-type')).toBe('image/jpeg');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    const shown = Buffer.from(await answer.arrayBuffer());
    expect(shown.includes('script')).toBe(false);
    expect((await sharp(shown).metadata()).exif).toBeUndefined();
    expect((await call(`${IMPORTS}/${id}`, { method: 'DELETE' })).status).toBe(204);
    await expect.poll(() => scenes.filesOf({ userId, importId: id })).toEqual([]);
  }, 120_000);

  it('is a photo of food that a model names, when the model has time again', async () => {
    vision.say({ items: [{ name: 'paneer', quantity: 250, unit: 'g', confidence: 0.8 }] });
    vision.setFault({ kind: 'answer', httpStatus: 429, headers: { 'retry-after': '1' } });
    const id = await sent(bill, 'image/jpeg', '?kind=items');
    await scenes.reach({ userId, importId: id }, 'reading');
    await setTimeout(1500);
    expect((await find(id)).status).toBe('reading');
    vision.setFault(undefined);
    const [line] = await reviewOf(id);
    expect(line).toMatchObject({
      name: 'paneer',
      suggestion: { action: 'add', foodId: 'paneer', amount: 250 },
    });
    expect(vision.asked().at(-1)?.picture.mediaType).toBe('image/jpeg');
  }, 120_000);

  it('stays text, whatever is written in it', async () => {
    const script = '<img src=x onerror=alert(1)>';
    const id = await sent(Buffer.from(`CORNER SHOP\n${script}  3.00\nTOTAL EUR  3.00\n`), 'text/plain');
    const [line] = await reviewOf(id);
    expect(line?.name).toBe(script);
    const answer = await call(`${IMPORTS}/${id}`);
    expect(answer.headers.get('content-type')).toContain('application/json');
  });

  it.each([
    {
      title: 'a bomb of 40 megapixels',
      bytes: bombPng({ width: 8000, height: 5000 }),
      type: 'image/png',
      status: 422,
    },
    {
      title: 'a GIF that is called a JPEG',
      bytes: Buffer.from('GIF89a\x01\x00\x01\x00', 'latin1'),
      type: 'image/jpeg',
      status: 415,
    },
    {
      title: 'a page',
      bytes: Buffer.from('<!doctype html><script>1</script>'),
      type: 'text/plain',
      status: 415,
    },
  ])('is refused when it is $title, and leaves nothing', async ({ bytes, type, status }) => {
    const before = await (await call(IMPORTS)).json();
    const answer = await send(bytes, type);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(await (await call(IMPORTS)).json()).toEqual(before);
  });
});
