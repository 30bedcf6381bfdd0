/**
 * Reads of typed arrays in loops whose indices are inside by construction: the type of an element is then
 * `number`. One function for each kind of array, so that each stays fast.
 */
export const floatAt = (values: Float64Array, index: number): number => values[index] as number;

/** As `floatAt`, for whole numbers. */
export const intAt = (values: Int32Array, index: number): number => values[index] as number;
