import type { Id, UserId } from '../ids.ts';
import type { StartOutcome } from './night-control.ts';

/**
 * Starts and steers the workflows of grocery imports.
 *
 * Every function throws `DomainError` unavailable `night_unavailable` when Temporal cannot be reached.
 */
export type ImportControl = {
  /** Goes on with an import from wherever it is. A run that is there already is left alone. */
  startImport(args: { userId: UserId; importId: Id }): Promise<StartOutcome>;
  /** Tells a waiting import that its person has confirmed or discarded it; nothing happens where none is waiting. */
  tellDecided(args: { userId: UserId; importId: Id }): Promise<void>;
};
