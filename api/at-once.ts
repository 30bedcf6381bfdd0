import { DomainError } from '../domain/errors.ts';

/** Counts what each user has begun and not ended. `begin` returns what ends the count; call it once or more. */
export type AtOnce = { begin(args: { userId: string }): () => void };

/**
 * At most `most` things of one user at a time in this process. One that nobody ended counts for `longestMs`.
 *
 * `begin` throws DomainError rate_limited with `code` and `message`, to be tried again after `retryAfterMs`.
 */
export function createAtOnce({
  most,
  longestMs,
  code,
  message,
  retryAfterMs,
}: {
  most: number;
  longestMs: number;
  code: string;
  message: string;
  retryAfterMs: number;
}): AtOnce {
  const begunBy = new Map<string, Set<{ at: number }>>();
  return {
    begin({ userId }) {
      const at = performance.now();
      const begun = begunBy.get(userId) ?? new Set();
      for (const one of begun) if (at - one.at > longestMs) begun.delete(one);
      if (begun.size >= most) throw new DomainError('rate_limited', code, message, { retryAfterMs });
      const one = { at };
      begunBy.set(userId, begun.add(one));
      return () => {
        begun.delete(one);
        if (begun.size === 0 && begunBy.get(userId) === begun) begunBy.delete(userId);
      };
    },
  };
}
