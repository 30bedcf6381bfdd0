import { failureCode, isOutage } from './failures.ts';
import { reportWaiting } from './report-outcome.ts';

/**
 * Runs a step: quick tries in the worker, then, where something it needs is away, as a regular activity
 * whose attempts and last failure the Temporal UI shows. Other failures are the caller's.
 */
export async function persistently<T>(quickly: () => Promise<T>, patiently: () => Promise<T>): Promise<T> {
  try {
    return await quickly();
  } catch (error) {
    if (!isOutage(error)) throw error;
    return await reportWaiting(failureCode(error), patiently);
  }
}
