import { IsolationLevel } from '@mikro-orm/core';
import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import type { Account } from '../../domain/account/account.ts';
import { toInstant } from '../../domain/calendar.ts';
import type { UserId } from '../../domain/ids.ts';
import type { AccountRepository } from '../../domain/ports/account-repository.ts';
import { isoInstantSql, userGone } from '../sql.ts';

const FIND_ACCOUNT = `
  select id, phone, role, jsonb_build_object('version', consent_version, 'at', ${isoInstantSql('consent_at')}) as consent,
    ${isoInstantSql('created_at')} as "createdAt"
  from users where id = ? and not erasing`;

/** Where a person's rows are, by the name of the kind in the export. */
const TABLES = {
  profile: 'profiles',
  bodyMasses: 'body_masses',
  preferences: 'preferences',
  recipeFeedback: 'recipe_feedback',
  activityReports: 'activity_reports',
  workouts: 'workouts',
  deviceWorkouts: 'device_workouts',
  providerConnections: 'provider_connections',
  changedDays: 'changed_days',
  providerAuthorizations: 'provider_authorizations',
  endedConsents: 'ended_consents',
  dayTargets: 'day_targets',
  plans: 'plans',
  planInputs: 'plan_inputs',
  inventoryLots: 'inventory_lots',
  inventoryEntries: 'inventory_entries',
  userProducts: 'user_products',
  groceryAliases: 'grocery_aliases',
  groceryImports: 'grocery_imports',
  pushDevices: 'push_devices',
  pushDeliveries: 'push_deliveries',
  nightFailures: 'night_failures',
  loginSessions: 'login_sessions',
} as const;

/** Rows that belong to a person without a `user_id`. */
const OTHERS = {
  oneTimeCodes: 'select * from one_time_codes where phone = (select phone from users where id = ?)',
  idempotencyKeys: "select * from idempotency_keys where scope like ? || ':%'",
  auditEntries: 'select * from audit_entries where actor = ?',
} as const;

/** Left out: who they are is in `account`, and what proves it says nothing about them. */
const WITHHELD = [
  'user_id',
  'phone',
  'token_hash',
  'previous_token_hash',
  'code_hash',
  'body_hash',
  'target_hash',
  'sealed_tokens',
  'sealed_verifier',
  'sealed_answer',
  'state_hash',
  'refresh_claim',
];

const QUERIES = [
  ...Object.entries(TABLES).map(
    ([kind, table]) => [kind, `select * from ${table} where user_id = ?`] as const,
  ),
  ...Object.entries(OTHERS),
];

/** Accounts in PostgreSQL. */
export function createAccountRepository({ orm }: { orm: MikroORM }): AccountRepository {
  return {
    find: ({ userId }) => findAccount({ em: orm.em.fork(), userId }),

    export: ({ userId, at }) =>
      orm.em.fork().transactional(
        async (em) => {
          await em.execute("set local time zone 'UTC'");
          const account = await findAccount({ em, userId });
          const data: Record<string, Record<string, unknown>[]> = {};
          for (const [kind, query] of QUERIES) data[kind] = await listRows({ em, query, userId });
          return { exportedAt: toInstant(at), account, data };
        },
        { isolationLevel: IsolationLevel.REPEATABLE_READ, readOnly: true },
      ),
  };
}

async function findAccount({ em, userId }: { em: EntityManager; userId: UserId }): Promise<Account> {
  const [account] = await em.execute<Account[]>(FIND_ACCOUNT, [userId]);
  if (account === undefined) throw userGone();
  return account;
}

/** Rows as stored, with the names of their columns written as the API writes names. */
async function listRows(args: {
  em: EntityManager;
  query: string;
  userId: UserId;
}): Promise<Record<string, unknown>[]> {
  const rows = await args.em.execute<{ row: Record<string, unknown> }[]>(
    `select to_jsonb(q) as row from (${args.query}) q order by 1`,
    [args.userId],
  );
  return rows.map(({ row }) =>
    Object.fromEntries(
      Object.entries(row)
        .filter(([column]) => !WITHHELD.includes(column))
        .map(([column, value]) => [toCamelCase(column), value]),
    ),
  );
}

const toCamelCase = (column: string): string =>
  column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
