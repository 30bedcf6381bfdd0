import { z } from 'zod';

/** Text that a person writes: PostgreSQL takes neither NUL nor half of a surrogate pair. */
export const freeText = ({ max }: { max: number }) =>
  z
    .string()
    .max(max)
    .refine((text) => !text.includes('\0') && text.isWellFormed(), 'must be Unicode text without NUL');
