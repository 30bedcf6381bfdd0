import { rulesVersion } from '../recipes/rules/registry.ts';
import type { SelectionInput } from '../recipes/select-day.ts';
import { canonicalJson } from './canonical-json.ts';

/**
 * Hash of all that a plan depends on, the catalogue and the rules by their versions: equal inputs give an equal
 * hash, whatever the order in which their keys or verdicts were read. `versions` are those of now unless they are
 * given. `hash` makes a digest of a text, SHA-256 in hex.
 */
export function inputsHash({
  input,
  versions = {},
  hash,
}: {
  input: SelectionInput;
  versions?: { catalogVersion?: string; rulesVersion?: string | undefined };
  hash: (text: string) => string;
}): string {
  const { catalog, feedback, ...rest } = input;
  const now = { catalogVersion: catalog.version, rulesVersion };
  return hash(canonicalJson({ ...rest, ...now, ...versions, feedback: Object.fromEntries(feedback) }));
}
