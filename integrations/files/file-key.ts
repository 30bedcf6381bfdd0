/** No name begins with a dot, so that none leads out of its folder or to a file that is still being written. */
const FILE_KEY = /^(?<folder>[0-9a-f-]+)\/(?<name>[\w-][\w.-]*)$/;
const PREFIX = /^(?<folder>[0-9a-f-]+)\/(?<name>[\w.-]*)$/;

/** Folder and name of a key. Throws for what is none: a key is made of ids by us, never taken from a request. */
export const parseFileKey = (key: string) => split(key, FILE_KEY);

/** Folder and beginning of the names; the name may be empty. Throws as `parseFileKey`. */
export const parseFilePrefix = (prefix: string) => split(prefix, PREFIX);

function split(key: string, pattern: RegExp): { folder: string; name: string } {
  const { folder, name } = pattern.exec(key)?.groups ?? {};
  if (folder === undefined || name === undefined) throw new TypeError('This is no key of a file.');
  return { folder, name };
}
