import { z } from 'zod';
import { IsoInstant } from '../calendar.ts';
import { UserId } from '../ids.ts';

export const Role = z.enum(['user', 'ops']).meta({ id: 'Role', description: 'What an account may do' });
export type Role = z.infer<typeof Role>;

/** An account. The phone number is E.164. */
export const User = z.object({
  id: UserId,
  phone: z.string(),
  role: Role,
  consentVersion: z.string(),
  consentAt: IsoInstant,
  createdAt: IsoInstant,
});
export type User = z.infer<typeof User>;
