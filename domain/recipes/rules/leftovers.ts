import { dayName, daysBetween, type IsoDate } from '../../calendar.ts';
import { hurryOf } from '../hurry.ts';
import type { LeftoverDish } from '../leftover-dishes.ts';
import { bestEaten } from './best-eaten.ts';
import type { SoftRule } from './rule.ts';

/** What leftovers are worth that keep: a meal without shopping and cooking. */
const LEAST = 0.3;

/** From here back a weekday's name says too little. */
const WEEK = 7;

/** What eating leftovers is worth, 0 to 1; `undefined` where there are none. */
export const worthOfEating = (dish: LeftoverDish | undefined): number =>
  dish === undefined ? 0 : Math.max(LEAST, hurryOf(dish));

/** Dishes that are there from an earlier day: nothing to buy, nothing to cook, and soon nobody would eat them. */
export const leftovers: SoftRule = {
  id: 'leftovers',
  hard: false,
  reach: { kind: 'named', ids: (context) => context.leftovers.keys() },
  score: ({ id }, context) => worthOfEating(context.leftovers.get(id)),
  reason: ({ id, equipment }, context) => {
    const dish = context.leftovers.get(id);
    if (dish === undefined) return undefined;
    const todo = equipment.length > 0 ? 'reheat' : 'ready to eat';
    const from = `Leftover from ${cookedOn({ ...dish, localDate: context.targets.localDate })}`;
    const isPressing = dish.daysLeft <= 1;
    return {
      code: 'leftover',
      text: `${from}: ${todo}${isPressing ? `, best eaten ${bestEaten(dish.daysLeft)}` : ''}`,
    };
  },
};

const cookedOn = (dish: { cookedOn: IsoDate; localDate: IsoDate }): string =>
  daysBetween(dish.cookedOn, dish.localDate) < WEEK ? dayName(dish.cookedOn) : dish.cookedOn;
