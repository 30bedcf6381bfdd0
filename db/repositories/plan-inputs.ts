import type { MikroORM } from '@mikro-orm/postgresql';
import type { ActivityReport, ProviderId } from '../../domain/activity/activity-day.ts';
import type { DeviceWorkout } from '../../domain/activity/device-workout.ts';
import type { Workout } from '../../domain/activity/workout.ts';
import type { TimeZone } from '../../domain/calendar.ts';
import type { DayTargets } from '../../domain/energy/day-targets.ts';
import type { EnergyHistory } from '../../domain/energy/energy-history.ts';
import { DomainError } from '../../domain/errors.ts';
import type { MealPlan } from '../../domain/plan/meal-plan.ts';
import type { EarlierTarget, PlanRepository } from '../../domain/ports/plan-repository.ts';
import type { EaterPreferences } from '../../domain/profile/eater-preferences.ts';
import type { Profile } from '../../domain/profile/profile.ts';
import type { Leftover } from '../../domain/recipes/leftover.ts';
import type { PantryFood } from '../../domain/recipes/pantry-food.ts';
import type { RecentPlan } from '../../domain/recipes/select-day.ts';
import { createPrepared, type Statement } from '../prepared.ts';
import { isoInstantSql, userGone } from '../sql.ts';
import { ENERGY_HISTORY_JSON } from './energy-history-sql.ts';

// One statement for each step of the night: PostgreSQL shapes the JSON that the domain's schemas describe,
// so that nothing has to be hydrated or mapped for each of 100,000 users.

/** User $1, date of the activity $2. */
const SYNC_STATE: Statement = {
  name: 'sync_state',
  text: `
  select
    exists (select 1 from activity_reports r
      where r.user_id = u.id and r.local_date = $2 and r.complete) as reported,
    exists (select 1 from workouts w where w.user_id = u.id and w.local_date = $2) as workouts,
    coalesce((select jsonb_agg(c.provider order by c.provider) from provider_connections c
      where c.user_id = u.id and c.status = 'active'), '[]') as connections
  from users u where u.id = $1 and not u.erasing`,
};

const PROFILE_JSON = `jsonb_strip_nulls(jsonb_build_object(
    'birthDate', p.birth_date, 'sex', p.sex, 'heightCm', p.height_cm, 'bodyFatPercent', p.body_fat_percent,
    'targetMassKg', p.target_mass_kg, 'paceKgPerWeek', p.pace_kg_per_week, 'goal', p.goal,
    'baselineActivity', p.baseline_activity, 'timeZone', p.time_zone, 'wakeUpTime', p.wake_up_time,
    'locale', p.locale, 'units', p.units, 'lifeStage', p.life_stage, 'clinicianTarget', p.clinician_target,
    'massKg', coalesce(
      (select m.mass_kg from body_masses m where m.user_id = p.user_id and m.local_date <= $3
       order by m.local_date desc limit 1), p.mass_kg)))`;

const REPORTS_JSON = `coalesce((select jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
    'source', r.source, 'localDate', r.local_date, 'recordedAt', ${isoInstantSql('r.recorded_at')}, 'complete', r.complete,
    'steps', r.steps, 'activeEnergyKcal', r.active_energy_kcal, 'totalEnergyKcal', r.total_energy_kcal,
    'distanceM', r.distance_m, 'exerciseMin', r.exercise_min)) order by r.source)
  from activity_reports r where r.user_id = p.user_id and r.local_date = $2), '[]')`;

const WORKOUTS_JSON = `coalesce((select jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
    'id', w.id, 'localDate', w.local_date, 'startedAt', ${isoInstantSql('w.started_at')},
    'metCode', w.met_code, 'intensity', w.intensity, 'durationMin', w.duration_min, 'steps', w.steps,
    'energyKcal', w.energy_kcal, 'netEnergyKcal', w.net_energy_kcal,
    'energySource', case when w.energy_kcal is null then 'computed' else 'user' end,
    'createdAt', ${isoInstantSql('w.created_at')}, 'updatedAt', ${isoInstantSql('w.updated_at')})) order by w.id)
  from workouts w where w.user_id = p.user_id and w.local_date = $2), '[]')`;

/** The day's target as it was computed before, if it was. */
const EARLIER_TARGET_JSON = `(select jsonb_strip_nulls(jsonb_build_object(
    'energyKcal', t.targets->'energyKcal', 'energyBeforeLateKcal', t.targets->'energyBeforeLateKcal'))
  from day_targets t where t.user_id = p.user_id and t.local_date = $3)`;

const DEVICE_WORKOUTS_JSON = `coalesce((select jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
    'source', w.source, 'externalId', w.external_id, 'startedAt', ${isoInstantSql('w.started_at')},
    'localStart', w.local_start, 'durationMin', w.duration_min, 'grossEnergyKcal', w.gross_energy_kcal,
    'steps', w.steps, 'distanceM', w.distance_m, 'label', w.label)) order by w.source, w.external_id)
  from device_workouts w where w.user_id = p.user_id and w.local_date = $2), '[]')`;

/** User $1, date of the activity $2, date of the plan $3. */
const ENERGY_INPUTS: Statement = {
  name: 'energy_inputs',
  text: `
  select ${PROFILE_JSON} as profile, ${REPORTS_JSON} as reports, ${WORKOUTS_JSON} as workouts,
    ${DEVICE_WORKOUTS_JSON} as "deviceWorkouts",
    ${EARLIER_TARGET_JSON} as "earlierTarget",
    ${ENERGY_HISTORY_JSON} as history
  from profiles p join users u on u.id = p.user_id and not u.erasing where p.user_id = $1`,
};

