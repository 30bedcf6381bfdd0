import { DomainError } from '../../domain/errors.ts';

/**
 * The revision that a write gets. Call it inside the transaction that read `stored`.
 *
 * Revision 0 is what does not exist yet; an absent `expected` takes any. Throws `DomainError` of kind
 * `precondition_failed` when the stored revision is not among the expected ones.
 */
export function nextRevision({
  stored = 0,
  expected,
}: {
  stored: number | undefined;
  expected: readonly number[] | undefined;
}): number {
  if (expected === undefined || expected.includes(stored)) return stored + 1;
  throw new DomainError(
    'precondition_failed',
    'revision_changed',
    'It was changed in the meantime: read it again before you write.',
  );
}
