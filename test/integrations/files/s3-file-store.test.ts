import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  bucketUrl,
  createS3FileStore,
  type S3Settings,
} from '../../../integrations/files/s3/s3-file-store.ts';
import { describeFileStore } from '../../contracts/file-store.ts';
import { type Fault, startSinkServer } from '../../support/push-sinks/sink-server.ts';
import { startS3Server } from '../../support/s3-server.ts';

const bytes = new TextEncoder().encode('a bill');
const anyone = {
  region: 'us-east-1',
  bucket: 'bills',
  accessKeyId: 'an-id',
  secretAccessKey: 'a-secret',
  pathStyle: true,
};
const filesAt = (endpoint: string, timeoutMs = 5_000) =>
  createS3FileStore({ settings: { ...anyone, endpoint }, timeoutMs });
const file = { key: 'a1/one', bytes, mediaType: 'image/jpeg' };

describeFileStore({
  name: 'a bucket',
  start: async () => {
    const { settings, stop } = await startS3Server();
    return { files: createS3FileStore({ settings, timeoutMs: 10_000 }), stop };
  },
});

describe('a bucket', () => {
  let settings: S3Settings;
  let stop: () => Promise<void>;
  beforeAll(async () => {
    ({ settings, stop } = await startS3Server());
  });
  afterAll(() => stop());
  const open = (changed: Partial<S3Settings>) =>
    createS3FileStore({ settings: { ...settings, ...changed }, timeoutMs: 10_000 });

  it.each([
    { title: 'a wrong secret', changed: { secretAccessKey: 'guessed' } },
    { title: 'an unknown account', changed: { accessKeyId: 'somebody' } },
    { title: 'a bucket that is not there', changed: { bucket: 'other' } },
  ])('is closed to $title', async ({ changed }) => {
    await expect(open(changed).put(file)).rejects.toMatchObject({ code: 'files_unavailable' });
    expect(await open({}).find({ key: file.key })).toBeUndefined();
  });
});

describe('a bucket that fails', () => {
  const faults: { title: string; fault: Fault }[] = [
    { title: 'refuses', fault: { kind: 'answer', httpStatus: 403, body: '<Error/>' } },
    { title: 'is out of order', fault: { kind: 'answer', httpStatus: 500 } },
    { title: 'says nothing', fault: { kind: 'hang' } },
    { title: 'stops in the middle of its answer', fault: { kind: 'stall' } },
    { title: 'breaks off in the middle of its answer', fault: { kind: 'cut' } },
    {
      title: 'sends the request elsewhere',
      fault: { kind: 'answer', httpStatus: 307, headers: { location: '/elsewhere' } },
    },
  ];
  it.each(faults)('is unavailable when it $title', async ({ fault }) => {
    const server = await startSinkServer({ respond: () => ({ httpStatus: 200 }) });
    server.setFault(fault);
    const files = filesAt(server.origin, 700);
    const isUnavailable = { kind: 'unavailable', code: 'files_unavailable' };
    await expect(files.find({ key: file.key })).rejects.toMatchObject(isUnavailable);
    await expect(files.deleteAll({ prefix: 'a1/' })).rejects.toMatchObject(isUnavailable);
    // A body that breaks off says nothing about what was stored: the status line did.
    if (fault.kind === 'answer' || fault.kind === 'hang') {
      await expect(files.put(file)).rejects.toMatchObject(isUnavailable);
      await expect(files.delete({ key: file.key })).rejects.toMatchObject(isUnavailable);
    }
    await server.stop();
    await expect(files.put(file)).rejects.toMatchObject(isUnavailable);
  });

  it('is unavailable when its listing is none', async () => {
    const server = await startSinkServer({
      respond: () => ({ httpStatus: 200, body: '<html>Welcome</html>' }),
    });
    const deleting = filesAt(server.origin).deleteAll({ prefix: 'a1/' });
    await expect(deleting).rejects.toMatchObject({ code: 'files_unavailable' });
    await server.stop();
  });

  it('is emptied page by page, and is unavailable when it goes on listing what was deleted', async () => {
    const kept = new Set(Array.from({ length: 7 }, (_, index) => `a1/${index}`));
    let forgets = true;
    const server = await startSinkServer({
      respond: ({ method, url }) => {
        if (method === 'DELETE') {
          if (forgets) kept.delete(url.pathname.replace('/bills/', ''));
          return { httpStatus: 204 };
        }
        const listed = [...kept].slice(0, 3).map((key) => `<Contents><Key>${key}</Key></Contents>`);
        const body = `<?xml version="1.0"?><ListBucketResult>${listed.join('')}</ListBucketResult>`;
        return { httpStatus: 200, body };
      },
    });
    await filesAt(server.origin).deleteAll({ prefix: 'a1/' });
    expect(kept.size).toBe(0);
    kept.add('a1/one');
    forgets = false;
    const deleting = filesAt(server.origin).deleteAll({ prefix: 'a1/' });
    await expect(deleting).rejects.toMatchObject({ code: 'files_unavailable' });
    await server.stop();
  });
});

it.each([
  {
    endpoint: 'https://s3.eu-central-1.amazonaws.com',
    pathStyle: true,
    url: 'https://s3.eu-central-1.amazonaws.com/bills',
  },
  {
    endpoint: 'https://s3.eu-central-1.amazonaws.com/',
    pathStyle: false,
    url: 'https://bills.s3.eu-central-1.amazonaws.com',
  },
  { endpoint: 'http://127.0.0.1:9000/storage/', pathStyle: true, url: 'http://127.0.0.1:9000/storage/bills' },
  { endpoint: 'http://localhost:9000/storage', pathStyle: false, url: 'http://bills.localhost:9000/storage' },
])('finds a bucket at $url', ({ endpoint, pathStyle, url }) => {
  expect(bucketUrl({ endpoint, bucket: 'bills', pathStyle })).toBe(url);
});