/**
 * What a user may eat: their preferences with the stage of life of their profile, which forbids foods as well. Null
 * where they have said none. `userId` is an SQL expression.
 */
export const preferencesJson = (userId: string): string => `(select jsonb_strip_nulls(jsonb_build_object(
    'diet', f.diet, 'allergens', f.allergens, 'dislikedFoods', f.disliked_foods,
    'dislikedRecipes', f.disliked_recipes, 'likedCuisines', f.liked_cuisines,
    'maxCookingMinutes', f.max_cooking_minutes, 'cookingMinutes', f.cooking_minutes,
    'lifeStage', (select nullif(l.life_stage, 'none') from profiles l where l.user_id = f.user_id)))
  from preferences f where f.user_id = ${userId})`;

/** What stands for having been eaten: the chosen recipe of each meal, else its first. Plan `q`. */
const EATEN_JSON = `(select coalesce(jsonb_agg(coalesce(q.document->'choices'->m.key, m.value->0->'recipeId')), '[]')
      from jsonb_each(q.document->'meals') m where m.value->0 is not null)`;

/** Recipes of the two weeks before a plan. User `u.id`, date of the plan $2. */
export const RECENT_JSON = `coalesce((select jsonb_agg(jsonb_build_object('localDate', q.local_date,
      'recipeIds', jsonb_path_query_array(q.document, '$.meals.*[*].recipeId'),
      'eatenIds', ${EATEN_JSON}) order by q.local_date desc)
    from plans q where q.user_id = u.id and q.local_date < $2::date and q.local_date >= $2::date - 14), '[]')`;

/** Everything that is at home: what an earlier plan still holds is let go when this one is saved. User `u.id`. */
const PANTRY_JSON = `coalesce((select jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
      'foodId', l.food_id, 'massG', l.stock, 'bestBefore', l.best_before)) order by l.best_before, l.food_id, l.id)
    from inventory_lots l
    where l.user_id = u.id and l.stock > 0 and l.measure = 'g' and l.food_id is not null), '[]')`;

/** Dishes that were cooked and not eaten. User `u.id`. */
const LEFTOVERS_JSON = `coalesce((select jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
      'recipeId', l.recipe_id, 'servings', l.stock, 'cookedOn', l.bought_on, 'bestBefore', l.best_before))
      order by l.best_before, l.recipe_id, l.id)
    from inventory_lots l
    where l.user_id = u.id and l.stock > 0 and l.measure = 'piece' and l.recipe_id is not null), '[]')`;

/** User $1, date of the plan $2. */
const SELECTION_INPUTS: Statement = {
  name: 'selection_inputs',
  text: `
  select p.time_zone as "timeZone", t.targets,
    ${preferencesJson('u.id')} as preferences,
    coalesce((select jsonb_object_agg(b.recipe_id, b.verdict) from recipe_feedback b
      where b.user_id = u.id), '{}') as feedback,
    ${RECENT_JSON} as recent,
    ${PANTRY_JSON} as pantry,
    ${LEFTOVERS_JSON} as leftovers,
    (select jsonb_strip_nulls(jsonb_build_object('choices', c.document->'choices',
      'swappedAway', c.document->'swappedAway')) from plans c
      where c.user_id = u.id and c.local_date = $2) as current
  from users u
  join profiles p on p.user_id = u.id
  left join day_targets t on t.user_id = u.id and t.local_date = $2
  where u.id = $1 and not u.erasing`,
};

type EnergyRow = {
  profile: Profile;
  reports: ActivityReport[];
  workouts: Workout[];
  deviceWorkouts: DeviceWorkout[];
  earlierTarget: EarlierTarget | null;
  history: EnergyHistory | null;
};

type SelectionRow = {
  timeZone: TimeZone;
  targets: DayTargets | null;
  preferences: EaterPreferences | null;
  feedback: Record<string, 'like' | 'dislike'>;
  recent: RecentPlan[];
  pantry: PantryFood[];
  leftovers: Leftover[];
  current: Pick<MealPlan, 'choices' | 'swappedAway'> | null;
};

/** What the steps of a night start from, one statement each. */
export function createPlanInputs({
  orm,
}: {
  orm: MikroORM;
}): Pick<PlanRepository, 'findSyncState' | 'findEnergyInputs' | 'findSelectionInputs'> {
  const prepared = createPrepared({ orm });
  return {
    async findSyncState({ userId, activityDate }) {
      type Row = { reported: boolean; workouts: boolean; connections: ProviderId[] };
      const [row] = await prepared<Row>(SYNC_STATE, [userId, activityDate]);
      if (!row) throw userGone();
      return row;
    },

    async findEnergyInputs({ userId, activityDate, localDate }) {
      const [row] = await prepared<EnergyRow>(ENERGY_INPUTS, [userId, activityDate, localDate]);
      if (!row) throw userGone();
      return {
        ...row,
        history: row.history ?? undefined,
        earlierTarget: row.earlierTarget ?? undefined,
      };
    },

    async findSelectionInputs({ userId, localDate, standIn }) {
      const [row] = await prepared<SelectionRow>(SELECTION_INPUTS, [userId, localDate]);
      if (!row) throw userGone();
      const targets = row.targets ?? standIn;
      if (!targets || !row.preferences) {
        throw new DomainError('unavailable', 'inputs_missing', 'The targets of the day are not there yet.');
      }
      return {
        timeZone: row.timeZone,
        targets,
        preferences: row.preferences,
        feedback: new Map(Object.entries(row.feedback)),
        recent: row.recent,
        pantry: row.pantry,
        leftovers: row.leftovers,
        current: row.current ?? undefined,
      };
    },
  };
}
