import { ActivityMetrics } from '../domain/activity/activity-day.ts';

type Figures = { [Metric in keyof ActivityMetrics]?: number | undefined };

const FIELDS = Object.entries(ActivityMetrics.shape) as [
  keyof ActivityMetrics,
  (typeof ActivityMetrics.shape)['steps'],
][];
const WHOLE_NUMBERS: readonly (keyof ActivityMetrics)[] = ['steps', 'exerciseMin'];

/**
 * The figures of a vendor as metrics: whole numbers where ours are whole, and without those that no day can have (a
 * negative distance, a million steps). `undefined` when nothing is left.
 */
export function toActivityMetrics(figures: Figures): ActivityMetrics | undefined {
  const kept = FIELDS.flatMap(([metric, schema]) => {
    const figure = figures[metric];
    if (figure === undefined) return [];
    const value = WHOLE_NUMBERS.includes(metric) ? Math.round(figure) : figure;
    return schema.safeParse(value).success ? [[metric, value] as const] : [];
  });
  return kept.length === 0 ? undefined : Object.fromEntries(kept);
}
