import type { ZodType } from 'zod';

/** `content` of a response in a route definition. */
export const jsonContent = <Schema extends ZodType>(schema: Schema) => ({ 'application/json': { schema } });

/**
 * `request.body` of a route. It is never optional: whoever means the defaults of everything says so by `{}`, and a
 * body that got lost on its way is not taken for that.
 */
export const jsonBody = <Schema extends ZodType>(schema: Schema) => ({
  required: true,
  content: jsonContent(schema),
});
