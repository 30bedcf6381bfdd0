import { IsolationLevel } from '@mikro-orm/core';
import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import type { Account } from '../../domain/account/account.ts';
import type { UserId } from '../../domain/ids.ts';
import type { AccountRepository, ExportPart } from '../../domain/ports/account-repository.ts';
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
  activityDeviceReports: 'activity_device_reports',
  workouts: 'workouts',
  deviceWorkouts: 'device_workouts',
  providerConnections: 'provider_connections',
  changedDays: 'changed_days',
  untoldChanges: 'untold_changes',
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

    export: (args) => exportAccount({ orm, ...args }),
  };
}

/** Rows of a part: a plan has some ten kilobytes. */
const ROWS_AT_ONCE = 100;

async function* exportAccount({
  orm,
  userId,
}: {
  orm: MikroORM;
  userId: UserId;
}): AsyncGenerator<ExportPart, void> {
  const em = orm.em.fork();
  await em.begin({ isolationLevel: IsolationLevel.REPEATABLE_READ, readOnly: true });
  try {
    await em.execute("set local time zone 'UTC'");
    // A reader who stalls must not keep a snapshot and a place in the pool.
    await em.execute("set local idle_in_transaction_session_timeout = '30s'");
    yield { part: 'account', account: await findAccount({ em, userId }) };
    for (const [kind, query] of QUERIES) yield* listRows({ em, kind, query, userId });
  } finally {
    // Nothing was written: there is nothing to commit.
    await em.rollback();
  }
}

async function findAccount({ em, userId }: { em: EntityManager; userId: UserId }): Promise<Account> {
  const [account] = await em.execute<Account[]>(FIND_ACCOUNT, [userId]);
  if (account === undefined) throw userGone();
  return account;
}

/** Rows as stored, with the names of their columns written as the API writes names. */
async function* listRows(args: {
  em: EntityManager;
  kind: string;
  query: string;
  userId: UserId;
}): AsyncGenerator<ExportPart, void> {
  const { em, kind, query, userId } = args;
  await em.execute(
    `declare exported no scroll cursor for select to_jsonb(q) as row from (${query}) q order by 1`,
    [userId],
  );
  let isFirst = true;
  for (;;) {
    const found = await em.execute<{ row: Record<string, unknown> }[]>(`fetch ${ROWS_AT_ONCE} from exported`);
    if (isFirst || found.length > 0) yield { part: 'rows', kind, rows: found.map(({ row }) => shown(row)) };
    isFirst = false;
    if (found.length < ROWS_AT_ONCE) break;
  }
  await em.execute('close exported');
}

const shown = (row: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(row)
      .filter(([column]) => !WITHHELD.includes(column))
      .map(([column, value]) => [toCamelCase(column), value]),
  );

const toCamelCase = (column: string): string =>
  column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
