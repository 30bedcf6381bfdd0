import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import type { FileStore } from '../../../domain/ports/file-store.ts';
import { parseFileKey, parseFilePrefix } from '../file-key.ts';

/** Readable by the account that the processes run as, and by nobody else. */
const FILE_MODE = 0o600;
const FOLDER_MODE = 0o700;

/** What is still being written; a key's name never begins with a dot. */
const partName = (name: string) => `.${name}.${randomUUID()}`;
const isPartOf = (entry: string, name: string) => entry.startsWith(`.${name}.`);

/**
 * Files of users in a folder of this machine, one folder for each user. API and worker have to see the same one.
 *
 * Throws the file system's own errors.
 */
export function createDiskFileStore({ dir }: { dir: string }): FileStore {
  const locate = (key: string) => {
    const { folder, name } = parseFileKey(key);
    return { folder: path.join(dir, folder), name };
  };

  return {
    async put({ key, bytes }) {
      const { folder, name } = locate(key);
      await mkdir(folder, { recursive: true, mode: FOLDER_MODE });
      const part = path.join(folder, partName(name));
      try {
        await writeDurably(part, bytes);
        await rename(part, path.join(folder, name));
      } catch (error) {
        await rm(part, { force: true });
        throw error;
      }
      await syncFolder(folder);
    },

    async find({ key }) {
      const { folder, name } = locate(key);
      try {
        return new Uint8Array(await readFile(path.join(folder, name)));
      } catch (error) {
        if (isMissing(error)) return undefined;
        throw error;
      }
    },

    async delete({ key }) {
      const { folder, name } = locate(key);
      // Also what a process that was killed left of it.
      for (const entry of await entriesOf(folder)) {
        if (entry === name || isPartOf(entry, name)) await rm(path.join(folder, entry), { force: true });
      }
    },

    async deleteAll({ prefix }) {
      const { folder, name } = parseFilePrefix(prefix);
      const directory = path.join(dir, folder);
      if (name === '') {
        await rm(directory, { recursive: true, force: true, maxRetries: 3 });
        return;
      }
      for (const entry of await entriesOf(directory)) {
        if (entry.startsWith(name) || entry.startsWith(`.${name}`)) {
          await rm(path.join(directory, entry), { force: true });
        }
      }
    },
  };
}

/** The bytes are on the disk, and not only on their way to it, before the file gets its name. */
async function writeDurably(file: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(file, 'wx', FILE_MODE);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function entriesOf(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

const isMissing = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'ENOENT';
