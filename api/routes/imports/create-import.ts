import { createRoute } from '@hono/zod-openapi';
import { createMiddleware } from 'hono/factory';
import { HTTPException } from 'hono/http-exception';
import { z } from 'zod';
import { DomainError } from '../../../domain/errors.ts';
import type { FileStore } from '../../../domain/ports/file-store.ts';
import type { GroceryImportRepository } from '../../../domain/ports/grocery-import-repository.ts';
import type { RateLimitRule, RateLimits } from '../../../domain/ports/rate-limits.ts';
import { ImportKind, type ImportMediaType, isEnded } from '../../../domain/receipts/grocery-import.ts';
import { uploadKey } from '../../../domain/receipts/import-files.ts';
import type { InspectUpload, UploadInspection } from '../../../domain/receipts/upload.ts';
import type { Catalog } from '../../../domain/recipes/recipe.ts';
import { EtagResponseHeader, etagOf } from '../../etag.ts';
import { IdempotencyKeyHeader, idempotent, resourceIdOf } from '../../idempotency.ts';
import type { ImportTriggers } from '../../imports/import-triggers.ts';
import { ImportView, importView } from '../../imports/import-view.ts';
import { jsonContent } from '../../json-content.ts';
import { countCall } from '../../middleware/limit-rate.ts';
import { type UserEnv, type UserRouter, validationFailed } from '../../router.ts';

/** What nobody has decided about, and what is being read. */
const MOST_UNFINISHED = 20;

/** Reading a picture costs seconds of a processor; a household has some bills a day. */
const UPLOADS_PER_USER: RateLimitRule = { name: 'uploads', calls: 60, windowSeconds: 3600 };

const binary = { schema: z.string().meta({ format: 'binary' }) };

const routeOf = (rateLimits: RateLimits) =>
  createRoute({
    method: 'post',
    path: '/v1/inventory/imports',
    operationId: 'createImport',
    tags: ['inventory'],
    summary: 'Send a bill, or a photo of food',
    description:
      'The body is the file itself. What it is, is told by its bytes: the type that you name counts only between text ' +
      'and e-mail. It is read in the background: watch it, and confirm what was read when it is in `review`.',
    middleware: [limitUploads(rateLimits), idempotent] as const,
    request: {
      headers: IdempotencyKeyHeader,
      query: z.object({ kind: ImportKind.default('bill') }),
      body: {
        required: true,
        content: {
          'image/jpeg': binary,
          'image/png': binary,
          'image/webp': binary,
          'application/pdf': binary,
          'text/plain': { schema: z.string() },
          'message/rfc822': binary,
        },
      },
    },
    responses: {
      202: {
        description: 'It is there, and will be read',
        headers: EtagResponseHeader.extend({ location: z.string() }),
        content: jsonContent(ImportView),
      },
      413: { $ref: '#/components/responses/ContentTooLarge' },
      501: { $ref: '#/components/responses/NotOffered' },
    },
  });

type Deps = {
  imports: GroceryImportRepository;
  importTriggers: ImportTriggers;
  files: FileStore;
  inspectUpload: InspectUpload;
  readsPhotos: boolean;
  rateLimits: RateLimits;
  catalog: Catalog;
};

export function createImport(router: UserRouter, deps: Deps): void {
  const { imports, importTriggers, inspectUpload, readsPhotos, catalog } = deps;
  router.openapi(routeOf(deps.rateLimits), async (c) => {
    const { userId } = c.var.caller;
    const { now: at } = c.var;
    const { kind } = c.req.valid('query');
    if (kind === 'items' && !readsPhotos) throw visionOff();
    const bytes = new Uint8Array(await c.req.arrayBuffer());
    const mediaType = acceptedType(
      inspectUpload({ bytes, declaredType: c.req.header('content-type') ?? '' }),
    );
    if (kind === 'items' && !mediaType.startsWith('image/')) {
      throw validationFailed([{ path: ['kind'], message: '`items` takes pictures only' }]);
    }
    const importId = resourceIdOf(c);
    const row = { userId, id: importId, kind, mediaType, at, mostUnfinished: MOST_UNFINISHED };
    // The row first: a file without one would be found by nobody.
    const stored = await imports.create(row);
    if (stored.status === 'received') {
      await keepFile(deps, { row, bytes, onUndone: () => c.set('isUndone', true) });
      await importTriggers.onReceived({ userId, importId });
    }
    c.header('etag', etagOf(stored.revision));
    c.header('location', `/v1/inventory/imports/${importId}`);
    return c.json(importView({ stored, catalog }), 202);
  });
}

/**
 * Writes the file of an import that is there. Without its file the import ends at once, and does not count among those
 * that wait. An eraser, or somebody who discards it, may have been here between row and file: then nothing stays.
 */
async function keepFile(
  { imports, files, importTriggers }: Pick<Deps, 'imports' | 'files' | 'importTriggers'>,
  {
    row,
    bytes,
    onUndone,
  }: { row: Parameters<GroceryImportRepository['create']>[0]; bytes: Uint8Array; onUndone: () => void },
): Promise<void> {
  const { userId, id: importId, at } = row;
  const key = uploadKey({ userId, importId });
  try {
    await files.put({ key, bytes, mediaType: row.mediaType });
  } catch (error) {
    await imports.advance({ userId, importId, from: ['received'], to: 'failed', code: 'file_lost', at });
    onUndone();
    // A store may have the file although its answer got lost.
    await importTriggers.onEnded({ userId, importId });
    throw error;
  }
  const isWanted = await imports.create(row).then(
    ({ status }) => !isEnded(status),
    async (error: unknown) => {
      await files.delete({ key });
      throw error;
    },
  );
  if (!isWanted) await files.delete({ key });
}

/** Before the body is read. */
const limitUploads = (rateLimits: RateLimits) =>
  createMiddleware<UserEnv>(async (c, next) => {
    await countCall({ rateLimits, rule: UPLOADS_PER_USER, key: c.var.caller.userId });
    await next();
  });

const visionOff = () =>
  new DomainError(
    'not_offered',
    'vision_off',
    'Photos of food are not read here. Send the bill, or add what you bought by hand.',
  );

/** What an upload is. Throws what HTTP says of one that is not taken. */
function acceptedType(inspection: UploadInspection): ImportMediaType {
  if (inspection.status === 'accepted') return inspection.mediaType;
  const { code, message } = inspection;
  if (code === 'upload_unsupported') throw new HTTPException(415, { message });
  if (code === 'upload_too_large') throw new HTTPException(413, { message });
  throw new DomainError('invalid', code, message);
}
