import { createServer } from 'node:net';

// Below the range that systems use for outgoing connections (from 32768 on Linux): while a service restarts,
// no connection takes its port.
const FIRST_PORT = 15_000;
const PORT_COUNT = 17_000;
/** Processes begin their search this far apart, so that two that start together do not meet. */
const PORTS_PER_PROCESS = 16;

let nextOffset = process.pid * PORTS_PER_PROCESS;

/** True when this process could listen on the port on 127.0.0.1 now. */
function isPortFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host: '127.0.0.1' }, () => server.close(() => resolve(true)));
  });
}

/** Finds a port on 127.0.0.1 that nobody listens on and that this process has not handed out before. */
export async function findFreePort(): Promise<number> {
  for (let tries = 0; tries < PORT_COUNT; tries++) {
    const port = FIRST_PORT + (nextOffset++ % PORT_COUNT);
    if (await isPortFree(port)) return port;
  }
  throw new Error(`No port between ${FIRST_PORT} and ${FIRST_PORT + PORT_COUNT} is free on 127.0.0.1.`);
}

/**
 * Throws one sentence that names the port and what to do when somebody listens on it.
 * `setting` is the environment variable that chooses another port.
 */
export async function assertPortFree(params: {
  port: number;
  label: string;
  setting: string;
}): Promise<void> {
  const { port, label, setting } = params;
  if (await isPortFree(port)) return;
  throw new Error(
    `Port ${port}, which ${label} needs, is in use: stop what listens there, or choose another port with ${setting}.`,
  );
}
