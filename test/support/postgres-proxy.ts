import net from 'node:net';

type Pair = { client: net.Socket; server: net.Socket; isMute: boolean };

/** Stands between a process and PostgreSQL, and breaks what lies between them. */
export type PostgresProxy = {
  /** The URL of a database, by way of the proxy. One database at a time. */
  reach(url: string): string;
  /** From now on the connections that are open stay open and say nothing; new ones work. */
  mute(): void;
  /** The next COMMIT arrives, and its answer does not: the connection ends instead. */
  loseAnswerToCommit(): void;
  /** Commits whose answer was lost. */
  lost(): number;
  stop(): Promise<void>;
};

export async function startPostgresProxy(): Promise<PostgresProxy> {
  const pairs = new Set<Pair>();
  let target = { host: '127.0.0.1', port: 0 };
  let losesNext = false;
  let lost = 0;

  const proxy = net.createServer((client) => {
    const pair: Pair = { client, server: net.connect(target), isMute: false };
    pairs.add(pair);
    let isCommitting = false;
    client.on('data', (chunk) => {
      if (pair.isMute) return;
      if (losesNext && /\0?commit\0?/i.test(chunk.toString('latin1'))) {
        losesNext = false;
        isCommitting = true;
      }
      pair.server.write(chunk);
    });
    pair.server.on('data', (chunk) => {
      if (pair.isMute) return;
      if (!isCommitting) return void client.write(chunk);
      lost += 1;
      client.destroy();
    });
    for (const [one, other] of [
      [client, pair.server],
      [pair.server, client],
    ] as const) {
      one.on('error', () => other.destroy());
      one.on('close', () => {
        other.destroy();
        pairs.delete(pair);
      });
    }
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const address = proxy.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;

  return {
    reach(text) {
      const url = new URL(text);
      target = { host: url.hostname, port: Number(url.port || 5432) };
      url.host = `127.0.0.1:${port}`;
      return url.href;
    },
    mute() {
      for (const pair of pairs) pair.isMute = true;
    },
    loseAnswerToCommit() {
      losesNext = true;
    },
    lost: () => lost,
    stop: async () => {
      for (const { client, server } of pairs) {
        client.destroy();
        server.destroy();
      }
      await new Promise((resolve) => proxy.close(resolve));
    },
  };
}
