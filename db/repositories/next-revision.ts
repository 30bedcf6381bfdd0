import { DomainError } from '../../domain/errors.ts';

/**
 * The revision that a write gets. Call it inside the transaction that read `stored`.
 *
 * `stored` and `expected` are 0 for what does not exist yet; an absent `expected` takes any. Throws
 * `DomainError` of kind `precondition_failed` when somebody else has written since.
 */
export function nextRevision({
  stored = 0,
  expected = stored,
}: {
  stored: number | undefined;
  expected: number | undefined;
}): number {
  if (stored !== expected) {
    throw new DomainError(
      'precondition_failed',
      'revision_changed',
      'It was changed in the meantime: read it again before you write.',
    );
  }
  return stored + 1;
}
