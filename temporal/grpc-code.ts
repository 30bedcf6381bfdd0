/** Status codes of gRPC that mean something here. */
export const GRPC = { INVALID_ARGUMENT: 3, NOT_FOUND: 5 } as const;

/**
 * The gRPC status of an answer, at whatever depth the client has wrapped it: the same refusal is a `TypeError` or a
 * `ServiceError` with it as the cause, or the bare error, by the kind of the connection and of the call.
 */
export function grpcCode(error: unknown): number | undefined {
  if (!(error instanceof Error)) return undefined;
  if ('code' in error && typeof error.code === 'number') return error.code;
  return grpcCode(error.cause);
}
