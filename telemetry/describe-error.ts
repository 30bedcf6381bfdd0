const textOf = (value: unknown, key: string): string | undefined => {
  const property: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
  return typeof property === 'string' ? property : undefined;
};

/**
 * What may be logged of an unexpected error: its class, its codes and where it came from.
 *
 * Never its message: database drivers put whole statements there, with a person's values in them.
 */
export function describeError(error: unknown): Record<string, string> {
  const frames = textOf(error, 'stack')
    ?.split('\n')
    .filter((line) => line.startsWith('    at '))
    .slice(0, 12)
    .join('\n');
  const facts = {
    name: textOf(error, 'name'),
    code: textOf(error, 'code'),
    constraint: textOf(error, 'constraint'),
    frames,
  };
  return Object.fromEntries(Object.entries(facts).flatMap(([key, value]) => (value ? [[key, value]] : [])));
}
