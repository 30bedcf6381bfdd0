import { z } from 'zod';
import { IsoInstant } from '../calendar.ts';
import { Id } from '../ids.ts';

/** Something that an operator did, or tried to do. */
export const AuditEntry = z
  .object({
    id: Id,
    at: IsoInstant,
    actor: z.string().meta({ description: 'User id of the operator, or `cli:<login name>`' }),
    action: z.string().meta({ example: 'nights.reschedule' }),
    details: z.record(z.string(), z.unknown()).meta({ description: 'What it was about, and its `outcome`' }),
  })
  .meta({ id: 'AuditEntry', description: 'Something that an operator did, or tried to do' });
export type AuditEntry = z.infer<typeof AuditEntry>;
