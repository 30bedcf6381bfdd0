import type { BaselineReason } from '../activity/activity-day.ts';
import type { DayDoubt } from '../activity/read-reports.ts';
import { SOURCE_NAME } from '../activity/source-name.ts';
import type { BaselineActivity } from '../profile/profile.ts';
import type {
  Adaptation,
  DayLoad,
  DayTargets,
  EnergyAllowance,
  EnergyLimit,
  ExpenditureOrigin,
} from './day-targets.ts';
import { explainMacros } from './explain-macros.ts';

const RESTING_METHOD = {
  mifflin_st_jeor: 'the Mifflin–St Jeor equation',
  katch_mcardle: 'the Katch–McArdle equation, from your body fat',
  schofield: 'the Schofield equation for children and teenagers',
} satisfies Record<DayTargets['restingMethod'], string>;

const METHOD = {
  active_energy: 'active energy',
  total_energy: 'total energy',
  steps: 'steps',
} satisfies Record<'active_energy' | 'total_energy' | 'steps', string>;

const LEVEL = {
  sedentary: 'sedentary',
  light: 'light',
  moderate: 'moderate',
  high: 'high',
  very_high: 'very high',
} satisfies Record<BaselineActivity, string>;

const REASON = {
  no_source: 'no activity source is connected',
  no_data: 'no source had complete data for the day',
  sync_timeout: 'your activity data did not arrive in time',
  sync_failed: 'your activity data could not be fetched',
  provider_paused: 'your activity provider was not taking requests',
  consent_revoked: 'access to your activity data was withdrawn',
  implausible_data: 'the activity data for the day could not be right',
} satisfies Record<BaselineReason, string>;

const LIMIT = {
  max_deficit_kcal:
    'Your pace would need more than 1000 kcal less a day; the plan takes no more than that off.',
  max_deficit_share:
    'Your pace would need more than a quarter off what you use; the plan stops at a quarter.',
  max_below_formula: 'The plan does not go more than 1000 kcal under the formula, whatever your weight says.',
  min_energy_for_sex: 'The plan stays at the lowest energy that is advised without a clinician.',
  min_resting_share: 'The plan does not go under nine tenths of what your body uses at rest.',
  no_deficit_minor: 'Under 18 the plan does not aim at losing weight.',
  no_deficit_pregnancy: 'During pregnancy and breastfeeding the plan does not aim at losing weight.',
  target_mass_reached: 'You have reached your target weight, so the plan keeps it.',
  max_surplus_kcal: 'Your pace would need more than 500 kcal extra a day; more than that mostly adds fat.',
  target_mass_unsafe:
    'Losing weight would lead below a healthy weight for your height, so the plan keeps your weight.',
  near_underweight:
    'You are close to the lowest healthy weight for your height, so the plan takes off less than your pace asks for.',
  low_expenditure:
    'You use less than the lowest energy that is advised without a clinician; the plan gives what you use. Please ask a dietitian whether it holds all that you need.',
  least_day_food: 'The plan does not serve less than 800 kcal a day.',
  most_day_food:
    'That is the most that can be eaten or served in one day. What you used beyond it cannot: eat to your appetite over the next days.',
  clinician_target_barred:
    'The energy that a clinician set is not used under 18, in pregnancy, while breastfeeding or at a BMI under 18.5. Please ask them about it.',
} satisfies Record<EnergyLimit, string>;

const ALLOWANCE = {
  growth: 'growth',
  pregnancy: 'pregnancy',
  breastfeeding: 'breastfeeding',
} satisfies Record<EnergyAllowance['kind'], string>;

const LOAD = {
  rest: 'The day before was a quiet one.',
  usual: 'The day before was a usual one.',
  endurance: 'The day before was one of endurance, so more of the energy comes from carbohydrate.',
  strength: 'The day before was one of strength training, so there is more protein.',
} satisfies Record<DayLoad, string>;

const CLINICIAN =
  'You confirmed that a clinician set this energy: the limits of the plan do not apply to it.';

const MEDICAL_NOTICE =
  'This plan is not medical advice; please talk to a doctor or dietitian about what you eat.';

const REFERENCE =
  'Your own targets could not be computed today, so this is a day of 2000 kcal, the reference intake of an adult, with the protein, fat and carbohydrate that go with it.';

