import { type SoftRule, toScore } from './rule.ts';

/** Share of a week's dishes at which one more of the kind is held the most tiresome. */
const TIRESOME_SHARE = 0.25;

/** A week of stews wants a salad. */
export const weekKinds: SoftRule = {
  id: 'week_kinds',
  hard: false,
  reach: { kind: 'alike', by: 'kind' },
  score: ({ kind }, { week }) => toScore(-(week.kind.get(kind) ?? 0) / TIRESOME_SHARE),
  // Nobody asks for a dish because it is no stew.
  reason: () => undefined,
};
