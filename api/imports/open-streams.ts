import { DomainError } from '../../domain/errors.ts';

/** Counts what each user watches. `open` returns what ends the count; call it once or more. */
export type OpenStreams = { open(args: { userId: string }): () => void };

/**
 * At most `most` streams of one user at a time in this process. One that nobody closed counts for `longestMs`.
 *
 * `open` throws DomainError rate_limited `too_many_streams`.
 */
export function createOpenStreams({ most, longestMs }: { most: number; longestMs: number }): OpenStreams {
  const openedOf = new Map<string, Set<{ at: number }>>();
  return {
    open({ userId }) {
      const at = performance.now();
      const opened = openedOf.get(userId) ?? new Set();
      for (const one of opened) if (at - one.at > longestMs) opened.delete(one);
      if (opened.size >= most) {
        throw new DomainError(
          'rate_limited',
          'too_many_streams',
          `You watch ${most} imports already. Close one of them.`,
          { retryAfterMs: 5_000 },
        );
      }
      const stream = { at };
      openedOf.set(userId, opened.add(stream));
      return () => {
        opened.delete(stream);
        if (opened.size === 0 && openedOf.get(userId) === opened) openedOf.delete(userId);
      };
    },
  };
}
