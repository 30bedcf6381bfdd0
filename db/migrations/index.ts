import { Migration20261122ChosenEnergy } from './20261122-chosen-energy.ts';
import { Migration20261122CookingMinutes } from './20261122-cooking-minutes.ts';
import { Migration20261122Initial } from './20261122-initial.ts';
import { Migration20261122PlanInputs } from './20261122-plan-inputs.ts';
import { Migration20261123ProviderTokens } from './20261123-provider-tokens.ts';
import { Migration20261124ChangedDays } from './20261124-changed-days.ts';
import { Migration20261124ConnectionFlows } from './20261124-connection-flows.ts';
import { Migration20261124DeviceWorkouts } from './20261124-device-workouts.ts';
import { Migration20261124Inventory } from './20261124-inventory.ts';
import { Migration20261125GroceryAliases } from './20261125-grocery-aliases.ts';
import { Migration20261125GroceryImports } from './20261125-grocery-imports.ts';
import { Migration20261126ChangedDayClaims } from './20261126-changed-day-claims.ts';
import { Migration20261201ActivityDevices } from './20261201-activity-devices.ts';
import { Migration20261201CanonicalTimeZones } from './20261201-canonical-time-zones.ts';
import { Migration20261201ConnectionHandles } from './20261201-connection-handles.ts';
import { Migration20261201UntoldChanges } from './20261201-untold-changes.ts';

/** The migrations in their order. Listed by hand so that nothing is looked up on disk at run time. */
export const migrations = [
  Migration20261122Initial,
  Migration20261122PlanInputs,
  Migration20261122ChosenEnergy,
  Migration20261122CookingMinutes,
  Migration20261123ProviderTokens,
  Migration20261124ChangedDays,
  Migration20261124ConnectionFlows,
  Migration20261124DeviceWorkouts,
  Migration20261124Inventory,
  Migration20261125GroceryAliases,
  Migration20261125GroceryImports,
  Migration20261126ChangedDayClaims,
  Migration20261201ActivityDevices,
  Migration20261201CanonicalTimeZones,
  Migration20261201ConnectionHandles,
  Migration20261201UntoldChanges,
];
