/** A request waits no longer than this for something that goes on its way all the same. */
const PATIENCE_MS = 1_000;

/** Waits for an attempt that never rejects, but not for long. */
export async function patiently(attempt: Promise<unknown>): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, PATIENCE_MS);
  await Promise.race([attempt, promise]).finally(() => clearTimeout(timer));
}
