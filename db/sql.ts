import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { DomainError } from '../domain/errors.ts';

/**
 * Runs one statement with `?` parameters and returns its rows.
 *
 * For the night's hot path, where one hand-written statement does what several entity loads would. The
 * row type is the caller's promise: it must say what the statement selects.
 */
export type Sql = <Row>(statement: string, parameters?: readonly unknown[]) => Promise<Row[]>;

/** Binds `Sql` to the pool of an ORM: each statement is a transaction of its own. */
export const createSql =
  ({ orm }: { orm: MikroORM }): Sql =>
  <Row>(statement: string, parameters: readonly unknown[] = []) =>
    orm.em.getConnection().execute<Row[]>(statement, [...parameters]);

/** Binds `Sql` to a transaction. */
export const sqlOf =
  (em: EntityManager): Sql =>
  <Row>(statement: string, parameters: readonly unknown[] = []) =>
    em.execute<Row[]>(statement, [...parameters]);

/** SQL that shows a timestamptz column as `IsoInstant`, whatever the session's time zone is. */
export const isoInstantSql = (column: string): string =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** The error of every write and read for a user who was deleted or is being erased. */
export const userGone = () =>
  new DomainError('not_found', 'user_gone', 'The account does not exist any more.');
