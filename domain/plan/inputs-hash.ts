import type { SelectionInput } from '../recipes/select-day.ts';
import { canonicalJson } from './canonical-json.ts';

/**
 * Hash of all that a plan depends on, the catalogue by its version: equal inputs give an equal hash, whatever
 * the order in which their keys or verdicts were read. `hash` makes a digest of a text, SHA-256 in hex.
 */
export function inputsHash({
  input,
  hash,
}: {
  input: SelectionInput;
  hash: (text: string) => string;
}): string {
  const { catalog, feedback, ...rest } = input;
  return hash(
    canonicalJson({ ...rest, catalogVersion: catalog.version, feedback: Object.fromEntries(feedback) }),
  );
}
