import type { MetCode, TrainingKind } from './workout.ts';

/** Kinds that tell workouts apart: nobody who ran has swum. */
type WorkoutKind = 'walk' | 'run' | 'cycle' | 'swim' | 'strength' | 'row' | 'dance' | 'mobility';

/** Words that hold one of those below and are another sport: German skiers and skaters "run". */
const OTHER_SPORTS = /(ski|eis|schlitt?schuh|rollschuh|inline|lang)(lang)?lauf/;

/**
 * Words for a kind: those of the vendors' lists (Health Connect, HealthKit, Fitbit), then what people and apps write in
 * English, German, Spanish and French, without case and accents. The first that fits counts, so the more special ones
 * come first.
 */
const WORDS: readonly (readonly [RegExp, WorkoutKind])[] = [
  [
    /yoga|pilates|stretch|mobility|flexibility|tai chi|dehn|beweglichkeit|estiramient|flexibilidad|movilidad|etirement|souplesse|mobilite/,
    'mobility',
  ],
  [/swim|schwimm|natacion|\bnad(ar|o|ando)\b|natation|\bnag(er|e)\b/, 'swim'],
  [/\brow(ing|er|s)?\b|ruder|\bremo\b|\bremar\b|aviron|rameur/, 'row'],
  [
    /bik|cycl|\bspin(ning)?\b|\brad\b|radfahr|radsport|radtour|fahrrad|rennrad|bicicleta|\bbici\b|ciclis|velo\b|\bvtt\b/,
    'cycle',
  ],
  [
    /\brun|run(ning)?\b|jog|treadmill|\blauf|lauf(en)?\b|\bcorr(er|iendo)\b|carrera|\btrot|^course\b|course a pied|\bcourir\b|footing/,
    'run',
  ],
  [
    /walk|hik(e|ing)|\bgehen\b|spazier|wander|camina|\bandar\b|\bpaseo|senderismo|march(a|e|er)\b|randonnee|promenade/,
    'walk',
  ],
  [/danc|zumba|tanz|\bbail(e|ar)\b|danza|\bdans(e|er)\b/, 'dance'],
  [
    /weight|strength|lift|bodybuilding|crossfit|calisthenics|kraft|hantel|gewichtheb|\bpesas\b|fuerza|muscula|levantamiento|halter|renforcement/,
    'strength',
  ],
];

/** `functionalStrengthTraining`, `EXERCISE_TYPE_RUNNING` and `Étirements` in plain words. */
const plainWords = (label: string): string =>
  label
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replace(/[_-]+/g, ' ')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase();

/** What a kind trains. A walk that nobody logged may be the way to the shop. */
const TRAINING = {
  walk: undefined,
  run: 'endurance',
  cycle: 'endurance',
  swim: 'endurance',
  row: 'endurance',
  dance: 'endurance',
  strength: 'strength',
  mobility: 'mobility',
} satisfies Record<WorkoutKind, TrainingKind | undefined>;

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
  if (label !== undefined) return kindOfLabel(plainWords(label));
  if (metCode === undefined) return undefined;
  return CODES[metCode] ?? HEADINGS[metCode.slice(0, 2)];
}

const kindOfLabel = (words: string): WorkoutKind | undefined =>
  OTHER_SPORTS.test(words) ? undefined : WORDS.find(([word]) => word.test(words))?.[1];

/** What a workout trains by the device's word for it; `undefined` where the word does not tell. */
export function trainingOf({ label }: { label: string }): TrainingKind | undefined {
  const kind = kindOf({ label });
  return kind === undefined ? undefined : TRAINING[kind];
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
