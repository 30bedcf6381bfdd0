import type { Grade } from '../bill.ts';
import type { Printing } from './paper.ts';
import type { Camera } from './photograph.ts';
import type { BillPlan } from './plan.ts';

const STRAIGHT: Camera = {
  angleDegrees: 0,
  tilt: 0,
  curl: 0,
  crumple: 0,
  folds: 0,
  stains: 0,
  exposure: 0.98,
  shadow: 0,
  noise: 0.01,
  blur: 0,
  border: 0.04,
  quarterTurns: 0,
};

/** The camera of a bill by its grade; the hard ones have some of everything. */
export function cameraOf({ grade, random }: BillPlan): Camera {
  switch (grade) {
    case 'clean':
      return { ...STRAIGHT, angleDegrees: random.between(-0.6, 0.6), noise: random.between(0, 0.02) };
    case 'usual':
      return {
        angleDegrees: random.between(-3.5, 3.5),
        tilt: random.between(-0.06, 0.06),
        curl: random.between(-7, 7),
        crumple: random.between(0.3, 1.6),
        folds: random.pick([0, 0, 1, 1, 2]),
        stains: random.pick([0, 0, 1]),
        exposure: random.between(0.78, 0.98),
        shadow: random.pick([0, 0, 0.2, 0.3]),
        noise: random.between(0.015, 0.045),
        blur: 0,
        border: random.between(0.1, 0.35),
        quarterTurns: random.pick([0, 0, 0, 0, 0, 1]),
      };
    case 'hard':
      return {
        angleDegrees: random.between(4, 8) * random.pick([-1, 1]),
        tilt: random.between(0.06, 0.14) * random.pick([-1, 1]),
        curl: random.between(5, 14) * random.pick([-1, 1]),
        crumple: random.between(1.5, 3.2),
        folds: random.pick([1, 2, 3]),
        stains: random.pick([0, 1, 2]),
        exposure: random.between(0.45, 0.8),
        shadow: random.pick([0, 0.25, 0.45]),
        noise: random.between(0.04, 0.08),
        blur: random.pick([0, 0, 1]),
        border: random.between(0.2, 0.45),
        quarterTurns: random.pick([0, 0, 0, 1, 2, 3]),
      };
  }
}

/** How the printer of a bill prints, by the grade of its picture. */
export function printingOf({ grade, random, fontIndex }: BillPlan, columns: number): Printing {
  const charWidth = { clean: 15, usual: 15.5, hard: 15 }[grade];
  const isWorn = random.next() < (grade === 'clean' ? 0 : 0.5);
  return {
    charWidth,
    columns,
    fontIndex,
    ink: grade === 'hard' ? random.between(0.4, 0.75) : random.between(0.65, 0.9),
    deadLines: isWorn ? Math.floor(random.between(2, 9)) : 0,
    fading: isWorn ? random.between(0.1, grade === 'hard' ? 0.4 : 0.25) : 0,
  };
}

/** Size and quality of the file. */
export const fileOf = ({ grade, random }: { grade: Grade; random: BillPlan['random'] }) => ({
  format: random.pick(['jpeg', 'jpeg', 'webp'] as const),
  quality: { clean: 70, usual: 55, hard: 42 }[grade],
});
