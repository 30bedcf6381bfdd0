import { closest, distance } from 'fastest-levenshtein';
import { z } from 'zod';

type Schema = z.core.$ZodType;

/** What marks the id of a schema that was closed: the published document finds both by it. */
export const CLOSED_SUFFIX = '__closed';

/** Up to this share of its letters, an unknown key is taken for a misspelling. */
const MISSPELT_SHARE = 0.4;

/**
 * The same schema, whose objects refuse every key that they do not name, at every depth: `alergens` must not look as
 * if it had been saved. Objects that name a catch-all, and records, stay open.
 *
 * Throws an `Error` for an intersection: each side would refuse the keys of the other.
 */
export function refusingUnknown<Given extends Schema>(schema: Given): Given {
  const changes = changesTo(schema);
  if (changes === undefined) return schema;
  const closed = z.core.clone(schema, z.core.util.mergeDefs(schema._zod.def, changes));
  if (!(closed instanceof z.ZodType)) return closed;
  const { id, ...meta } = { ...innerMeta(schema), ...z.globalRegistry.get(schema) };
  return closed.meta({ ...meta, ...(id !== undefined && { id: `${id}${CLOSED_SUFFIX}` }) }) as Given;
}

/** The published document refers to an optional component only where the wrapper bears its name as well. */
function innerMeta(schema: Schema): z.core.GlobalMeta | undefined {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  return def.type === 'optional' ? z.globalRegistry.get(def.innerType) : undefined;
}

/** The parts of a schema's definition that become other ones; `undefined` where none does. */
function changesTo(schema: Schema): Record<string, unknown> | undefined {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case 'object':
      return { shape: closedShape(def.shape), ...(isOpen(def) ? {} : refusal(Object.keys(def.shape))) };
    case 'array':
      return changed({ element: def.element });
    case 'union':
      return changedList('options', def.options);
    case 'tuple':
      return changedList('items', def.items);
    case 'record':
    case 'map':
      return changed({ valueType: def.valueType });
    case 'optional':
    case 'default':
    case 'prefault':
    case 'nullable':
    case 'nonoptional':
    case 'readonly':
    case 'catch':
      return changed({ innerType: def.innerType });
    case 'lazy':
      return { getter: () => refusingUnknown(def.getter()) };
    case 'pipe':
      // What a transform made is ours; only where it comes first is the other side what was sent.
      return def.in._zod.def.type === 'transform' ? changed({ out: def.out }) : changed({ in: def.in });
    case 'intersection':
      throw new Error('An intersection cannot refuse unknown keys. Use extend() instead.');
    default:
      return undefined;
  }
}

const isOpen = ({ catchall }: z.core.$ZodObjectDef): boolean =>
  catchall !== undefined && catchall._zod.def.type !== 'never';

const closedShape = (shape: z.core.$ZodShape): z.core.$ZodShape =>
  Object.fromEntries(Object.entries(shape).map(([name, property]) => [name, refusingUnknown(property)]));

const refusal = (known: readonly string[]) => ({
  catchall: z.never(),
  error: (issue: z.core.$ZodRawIssue) =>
    issue.code === 'unrecognized_keys' ? unknownMessage({ unknown: issue.keys, known }) : undefined,
});

function changed(parts: Record<string, Schema>): Record<string, Schema> | undefined {
  const closed = Object.entries(parts).map(([name, part]) => [name, refusingUnknown(part)] as const);
  return closed.some(([name, part]) => part !== parts[name]) ? Object.fromEntries(closed) : undefined;
}

function changedList(name: string, parts: readonly Schema[]): Record<string, Schema[]> | undefined {
  const closed = parts.map(refusingUnknown);
  return closed.some((part, index) => part !== parts[index]) ? { [name]: closed } : undefined;
}

/** Names what was meant where one key is nearly a known one, and else all that are known. */
function unknownMessage({
  unknown,
  known,
}: {
  unknown: readonly string[];
  known: readonly string[];
}): string {
  const [key = '', ...others] = unknown;
  const meant = known.length === 0 ? '' : closest(key, known);
  const isNear = distance(key.toLowerCase(), meant.toLowerCase()) <= meant.length * MISSPELT_SHARE;
  if (others.length === 0 && isNear) return `is not known here: did you mean ${meant}?`;
  return known.length === 0 ? 'is not known here' : `is not known here; known are ${known.join(', ')}`;
}
