import { DomainError } from '../../domain/errors.ts';
import type { Id, UserId } from '../../domain/ids.ts';
import type { ConfirmDecisions } from '../../domain/receipts/confirm-decisions.ts';
import {
  GroceryImport,
  type ImportCode,
  type ImportStatus,
  type Review,
  WORKING,
} from '../../domain/receipts/grocery-import.ts';
import type { Reading } from '../../domain/receipts/reading.ts';
import { isoInstantSql, type Sql } from '../sql.ts';

/** An import as the domain's schema has it. Alias `i`. */
export const IMPORT_JSON = `jsonb_strip_nulls(jsonb_build_object(
  'id', i.id, 'kind', i.kind, 'mediaType', i.media_type, 'status', i.status, 'code', i.code, 'reader', i.reader,
  'review', i.review, 'revision', i.revision, 'createdAt', ${isoInstantSql('i.created_at')},
  'updatedAt', ${isoInstantSql('i.updated_at')}))`;

/** Id `?`, user `?`, kind `?`, media type `?`, created `?`, updated `?`. */
export const INSERT_IMPORT = `
  insert into grocery_imports (id, user_id, kind, media_type, status, created_at, updated_at)
  values (?, ?, ?, ?, 'received', ?, ?)`;

/** Of user `?`: imports that have not ended. */
export const UNFINISHED = `
  select count(*)::int as unfinished from grocery_imports
  where user_id = ? and status not in ('confirmed', 'discarded', 'no_receipt', 'failed')`;

/** Spelled out as in the partial index. */
export const IS_WORKING = `status in (${WORKING.map((status) => `'${status}'`).join(', ')})`;

export type ImportKey = { userId: UserId; importId: Id };

/** What the domain knows of a row: columns are parsed on their way out too. */
export const readImport = (row: { import: unknown }): GroceryImport => GroceryImport.parse(row.import);

/** Throws not_found `import_not_found`. */
export async function findImport(sql: Sql, { userId, importId }: ImportKey): Promise<GroceryImport> {
  const [row] = await sql<{ import: unknown }>(
    `select ${IMPORT_JSON} as import from grocery_imports i where i.user_id = ? and i.id = ?`,
    [userId, importId],
  );
  if (row === undefined) throw importNotFound();
  return readImport(row);
}

/** Columns to write: undefined leaves what is there, null empties it. */
type Columns = {
  code?: ImportCode | undefined;
  reader?: string | undefined;
  reading?: Reading | null | undefined;
  review?: Review | null | undefined;
  decisions?: ConfirmDecisions | undefined;
};

/** Writes a new status, and the next revision. Run it in the user's transaction. */
export async function updateImport(
  tx: Sql,
  key: ImportKey,
  { to, at, columns }: { to: ImportStatus; at: Date; columns: Columns },
): Promise<GroceryImport> {
  const { code, reader, reading, review, decisions } = columns;
  const json = { reading, review, decisions };
  const written = Object.entries(json).filter(([, value]) => value !== undefined);
  const assignments = written.map(([column]) => `, ${column} = ?::jsonb`).join('');
  await tx(
    `update grocery_imports set status = ?, code = coalesce(?, code), reader = coalesce(?, reader),
       revision = revision + 1, updated_at = ?${assignments} where user_id = ? and id = ?`,
    [
      ...[to, code ?? null, reader?.slice(0, 80) ?? null, at],
      ...written.map(([, value]) => (value === null ? null : toJson(value))),
      ...[key.userId, key.importId],
    ],
  );
  return findImport(tx, key);
}

/** JSON that jsonb takes: text from files may hold NUL or half of a surrogate pair. */
export const toJson = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'string' ? part.replaceAll('\0', '').toWellFormed() : part,
  );

/** The error for an import that is not there, or not this person's. */
export const importNotFound = () =>
  new DomainError('not_found', 'import_not_found', 'There is no such import of yours.');
