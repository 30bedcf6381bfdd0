/** Whether two types take each other's values: `true satisfies Same<Row, Schema>` fails when they drift. */
export type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;
