import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDiskFileStore } from '../../../integrations/files/disk/disk-file-store.ts';
import { describeFileStore } from '../../contracts/file-store.ts';

const openFolder = () => mkdtemp(path.join(tmpdir(), 'meal-plan-files-'));
const bytes = new TextEncoder().encode('a bill');
const put = { bytes, mediaType: 'image/jpeg' };

describeFileStore({
  name: 'a folder',
  start: async () => {
    const dir = await openFolder();
    const files = createDiskFileStore({ dir: path.join(dir, 'made', 'on demand') });
    return { files, stop: () => rm(dir, { recursive: true }) };
  },
});

describe('a folder of files', () => {
  let dir: string;
  beforeAll(async () => {
    dir = await openFolder();
  });
  afterAll(() => rm(dir, { recursive: true }));

  it('is for its owner alone', async () => {
    await createDiskFileStore({ dir }).put({ key: 'a1/one.upload', ...put });
    expect((await stat(path.join(dir, 'a1'))).mode & 0o777).toBe(0o700);
    expect((await stat(path.join(dir, 'a1', 'one.upload'))).mode & 0o777).toBe(0o600);
    expect(await readdir(path.join(dir, 'a1'))).toEqual(['one.upload']);
  });

  it('keeps what was there when a new file cannot be written, and nothing half-written', async () => {
    const files = createDiskFileStore({ dir });
    await files.put({ key: 'b2/one', ...put });
    const broken = { key: 'b2/one', mediaType: 'image/jpeg', bytes: 42 as unknown as Uint8Array };
    await expect(files.put(broken)).rejects.toThrow(TypeError);
    expect(await files.find({ key: 'b2/one' })).toEqual(bytes);
    expect(await readdir(path.join(dir, 'b2'))).toEqual(['one']);
  });

  it('deletes with a file what a killed process left of it', async () => {
    const files = createDiskFileStore({ dir });
    await files.put({ key: 'c3/one', ...put });
    await files.put({ key: 'c3/other', ...put });
    await writeFile(path.join(dir, 'c3', '.one.3f0c3a52'), 'hal');
    await files.delete({ key: 'c3/one' });
    expect(await readdir(path.join(dir, 'c3'))).toEqual(['other']);
  });
});
