import { Migrator } from '@mikro-orm/migrations';
import { defineConfig, MikroORM } from '@mikro-orm/postgresql';
import { LoginSessionEntity, OneTimeCodeEntity } from './entities/account.ts';
import {
  ActivityDeviceReportEntity,
  ActivityReportEntity,
  ChangedDayEntity,
  DeviceWorkoutEntity,
  ProviderConnectionEntity,
  WorkoutEntity,
} from './entities/activity.ts';
import { EndedConsentEntity, ProviderAuthorizationEntity } from './entities/consent.ts';
import { GroceryAliasEntity } from './entities/grocery-alias.ts';
import { GroceryImportEntity } from './entities/grocery-import.ts';
import { InventoryEntryEntity, InventoryLotEntity, UserProductEntity } from './entities/inventory.ts';
import { NightFailureEntity, NightZoneEntity } from './entities/night.ts';
import { AuditEntryEntity, IdempotencyKeyEntity } from './entities/operations.ts';
import { DayTargetsEntity, PlanEntity, PlanInputsEntity } from './entities/plan.ts';
import { PreferencesEntity, RecipeFeedbackEntity } from './entities/preferences.ts';
import { BodyMassEntity, ProfileEntity } from './entities/profile.ts';
import { PushDeliveryEntity, PushDeviceEntity } from './entities/push.ts';
import { UntoldChangeEntity } from './entities/untold-change.ts';
import { UserEntity } from './entities/user.ts';
import { guardPool } from './guard-pool.ts';
import { migrations } from './migrations/index.ts';

const entities = [
  UserEntity,
  ProfileEntity,
  BodyMassEntity,
  PreferencesEntity,
  RecipeFeedbackEntity,
  ActivityReportEntity,
  ActivityDeviceReportEntity,
  WorkoutEntity,
  DeviceWorkoutEntity,
  ProviderConnectionEntity,
  ChangedDayEntity,
  ProviderAuthorizationEntity,
  EndedConsentEntity,
  DayTargetsEntity,
  PlanEntity,
  PlanInputsEntity,
  NightZoneEntity,
  NightFailureEntity,
  UntoldChangeEntity,
  PushDeviceEntity,
  PushDeliveryEntity,
  OneTimeCodeEntity,
  LoginSessionEntity,
  IdempotencyKeyEntity,
  AuditEntryEntity,
  InventoryLotEntity,
  InventoryEntryEntity,
  UserProductEntity,
  GroceryAliasEntity,
  GroceryImportEntity,
];

/**
 * How long a process waits for PostgreSQL, and how old a connection gets. Without limits, a server or a network that
 * holds connections open and says nothing stops a process until somebody restarts it.
 */
type DatabaseLimits = {
  /** For a connection or a place in the pool, milliseconds. */
  connectMs?: number;
  /** For the answer to one statement, milliseconds; 0 waits for ever. */
  queryMs?: number;
  /** Older connections end when they are given back, seconds: one that is mute is gone by then. */
  lifetimeSeconds?: number;
};
type DatabaseOptions = { url: string; poolSize?: number; limits?: DatabaseLimits };

/** For somebody who waits for an answer. Steps of the night and operators' commands bring limits of their own. */
const LIMITS = { connectMs: 5_000, queryMs: 5_000, lifetimeSeconds: 30 } satisfies DatabaseLimits;

/** Sweeps and purges go over the rows of everybody. */
export const WORKER_LIMITS: DatabaseLimits = { queryMs: 10_000 };
/** A person looks on and can end it. */
export const OPERATOR_LIMITS: DatabaseLimits = { queryMs: 60_000 };
/** A migration may rewrite a table. */
export const MIGRATION_LIMITS: DatabaseLimits = { queryMs: 0 };

function driverOptions({ connectMs, queryMs, lifetimeSeconds }: Required<DatabaseLimits>) {
  return {
    connectionTimeoutMillis: connectMs,
    query_timeout: queryMs,
    maxLifetimeSeconds: lifetimeSeconds,
    keepAlive: true,
    onPoolCreated: guardPool,
  };
}

/** ORM configuration for a database; `poolSize` bounds the connections of this process. */
export const ormConfig = ({ url, poolSize = 10, limits = {} }: DatabaseOptions) =>
  defineConfig({
    clientUrl: url,
    entities,
    extensions: [Migrator],
    migrations: {
      migrationsList: migrations,
      snapshot: false,
      path: new URL('./migrations', import.meta.url).pathname,
    },
    pool: { min: 0, max: poolSize },
    driverOptions: driverOptions({ ...LIMITS, ...limits }),
    forceUtcTimezone: true,
    allowGlobalContext: false,
    // Whoever migrates says what was applied; errors come as errors.
    logger: () => {},
  });

/** Opens the ORM. It connects at the first query; closing it closes the pool. */
export const openOrm = (options: DatabaseOptions): Promise<MikroORM> => MikroORM.init(ormConfig(options));
