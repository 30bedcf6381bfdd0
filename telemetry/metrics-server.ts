import { createServer, type Server, type ServerResponse } from 'node:http';
import type { Registry } from 'prom-client';

/** What a process needs for its work, by name; each rejects, or takes too long, while it is away. */
export type ProcessChecks = Readonly<Record<string, () => Promise<unknown>>>;

const CHECK_TIMEOUT_MS = 2_000;

/**
 * Serves `/metrics` to Prometheus, on a port of its own that stays off the public network. With `checks` also
 * `/livez`, which asks nobody, and `/readyz`, which is 503 while one of them fails.
 */
export const createMetricsServer = ({
  registry,
  checks,
}: {
  registry: Registry;
  checks?: ProcessChecks;
}): Server =>
  createServer((request, response) => {
    if (checks && request.url === '/livez') return sendJson(response, 200, { status: 'alive' });
    if (checks && request.url === '/readyz') return void sendReadiness(response, checks);
    if (request.url !== '/metrics') {
      response.writeHead(404).end();
      return;
    }
    registry.metrics().then(
      (text) => response.writeHead(200, { 'content-type': registry.contentType }).end(text),
      () => response.writeHead(500).end(),
    );
  });

async function sendReadiness(response: ServerResponse, checks: ProcessChecks): Promise<void> {
  const states = await Promise.all(
    Object.entries(checks).map(async ([name, check]) => [name, (await isUp(check)) ? 'up' : 'down'] as const),
  );
  const isReady = states.every(([, state]) => state === 'up');
  const body = { status: isReady ? 'ready' : 'not_ready', checks: Object.fromEntries(states) };
  sendJson(response, isReady ? 200 : 503, body);
}

const sendJson = (response: ServerResponse, status: number, body: unknown): void => {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
};

async function isUp(check: () => Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const expired = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), CHECK_TIMEOUT_MS);
  });
  const answered = check().then(
    () => true,
    () => false,
  );
  return Promise.race([expired, answered]).finally(() => clearTimeout(timer));
}
