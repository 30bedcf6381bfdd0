/** What went wrong, in terms every edge can translate: HTTP to a status, Temporal to a retry decision. */
export type ErrorKind =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'not_found'
  | 'conflict'
  | 'precondition_failed'
  | 'rate_limited'
  | 'unavailable'
  | 'not_offered';

/** One field of an input that was refused: a JSON-pointer-like path and a sentence for its reader. */
export type FieldProblem = { path: string; message: string };

type DomainErrorOptions = {
  fields?: readonly FieldProblem[];
  retryAfterMs?: number;
  cause?: unknown;
};

/**
 * The only error that the domain throws on purpose.
 *
 * `code` is stable and machine-readable (`snake_case`), `kind` says how an edge must treat it, the
 * message is for people and never holds personal data.
 */
export class DomainError extends Error {
  readonly code: string;
  readonly kind: ErrorKind;
  readonly fields: readonly FieldProblem[];
  readonly retryAfterMs: number | undefined;

  constructor(kind: ErrorKind, code: string, message: string, options: DomainErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'DomainError';
    this.kind = kind;
    this.code = code;
    this.fields = options.fields ?? [];
    this.retryAfterMs = options.retryAfterMs;
  }
}

/** Closes a switch over a union: a new member that no branch handles does not compile. */
export function assertNever(value: never): never {
  throw new Error(`Unhandled case: ${JSON.stringify(value)}`);
}
