import { type SoftRule, toScore } from './rule.ts';

/** Share of a week's dishes that one group of foods may have before one more of it is held tiresome, and the most. */
const USUAL_SHARE = 0.2;
const TIRESOME_SHARE = 0.5;

/** After days of beans something else comes forward, whatever the beans were called. */
export const weekGroups: SoftRule = {
  id: 'week_groups',
  hard: false,
  reach: { kind: 'alike', by: 'mainGroup' },
  score: ({ mainGroup }, { week }) =>
    toScore(
      -Math.max(0, (week.mainGroup.get(mainGroup) ?? 0) - USUAL_SHARE) / (TIRESOME_SHARE - USUAL_SHARE),
    ),
  // "Nothing with legumes for days" is no reason that anybody gives.
  reason: () => undefined,
};
