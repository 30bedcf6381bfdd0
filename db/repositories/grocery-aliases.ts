import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import type { UserId } from '../../domain/ids.ts';
import type { GroceryAlias, GroceryAliasRepository } from '../../domain/ports/grocery-alias-repository.ts';
import { billNameKey, isSameBillName } from '../../domain/receipts/bill-name.ts';
import { GroceryAliasEntity } from '../entities/grocery-alias.ts';
import { createSql } from '../sql.ts';
import { inUserTransaction } from '../user-transaction.ts';

/** As long as the column. */
const LONGEST_NAME = 120;
/** The oldest are forgotten first. A household's shops have some hundred things that it buys. */
const MOST_ALIASES = 2000;

/**
 * Names that may be the one that was read, nearest first. `%` is a similarity of 0.3: one letter in the middle of
 * five leaves three of nine trigrams, so no name that `isSameBillName` takes is missed, unless a short one was
 * misread twice. Similarity alone cannot choose: `butter` is as near to `buttermilk` as to itself with a letter wrong.
 */
const FIND_NEAR = `
  select asked.name as asked, near.name, near.food_id as "foodId"
  from jsonb_array_elements_text(?::jsonb) as asked (name)
  cross join lateral (
    select name, food_id from grocery_aliases where user_id = ? and (name = asked.name or name % asked.name)
    order by name = asked.name desc, similarity(name, asked.name) desc, updated_at desc limit 8
  ) near`;

const FORGET_OLDEST = `
  delete from grocery_aliases where user_id = ? and name in (
    select name from grocery_aliases where user_id = ? order by updated_at desc, name offset ?)`;

type NearName = GroceryAlias & { asked: string };

/** What users have taught about the names of their shops, in PostgreSQL. */
export function createGroceryAliasRepository({ orm }: { orm: MikroORM }): GroceryAliasRepository {
  const sql = createSql({ orm });
  return {
    async find({ userId, names }) {
      const keys = [...new Set(names.map(keyOf))].filter((key) => key !== '');
      if (keys.length === 0) return new Map();
      const rows = await sql<NearName>(FIND_NEAR, [JSON.stringify(keys), userId]);
      const found = new Map<string, GroceryAlias>();
      for (const { asked, name, foodId } of rows) {
        // They come nearest first: the first that can be it is it.
        if (!found.has(asked) && isSameBillName(asked, name)) found.set(asked, { name, foodId });
      }
      return new Map(
        names.flatMap((name) => {
          const alias = found.get(keyOf(name));
          return alias === undefined ? [] : [[name, alias] as const];
        }),
      );
    },

    teach: ({ userId, aliases, at }) =>
      inUserTransaction({ orm, userId }, (em) => saveAliases(em, { userId, aliases, at })),
  };
}

async function saveAliases(
  em: EntityManager,
  { userId, aliases, at }: { userId: UserId; aliases: readonly GroceryAlias[]; at: Date },
): Promise<void> {
  const foodIds = new Map(aliases.map(({ name, foodId }) => [keyOf(name), foodId]));
  foodIds.delete('');
  if (foodIds.size === 0) return;
  const rows = [...foodIds].map(([name, foodId]) => ({ user: userId, name, foodId, updatedAt: at }));
  await em.upsertMany(GroceryAliasEntity, rows, { disableIdentityMap: true });
  await em.execute(FORGET_OLDEST, [userId, userId, MOST_ALIASES]);
}

const keyOf = (name: string): string => [...billNameKey(name)].slice(0, LONGEST_NAME).join('').trimEnd();
