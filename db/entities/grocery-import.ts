import { defineEntity } from '@mikro-orm/core';
import type { ConfirmDecisions } from '../../domain/receipts/confirm-decisions.ts';
import {
  ImportCode,
  ImportKind,
  ImportMediaType,
  ImportStatus,
  type Review,
} from '../../domain/receipts/grocery-import.ts';
import type { Reading } from '../../domain/receipts/reading.ts';
import { UserEntity } from './user.ts';

/** A bill or photo on its way to becoming stock. The file itself is in the file store. */
export const GroceryImportEntity = defineEntity({
  name: 'GroceryImport',
  tableName: 'grocery_imports',
  properties: (p) => ({
    id: p.uuid().primary(),
    user: p.manyToOne(UserEntity).mapToPk().deleteRule('cascade'),
    kind: p.enum(ImportKind.options),
    mediaType: p.enum(ImportMediaType.options),
    status: p.enum(ImportStatus.options),
    code: p.enum(ImportCode.options).nullable(),
    reader: p.string().length(80).nullable(),
    /** Between reading and review only. */
    reading: p.json<Reading>().nullable(),
    review: p.json<Review>().nullable(),
    /** What was confirmed: the same again is no second purchase. */
    decisions: p.json<ConfirmDecisions>().nullable(),
    revision: p.integer().default(1),
    createdAt: p.datetime(),
    updatedAt: p.datetime(),
  }),
  indexes: [
    {
      name: 'grocery_imports_user_id_created_at_index',
      expression:
        'create index grocery_imports_user_id_created_at_index on grocery_imports (user_id, created_at desc, id desc)',
    },
    // Partial: the sweep looks for the few that a worker should have gone on with.
    {
      name: 'grocery_imports_working_index',
      expression:
        "create index grocery_imports_working_index on grocery_imports (updated_at) where status in ('received', 'preparing', 'reading', 'matching')",
    },
  ],
});
