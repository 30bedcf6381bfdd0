import { z } from 'zod';
import { IsoInstant } from '../calendar.ts';
import { Id, UserId } from '../ids.ts';
import { Role } from './role.ts';

/** An account. The phone number is E.164. */
export const Account = z
  .object({
    id: UserId,
    phone: z.string(),
    role: Role,
    consent: z
      .object({ version: z.string(), at: IsoInstant })
      .meta({ description: 'The text in which the person agreed to the use of their health data, and when' }),
    createdAt: IsoInstant,
  })
  .meta({ id: 'Account', description: 'An account' });
export type Account = z.infer<typeof Account>;

/**
 * Everything that is stored of a person, by kind. Left out is only what proves who they are (hashes of tokens
 * and codes): it says nothing about them, and whoever found the file could try to guess from it.
 */
export const AccountExport = z
  .object({
    exportedAt: IsoInstant,
    account: Account,
    data: z
      .record(z.string(), z.array(z.record(z.string(), z.unknown())))
      .meta({ description: 'Every stored record, by kind; properties as stored' }),
    pictures: z
      .array(z.object({ importId: Id, base64: z.base64() }))
      .meta({ description: 'Pictures of receipts and groceries that wait for a review' }),
  })
  .meta({ id: 'AccountExport', description: 'Everything that is stored of a person' });
export type AccountExport = z.infer<typeof AccountExport>;
