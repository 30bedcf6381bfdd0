import {
  type Client,
  isGrpcServiceError,
  ServiceError,
  WorkflowExecutionAlreadyStartedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client';
import { DomainError } from '../domain/errors.ts';
import type { StartOutcome } from '../domain/ports/night-control.ts';
import { GRPC, grpcCode } from './grpc-code.ts';

/**
 * Server and worker answer within milliseconds; left to itself the client tries for 20 seconds, and for ever to
 * have an update accepted, which is not durable before a worker has taken it.
 */
const ANSWER_MS = 5_000;

const nightUnavailable = (cause: unknown) =>
  new DomainError('unavailable', 'night_unavailable', 'Plans cannot be made right now.', { cause });

/**
 * Whether a call failed only because the server, or a worker that had to take it, did not answer. A refusal is an
 * answer: another try with the same arguments gets the same one.
 */
export const isUnreached = (error: unknown): boolean =>
  grpcCode(error) !== GRPC.INVALID_ARGUMENT &&
  (error instanceof ServiceError ||
    error instanceof WorkflowUpdateRPCTimeoutOrCancelledError ||
    isGrpcServiceError(error));

/** Bounds the call, and translates an unreachable server to `night_unavailable`; other errors pass. */
export async function reaching<T>(client: Client, work: () => Promise<T>): Promise<T> {
  try {
    return await client.withDeadline(Date.now() + ANSWER_MS, work);
  } catch (error) {
    if (isUnreached(error)) throw nightUnavailable(error);
    throw error;
  }
}

/** Starts a run, unless there is one of this id that its policy keeps. Throws as `reaching`. */
export async function startOnce(client: Client, start: () => Promise<unknown>): Promise<StartOutcome> {
  try {
    await reaching(client, start);
    return 'started';
  } catch (error) {
    if (error instanceof WorkflowExecutionAlreadyStartedError) return 'exists';
    throw error;
  }
}
