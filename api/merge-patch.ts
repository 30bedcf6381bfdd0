import { z } from 'zod';
import { validationFailed } from './router.ts';

const patchable = (property: z.core.$ZodType): z.core.$ZodType => {
  const canGo = property instanceof z.ZodDefault || property instanceof z.ZodOptional;
  // A default must not fill in what a patch leaves out: it would undo what the user has set.
  return z.optional(canGo ? z.union([property.unwrap(), z.null()]) : property);
};

/**
 * Body of a PATCH on an object of `schema` (RFC 7396, one level deep): an absent property stays as it is,
 * null takes an optional one away and brings one with a default back to it.
 */
export const mergePatchOf = (schema: z.ZodObject, meta: { id: string; description: string }) =>
  z
    .object(
      Object.fromEntries(Object.entries(schema.shape).map(([name, property]) => [name, patchable(property)])),
    )
    .meta(meta);

/** The patched value. Throws `invalid` naming the fields when it does not fit `schema` any more. */
export function applyMergePatch<Value>({
  schema,
  value,
  patch,
}: {
  schema: z.ZodType<Value>;
  value: Value & object;
  patch: Readonly<Record<string, unknown>>;
}): Value {
  const merged = Object.entries({ ...value, ...patch }).filter(([, property]) => property !== null);
  const parsed = schema.safeParse(Object.fromEntries(merged));
  if (!parsed.success) throw validationFailed(parsed.error.issues);
  return parsed.data;
}
