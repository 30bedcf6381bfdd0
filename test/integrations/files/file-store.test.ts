import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { createFileStore } from '../../../integrations/files/file-store.ts';
import { startS3Server } from '../../support/s3-server.ts';

it('keeps files in the bucket where one is configured, and in the folder otherwise', async () => {
  const dir = await mkdtemp(path.join(tmpdir(), 'meal-plan-files-'));
  const { settings, stop } = await startS3Server();
  const file = { key: 'a1/one', bytes: new Uint8Array([1]), mediaType: 'image/jpeg' };
  await createFileStore({ dir, s3: settings }).put(file);
  expect(await readdir(dir)).toEqual([]);
  await createFileStore({ dir, s3: undefined }).put(file);
  expect(await readdir(dir)).toEqual(['a1']);
  await stop();
  await rm(dir, { recursive: true });
});
