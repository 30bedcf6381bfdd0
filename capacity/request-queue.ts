import { SYNC_PRIORITIES } from '../domain/night/sync-priority.ts';

/** A request that waits: `key` is what the queue is fair among, the zone. */
export type Waiting = { person: number; key: string; priority: number };

/**
 * A cloud's task queue as Temporal serves it: the most urgent level first; within it each key in turn, and of one
 * key the first to come.
 */
export type RequestQueue = {
  add(waiting: Waiting): void;
  /** The next person to ask for whom `isWanted` still holds; those for whom it does not are dropped. */
  take(isWanted: (person: number) => boolean): number | undefined;
};

type Line = { people: number[]; next: number };

/** An empty queue. */
export function createRequestQueue(): RequestQueue {
  const levels = Array.from({ length: SYNC_PRIORITIES }, () => new Map<string, Line>());
  return {
    add({ person, key, priority }) {
      const level = levels[priority - 1];
      const line = level?.get(key);
      if (line) line.people.push(person);
      else level?.set(key, { people: [person], next: 0 });
    },
    take(isWanted) {
      for (const level of levels) {
        for (const [key, line] of level) {
          const person = nextWanted(line, isWanted);
          // A key that has been served goes to the end; one that is empty goes.
          level.delete(key);
          if (person === undefined) continue;
          if (line.next < line.people.length) level.set(key, line);
          return person;
        }
      }
      return undefined;
    },
  };
}

function nextWanted(line: Line, isWanted: (person: number) => boolean): number | undefined {
  while (line.next < line.people.length) {
    const person = line.people[line.next];
    line.next += 1;
    if (person !== undefined && isWanted(person)) return person;
  }
  return undefined;
}
