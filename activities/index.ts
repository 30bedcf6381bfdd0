import { ProviderId } from '../domain/activity/activity-day.ts';
import { tellAllChanges } from '../domain/night/tell-changes.ts';
import type { ActivityProviders } from '../domain/ports/activity-provider.ts';
import type { ActivityRepository } from '../domain/ports/activity-repository.ts';
import type { ChangedDayRepository } from '../domain/ports/changed-day-repository.ts';
import type { Clock } from '../domain/ports/clock.ts';
import type { DeliveryRepository } from '../domain/ports/delivery-repository.ts';
import type { EndedConsentRepository } from '../domain/ports/ended-consent-repository.ts';
import type { EraseRepository } from '../domain/ports/erase-repository.ts';
import type { FileStore } from '../domain/ports/file-store.ts';
import type { GroceryAliasRepository } from '../domain/ports/grocery-alias-repository.ts';
import type { GroceryImportRepository } from '../domain/ports/grocery-import-repository.ts';
import type { ImportControl } from '../domain/ports/import-control.ts';
import type { InventoryRepository } from '../domain/ports/inventory-repository.ts';
import type { NightAdministration, NightControl } from '../domain/ports/night-control.ts';
import type { NightRepository } from '../domain/ports/night-repository.ts';
import type { PlanCache } from '../domain/ports/plan-cache.ts';
import type { PlanRepository } from '../domain/ports/plan-repository.ts';
import type { ProviderClient } from '../domain/ports/provider-client.ts';
import type { ProviderConnectionRepository } from '../domain/ports/provider-connection-repository.ts';
import type { PushGateway } from '../domain/ports/push-gateway.ts';
import type { ItemSpotter, ReceiptReader } from '../domain/ports/receipt-reader.ts';
import type { UntoldChangeRepository } from '../domain/ports/untold-change-repository.ts';
import type { ReadPdf } from '../domain/receipts/pdf.ts';
import type { ReadMail } from '../domain/receipts/text-lines.ts';
import type { PreparePicture } from '../domain/receipts/upload.ts';
import type { Catalog } from '../domain/recipes/recipe.ts';
import type { SelectDay } from '../domain/recipes/select-day.ts';
import type { ReportLeftOut } from '../domain/work-through.ts';
import { createCachePlan, createRefreshCache } from './cache-plan.ts';
import { createComputeEnergy } from './compute-energy.ts';
import { createEraseSteps } from './erase-user.ts';
import { createFallbackPlan } from './fallback-plan.ts';
import { createFinishNight, createOpenNight, createStartPage } from './fan-out.ts';
import { createFetchActivity } from './fetch-activity.ts';
import { createClaimChangedDays, createFetchChangedDay } from './fetch-changed-day.ts';
import { createImportSteps } from './import-receipt/import-steps.ts';
import { createNotify } from './notify.ts';
import { createRecordFailure } from './record-failure.ts';
import { createSelectRecipes } from './select-recipes.ts';
import { createSweepNights } from './sweep-nights.ts';
import { createSyncActivity } from './sync-activity.ts';
import { createConnectionSteps } from './tend-connection.ts';

/** Everything that the steps reach outside: built once by the worker's composition root. */
export type ActivityDeps = {
  plans: PlanRepository;
  night: NightRepository;
  inventory: Pick<InventoryRepository, 'reserve'>;
  deliveries: DeliveryRepository;
  reports: ActivityRepository;
  connections: ProviderConnectionRepository;
  changedDays: ChangedDayRepository;
  endedConsents: EndedConsentRepository;
  untold: UntoldChangeRepository;
  erase: EraseRepository;
  cache: PlanCache;
  push: Pick<PushGateway, 'send'>;
  providers: ActivityProviders;
  clients: Partial<Record<ProviderId, ProviderClient>>;
  catalog: Catalog;
  selectDay: SelectDay;
  control: NightControl;
  administration: NightAdministration;
  purgeExpired: (args: { now: Date }) => Promise<void>;
  clock: Clock;
  imports: GroceryImportRepository;
  importControl: ImportControl;
  aliases: Pick<GroceryAliasRepository, 'find'>;
  files: FileStore;
  preparePicture: PreparePicture;
  reader: ReceiptReader;
  spotter?: ItemSpotter | undefined;
  readMail: ReadMail;
  report: ReportLeftOut;
  readPdf: ReadPdf;
};

/** The steps that workflows call. Each is an upsert on a natural key, so that Temporal may run it again. */
export const createActivities = (deps: ActivityDeps) => ({
  syncActivity: createSyncActivity(deps),
  fetchActivity: createFetchActivity(deps),
  claimChangedDays: createClaimChangedDays(deps),
  fetchChangedDay: createFetchChangedDay(deps),
  computeEnergy: createComputeEnergy(deps),
  selectRecipes: createSelectRecipes(deps),
  fallbackPlan: createFallbackPlan(deps),
  cachePlan: createCachePlan(deps),
  notify: createNotify(deps),
  recordFailure: createRecordFailure(deps),
  openNight: createOpenNight(deps),
  startPage: createStartPage(deps),
  finishNight: createFinishNight(deps),
  sweepNights: createSweepNights(deps),
  refreshCache: createRefreshCache(deps),
  tellChanges: () => tellAllChanges(deps, { at: deps.clock() }),
  purgeExpired: () => deps.purgeExpired({ now: deps.clock() }),
  ensureSchedules: async () =>
    deps.administration.ensureSchedules({
      zones: await deps.night.listZones(),
      providers: ProviderId.options.filter((id) => deps.providers[id] !== undefined),
    }),
  ...createEraseSteps(deps),
  ...createConnectionSteps(deps),
  ...createImportSteps(deps),
});
export type Activities = ReturnType<typeof createActivities>;
