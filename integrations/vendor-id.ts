import { z } from 'zod';

/** A provider's name of one of its users: printable ASCII. Anything else is not from it, and PostgreSQL takes no NUL. */
export const VendorId = z
  .string()
  .regex(/^[\x21-\x7e]+$/)
  .max(200);
