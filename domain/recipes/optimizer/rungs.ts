import type { Relaxation } from '../../plan/meal-plan.ts';
import { PROMISED_BAND } from '../relaxation-ladder.ts';
import type { BySlot } from '../slots.ts';
import { type ShareWindow, USUAL_WINDOWS, WIDE_WINDOWS } from './share-windows.ts';

/** What a day may look like: rules given up, how far the energy may stray, how much of it a slot may hold. */
export type Rung = {
  givesUp: ReadonlySet<Relaxation>;
  energyBand: number;
  windows: BySlot<ShareWindow>;
  /** Whether every combination keeps the bands of nutrients as well; else leaving them costs points. */
  isStrict: boolean;
};

/** Every combination within 5 % of the day's energy: what the optimizer aims at. */
export const AIMED_BAND = 0.05;

/**
 * Within each set of rules: other shares of the meals first, then the bands of nutrients as far as they can be kept,
 * then a wider band of energy, up to the promised one.
 */
const rungs = (...givesUp: Relaxation[]): Rung[] => {
  const given = new Set(givesUp);
  return [
    { givesUp: given, energyBand: AIMED_BAND, windows: USUAL_WINDOWS, isStrict: true },
    { givesUp: given, energyBand: AIMED_BAND, windows: WIDE_WINDOWS, isStrict: true },
    { givesUp: given, energyBand: AIMED_BAND, windows: USUAL_WINDOWS, isStrict: false },
    { givesUp: given, energyBand: AIMED_BAND, windows: WIDE_WINDOWS, isStrict: false },
    { givesUp: given, energyBand: 0.075, windows: WIDE_WINDOWS, isStrict: false },
    { givesUp: given, energyBand: PROMISED_BAND, windows: WIDE_WINDOWS, isStrict: false },
  ];
};

/** A day found on one of these has everything that the person asked for. */
export const MILD_RUNGS: readonly Rung[] = [...rungs(), ...rungs('repeats')];

/** Tried in this order, as far as three options of each slot can be had; never a restriction. */
export const RUNGS: readonly Rung[] = [
  ...MILD_RUNGS,
  ...rungs('repeats', 'cooking_time'),
  ...rungs('repeats', 'cooking_time', 'disliked_foods'),
];
