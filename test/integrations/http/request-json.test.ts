import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type HttpRequest, requestJson } from '../../../integrations/http/request-json.ts';
import { type SinkRequest, type SinkServer, startSinkServer } from '../../support/push-sinks/sink-server.ts';

describe('requestJson', () => {
  let server: SinkServer;
  let requests: SinkRequest[];

  beforeEach(async () => {
    requests = [];
    server = await startSinkServer({
      respond: (request) => {
        requests.push(request);
        return { httpStatus: 200, headers: { 'x-page': '2' }, body: '{"steps":8123}' };
      },
    });
  });
  afterEach(async () => server.stop());

  function request(overrides: Partial<HttpRequest> = {}) {
    return requestJson({
      url: new URL('/day', server.origin),
      method: 'GET',
      timeoutMs: 5_000,
      ...overrides,
    });
  }

  it('gives the status, the headers and the parsed body', async () => {
    const answer = await request();
    if (answer.status !== 'answered') throw new Error(answer.code);
    expect(answer.httpStatus).toBe(200);
    expect(answer.headers.get('x-page')).toBe('2');
    expect(answer.json).toEqual({ steps: 8123 });
  });

  it('sends the method, the headers and the body', async () => {
    await request({ method: 'POST', headers: { authorization: 'Bearer t' }, body: '{"a":1}' });
    expect(requests[0]?.method).toBe('POST');
    expect(requests[0]?.headers.get('authorization')).toBe('Bearer t');
    expect(requests[0]?.body.toString()).toBe('{"a":1}');
  });

  it('reads a body up to the limit and not a byte more', async () => {
    const body = JSON.stringify('x'.repeat(98));
    server.setFault({ kind: 'answer', httpStatus: 200, body });
    expect(await request({ maxBytes: 100 })).toMatchObject({ json: 'x'.repeat(98) });
    expect(await request({ maxBytes: 99 })).toMatchObject({ httpStatus: 200, json: undefined });
  });

  it('counts what a compressed body unpacks to', async () => {
    const bomb = gzipSync(JSON.stringify('x'.repeat(5_000_000)));
    const bombServer = await startSinkServer({
      respond: () => ({ httpStatus: 200, headers: { 'content-encoding': 'gzip' }, body: bomb }),
    });
    const answer = await request({ url: new URL(bombServer.origin) });
    await bombServer.stop();
    expect(bomb.byteLength).toBeLessThan(64 * 1024);
    expect(answer).toMatchObject({ status: 'answered', json: undefined });
  });

  it('hands a redirect back and asks its target nothing', async () => {
    server.setFault({ kind: 'answer', httpStatus: 302, headers: { location: `${server.origin}/inner` } });
    expect(await request()).toMatchObject({ status: 'answered', httpStatus: 302 });
    expect(requests).toEqual([]);
  });

  it('throws the reason of a caller who cancels, and does not call it a timeout', async () => {
    server.setFault({ kind: 'hang' });
    const cancellation = new AbortController();
    const pending = request({ signal: cancellation.signal });
    cancellation.abort(new Error('The worker is shutting down'));
    await expect(pending).rejects.toThrow('The worker is shutting down');
  });

  it('still ends at its timeout while the caller waits', async () => {
    server.setFault({ kind: 'hang' });
    const answer = await request({ timeoutMs: 100, signal: new AbortController().signal });
    expect(answer).toEqual({ status: 'failed', code: 'timeout' });
  });

  it('throws for a header that no request can carry', async () => {
    await expect(request({ headers: { authorization: 'Bearer a\nb' } })).rejects.toThrow(TypeError);
  });
});
