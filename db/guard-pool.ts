import type { Pool, PoolClient } from 'pg';

const isReadTimeout = (error: unknown): boolean =>
  error instanceof Error && error.message === 'Query read timeout';

/** Clients whose queries are watched: a client serves many checkouts. */
const watched = new WeakSet<PoolClient>();

/**
 * Takes broken connections out of the pool of `pg`.
 *
 * A transaction gives its connection back after COMMIT or ROLLBACK. Where the connection breaks in between, both fail,
 * nobody gives it back, and its place in the pool is lost for ever (MikroORM 7.2 with Kysely 0.29). And a connection
 * that has gone mute stays in the pool after its query timed out. So a connection that ends gives its place back, and
 * one whose query timed out is ended.
 */
export function guardPool(pool: Pool): void {
  const connect = pool.connect.bind(pool);
  const guarded = async (): Promise<PoolClient> => guard(await connect());
  // Kysely takes clients by promise; the pool's own `query` passes a callback, and gives its client back itself.
  pool.connect = ((...args: Parameters<typeof connect>) =>
    args.length > 0 ? connect(...args) : guarded()) as typeof pool.connect;
}

function guard(client: PoolClient): PoolClient {
  const release = client.release.bind(client);
  let isReleased = false;
  const releaseOnce = (broken?: Error | boolean): void => {
    if (isReleased) return;
    isReleased = true;
    client.removeListener('end', onEnd);
    release(broken);
  };
  const onEnd = (): void => releaseOnce(true);
  client.once('end', onEnd);
  client.release = releaseOnce;
  if (!watched.has(client)) endOnReadTimeout(client);
  return client;
}

function endOnReadTimeout(client: PoolClient): void {
  watched.add(client);
  const query: (...args: unknown[]) => unknown = client.query.bind(client);
  client.query = ((...args: unknown[]) => {
    const result = query(...args);
    if (!(result instanceof Promise)) return result;
    return result.catch((error: unknown) => {
      // It says goodbye to nobody: a mute server would not hear it.
      if (isReadTimeout(error)) streamOf(client).destroy();
      throw error;
    });
  }) as typeof client.query;
}

/** The socket of a client, which `pg` documents for its own `Client` and does not type. */
const streamOf = (client: PoolClient): { destroy(): void } =>
  (client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream;
