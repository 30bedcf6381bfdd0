import { rulesVersion } from '../recipes/rules/registry.ts';
import type { SelectionInput } from '../recipes/select-day.ts';
import { canonicalJson } from './canonical-json.ts';

/**
 * Hash of all that a plan depends on, the catalogue and the rules by their versions: equal inputs give an equal hash, whatever
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
  const catalogVersion = catalog.version;
  return hash(
    canonicalJson({ ...rest, catalogVersion, rulesVersion, feedback: Object.fromEntries(feedback) }),
  );
}
