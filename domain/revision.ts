import { DomainError } from './errors.ts';

/** A stored value with the number of its current version: the ETag is made from `revision`. */
export type Revisioned<Value> = { revision: number; value: Value };

/**
 * Throws `precondition_failed` unless the stored revision is one of those that the caller edited. Revision 0 is
 * what does not exist yet; an absent `expected` takes any.
 */
export function requireRevision(args: { expected: readonly number[] | undefined; revision: number }): void {
  if (args.expected === undefined || args.expected.includes(args.revision)) return;
  throw new DomainError(
    'precondition_failed',
    'revision_changed',
    'It was changed meanwhile. Read it again.',
  );
}
