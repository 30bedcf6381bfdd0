import type { ZodType } from 'zod';

/** `content` of a response in a route definition. */
export const jsonContent = <Schema extends ZodType>(schema: Schema) => ({ 'application/json': { schema } });

/** `request.body` of a route that cannot do without one. */
export const jsonBody = <Schema extends ZodType>(schema: Schema) => ({
  required: true,
  content: jsonContent(schema),
});
