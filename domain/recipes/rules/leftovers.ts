import { dayName, daysBetween, type IsoDate } from '../../calendar.ts';
import type { SoftRule } from './rule.ts';
import { bestEaten } from './best-eaten.ts';

/** Days before the last good one in which leftovers press: 1 on the day itself, falling evenly to what they are worth anyway. */
const HURRY_DAYS = 7;
const LEAST = 0.3;

/** From here back a weekday's name says too little. */
const WEEK = 7;

/** Dishes that are there from an earlier day: nothing to buy, nothing to cook, and soon nobody would eat them. */
export const leftovers: SoftRule = {
  id: 'leftovers',
  hard: false,
  reach: { kind: 'named', ids: (context) => context.leftovers.keys() },
  score: ({ id }, context) => {
    const dish = context.leftovers.get(id);
    return dish === undefined ? 0 : Math.max(LEAST, 1 - dish.daysLeft / HURRY_DAYS);
  },
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
