import type { IsoInstant } from '../calendar.ts';
import type { Id, UserId } from '../ids.ts';
import type { StockLot } from '../inventory/lot.ts';
import type { NewLot } from '../inventory/new-lot.ts';
import type { ConfirmDecisions } from '../receipts/confirm-decisions.ts';
import type {
  GroceryImport,
  ImportCode,
  ImportKind,
  ImportMediaType,
  ImportStatus,
  Review,
} from '../receipts/grocery-import.ts';
import type { Reading } from '../receipts/reading.ts';

/**
 * `moved`: it is there now; also when it was there already, so that a step may be repeated. `refused`: it was
 * elsewhere, and stays there: somebody has decided meanwhile, or another step has gone on.
 */
export type AdvanceResult = { status: 'moved' | 'refused'; import: GroceryImport };

/** `repeated`: it was confirmed before with the same decisions, and nothing was done now. */
export type ConfirmResult = { status: 'done' | 'repeated'; import: GroceryImport; lots: StockLot[] };

/** How far an import is. */
export type ImportProgress = Pick<GroceryImport, 'status' | 'code' | 'revision'>;

/** Where a page of imports ended. */
export type ImportPosition = { createdAt: IsoInstant; id: Id };

/**
 * Bills and photos that become stock. Writes throw `DomainError` not_found `user_gone` when the account is gone or is
 * being erased, and not_found `import_not_found` where there is no such import of this person.
 */
export type GroceryImportRepository = {
  /**
   * Begins an import, `received`. The same id again gives what is there.
   *
   * @throws DomainError conflict `too_many_imports` when the user has `mostUnfinished` that have not ended.
   */
  create(args: {
    userId: UserId;
    id: Id;
    kind: ImportKind;
    mediaType: ImportMediaType;
    mostUnfinished: number;
    at: Date;
  }): Promise<GroceryImport>;
  /** Throws not_found `import_not_found`. */
  find(args: { userId: UserId; importId: Id }): Promise<GroceryImport>;
  /** How far it is: what changes while somebody watches. Throws not_found `import_not_found`. */
  findProgress(args: { userId: UserId; importId: Id }): Promise<ImportProgress>;
  /** The newest first. */
  list(args: {
    userId: UserId;
    status?: ImportStatus | undefined;
    after?: ImportPosition | undefined;
    limit: number;
  }): Promise<GroceryImport[]>;
  /**
   * Moves an import that is in one of `from` to `to`, with what was learnt on the way. A worker that comes late moves
   * nothing that a person has decided: never name `confirmed` or `discarded` in `from`.
   */
  advance(args: {
    userId: UserId;
    importId: Id;
    from: readonly ImportStatus[];
    to: Exclude<ImportStatus, 'review' | 'confirmed'>;
    code?: ImportCode;
    /** What was read, and what read it: kept until the review is there. */
    read?: { reader: string; reading: Reading };
    at: Date;
  }): Promise<AdvanceResult>;
  /** What `advance` kept as read; undefined before that, and when the review is there. */
  findReading(args: { userId: UserId; importId: Id }): Promise<Reading | undefined>;
  /** Moves an import that is being read or matched to `review`. A review that is there already is not replaced. */
  saveReview(args: { userId: UserId; importId: Id; review: Review; at: Date }): Promise<AdvanceResult>;
  /**
   * Puts what was decided into the stock, in the same transaction in which the import becomes `confirmed`: once,
   * however often and from wherever it is asked.
   *
   * @throws what `decide` throws; DomainError precondition_failed `revision_changed`; conflict `import_confirmed`
   * when it was confirmed with other decisions, `import_not_in_review` in every other status.
   */
  confirm(args: {
    userId: UserId;
    importId: Id;
    /** The revisions that were looked at; undefined: any. */
    expected: readonly number[] | undefined;
    decisions: ConfirmDecisions;
    decide: (review: Review) => readonly NewLot[];
    at: Date;
  }): Promise<ConfirmResult>;
  /**
   * Ends an import that nobody wants; what was read of it is forgotten. One that has ended otherwise stays as it is.
   *
   * @throws DomainError conflict `import_confirmed`; precondition_failed `revision_changed`.
   */
  discard(args: {
    userId: UserId;
    importId: Id;
    expected?: readonly number[] | undefined;
    at: Date;
  }): Promise<GroceryImport>;
  /** Imports of all users that a worker should have gone on with since `before`, the oldest first. */
  listLost(args: { before: Date; limit: number }): Promise<{ userId: UserId; importId: Id }[]>;
};
