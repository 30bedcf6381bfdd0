import { describe, expect, it } from 'vitest';
import { sameKind, trainingOf } from '../../../domain/activity/workout-kind.ts';

const CODE = {
  walk: '17200',
  run: '12050',
  cycle: '01014',
  swim: '18310',
  row: '02072',
  strength: '02052',
  mobility: '02150',
} as const;

/** Labels by kind: the vendors' own first, then German, Spanish and French. */
const LABELS: readonly [keyof typeof CODE, string][] = [
  ['run', 'EXERCISE_TYPE_RUNNING_TREADMILL, Run, running, Trail running, Trailrunning, Treadmill'],
  [
    'run',
    'Laufen, Dauerlauf, Laufband, Joggen, Correr, Carrera, Trote, Course à pied, Course, Footing, Courir',
  ],
  ['walk', 'EXERCISE_TYPE_WALKING, Walk, hiking, Hike, Nordic Walking'],
  [
    'walk',
    'Gehen, Spaziergang, Wandern, Caminata, Caminar, Senderismo, Marcha, Marche, Randonnée, Promenade',
  ],
  ['cycle', 'EXERCISE_TYPE_BIKING_STATIONARY, Bike, cycling, Outdoor Bike, Spinning, Mountain Biking'],
  ['cycle', 'Radfahren, Fahrrad, Rennradfahren, Ciclismo, Bicicleta, Paseo en bici, Vélo, Cyclisme, VTT'],
  ['swim', 'EXERCISE_TYPE_SWIMMING_OPEN_WATER, Swim, swimming, Pool swim'],
  ['swim', 'Schwimmen, Freiwasserschwimmen, Natación, Nadar, Natation, Nager'],
  ['row', 'EXERCISE_TYPE_ROWING_MACHINE, rowing, Indoor Rowing, Rudern, Rudergerät, Remo, Aviron, Rameur'],
  [
    'strength',
    'EXERCISE_TYPE_WEIGHTLIFTING, functionalStrengthTraining, traditionalStrengthTraining, Weights',
  ],
  ['strength', 'Krafttraining, Hanteltraining, Gewichtheben, Pesas, Entrenamiento de fuerza, Musculación'],
  ['strength', 'Musculation, Haltérophilie, Renforcement musculaire'],
  ['mobility', 'EXERCISE_TYPE_STRETCHING, yoga, Pilates, flexibility, Dehnen, Estiramientos, Étirements'],
];

describe('a word for a workout', () => {
  it.each(LABELS)('means %s: %s', (kind, labels) => {
    for (const label of labels.split(', ')) {
      const meant = Object.entries(CODE).filter(([, metCode]) => sameKind({ label }, { metCode }));
      expect([label, ...meant.map(([name]) => name)]).toEqual([label, kind]);
    }
  });

  it.each(
    'Skilanglauf, Langlaufen, Eislaufen, Schlittschuhlaufen, Throwing, Grundlagentraining, Workout, Sport, Golf, 運動'.split(
      ', ',
    ),
  )('%s tells nothing', (label) => {
    expect(Object.values(CODE).some((metCode) => sameKind({ label }, { metCode }))).toBe(false);
    expect(trainingOf({ label })).toBeUndefined();
  });

  it('tells what was trained, but not of a walk', () => {
    expect(['Laufen', 'Pesas', 'Yoga', 'Baile', 'Marche'].map((label) => trainingOf({ label }))).toEqual([
      'endurance',
      'strength',
      'mobility',
      'endurance',
      undefined,
    ]);
  });
});
