import { ADAPTATION_WINDOW_DAYS, MIN_ADAPTATION_WEIGHINGS } from '../../domain/energy/constants.ts';

// json, not jsonb: it is written once and read by nobody before it leaves, in a third of the time.
const inWindow = (column: string) => `${column} between $3::date - ${ADAPTATION_WINDOW_DAYS} and $3::date`;

const WEIGHINGS_JSON = `(select json_agg(json_build_object('localDate', m.local_date, 'massKg', m.mass_kg))
    from body_masses m where m.user_id = p.user_id and ${inWindow('m.local_date')})`;

// Targets of a reference intake say nothing of the person. `formulaKcal` is there where the figure was corrected.
const EXPENDITURES_JSON = `coalesce((select json_agg(json_build_object(
      'localDate', t.targets->'activityDate',
      'formulaKcal', coalesce(t.targets->'adaptation'->'formulaKcal', t.targets->'expenditureKcal'),
      'restingKcal', t.targets->'restingKcal', 'massKg', t.targets->'massKg',
      'basis', coalesce(t.targets->'expenditureOrigin'->>'level',
        case when t.targets->'expenditureOrigin' ? 'source' then 'device' else 'workouts' end),
      'hasAllowance', t.targets ? 'allowance'))
    from day_targets t where t.user_id = p.user_id and t.local_date < $3 and ${inWindow('t.local_date')}
      and t.targets->>'energyMethod' <> 'reference'), '[]')`;

const INTAKES_JSON = `coalesce((select json_agg(json_build_object('localDate', l.local_date, 'energyKcal', l.chosen_kcal))
    from plans l where l.user_id = p.user_id and l.local_date < $3 and ${inWindow('l.local_date')}
      and l.opened_at is not null and l.chosen_kcal is not null), '[]')`;

/**
 * The `EnergyHistory` of profile `p` before the date $3; null without as many weighings as it takes to learn from
 * them, which is seen from the weight log's key alone, so that nobody else's night reads two months.
 */
export const ENERGY_HISTORY_JSON = `case when (select count(*) from (
      select from body_masses w where w.user_id = p.user_id and ${inWindow('w.local_date')}
      limit ${MIN_ADAPTATION_WEIGHINGS}) as few) = ${MIN_ADAPTATION_WEIGHINGS}
    then json_build_object('weighings', ${WEIGHINGS_JSON}, 'expenditures', ${EXPENDITURES_JSON},
      'intakes', ${INTAKES_JSON}) end`;
