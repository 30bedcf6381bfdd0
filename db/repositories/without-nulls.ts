type NullableKey<Row> = { [Key in keyof Row]: null extends Row[Key] ? Key : never }[keyof Row];

/** A row as the domain has it: a nullable column is an optional property. */
export type WithoutNulls<Row> = {
  [Key in Exclude<keyof Row, NullableKey<Row>>]: Row[Key];
} & { [Key in NullableKey<Row>]?: Exclude<Row[Key], null> | undefined };

/** Leaves out the columns that are null: the domain knows absent properties only. */
export function withoutNulls<Row extends object>(row: Row): WithoutNulls<Row> {
  const present = Object.entries(row).filter(([, value]) => value !== null);
  return Object.fromEntries(present) as WithoutNulls<Row>;
}
