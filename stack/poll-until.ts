import { setTimeout as sleep } from 'node:timers/promises';

const INTERVAL_MS = 40;

/** Repeats the probe until it returns true; false when it has not within `timeoutMs`. A probe that throws counts as false. */
export async function pollUntil(params: {
  probe: () => Promise<boolean> | boolean;
  timeoutMs: number;
}): Promise<boolean> {
  const deadline = Date.now() + params.timeoutMs;
  for (;;) {
    try {
      if (await params.probe()) return true;
    } catch {
      // Not there yet: that is what the caller waits for.
    }
    if (Date.now() >= deadline) return false;
    await sleep(INTERVAL_MS);
  }
}
