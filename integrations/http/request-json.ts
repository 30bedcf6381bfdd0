/** Enough for every answer of a gateway; a client that fetches data passes its own limit. */
const DEFAULT_MAX_BYTES = 64 * 1024;

export type HttpRequest = {
  url: URL;
  method: 'GET' | 'POST' | 'DELETE';
  headers?: Headers | Record<string, string>;
  body?: string | URLSearchParams | Uint8Array<ArrayBuffer>;
  /** For the whole exchange: connection, headers and body. */
  timeoutMs: number;
  /** Counted after decompression, so a compressed bomb is cut off too. */
  maxBytes?: number;
  /** The caller's own cancellation; its reason is thrown. */
  signal?: AbortSignal;
  fetch?: typeof globalThis.fetch;
};

/**
 * `answered`: a status line arrived and the body was read to its end or to the limit. `json` is
 * `undefined` when the body is empty, too large or not JSON; parse it with a schema before use.
 * `failed`: no whole answer arrived; whether the request was carried out is unknown.
 */
export type HttpAnswer =
  | { status: 'answered'; httpStatus: number; headers: Headers; json: unknown }
  | { status: 'failed'; code: 'timeout' | 'connection_failed' };

/** Makes one exchange: `requestJson`, or what counts and limits before it asks `requestJson`. */
export type SendRequest = (request: HttpRequest) => Promise<HttpAnswer>;

/**
 * One HTTP exchange with a limit on its time and on the size of its answer.
 *
 * Redirects are not followed: they would carry credentials, or a request to an address that was never
 * checked, to a host of the answering server's choice. They come back as answers with their 3xx status.
 *
 * Throws only for a request that cannot be built (a malformed header) and for the caller's own `signal`.
 */
export async function requestJson(request: HttpRequest): Promise<HttpAnswer> {
  const { url, method, headers, body, timeoutMs, signal } = request;
  const { maxBytes = DEFAULT_MAX_BYTES, fetch = globalThis.fetch } = request;
  const timeout = AbortSignal.timeout(timeoutMs);
  const prepared = new Request(url, {
    method,
    redirect: 'manual',
    signal: signal === undefined ? timeout : AbortSignal.any([signal, timeout]),
    ...(headers === undefined ? {} : { headers }),
    ...(body === undefined ? {} : { body }),
  });

  try {
    const response = await fetch(prepared);
    const text = await readLimited({ response, maxBytes });
    return {
      status: 'answered',
      httpStatus: response.status,
      headers: response.headers,
      json: parseJson(text),
    };
  } catch (error) {
    if (signal?.aborted === true) throw error;
    return { status: 'failed', code: timeout.aborted ? 'timeout' : 'connection_failed' };
  }
}

async function readLimited(args: { response: Response; maxBytes: number }): Promise<string | undefined> {
  const { response, maxBytes } = args;
  if (response.body === null) return undefined;
  const chunks: Uint8Array[] = [];
  let size = 0;
  // Leaving the loop early cancels the stream, and with it the transfer.
  for await (const chunk of response.body) {
    size += chunk.byteLength;
    if (size > maxBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parseJson(text: string | undefined): unknown {
  if (text === undefined || text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
