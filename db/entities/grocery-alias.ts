import { defineEntity } from '@mikro-orm/core';
import { UserEntity } from './user.ts';

/** What a name on bills means, as one person said; `name` is as `billNameKey` writes it. */
export const GroceryAliasEntity = defineEntity({
  name: 'GroceryAlias',
  tableName: 'grocery_aliases',
  properties: (p) => ({
    user: p.manyToOne(UserEntity).mapToPk().primary().deleteRule('cascade'),
    name: p.string().length(120).primary(),
    /** Null is "nothing to eat". */
    foodId: p.string().length(80).nullable(),
    updatedAt: p.datetime(),
  }),
  indexes: [
    {
      name: 'grocery_aliases_user_id_name_trigrams',
      expression:
        'create index grocery_aliases_user_id_name_trigrams on grocery_aliases using gist (user_id, name gist_trgm_ops(siglen=32))',
    },
  ],
});
