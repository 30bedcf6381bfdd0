import { type SoftRule, toScore } from './rule.ts';

/** Share of a week's dishes at which one more with the same main food is held the most tiresome. */
const TIRESOME_SHARE = 0.2;

/** A main food that the week was full of steps back. */
export const weekFoods: SoftRule = {
  id: 'week_foods',
  hard: false,
  reach: { kind: 'alike', by: 'mainFood' },
  score: ({ mainFood }, { week }) => toScore(-(week.mainFood.get(mainFood) ?? 0) / TIRESOME_SHARE),
  // That there were no kidney beans all week is no reason that anybody gives.
  reason: () => undefined,
};
