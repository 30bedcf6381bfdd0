import { type Optimality, Relaxation } from '../../plan/meal-plan.ts';
import type { OptimizedDay } from './optimize-day.ts';
import type { Rung } from './rungs.ts';
import { USUAL_WINDOWS } from './share-windows.ts';

/** What is proven of a selection, as the plan keeps it. */
export function optimalityOf({
  day,
  rung,
}: {
  day: Extract<OptimizedDay, { status: 'optimized' }>;
  rung: Rung;
}): Optimality {
  const { objective, bound, binding } = day;
  return {
    objective: rounded(objective),
    bound: rounded(bound),
    gapPercent: rounded(100 * Math.max(0, (bound - objective) / Math.max(1, Math.abs(objective)))),
    binding: binding.map(({ nutrient, side, price }) => ({ nutrient, side, price: rounded(price) })),
    rung: {
      givesUp: Relaxation.options.filter((relaxation) => rung.givesUp.has(relaxation)),
      energyBandPercent: rounded(100 * rung.energyBand),
      shares: rung.windows === USUAL_WINDOWS ? 'usual' : 'wide',
    },
  };
}

/** To a ten-thousandth: more digits say nothing. */
const rounded = (value: number): number => Math.round(value * 10_000) / 10_000;
