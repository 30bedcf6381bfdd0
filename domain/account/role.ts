import { z } from 'zod';

export const Role = z.enum(['user', 'ops']).meta({ id: 'Role', description: 'What an account may do' });
export type Role = z.infer<typeof Role>;
