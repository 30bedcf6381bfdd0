import type { Logger } from 'pino';
import type { IsoDate } from '../../domain/calendar.ts';
import { DomainError } from '../../domain/errors.ts';
import type { UserId } from '../../domain/ids.ts';
import { checkPlan, type PlanViolation } from '../../domain/plan/check-plan.ts';
import { repairPlan } from '../../domain/plan/repair-plan.ts';
import { selectionInput } from '../../domain/plan/selection-input.ts';
import type { InventoryRepository } from '../../domain/ports/inventory-repository.ts';
import type { PlanCache } from '../../domain/ports/plan-cache.ts';
import type { PlanRepository, StoredPlan } from '../../domain/ports/plan-repository.ts';
import type { PreferencesRepository } from '../../domain/ports/preferences-repository.ts';
import type { EaterPreferences } from '../../domain/profile/eater-preferences.ts';
import type { Catalog } from '../../domain/recipes/recipe.ts';
import { reserveFoods } from './reserve-foods.ts';
import { fillCache, saveRevision } from './save-revision.ts';

export type PlanDeps = {
  plans: PlanRepository;
  planCache: PlanCache;
  inventory: InventoryRepository;
  preferences: PreferencesRepository;
  catalog: Catalog;
  logger: Logger;
};

/** Whose plan of which date; `today` is the date where they live. */
export type PlanOf = { userId: UserId; localDate: IsoDate; today: IsoDate; at: Date };

/** A plan, what of it must not be shown, and the text of its ETag: both together are what a reader gets. */
export type CheckedPlan = StoredPlan & { withheld: PlanViolation[]; version: string };

/** Somebody else may change the plan while it is being repaired. */
const REPAIRS = 2;

/**
 * Reads a plan: the copy in the cache when it is the revision that counts, the database otherwise.
 *
 * Every plan is checked against the restrictions of now. What they forbid is never shown: in a plan for today
 * or later it is replaced, as a new revision; in an earlier one, which is a record, and where nothing else may be
 * eaten, it is withheld. `undefined` when there is no plan.
 */
export async function readPlan(
  deps: PlanDeps,
  args: PlanOf,
  repairsLeft = REPAIRS,
): Promise<CheckedPlan | undefined> {
  const { value: preferences, revision: preferencesRevision } = await deps.preferences.findEater(args);
  const stored = await findNewest(deps, args);
  if (stored === undefined) return undefined;
  const { revision } = stored.plan;
  const { violations: withheld } = checkPlan({ plan: stored.plan, preferences, catalog: deps.catalog });
  if (withheld.length === 0) return { ...stored, withheld, version: `${revision}` };
  const mayRepair = args.localDate >= args.today && repairsLeft > 0;
  const repair = mayRepair ? await saveRepaired(deps, { ...args, stored, preferences }) : 'impossible';
  // What is shown goes through this check, whoever changed the plan last.
  if (repair === 'saved') return readPlan(deps, args, repairsLeft - 1);
  const { lifeStage } = preferences;
  const shownTo = lifeStage === undefined ? '' : `-${lifeStage}`;
  return { ...stored, withheld, version: `${revision}-${preferencesRevision}${shownTo}` };
}

/**
 * The newest revision. PostgreSQL says which one that is (one look at the primary key), the cache spares it the
 * document: so no process ever shows an older one, whatever became of Redis when the plan was changed.
 */
async function findNewest(
  { plans, planCache: cache, logger }: PlanDeps,
  { userId, localDate }: PlanOf,
): Promise<StoredPlan | undefined> {
  const [head, cached] = await Promise.all([
    plans.findOptionalHead({ userId, localDate }),
    cache.get({ userId, localDate }),
  ]);
  if (head === undefined) return undefined;
  const { revision, ...newest } = head;
  if (cached?.plan.revision === revision) return { ...cached, ...newest };
  const stored = await plans.findOptionalPlan({ userId, localDate });
  if (stored) await fillCache({ cache, logger }, { userId, stored });
  return stored;
}

/** `saved` also when somebody else was faster: the next look will tell. */
async function saveRepaired(
  deps: PlanDeps,
  { stored, preferences, ...args }: PlanOf & { stored: StoredPlan; preferences: EaterPreferences },
): Promise<'saved' | 'impossible'> {
  const { plans, planCache: cache, catalog, logger } = deps;
  const { userId, localDate, at } = args;
  const { plan } = stored;
  try {
    const inputs = await plans.findSelectionInputs({ userId, localDate, standIn: plan.targets });
    const input = selectionInput({ inputs, catalog, userId, localDate });
    const next = repairPlan({ ...input, preferences, plan });
    if (next === undefined) return 'impossible';
    const { plan: saved } = await saveRevision(
      { plans, cache, logger },
      { userId, before: stored, next, at },
    );
    await reserveFoods(deps, { userId, plan: saved, at });
    return 'saved';
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    if (error.code === 'plan_changed') return 'saved';
    // Without the inputs nothing can be chosen; what is forbidden is withheld all the same.
    if (error.code === 'inputs_missing') return 'impossible';
    throw error;
  }
}
