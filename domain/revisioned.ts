/** A stored value with the number of its current version: the ETag is made from `revision`. */
export type Revisioned<Value> = { revision: number; value: Value };
