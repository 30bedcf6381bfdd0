import { DomainError } from '../../domain/errors.ts';
import type { ImportControl } from '../../domain/ports/import-control.ts';

type Key = Parameters<ImportControl['startImport']>[0];

/** Temporal as the routes of imports see it, with every call noted. `goAway` makes it unreachable until `comeBack`. */
export function createRecordedImports() {
  const started: Key[] = [];
  const told: Key[] = [];
  let isAway = false;
  const note = (calls: Key[], key: Key) => {
    if (isAway) throw new DomainError('unavailable', 'night_unavailable', 'Plans cannot be made right now.');
    calls.push(key);
  };
  const control: ImportControl = {
    async startImport(key) {
      note(started, key);
      return 'started';
    },
    async tellDecided(key) {
      note(told, key);
    },
  };
  return {
    control,
    started,
    told,
    goAway: () => {
      isAway = true;
    },
    comeBack: () => {
      isAway = false;
    },
  };
}
