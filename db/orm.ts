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
import { UserEntity } from './entities/user.ts';
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

/** ORM configuration for a database; `poolSize` bounds the connections of this process. */
export const ormConfig = ({ url, poolSize = 10 }: { url: string; poolSize?: number }) =>
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
    forceUtcTimezone: true,
    allowGlobalContext: false,
    // Whoever migrates says what was applied; errors come as errors.
    logger: () => {},
  });

/** Opens the ORM. It connects at the first query; closing it closes the pool. */
export const openOrm = (options: { url: string; poolSize?: number }): Promise<MikroORM> =>
  MikroORM.init(ormConfig(options));
