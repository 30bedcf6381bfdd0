import type { Id, UserId } from '../domain/ids.ts';
import type { AccountRepository, ExportPart } from '../domain/ports/account-repository.ts';
import type { FileStore } from '../domain/ports/file-store.ts';
import type { GroceryImportRepository } from '../domain/ports/grocery-import-repository.ts';
import { pictureKey } from '../domain/receipts/import-files.ts';

type Deps = {
  accounts: AccountRepository;
  imports: Pick<GroceryImportRepository, 'list'>;
  files: Pick<FileStore, 'find'>;
};
type Rows = Extract<ExportPart, { part: 'rows' }>;

/** No user has more imports that wait. */
const MOST_PICTURES = 200;

/**
 * An account's export as the text of one JSON object, `AccountExport`, piece by piece. The first piece throws
 * `DomainError` not_found `user_gone`; a later failure cuts the text, which is then no JSON.
 */
export async function* writeExport(
  deps: Deps,
  { userId, exportedAt }: { userId: UserId; exportedAt: string },
): AsyncGenerator<string, void> {
  let kind: string | undefined;
  for await (const part of deps.accounts.export({ userId })) {
    if (part.part === 'account') {
      yield `{"exportedAt":${JSON.stringify(exportedAt)},"account":${JSON.stringify(part.account)},"data":{`;
    } else {
      yield openKind(part, kind) + part.rows.map((row) => JSON.stringify(row)).join(',');
      kind = part.kind;
    }
  }
  yield `${kind === undefined ? '' : ']'}},"pictures":[`;
  yield* writePictures(deps, { userId });
  yield ']}';
}

/** What stands before the rows of a part: a comma within a kind, or the end of the last kind and the next one's name. */
function openKind({ kind, rows }: Rows, before: string | undefined): string {
  if (kind === before) return rows.length > 0 ? ',' : '';
  return `${before === undefined ? '' : '],'}${JSON.stringify(kind)}:[`;
}

async function* writePictures(
  { imports, files }: Deps,
  { userId }: { userId: UserId },
): AsyncGenerator<string, void> {
  const waiting = await imports.list({ userId, status: 'review', limit: MOST_PICTURES });
  let before = '';
  for (const { id: importId } of waiting) {
    const base64 = await findPicture(files, { userId, importId });
    if (base64 === undefined) continue;
    yield `${before}${JSON.stringify({ importId, base64 })}`;
    before = ',';
  }
}

async function findPicture(
  files: Deps['files'],
  key: { userId: UserId; importId: Id },
): Promise<string | undefined> {
  const bytes = await files.find({ key: pictureKey(key) });
  return bytes && Buffer.from(bytes).toString('base64');
}
