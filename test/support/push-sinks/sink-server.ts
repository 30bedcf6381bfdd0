import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

export type SinkRequest = { method: string; url: URL; headers: Headers; body: Buffer };

export type SinkAnswer = { httpStatus: number; headers?: Record<string, string>; body?: string | Buffer };

/**
 * What a server does instead of its protocol. `hang`: takes the request and says nothing. `stall`: a status
 * line and half a body, then nothing. `cut`: the same, then the connection breaks.
 */
export type Fault =
  | ({ kind: 'answer' } & SinkAnswer)
  | { kind: 'hang' }
  | { kind: 'stall' }
  | { kind: 'cut' };

export type SinkServer = {
  origin: string;
  /** Holds for every request until it is set to `undefined`. */
  setFault(fault: Fault | undefined): void;
  /** Afterwards, connections are refused. May be called again. */
  stop(): Promise<void>;
};

/** An HTTP server on a free port of the loopback address that speaks one gateway's protocol. */
export async function startSinkServer(args: {
  respond: (request: SinkRequest) => SinkAnswer | Promise<SinkAnswer>;
  port?: number;
}): Promise<SinkServer> {
  let fault: Fault | undefined;
  const server = createServer(async (incoming, outgoing) => {
    const request = await readRequest(incoming);
    if (fault !== undefined && fault.kind !== 'answer') {
      misbehave({ fault: fault.kind, outgoing });
      return;
    }
    const { httpStatus, headers, body } = fault ?? (await args.respond(request));
    outgoing.writeHead(httpStatus, headers);
    outgoing.end(body);
  });
  server.listen(args.port ?? 0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The sink has no TCP address');

  return {
    origin: `http://127.0.0.1:${address.port}`,
    setFault(next) {
      fault = next;
    },
    async stop() {
      if (!server.listening) return;
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

/** A JSON answer, as the gateways send it. */
export function jsonAnswer(httpStatus: number, value: unknown): SinkAnswer {
  return {
    httpStatus,
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify(value),
  };
}

function misbehave({ fault, outgoing }: { fault: 'hang' | 'stall' | 'cut'; outgoing: ServerResponse }): void {
  if (fault === 'hang') return;
  outgoing.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
  outgoing.write('{"data":');
  // Once the half answer has left, so that the client has seen the status line.
  if (fault === 'cut') setTimeout(() => outgoing.destroy(), 20);
}

async function readRequest(incoming: IncomingMessage): Promise<SinkRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) headers.set(name, String(value));
  return {
    method: incoming.method ?? '',
    url: new URL(incoming.url ?? '/', `http://${incoming.headers.host}`),
    headers,
    body: Buffer.concat(chunks),
  };
}
