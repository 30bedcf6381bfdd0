import type { MikroORM } from '@mikro-orm/postgresql';
import { DomainError } from '../../domain/errors.ts';
import type { Id, UserId } from '../../domain/ids.ts';
import { changeOf } from '../../domain/inventory/stock.ts';
import type {
  AdvanceResult,
  ConfirmResult,
  GroceryImportRepository,
} from '../../domain/ports/grocery-import-repository.ts';
import {
  type GroceryImport,
  type ImportCode,
  type ImportStatus,
  isEnded,
  Review,
} from '../../domain/receipts/grocery-import.ts';
import { Reading } from '../../domain/receipts/reading.ts';
import { requireRevision } from '../../domain/revision.ts';
import { createSql, type Sql, sqlOf } from '../sql.ts';
import { inUserTransaction } from '../user-transaction.ts';
import { changeStock } from './change-stock.ts';
import {
  findImport,
  IMPORT_JSON,
  type ImportKey,
  INSERT_IMPORT,
  IS_WORKING,
  importNotFound,
  readImport,
  toJson,
  UNFINISHED,
  updateImport,
} from './grocery-imports-sql.ts';

/** Bills and photos that become stock, in PostgreSQL. */
export function createGroceryImportRepository({ orm }: { orm: MikroORM }): GroceryImportRepository {
  const sql = createSql({ orm });
  const within = <Result>(userId: UserId, work: (sql: Sql) => Promise<Result>): Promise<Result> =>
    inUserTransaction({ orm, userId }, (em) => work(sqlOf(em)));
  return {
    create: (args) => within(args.userId, (tx) => create(tx, args)),

    find: (key) => findImport(sql, key),

    async findProgress({ userId, importId }) {
      const [row] = await sql<{ status: ImportStatus; code: ImportCode | null; revision: number }>(
        'select status, code, revision from grocery_imports where user_id = ? and id = ?',
        [userId, importId],
      );
      if (row === undefined) throw importNotFound();
      const { status, code, revision } = row;
      return { status, ...(code !== null && { code }), revision };
    },

    async list({ userId, status, after, limit }) {
      const rows = await sql<{ import: unknown }>(
        `select ${IMPORT_JSON} as import from grocery_imports i
         where i.user_id = ? and (?::text is null or i.status = ?)
           and (?::timestamptz is null or (i.created_at, i.id) < (?::timestamptz, ?::uuid))
         order by i.created_at desc, i.id desc limit ?`,
        [
          ...[userId, status ?? null, status ?? null],
          ...[after?.createdAt ?? null, after?.createdAt ?? null, after?.id ?? null, limit],
        ],
      );
      return rows.map(readImport);
    },

    advance: (args) =>
      within(args.userId, (tx) => {
        const { from, to, code, read, at } = args;
        const reading = to === 'matching' ? read && Reading.parse(read.reading) : null;
        const review = to === 'discarded' ? null : undefined;
        return move(tx, args, { from, to, at, columns: { code, reader: read?.reader, reading, review } });
      }),

    async findReading({ userId, importId }) {
      const [row] = await sql<{ reading: unknown }>(
        'select reading from grocery_imports where user_id = ? and id = ?',
        [userId, importId],
      );
      if (row === undefined) throw importNotFound();
      return row.reading === null ? undefined : Reading.parse(row.reading);
    },

    saveReview: (args) =>
      within(args.userId, (tx) => {
        const columns = { review: Review.parse(args.review), reading: null };
        return move(tx, args, { from: ['reading', 'matching'], to: 'review', at: args.at, columns });
      }),

    confirm: (args) => within(args.userId, (tx) => confirm(tx, args)),

    discard: (args) => within(args.userId, (tx) => discard(tx, args)),

    listLost: ({ before, limit }) =>
      sql<{ userId: UserId; importId: Id }>(
        `select user_id as "userId", id as "importId" from grocery_imports
         where ${IS_WORKING} and updated_at < ?
         order by updated_at limit ?`,
        [before, limit],
      ),
  };
}

async function create(
  tx: Sql,
  { userId, id, kind, mediaType, mostUnfinished, at }: Parameters<GroceryImportRepository['create']>[0],
): Promise<GroceryImport> {
  const [known] = await tx('select 1 from grocery_imports where user_id = ? and id = ?', [userId, id]);
  if (known === undefined) {
    const [row] = await tx<{ unfinished: number }>(UNFINISHED, [userId]);
    if ((row?.unfinished ?? 0) >= mostUnfinished) {
      throw new DomainError(
        'conflict',
        'too_many_imports',
        `You have ${mostUnfinished} bills and photos that wait for you: confirm or discard some first.`,
      );
    }
    await tx(INSERT_IMPORT, [id, userId, kind, mediaType, at, at]);
  }
  return findImport(tx, { userId, importId: id });
}

async function move(
  tx: Sql,
  key: ImportKey,
  change: Parameters<typeof updateImport>[2] & { from: readonly GroceryImport['status'][] },
): Promise<AdvanceResult> {
  const before = await findImport(tx, key);
  if (before.status === change.to) return { status: 'moved', import: before };
  if (!change.from.includes(before.status)) return { status: 'refused', import: before };
  return { status: 'moved', import: await updateImport(tx, key, change) };
}

async function confirm(
  tx: Sql,
  { expected, decisions, decide, at, ...key }: Parameters<GroceryImportRepository['confirm']>[0],
): Promise<ConfirmResult> {
  const { userId, importId } = key;
  const before = await findImport(tx, key);
  const given = toJson(decisions);
  if (before.status === 'confirmed') {
    const [same] = await tx('select 1 from grocery_imports where id = ? and decisions = ?::jsonb', [
      importId,
      given,
    ]);
    if (same === undefined) throw importConfirmed();
    const change = { userId, action: importId, at, decide: () => changeOf({}) };
    return { status: 'repeated', import: before, lots: (await changeStock(tx, change)).lots };
  }
  if (before.status !== 'review' || before.review === undefined) throw notInReview();
  requireRevision({ expected, revision: before.revision });
  const begun = decide(before.review);
  const { lots } = await changeStock(tx, {
    ...{ userId, action: importId, at },
    decide: () =>
      changeOf({ lots: begun.map(({ facts }) => facts), entries: begun.map(({ entry }) => entry) }),
  });
  const confirmed = await updateImport(tx, key, { to: 'confirmed', at, columns: { decisions } });
  return { status: 'done', import: confirmed, lots };
}

async function discard(
  tx: Sql,
  { expected, at, ...key }: Parameters<GroceryImportRepository['discard']>[0],
): Promise<GroceryImport> {
  const before = await findImport(tx, key);
  if (before.status === 'confirmed') throw importConfirmed();
  if (isEnded(before.status)) return before;
  requireRevision({ expected, revision: before.revision });
  return updateImport(tx, key, { to: 'discarded', at, columns: { reading: null, review: null } });
}

const importConfirmed = () =>
  new DomainError(
    'conflict',
    'import_confirmed',
    'This is in your stock already: change the lots themselves.',
  );

const notInReview = () =>
  new DomainError('conflict', 'import_not_in_review', 'There is nothing to confirm: it is not in review.');