/** Sentences for the reader: where each number came from, what limited it, and the medical notice where it is due. */
export function explainTargets(targets: DayTargets): string[] {
  const { restingKcal, restingMethod, expenditureKcal, adaptation, activityDate, massKg } = targets;
  if (targets.energyMethod === 'reference') return [REFERENCE, MEDICAL_NOTICE];
  return [
    `At rest your body uses about ${restingKcal} kcal a day (${RESTING_METHOD[restingMethod]}, at ${oneDecimal(massKg)} kg).`,
    `On ${activityDate} you used about ${adaptation?.formulaKcal ?? expenditureKcal} kcal: ${originText(targets.expenditureOrigin)}`,
    ...(adaptation ? [adaptationText({ adaptation, expenditureKcal })] : []),
    ...doubtTexts(targets.expenditureOrigin),
    energyText(targets),
    ...(targets.energyMethod === 'clinician' ? [CLINICIAN] : []),
    ...lateText(targets),
    ...targets.limits.map((limit) => LIMIT[limit]),
    LOAD[targets.load],
    ...explainMacros(targets),
    ...(targets.medicalNotice ? [MEDICAL_NOTICE] : []),
  ];
}

function originText(origin: ExpenditureOrigin): string {
  if (origin.kind === 'baseline') return baselineText(origin);
  if (origin.method === 'workouts') return workoutsText(origin);
  const from = origin.source === undefined ? '' : ` from ${SOURCE_NAME[origin.source]}`;
  const text = `a sedentary day and the ${METHOD[origin.method]}${from}`;
  return origin.workoutKcal > 0 ? `${text}, with ${origin.workoutKcal} kcal from your workouts.` : `${text}.`;
}

const DOUBT = {
  beyond_belief:
    'More was reported than a body can do in one day: the plan counts up to what it believes of a day.',
  less_than_steps:
    'The energy that was reported is less than your steps alone take: the plan counts your steps.',
  more_than_total:
    'The total that your device reported for the day is lower than that would come to: its total counts.',
} satisfies Record<DayDoubt, string>;

const doubtTexts = (origin: ExpenditureOrigin): string[] =>
  origin.kind === 'measured' ? (origin.doubts ?? []).map((doubt) => DOUBT[doubt]) : [];

function adaptationText({
  adaptation,
  expenditureKcal,
}: {
  adaptation: Adaptation;
  expenditureKcal: number;
}): string {
  const { factor, weeks, weighings, days } = adaptation;
  const since = `Your weight over the last ${weeks} weeks`;
  const basis = `(${weighings} weighings and ${days} days with a plan that you opened)`;
  const percent = Math.round(100 * Math.abs(factor - 1));
  if (percent === 0) return `${since} agrees with that ${basis}.`;
  const [direction, otherwise] = factor < 1 ? ['less', 'more'] : ['more', 'less'];
  return `${since} says that you use about ${percent} % ${direction} than the formula, or eat ${otherwise} than the plan ${basis}: the plan counts with ${expenditureKcal} kcal.`;
}

function baselineText({
  level,
  reason,
  workoutKcal,
}: Extract<ExpenditureOrigin, { kind: 'baseline' }>): string {
  const text = `taken from your usual activity level (${LEVEL[level]}), because ${REASON[reason]}.`;
  return workoutKcal > 0 ? `${text} The ${workoutKcal} kcal of your workouts are within that level.` : text;
}

function workoutsText({
  source,
  reason,
  workoutKcal,
}: Extract<ExpenditureOrigin, { kind: 'measured' }>): string {
  const text = `a sedentary day and ${workoutKcal} kcal from your workouts`;
  if (source !== undefined) return `${text}, which is more than ${SOURCE_NAME[source]} recorded.`;
  return reason === undefined ? `${text}.` : `${text}, because ${REASON[reason]}.`;
}

function energyText({ energyKcal, energyMethod, adjustmentKcal, allowance }: DayTargets): string {
  const target = `Your target for today is ${energyKcal} kcal`;
  if (energyMethod === 'clinician') return `${target}, as your clinician set it.`;
  if (allowance) return `${target}, with ${allowance.kcal} kcal a day for ${ALLOWANCE[allowance.kind]}.`;
  if (adjustmentKcal === 0) return `${target}, as much as you used.`;
  const direction = adjustmentKcal < 0 ? 'less' : 'more';
  return `${target}, ${Math.abs(adjustmentKcal)} kcal ${direction} than you used.`;
}

/** What late activity changed of a plan that was there already. */
function lateText({ energyKcal, energyBeforeLateKcal = energyKcal }: DayTargets): string[] {
  const change = energyKcal - energyBeforeLateKcal;
  if (change === 0) return [];
  return [`Your activity came in late: ${change > 0 ? '+' : '−'}${Math.abs(change)} kcal.`];
}

const oneDecimal = (value: number): number => Math.round(value * 10) / 10;
