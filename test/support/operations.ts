import type { openApiDocument } from '../../api/openapi.ts';
import { samplesOf } from './sample-bodies.ts';

type Document = ReturnType<typeof openApiDocument>;
type Schema = Record<string, unknown>;

/** One operation of the API's document, with what a test needs to call it wrongly. */
export type Operation = {
  method: string;
  path: string;
  isPublic: boolean;
  pathParameters: { name: string; schema: Schema }[];
  queryParameters: { name: string; schema: Schema }[];
  /** Properties of the JSON body by name; absent when there is none. */
  body?: Record<string, Schema>;
  /** Whether the operation cannot do without a body, of whatever media type. */
  needsBody: boolean;
  /** Valid JSON bodies that together have every property of every branch. */
  sampleBodies: unknown[];
};

const METHODS = ['get', 'put', 'post', 'patch', 'delete'] as const;

/** All operations of a document that lie under `/v1`. */
export function listOperations(document: Document): Operation[] {
  return Object.entries(document.paths ?? {})
    .filter(([path]) => path.startsWith('/v1'))
    .flatMap(([path, item]) =>
      METHODS.flatMap((method) => {
        const operation = item[method];
        return operation ? [toOperation({ document, path, method, operation: operation as Schema })] : [];
      }),
    );
}

type Parameter = { in: string; name: string; schema: Schema };

function toOperation(args: {
  document: Document;
  path: string;
  method: string;
  operation: Schema;
}): Operation {
  const { document, path, method, operation } = args;
  const parameters = (operation.parameters ?? []) as Parameter[];
  const inside = (place: string) =>
    parameters
      .filter((parameter) => parameter.in === place)
      .map(({ name, schema }) => ({ name, schema: resolve({ document, schema }) }));
  const body = operation.requestBody as
    | { required?: boolean; content: Record<string, { schema: Schema } | undefined> }
    | undefined;
  const bodySchema = body?.content['application/json']?.schema;
  return {
    method: method.toUpperCase(),
    path,
    isPublic: Array.isArray(operation.security) && operation.security.length === 0,
    pathParameters: inside('path'),
    queryParameters: inside('query'),
    needsBody: body?.required === true,
    sampleBodies: bodySchema
      ? samplesOf({ schema: bodySchema, resolve: (schema) => resolve({ document, schema }) })
      : [],
    ...(bodySchema && { body: propertiesOf({ document, schema: bodySchema }) }),
  };
}

/** Follows a reference into the document's components. */
function resolve({ document, schema }: { document: Document; schema: Schema }): Schema {
  const name = typeof schema.$ref === 'string' ? schema.$ref.split('/').at(-1) : undefined;
  if (name === undefined) return schema;
  return resolve({ document, schema: (document.components?.schemas?.[name] ?? {}) as Schema });
}

function propertiesOf(args: { document: Document; schema: Schema }): Record<string, Schema> {
  const { document } = args;
  const schema = resolve(args);
  const parts = ((schema.allOf ?? schema.oneOf ?? schema.anyOf ?? []) as Schema[]).map((part) =>
    propertiesOf({ document, schema: part }),
  );
  const own = Object.entries((schema.properties ?? {}) as Record<string, Schema>).map(
    ([name, property]) => [name, resolve({ document, schema: property })] as const,
  );
  return Object.assign({}, ...parts, Object.fromEntries(own));
}

/** A value of a type that the schema does not take. */
export const wrongValueFor = (schema: Schema): unknown =>
  schema.type === 'array' || schema.type === 'object' || schema.oneOf ? 7 : { not: 'this type' };
