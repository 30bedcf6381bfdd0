type Schema = Record<string, unknown>;
type Sampling = { schema: Schema; resolve(schema: Schema): Schema };

const FORMATS: Record<string, string> = {
  uuid: '00000000-0000-4000-8000-000000000000',
  date: '2026-11-20',
  'date-time': '2026-11-20T08:00:00.000Z',
  uri: 'https://push.example.org/somebody',
};

/** Values of the right types that together have every property and every branch of a schema at least once. */
export function samplesOf({ schema: given, resolve }: Sampling): unknown[] {
  const schema = resolve(given);
  const branches = (schema.oneOf ?? schema.anyOf) as Schema[] | undefined;
  if (branches) return branches.flatMap((branch) => samplesOf({ schema: branch, resolve }));
  if (schema.properties) return objectsOf({ schema, resolve });
  if (schema.type === 'array') {
    return [samplesOf({ schema: schema.items as Schema, resolve })];
  }
  return [scalarOf(schema)];
}

/** One object for each of the most samples that any property has. */
function objectsOf({ schema, resolve }: Sampling): unknown[] {
  const properties = Object.entries(schema.properties as Record<string, Schema>).map(
    ([name, property]) => [name, samplesOf({ schema: property, resolve })] as const,
  );
  const count = Math.max(1, ...properties.map(([, samples]) => samples.length));
  return Array.from({ length: count }, (_, index) =>
    Object.fromEntries(properties.map(([name, samples]) => [name, samples[index % samples.length]])),
  );
}

function scalarOf({
  type,
  format,
  example,
  examples,
  enum: options,
  const: fixed,
  ...rest
}: Schema): unknown {
  const [given] = [
    fixed,
    example,
    (examples as unknown[] | undefined)?.[0],
    (options as unknown[] | undefined)?.[0],
  ].filter((value) => value !== undefined);
  if (given !== undefined) return given;
  if (type === 'null') return null;
  if (type === 'boolean') return true;
  if (type === 'number' || type === 'integer') return rest.minimum ?? 1;
  return FORMATS[String(format)] ?? 'anything';
}

/** The pointer of every object inside a value, that of the value itself first. */
export function objectPointers(value: unknown, pointer = ''): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.entries(value).flatMap(([key, part]) => objectPointers(part, `${pointer}/${key}`));
  return Array.isArray(value) ? inner : [pointer, ...inner];
}

/** A copy of a value in which the object at `pointer` has one more property. */
export function withKeyAt({
  value,
  pointer,
  key,
}: {
  value: unknown;
  pointer: string;
  key: string;
}): unknown {
  const copy: unknown = structuredClone(value);
  const steps = pointer.split('/').slice(1);
  const place = steps.reduce<unknown>((part, step) => (part as Record<string, unknown>)[step], copy);
  (place as Record<string, unknown>)[key] = 'x';
  return copy;
}
