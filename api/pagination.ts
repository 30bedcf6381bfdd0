import { z } from 'zod';
import { DomainError } from '../domain/errors.ts';

/** Query of every list. */
export const PageQuery = z.object({
  cursor: z
    .string()
    .max(500)
    .optional()
    .meta({ description: '`nextCursor` of the page before; absent for the first page' }),
  limit: z.coerce.number().int().min(1).max(100).default(20).meta({ description: 'Items on a page' }),
});

/** Schema of one page of `item`; `id` names it in the API's document. */
export const pageOf = <Item extends z.ZodType>(item: Item, id: string) =>
  z
    .object({
      items: z.array(item),
      nextCursor: z.string().nullable().meta({ description: 'Where the next page starts; null on the last' }),
    })
    .meta({ id });

/** A position in a list as an opaque cursor. `position` is the sort key of the last item on the page. */
const encodeCursor = (position: unknown): string =>
  Buffer.from(JSON.stringify(position)).toString('base64url');

/** Reads a cursor back. Throws `invalid` naming the field when it is not one of ours. */
export function decodeCursor<Position>(args: {
  cursor: string | undefined;
  schema: z.ZodType<Position>;
}): Position | undefined {
  if (args.cursor === undefined) return undefined;
  try {
    return args.schema.parse(JSON.parse(Buffer.from(args.cursor, 'base64url').toString('utf8')));
  } catch (cause) {
    throw new DomainError('invalid', 'validation_failed', 'Some fields are not valid.', {
      fields: [{ path: '/cursor', message: 'is not a cursor of this list' }],
      cause,
    });
  }
}

/**
 * Makes a page out of `limit + 1` rows: the extra row only says that there is a next page.
 */
export function toPage<Row>(args: {
  rows: readonly Row[];
  limit: number;
  positionOf: (row: Row) => unknown;
}): {
  items: Row[];
  nextCursor: string | null;
} {
  const items = args.rows.slice(0, args.limit);
  const last = items.at(-1);
  const more = args.rows.length > args.limit && last !== undefined;
  return { items, nextCursor: more ? encodeCursor(args.positionOf(last)) : null };
}
