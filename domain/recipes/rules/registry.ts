import { hashToUnit } from '../hash-string.ts';
import { atHome } from './at-home.ts';
import { cookingLimit } from './cooking-limit.ts';
import { cookingTime } from './cooking-time.ts';
import { dislikedFoods } from './disliked-foods.ts';
import { dislikedRecipes } from './disliked-recipes.ts';
import { expiring } from './expiring.ts';
import { fibre } from './fibre.ts';
import { freshness } from './freshness.ts';
import { hardToBuy } from './hard-to-buy.ts';
import { homeCuisines } from './home-cuisines.ts';
import { leadTime } from './lead-time.ts';
import { learnedCuisines } from './learned-cuisines.ts';
import { learnedFoods } from './learned-foods.ts';
import { leftovers } from './leftovers.ts';
import { likedCuisines } from './liked-cuisines.ts';
import { likedRecipes } from './liked-recipes.ts';
import { protein } from './protein.ts';
import { repeats } from './repeats.ts';
import { restrictions } from './restrictions.ts';
import type { HardRule, SoftRule } from './rule.ts';
import { salt } from './salt.ts';
import { saturatedFat } from './saturated-fat.ts';
import { season } from './season.ts';
import { simpleDishes } from './simple-dishes.ts';
import { trainingLoad } from './training-load.ts';
import { variety } from './variety.ts';
import { weather } from './weather.ts';
import { weekCuisines } from './week-cuisines.ts';
import { weekFoods } from './week-foods.ts';
import { weekGroups } from './week-groups.ts';
import { weekKinds } from './week-kinds.ts';
import { weeklyDishes } from './weekly-dishes.ts';

/** Every rule that keeps recipes out. A new one is a file beside these and a line here. */
export const HARD_RULES = [
  restrictions,
  leadTime,
  dislikedRecipes,
  dislikedFoods,
  repeats,
  cookingLimit,
] as const satisfies readonly HardRule[];

/** Every rule that orders recipes. */
export const SOFT_RULES = {
  likedRecipes,
  likedCuisines,
  homeCuisines,
  hardToBuy,
  simpleDishes,
  learnedCuisines,
  learnedFoods,
  freshness,
  trainingLoad,
  leftovers,
  expiring,
  protein,
  salt,
  saturatedFat,
  fibre,
  weeklyDishes,
  atHome,
  cookingTime,
  season,
  weather,
  weekFoods,
  weekGroups,
  weekKinds,
  weekCuisines,
  variety,
} as const satisfies Record<string, SoftRule>;

export type SoftRuleName = keyof typeof SOFT_RULES;

/**
 * How much each soft rule counts. What would spoil and told likes come first, then what yesterday asks for, then
 * what is only guessed from votes, pantry and calendar. A clash within a slot, or a dish of the last days, costs more
 * than any single like brings, so that three alternatives stay three and no week repeats one dish.
 */
export const RULE_WEIGHTS = {
  likedRecipes: 1.5,
  likedCuisines: 2.5,
  homeCuisines: 2,
  hardToBuy: 4,
  simpleDishes: 0.6,
  learnedCuisines: 0.8,
  learnedFoods: 0.8,
  freshness: 2,
  trainingLoad: 1.2,
  leftovers: 4,
  expiring: 3,
  protein: 1,
  salt: 1.5,
  saturatedFat: 1,
  fibre: 1.5,
  weeklyDishes: 1.6,
  atHome: 0.8,
  cookingTime: 0.6,
  season: 0.5,
  weather: 4,
  weekFoods: 0.4,
  weekGroups: 0.8,
  weekKinds: 0.4,
  weekCuisines: 0.4,
  variety: 4,
} satisfies Record<SoftRuleName, number>;

/** The day on which a rule last changed in what it scores; weights are told apart without it. */
const RULES_REVISION = '2026-12-01';

/** Names the rules and weights that a plan was chosen by, `2026-11-22-1f3a09c4`: other weights, another name. */
export const rulesVersion = `${RULES_REVISION}-${Math.floor(
  hashToUnit(JSON.stringify(RULE_WEIGHTS)) * 2 ** 32,
)
  .toString(16)
  .padStart(8, '0')}`;
