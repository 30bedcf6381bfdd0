import pLimit from 'p-limit';

/** An endpoint that does not answer by then has failed; Fitbit waits five seconds. */
const TIMEOUT_MS = 5000;

/** Sends one request to an endpoint of ours; its status, or 0 when there was no answer. */
export async function deliver(url: string, init: RequestInit): Promise<number> {
  try {
    const response = await fetch(url, {
      ...init,
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    await response.body?.cancel();
    return response.status;
  } catch {
    return 0;
  }
}

/** A webhook that is ready to go. */
export type Outgoing = { url: string; body: string; headers: Record<string, string> };

/** As many at once as a vendor's sender would open to one host. */
const AT_ONCE = 100;

/** Sends all of them, some at once; the status of each, 0 for no answer. */
export function deliverAll(outgoing: readonly Outgoing[]): Promise<number[]> {
  const inTurn = pLimit(AT_ONCE);
  return Promise.all(
    outgoing.map(({ url, body, headers }) => inTurn(() => deliver(url, { method: 'POST', body, headers }))),
  );
}
