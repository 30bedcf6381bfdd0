import type { Server } from 'node:http';

/** Running requests get this long to finish before their connections are cut. */
const GRACE_MS = 10_000;

/** Opens the server's port; 0 takes a free one. Returns the URL. Rejects when the port is taken, naming its setting. */
export function listen(args: {
  server: Server;
  port: number;
  host: string;
  setting?: string;
}): Promise<string> {
  const { server, port, host, setting } = args;
  return new Promise((resolve, reject) => {
    const refuse = (error: NodeJS.ErrnoException) => {
      const isTaken = error.code === 'EADDRINUSE' && setting !== undefined;
      const advice = `Port ${port} is taken: set ${setting} to a free one.`;
      reject(isTaken ? new Error(advice, { cause: error }) : error);
    };
    server.once('error', refuse);
    server.listen(port, host, () => {
      server.off('error', refuse);
      const address = server.address();
      const opened = typeof address === 'object' && address !== null ? address.port : port;
      resolve(`http://${host.includes(':') ? `[${host}]` : host}:${opened}`);
    });
  });
}

/** Takes no new requests, waits for those that run, and then cuts what is left. */
export async function close(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const cut = setTimeout(() => server.closeAllConnections(), GRACE_MS);
  await closed;
  clearTimeout(cut);
}
