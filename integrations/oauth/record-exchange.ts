import type { CustomFetch } from 'openid-client';
import type { HttpAnswer, HttpRequest, SendRequest } from '../http/request-json.ts';

type Exchange = {
  /** What `openid-client` fetches with. */
  fetch: CustomFetch;
  /** Whether a request was made: before that, only what the browser brought can be wrong. */
  wasMade(): boolean;
  /**
   * The answer that the library could not use. Throws what the transport threw, or `error` where there is no answer:
   * then the fault is ours.
   */
  answer(error: unknown): HttpAnswer;
};

/** One request of `openid-client` over our own transport: limited in time and size, counted, and kept. */
export function recordExchange({
  send,
  timeoutMs,
  signal,
}: {
  send: SendRequest;
  timeoutMs: number;
  signal: AbortSignal;
}): Exchange {
  let made = false;
  let answer: HttpAnswer | undefined;
  let thrown: { error: unknown } | undefined;

  return {
    async fetch(url, { body, headers, method }) {
      made = true;
      try {
        answer = await send({
          url: new URL(url),
          ...toRequest({ body, headers, method }),
          timeoutMs,
          signal,
        });
      } catch (error) {
        thrown = { error };
        throw error;
      }
      return toResponse(answer);
    },
    wasMade: () => made,
    answer(error) {
      if (thrown) throw thrown.error;
      if (!answer) throw error;
      return answer;
    },
  };
}

type LibraryRequest = { body: unknown; headers: Record<string, string>; method: string };

function toRequest({
  body,
  headers,
  method,
}: LibraryRequest): Pick<HttpRequest, 'method' | 'headers' | 'body'> {
  const isForm = method === 'POST' && body instanceof URLSearchParams;
  if (!isForm) throw new Error('A token request is a form that is posted');
  return { method: 'POST', headers, body };
}

function toResponse(answer: HttpAnswer): Response {
  // The library refuses any status but the one it waits for, and that is all that a lost answer needs.
  if (answer.status === 'failed') return new Response(null, { status: 504 });
  const { httpStatus, json } = answer;
  const body = json === undefined || httpStatus === 204 ? null : JSON.stringify(json);
  return new Response(body, { status: httpStatus, headers: { 'content-type': 'application/json' } });
}
