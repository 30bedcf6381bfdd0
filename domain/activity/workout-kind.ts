import type { MetCode } from './workout.ts';

/** Kinds that tell workouts apart: nobody who ran has swum. */
type WorkoutKind = 'walk' | 'run' | 'cycle' | 'swim' | 'strength' | 'row' | 'dance' | 'mobility';

/** Vendors' words for a kind, English; the first that fits counts, so the more special ones come first. */
const WORDS: readonly (readonly [RegExp, WorkoutKind])[] = [
  [/yoga|pilates|stretch|mobility/i, 'mobility'],
  [/swim/i, 'swim'],
  [/row/i, 'row'],
  [/bik|cycl|spinning/i, 'cycle'],
  [/run|jog|treadmill/i, 'run'],
  [/walk|hik/i, 'walk'],
  [/danc|zumba/i, 'dance'],
  [/weight|strength|lift|bodybuilding|crossfit/i, 'strength'],
];

/** Major headings of the Compendium (the first two digits) that are one kind. */
const HEADINGS: Readonly<Record<string, WorkoutKind>> = {
  '01': 'cycle',
  '03': 'dance',
  '12': 'run',
  '17': 'walk',
};

/** Codes under the headings that hold several kinds: conditioning (02) and water (18). */
const CODES: Readonly<Record<MetCode, WorkoutKind>> = {
  '02050': 'strength',
  '02052': 'strength',
  '02054': 'strength',
  '02072': 'row',
  '02150': 'mobility',
  '18230': 'swim',
  '18310': 'swim',
};

type Described = { label?: string; metCode?: MetCode };

function kindOf({ label, metCode }: Described): WorkoutKind | undefined {
  if (label !== undefined) return WORDS.find(([word]) => word.test(label))?.[1];
  if (metCode === undefined) return undefined;
  return CODES[metCode] ?? HEADINGS[metCode.slice(0, 2)];
}

/** Devices take a slow run for a walk, and the other way round. */
const onFoot = (kind: WorkoutKind): WorkoutKind => (kind === 'run' ? 'walk' : kind);

/** Whether two can be the same kind: also where the word or the code says nothing, "Workout" or "Sport". */
export function compatibleKinds(a: Described, b: Described): boolean {
  const [one, other] = [kindOf(a), kindOf(b)];
  return one === undefined || other === undefined || onFoot(one) === onFoot(other);
}

/** Whether both are known to be of one kind. */
export function sameKind(a: Described, b: Described): boolean {
  const kind = kindOf(a);
  return kind !== undefined && kind === kindOf(b);
}
