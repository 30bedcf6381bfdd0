import { createRoute } from '@hono/zod-openapi';
import { addDays, type IsoDate } from '../../../domain/calendar.ts';
import { computeDayTargets } from '../../../domain/energy/compute-day-targets.ts';
import { DomainError } from '../../../domain/errors.ts';
import type { PlanRepository } from '../../../domain/ports/plan-repository.ts';
import type { ProfileRepository } from '../../../domain/ports/profile-repository.ts';
import type { RateLimitRule, RateLimits } from '../../../domain/ports/rate-limits.ts';
import { withApplicableTarget } from '../../../domain/profile/clinician-target.ts';
import type { EaterPreferences } from '../../../domain/profile/eater-preferences.ts';
import type { Profile } from '../../../domain/profile/profile.ts';
import { profileProblems } from '../../../domain/profile/profile-problems.ts';
import type { Catalog } from '../../../domain/recipes/recipe.ts';
import type { SelectDay } from '../../../domain/recipes/select-day.ts';
import { changedProfile } from '../../../domain/what-if/changed-targets.ts';
import { planWhatIf, WhatIf } from '../../../domain/what-if/plan-what-if.ts';
import { WhatIfChange, withRestrictions } from '../../../domain/what-if/what-if-change.ts';
import { jsonBody } from '../../json-content.ts';
import { countCall } from '../../middleware/limit-rate.ts';
import { selectInTime } from '../../plans/select-in-time.ts';
import { WHAT_IF_EXAMPLE } from '../../plans/what-if-example.ts';
import { type UserRouter, validationFailed } from '../../router.ts';
import { findUserDay } from '../../user-day.ts';

/** Each of these plans a day or two: enough to play with, and no load. */
const WHAT_IFS: RateLimitRule = { name: 'plan-what-if', calls: 60, windowSeconds: 600 };

const route = createRoute({
  method: 'post',
  path: '/v1/plans/what-if',
  operationId: 'askWhatIf',
  tags: ['plans'],
  summary: 'What the plan would be on a changed day',
  description:
    'Plans today or tomorrow with more activity, a meal eaten out, another target, more restrictions or other ' +
    'groceries, and says what would be different from your plan. Nothing is saved, and the plan does not count ' +
    'as seen. A plan follows the activity of the day before it: for a run today, ask about tomorrow. 409 ' +
    '`infeasible` when nothing fits; 503 `planning_busy` or `planning_timeout` while there is too much to plan. ' +
    'At most 60 in 10 minutes.',
  request: { body: jsonBody(WhatIfChange) },
  responses: {
    200: {
      description: 'The plan as it would be',
      content: { 'application/json': { schema: WhatIf, example: WHAT_IF_EXAMPLE } },
    },
    409: { $ref: '#/components/responses/Conflict' },
  },
});

type Deps = {
  plans: PlanRepository;
  profiles: ProfileRepository;
  catalog: Catalog;
  selectDay: SelectDay;
  rateLimits: RateLimits;
};

export function askWhatIf(router: UserRouter, deps: Deps): void {
  router.openapi(route, async (c) => {
    const { userId } = c.var.caller;
    const change = c.req.valid('json');
    const { profile, today } = await findUserDay({ profiles: deps.profiles, userId, now: c.var.now });
    const localDate = change.localDate ?? today;
    refuseOtherDays({ localDate, today });
    refuseTarget({ change, profile, today });
    refuseUnknownFoods({ change, catalog: deps.catalog });
    await countCall({ rateLimits: deps.rateLimits, rule: WHAT_IFS, key: userId });
    const day = await findDay(deps, { userId, localDate });
    const preferences = requireRestrictions({ preferences: day.inputs.preferences, change });
    const result = await planWhatIf({
      change,
      userId,
      localDate,
      ...day,
      preferences,
      catalog: deps.catalog,
      selectDay: selectInTime(deps.selectDay),
      at: c.var.now,
    });
    if (result.status === 'infeasible') throw new DomainError('conflict', 'infeasible', result.reason);
    return c.json(result.whatIf, 200);
  });
}

/** What the plan of the day is made from, and the plan: read past the cache, for reading it there may fill it. */
async function findDay({ plans }: Deps, { userId, localDate }: { userId: string; localDate: IsoDate }) {
  const activityDate = addDays(localDate, -1);
  const energyInputs = await plans.findEnergyInputs({ userId, activityDate, localDate });
  const { massKg } = energyInputs.profile;
  const standIn = computeDayTargets({ ...energyInputs, massKg, localDate, activityDate });
  const [inputs, stored] = await Promise.all([
    plans.findSelectionInputs({ userId, localDate, standIn }),
    plans.findOptionalPlan({ userId, localDate }),
  ]);
  return { energyInputs, inputs, saved: stored?.plan };
}

function refuseOtherDays({ localDate, today }: { localDate: IsoDate; today: IsoDate }): void {
  if (localDate === today || localDate === addDays(today, 1)) return;
  throw validationFailed([
    {
      path: ['localDate'],
      message: `must be today or tomorrow where you live: ${today} or ${addDays(today, 1)}`,
    },
  ]);
}

function refuseTarget({
  change: { target },
  profile,
  today,
}: {
  change: WhatIfChange;
  profile: Profile;
  today: IsoDate;
}): void {
  if (target === undefined) return;
  if (withApplicableTarget({ profile, localDate: today }).profile.clinicianTarget !== undefined) {
    throw validationFailed([
      { path: ['target'], message: 'cannot be tried out while your profile has a target set by a clinician' },
    ]);
  }
  const { profile: changed } = withApplicableTarget({
    profile: changedProfile({ profile, target }),
    localDate: today,
  });
  const problems = profileProblems({ profile: changed, previous: profile, today });
  if (problems.length === 0) return;
  throw validationFailed(problems.map(({ path, message }) => ({ path: ['target', ...path], message })));
}

function refuseUnknownFoods({ change, catalog }: { change: WhatIfChange; catalog: Catalog }): void {
  const unknown = (change.pantry ?? []).flatMap(({ foodId }, index) =>
    catalog.foods.has(foodId)
      ? []
      : [{ path: ['pantry', index, 'foodId'], message: 'is not in the catalogue' }],
  );
  if (unknown.length > 0) throw validationFailed(unknown);
}

function requireRestrictions({
  preferences,
  change: { restrictions: added },
}: {
  preferences: EaterPreferences;
  change: WhatIfChange;
}): EaterPreferences {
  const together = withRestrictions({ preferences, added });
  if (together !== undefined) return together;
  const message = `would not keep your own diet (${preferences.diet.replace('_', '-')})`;
  throw validationFailed([{ path: ['restrictions', 'diet'], message }]);
}
