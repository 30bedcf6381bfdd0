import { DomainError } from './errors.ts';

/** Throws `precondition_failed` unless the stored revision is one of those that the caller edited. */
export function requireRevision(args: { expected: readonly number[] | undefined; revision: number }): void {
  if (args.expected === undefined || args.expected.includes(args.revision)) return;
  throw new DomainError(
    'precondition_failed',
    'revision_changed',
    'It was changed meanwhile. Read it again.',
  );
}
