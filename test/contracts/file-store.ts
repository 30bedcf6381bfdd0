import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FileStore } from '../../domain/ports/file-store.ts';

type FileStoreFixture = { files: FileStore; stop(): Promise<void> };

/** What every file store must do. */
export function describeFileStore(suite: { name: string; start: () => Promise<FileStoreFixture> }): void {
  describe(`${suite.name} as a file store`, () => {
    let fixture: FileStoreFixture;
    let files: FileStore;
    beforeAll(async () => {
      fixture = await suite.start();
      files = fixture.files;
    });
    afterAll(async () => fixture?.stop());

    const bytesOf = (text: string) => new TextEncoder().encode(text);
    const put = (key: string, text: string) =>
      files.put({ key, bytes: bytesOf(text), mediaType: 'image/jpeg' });

    it('gives back what was put, byte by byte', async () => {
      const bytes = new Uint8Array(300_000).map((_, index) => (index * 7919) % 256);
      const key = `${randomUUID()}/${randomUUID()}.picture`;
      await files.put({ key, bytes, mediaType: 'image/jpeg' });
      expect(await files.find({ key })).toEqual(bytes);
    });

    it('finds nothing where nothing was put', async () => {
      const userId = randomUUID();
      expect(await files.find({ key: `${userId}/one` })).toBeUndefined();
      await put(`${userId}/one`, 'first');
      expect(await files.find({ key: `${userId}/on` })).toBeUndefined();
      expect(await files.find({ key: `${userId}/two` })).toBeUndefined();
    });

    it('replaces what had the same key, also when many write at once', async () => {
      const key = `${randomUUID()}/one`;
      await put(key, 'first and longer');
      await put(key, 'second');
      expect(await files.find({ key })).toEqual(bytesOf('second'));
      const texts = Array.from({ length: 8 }, (_, index) => String(index).repeat(50_000));
      await Promise.all(texts.map((text) => put(key, text)));
      expect(texts).toContain(new TextDecoder().decode(await files.find({ key })));
    });

    it('forgets what was deleted, and deletes what is not there', async () => {
      const key = `${randomUUID()}/one`;
      await files.delete({ key });
      await put(key, 'first');
      await files.delete({ key });
      await files.delete({ key });
      expect(await files.find({ key })).toBeUndefined();
    });

    it("deletes all files of one user, and nobody else's", async () => {
      const [userId, other] = [randomUUID(), randomUUID()];
      for (const name of ['one', 'two', 'three.picture']) await put(`${userId}/${name}`, name);
      await put(`${other}/one`, 'kept');
      await files.deleteAll({ prefix: `${userId}/` });
      await files.deleteAll({ prefix: `${userId}/` });
      for (const name of ['one', 'two', 'three.picture']) {
        expect(await files.find({ key: `${userId}/${name}` })).toBeUndefined();
      }
      expect(await files.find({ key: `${other}/one` })).toEqual(bytesOf('kept'));
    });

    it('deletes the files whose name begins with a prefix', async () => {
      const userId = randomUUID();
      for (const name of ['one.upload', 'one.picture', 'two.picture']) await put(`${userId}/${name}`, name);
      await files.deleteAll({ prefix: `${userId}/one.` });
      expect(await files.find({ key: `${userId}/one.upload` })).toBeUndefined();
      expect(await files.find({ key: `${userId}/one.picture` })).toBeUndefined();
      expect(await files.find({ key: `${userId}/two.picture` })).toEqual(bytesOf('two.picture'));
    });

    const userId = randomUUID();
    it.each([
      '',
      'one',
      '../one',
      `${userId}/../one`,
      `${userId}/..`,
      `/${userId}/one`,
      `${userId}/a/b`,
      `${userId}/a b`,
    ])('takes no key that leads elsewhere: %j', async (key) => {
      await expect(async () => await put(key, 'elsewhere')).rejects.toThrow(TypeError);
      await expect(async () => await files.find({ key })).rejects.toThrow(TypeError);
      await expect(async () => await files.delete({ key })).rejects.toThrow(TypeError);
    });
    it.each(['', '/', userId, '../', `${userId}/../`])(
      'deletes nothing by a prefix of no user: %j',
      async (prefix) => {
        await expect(files.deleteAll({ prefix })).rejects.toThrow(TypeError);
      },
    );
  });
}
