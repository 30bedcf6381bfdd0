import { ZodObject, type ZodType } from 'zod';

/** `content` of a response in a route definition. */
export const jsonContent = <Schema extends ZodType>(schema: Schema) => ({ 'application/json': { schema } });

/**
 * `request.body` of a route that cannot do without one. A property that it does not know is refused: `alergens` must
 * not look as if it had been saved.
 */
export const jsonBody = <Schema extends ZodType>(schema: Schema) => ({
  required: true,
  content: jsonContent(refusingUnknown(schema)),
});

function refusingUnknown<Schema extends ZodType>(schema: Schema): Schema {
  const isClosed = !(schema instanceof ZodObject) || schema.def.catchall !== undefined;
  if (isClosed) return schema;
  const strict: ZodType = schema.strict();
  return strict.meta(schema.meta() ?? {}) as Schema;
}
