import type { MikroORM } from '@mikro-orm/postgresql';

/** A statement with `$1` parameters. Its name is unique in this project: it is PostgreSQL's key to the plan. */
export type Statement = { name: string; text: string };

/**
 * Runs a statement that PostgreSQL parses and plans once a connection, instead of at each call.
 *
 * For the steps that run for every user every night; elsewhere `Sql` reads better. The row type is the caller's
 * promise. A parameter that stands where no column gives it a type needs a cast. Behind PgBouncer, prepared
 * statements must be on (`max_prepared_statements`).
 */
export type Prepared = <Row>(statement: Statement, parameters: readonly unknown[]) => Promise<Row[]>;

/** Binds `Prepared` to the pool of an ORM: each statement is a transaction of its own. */
export const createPrepared =
  ({ orm }: { orm: MikroORM }): Prepared =>
  async <Row>(statement: Statement, parameters: readonly unknown[]) => {
    const pool = await orm.em.getConnection().getNativeClient();
    const { rows } = await pool.query({ ...statement, values: [...parameters] });
    return rows as Row[];
  };
