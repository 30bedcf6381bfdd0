import type { FileStore } from '../../domain/ports/file-store.ts';
import { createDiskFileStore } from './disk/disk-file-store.ts';
import { createS3FileStore, type S3Settings } from './s3/s3-file-store.ts';

/** Some megabytes, also from far away. */
const S3_TIMEOUT_MS = 20_000;

/** The file store that the settings name: the bucket where there is one, the folder otherwise. */
export const createFileStore = ({ dir, s3 }: { dir: string; s3: S3Settings | undefined }): FileStore =>
  s3 ? createS3FileStore({ settings: s3, timeoutMs: S3_TIMEOUT_MS }) : createDiskFileStore({ dir });
