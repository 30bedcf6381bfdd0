import type { Context } from 'hono';
import { z } from 'zod';

/** What a tag is made from: a revision, `3`, or a revision of which something is withheld from this reader, `3-7`. */
type Version = number | string;

/** Strong entity tag of a thing with a revision (RFC 9110, 8.8.3). */
export const etagOf = (version: Version): string => `"${version}"`;

/** Request header of a GET that can answer 304. */
export const IfNoneMatchHeader = z.object({
  'if-none-match': z
    .string()
    .optional()
    .meta({ description: 'ETag of the copy at hand: 304 when it is current', example: '"3"' }),
});

/** Request header of a PUT, PATCH or DELETE that refuses to overwrite somebody else's change. */
export const IfMatchHeader = z.object({
  'if-match': z.string().optional().meta({
    description: 'ETag of the copy that was edited: 412 when it is no longer current',
    example: '"3"',
  }),
});

/** For `responses[…].headers` of a route. */
export const EtagResponseHeader = z.object({
  etag: z.string().meta({ description: 'Strong entity tag of this revision', example: '"3"' }),
});

const tagsIn = (header: string): string[] => header.split(',').map((tag) => tag.trim());

/** True when `If-None-Match` names the current version: answer 304. Weak comparison, as RFC 9110 asks. */
export function isNotModified(c: Context, version: Version): boolean {
  const header = c.req.header('if-none-match');
  if (header === undefined) return false;
  const tag = etagOf(version);
  return tagsIn(header).some((candidate) => candidate === '*' || candidate.replace(/^W\//, '') === tag);
}

/**
 * The revisions that `If-Match` allows to be changed; `undefined` when any may.
 *
 * Hand it to the repository, which compares within its transaction.
 */
export function expectedRevisions(c: Context): readonly number[] | undefined {
  const header = c.req.header('if-match');
  if (header === undefined || header.trim() === '*') return undefined;
  // A weak tag never matches here, and a tag we never gave out cannot be current.
  return tagsIn(header).flatMap((tag) => {
    const [, revision] = /^"(\d{1,9})(?:-\d{1,9})?"$/.exec(tag) ?? [];
    return revision === undefined ? [] : [Number(revision)];
  });
}
