import { AwsClient } from 'aws4fetch';
import { DomainError } from '../../../domain/errors.ts';
import { mapBounded } from '../../../domain/map-bounded.ts';
import type { FileStore } from '../../../domain/ports/file-store.ts';
import { parseFileKey, parseFilePrefix } from '../file-key.ts';

/** Where a bucket is and who may use it. */
export type S3Settings = {
  /** Of the service, without the bucket: `https://s3.eu-central-1.amazonaws.com`. */
  endpoint: string;
  region: string;
  bucket: string;
  accessKeyId: string;
  secretAccessKey: string;
  /** Whether the bucket is part of the path, as everywhere but at Amazon, or of the host. */
  pathStyle: boolean;
};

/** Beside each other, when all files of a user go. */
const DELETES_IN_FLIGHT = 8;

/** Each round deletes up to a thousand; a user has a handful of files. */
const MOST_ROUNDS = 100;

/**
 * Files of users in an S3 bucket, or whatever speaks its protocol. The bucket must not keep old versions: what is
 * deleted would stay.
 *
 * Throws `DomainError` unavailable `files_unavailable` when the service cannot be reached, refuses, or breaks off.
 */
export function createS3FileStore({
  settings,
  timeoutMs,
}: {
  settings: S3Settings;
  /** For one exchange, its tries included. */
  timeoutMs: number;
}): FileStore {
  const { region, accessKeyId, secretAccessKey } = settings;
  const client = new AwsClient({ region, accessKeyId, secretAccessKey, service: 's3', retries: 2 });
  const base = bucketUrl(settings);

  async function exchange<T>(
    { url, ...init }: RequestInit & { url: string },
    read: (response: Response) => Promise<T>,
  ): Promise<T> {
    try {
      const signal = AbortSignal.timeout(timeoutMs);
      // A redirect would carry the request to a host that nobody has configured.
      return await read(await client.fetch(url, { ...init, redirect: 'manual', signal }));
    } catch (error) {
      if (error instanceof DomainError) throw error;
      throw unavailable('The file store cannot be reached.', error);
    }
  }
  const urlOf = (key: string) => {
    const { folder, name } = parseFileKey(key);
    return `${base}/${folder}/${name}`;
  };
  const remove = (key: string) =>
    exchange({ url: urlOf(key), method: 'DELETE' }, async (response) => {
      if (response.status !== 404) expectOk(response);
      await response.body?.cancel();
    });

  return {
    put: ({ key, bytes, mediaType }) =>
      exchange(
        {
          url: urlOf(key),
          method: 'PUT',
          headers: { 'content-type': mediaType },
          body: new Uint8Array(bytes),
        },
        async (response) => {
          expectOk(response);
          await response.body?.cancel();
        },
      ),

    find: ({ key }) =>
      exchange({ url: urlOf(key), method: 'GET' }, async (response) => {
        if (response.status === 404) {
          await response.body?.cancel();
          return undefined;
        }
        expectOk(response);
        return new Uint8Array(await response.arrayBuffer());
      }),

    delete: ({ key }) => remove(key),

    async deleteAll({ prefix }) {
      const { folder, name } = parseFilePrefix(prefix);
      const url = `${base}?list-type=2&prefix=${encodeURIComponent(`${folder}/${name}`)}`;
      const list = () =>
        exchange({ url, method: 'GET' }, async (response) => {
          expectOk(response);
          return listedKeys(await response.text());
        });
      // What is deleted is no longer listed, so that the next page is always the first.
      for (let round = 0; round < MOST_ROUNDS; round++) {
        const keys = await list();
        if (keys.length === 0) return;
        await mapBounded(keys, DELETES_IN_FLIGHT, remove);
      }
      throw unavailable('The file store still lists what was deleted.');
    },
  };
}

/** The address of a bucket, without a slash at its end. */
export function bucketUrl({
  endpoint,
  bucket,
  pathStyle,
}: Pick<S3Settings, 'endpoint' | 'bucket' | 'pathStyle'>): string {
  const url = new URL(endpoint);
  if (!pathStyle) url.host = `${bucket}.${url.host}`;
  const path = url.pathname.replace(/\/$/, '');
  return `${url.origin}${path}${pathStyle ? `/${bucket}` : ''}`;
}

/** The keys of a ListObjectsV2 answer. Ours hold no letter that XML would write otherwise. */
function listedKeys(xml: string): string[] {
  if (!xml.includes('<ListBucketResult')) throw unavailable('The file store gave no listing.');
  return [...xml.matchAll(/<Key>([^<]*)<\/Key>/g)].map(([, key = '']) => key);
}

function expectOk({ ok, status }: Response): void {
  if (!ok) throw unavailable(`The file store answered ${status}.`);
}

const unavailable = (message: string, cause?: unknown) =>
  new DomainError('unavailable', 'files_unavailable', message, { cause });
