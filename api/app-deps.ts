import type { Logger } from 'pino';
import type { ProviderId } from '../domain/activity/activity-day.ts';
import type { AccountRepository } from '../domain/ports/account-repository.ts';
import type { ActivityRepository } from '../domain/ports/activity-repository.ts';
import type { BodyMassRepository } from '../domain/ports/body-mass-repository.ts';
import type { ChangedDayRepository } from '../domain/ports/changed-day-repository.ts';
import type { Clock } from '../domain/ports/clock.ts';
import type { EndedConsentRepository } from '../domain/ports/ended-consent-repository.ts';
import type { EraseRepository } from '../domain/ports/erase-repository.ts';
import type { FileStore } from '../domain/ports/file-store.ts';
import type { GroceryAliasRepository } from '../domain/ports/grocery-alias-repository.ts';
import type { GroceryImportRepository } from '../domain/ports/grocery-import-repository.ts';
import type { IdempotencyKeyRepository } from '../domain/ports/idempotency-key-repository.ts';
import type { InventoryRepository, ProductRepository } from '../domain/ports/inventory-repository.ts';
import type { LoginSessionRepository } from '../domain/ports/login-session-repository.ts';
import type { NightControl } from '../domain/ports/night-control.ts';
import type { OneTimeCodeRepository } from '../domain/ports/one-time-code-repository.ts';
import type { OperationsRepository } from '../domain/ports/operations-repository.ts';
import type { PlanCache } from '../domain/ports/plan-cache.ts';
import type { PlanRepository } from '../domain/ports/plan-repository.ts';
import type { PreferencesRepository } from '../domain/ports/preferences-repository.ts';
import type { ProductDirectory } from '../domain/ports/product-directory.ts';
import type { ProfileRepository } from '../domain/ports/profile-repository.ts';
import type { ProviderAuthorizationRepository } from '../domain/ports/provider-authorization-repository.ts';
import type { ProviderClient } from '../domain/ports/provider-client.ts';
import type { ProviderConnectionRepository } from '../domain/ports/provider-connection-repository.ts';
import type { PushDeviceRepository } from '../domain/ports/push-device-repository.ts';
import type { RateLimits } from '../domain/ports/rate-limits.ts';
import type { RecipeFeedbackRepository } from '../domain/ports/recipe-feedback-repository.ts';
import type { SmsSender } from '../domain/ports/sms-sender.ts';
import type { UntoldChangeRepository } from '../domain/ports/untold-change-repository.ts';
import type { UserRepository } from '../domain/ports/user-repository.ts';
import type { WorkoutRepository } from '../domain/ports/workout-repository.ts';
import type { InspectUpload } from '../domain/receipts/upload.ts';
import type { Catalog } from '../domain/recipes/recipe.ts';
import type { SelectDay } from '../domain/recipes/select-day.ts';
import type { CodeDigits } from './auth/code-digits.ts';
import type { PublicLimits } from './auth/limits.ts';
import type { RefreshTokens } from './auth/refresh-tokens.ts';
import type { SignedTokens } from './auth/signed-tokens.ts';
import type { ConnectableClouds } from './connections/connectable-clouds.ts';
import type { ImportTriggers } from './imports/import-triggers.ts';
import type { ApiMetrics } from './metrics.ts';
import type { Authenticator } from './middleware/authenticate.ts';
import type { PlanTriggers } from './plans/plan-triggers.ts';
import type { HealthCheck } from './routes/system/check-health.ts';

/** Everything that the API needs from outside: `api/main.ts` makes it, tests make their own. */
export type AppDeps = {
  clock: Clock;
  logger: Logger;
  metrics: ApiMetrics;
  health: Record<string, HealthCheck>;
  /** Origins that browsers may call from; none turns CORS off. */
  corsOrigins: readonly string[];
  /** Reverse proxies in front whose `X-Forwarded-For` is believed. */
  trustedProxyHops: number;
  authenticator: Authenticator;
  idempotencyKeys: IdempotencyKeyRepository;
  rateLimits: RateLimits;
  publicLimits: PublicLimits;
  /** Where users reach the API, `https://api.example.org`. */
  publicUrl: string;
  /** Countries whose numbers get codes, ISO 3166; empty serves all. */
  servedCountries: readonly string[];
  users: UserRepository;
  oneTimeCodes: OneTimeCodeRepository;
  loginSessions: LoginSessionRepository;
  codeDigits: CodeDigits;
  signedTokens: SignedTokens;
  refreshTokens: RefreshTokens;
  sms: SmsSender;
  catalog: Catalog;
  selectDay: SelectDay;
  profiles: ProfileRepository;
  preferences: PreferencesRepository;
  bodyMasses: BodyMassRepository;
  workouts: WorkoutRepository;
  activity: ActivityRepository;
  /** The fitness clouds that are configured. */
  providerClients: Partial<Record<ProviderId, ProviderClient>>;
  connections: ProviderConnectionRepository;
  changedDays: ChangedDayRepository;
  pushDevices: PushDeviceRepository;
  clouds: ConnectableClouds;
  authorizations: ProviderAuthorizationRepository;
  endedConsents: EndedConsentRepository;
  /** Where a browser may go back to after connecting a cloud. */
  connectionReturnUrls: readonly string[];
  feedback: RecipeFeedbackRepository;
  inventory: InventoryRepository;
  products: ProductRepository;
  /** Whom to ask about barcodes that the user has not named; `undefined` where nobody is to be asked. */
  productDirectory: ProductDirectory | undefined;
  imports: GroceryImportRepository;
  importTriggers: ImportTriggers;
  /** What users have taught about the names on their bills. */
  groceryAliases: GroceryAliasRepository;
  files: FileStore;
  inspectUpload: InspectUpload;
  /** Whether photos of food can be read: a model is configured. */
  readsPhotos: boolean;
  plans: PlanRepository;
  planCache: PlanCache;
  control: NightControl;
  /** What the nights are still to be told of. */
  untold: UntoldChangeRepository;
  planTriggers: PlanTriggers;
  operations: OperationsRepository;
  accounts: AccountRepository;
  erase: EraseRepository;
};
