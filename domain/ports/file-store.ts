/**
 * Files of users: on a disk, or in an S3 bucket. Keys are `<userId>/<id>`, so that all of a user's files can be found
 * when the account is erased.
 */
export type FileStore = {
  /** Writes it completely or not at all; the same key again replaces it. */
  put(args: { key: string; bytes: Uint8Array; mediaType: string }): Promise<void>;
  /** Undefined when there is no such file. */
  find(args: { key: string }): Promise<Uint8Array | undefined>;
  /** Nothing happens when there is no such file. */
  delete(args: { key: string }): Promise<void>;
  /** Deletes every file whose key begins with `prefix`. */
  deleteAll(args: { prefix: string }): Promise<void>;
};
