import sharp from 'sharp';
import { loadCatalog } from '../../catalog/load-catalog.ts';
import type { Review } from '../../domain/receipts/grocery-import.ts';
import { aReview } from './reviews.ts';
import { openUserApi, type TestUser } from './user-api.ts';

export const IMPORTS = '/v1/inventory/imports';

/** When the worker does its steps: some seconds after the upload. */
export const later = new Date('2026-11-22T10:00:05.000Z');

/** The line of `aReview`, as it was bought. */
export const addPaneer = { position: 1, action: 'add', foodId: 'paneer', quantity: 500, unit: 'g' };

type Upload = {
  bytes?: Uint8Array | string;
  type?: string;
  query?: string;
  headers?: Record<string, string>;
  app?: { request(path: string, init: RequestInit): Response | Promise<Response> };
};

/** The API with the catalogue that ships, and what tests of imports do with it. */
export async function openImportApi() {
  const api = await openUserApi({ replaced: { catalog: loadCatalog() } });
  const white = { create: { width: 40, height: 60, channels: 3, background: '#fff' } } as const;
  const picture = await sharp(white).png().toBuffer();

  /** What a browser or phone does with a file. */
  async function upload(by: TestUser, given: Upload = {}) {
    const { bytes = picture, type = 'image/png', query = '', headers = {}, app = api.app } = given;
    const answer = await app.request(`${IMPORTS}${query}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${by.id}`, 'content-type': type, ...headers },
      body: typeof bytes === 'string' ? bytes : Uint8Array.from(bytes),
    });
    const body = (await answer.json()) as { id: string; code: string };
    return { status: answer.status, headers: answer.headers, body, path: `${IMPORTS}/${body.id}` };
  }

  return {
    ...api,
    picture,
    upload,

    /** An import as the worker leaves it. */
    async inReview(by: TestUser, review: Review = aReview(), given: Upload = {}) {
      const { body, path } = await upload(by, given);
      const key = { userId: by.id, importId: body.id };
      const read = { reader: 'eyes 1', reading: { kind: 'bill' as const, lines: [] } };
      await api.deps.imports.advance({ ...key, from: ['received'], to: 'matching', read, at: later });
      await api.deps.imports.saveReview({ ...key, review, at: later });
      return { ...key, path };
    },

    confirm: (by: TestUser, path: string, body: object = { lines: [addPaneer] }, headers = {}) =>
      by.call('POST', `${path}/confirm`, { body, headers }),

    /** The API where a model reads photos of food. */
    withPhotos: api.appWith({ readsPhotos: true }),
  };
}
