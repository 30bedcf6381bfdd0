import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { DomainError } from '../../../domain/errors.ts';
import { Id } from '../../../domain/ids.ts';
import type { FileStore } from '../../../domain/ports/file-store.ts';
import type { GroceryImportRepository } from '../../../domain/ports/grocery-import-repository.ts';
import { pictureKey } from '../../../domain/receipts/import-files.ts';
import type { InspectUpload } from '../../../domain/receipts/upload.ts';
import type { UserRouter } from '../../router.ts';

const binary = { schema: z.string().meta({ format: 'binary' }) };

const route = createRoute({
  method: 'get',
  path: '/v1/inventory/imports/{id}/picture',
  operationId: 'findImportPicture',
  tags: ['inventory'],
  summary: 'The picture that was read, for the review',
  description:
    'Upright and without what the camera noted in it; the regions of the lines are parts of it. It is deleted when ' +
    'you have confirmed or discarded the import.',
  request: { params: z.object({ id: Id }) },
  responses: {
    200: {
      description: 'The picture',
      content: { 'image/jpeg': binary, 'image/png': binary, 'image/webp': binary },
    },
  },
});

/** Only a picture that we wrote anew is ever sent; should it still be something else, no browser runs it. */
const HARMLESS = {
  'content-security-policy': "default-src 'none'; sandbox",
  'content-disposition': 'attachment; filename="bill"',
  'x-content-type-options': 'nosniff',
  'cache-control': 'private, no-store',
};

type Deps = { imports: GroceryImportRepository; files: FileStore; inspectUpload: InspectUpload };

export function findPicture(router: UserRouter, { imports, files, inspectUpload }: Deps): void {
  router.openapi(route, async (c) => {
    const { userId } = c.var.caller;
    const importId = c.req.valid('param').id;
    await imports.findProgress({ userId, importId });
    const bytes = await files.find({ key: pictureKey({ userId, importId }) });
    const inspection = bytes && inspectUpload({ bytes, declaredType: '' });
    if (bytes === undefined || inspection?.status !== 'accepted') throw pictureNotFound();
    return c.body(Uint8Array.from(bytes), 200, { ...HARMLESS, 'content-type': inspection.mediaType });
  });
}

const pictureNotFound = () =>
  new DomainError('not_found', 'picture_not_found', 'There is no picture of this import, or not any more.');
