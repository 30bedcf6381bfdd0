import { amountOf, type Dish, type Figure } from './food-table.ts';
import {
  type Eater,
  eggsIn,
  fishG,
  fruitG,
  isForbidden,
  poultryG,
  pregnancyHazard,
  pulseG,
  redMeatG,
  vegetableG,
  waitsForHours,
} from './what-is-in-it.ts';

/** As much of a plan as the judge reads: what a person is shown, as JSON. */
export type ShownPlan = {
  targets: { energyKcal: number; proteinG: number };
  meals: Readonly<Record<string, readonly { recipeId: string; portion: number; minutes: number }[]>>;
  notes: readonly string[];
  relaxed: readonly string[];
  fallback?: unknown;
};

export type JudgedPerson = Eater & { dislikedRecipes: readonly string[] };

/** The figures that the plan prints, read from its own sentences. */
export type Printed = { sodiumMg: number; saturatedFatG: number; fibreG: number };

type Totals = Record<Figure, number>;

/** What the judge finds of one day. */
export type DayFindings = {
  printed: Printed;
  energyTarget: number;
  proteinTarget: number;
  options: number;
  forbidden: number;
  hazards: readonly string[];
  waiting: number;
  waitingFirst: number;
  turnedDown: number;
  /** Whether the plan says that a dish which was turned down is there. */
  saysTurnedDown: boolean;
  eggOptions: number;
  brokenEggs: number;
  /** The first option of each slot together. */
  first: Totals;
  /** Least and most of every combination. */
  least: Totals;
  most: Totals;
  /** Largest miss of the energy of any of the combinations, as a share of the target. */
  energyMiss: number;
  combinations: number;
  /** Whether the plan speaks of sodium (saturated fat, fibre) beside stating the limit. */
  saysOfSodium: boolean;
  saysOfSaturatedFat: boolean;
  saysOfFibre: boolean;
  /** Of the first options. */
  groups: { pulseDishes: number; pulseG: number; redMeatG: number; poultryG: number; fishG: number } & {
    vegetableG: number;
    fruitG: number;
  };
  relaxed: readonly string[];
};

const FIGURE_NAMES = [
  ...(['energyKcal', 'proteinG', 'fatG', 'saturatedFatG'] as const),
  ...(['carbohydrateG', 'fibreG', 'sodiumMg'] as const),
];

/** g of cooked pulses from which a dish is one of pulses. */
const PULSE_DISH_G = 40;

type Option = { dish: Dish; portion: number };

/** Judges what a plan shows by the catalogue's own files. */
export function judgeDay({
  plan,
  person,
  dishes,
}: {
  plan: ShownPlan;
  person: JudgedPerson;
  dishes: ReadonlyMap<string, Dish>;
}): DayFindings {
  const slots = Object.values(plan.meals).map((options) =>
    options.map(({ recipeId, portion }): Option => ({ dish: dishNamed(dishes, recipeId), portion })),
  );
  const options = slots.flat();
  const defaults = slots.flatMap(([first]) => (first === undefined ? [] : [first]));
  const combined = combinations(slots).map(totalsOf);
  const energies = combined.map(({ energyKcal }) => energyKcal);
  const target = plan.targets.energyKcal;
  const eggs = options.flatMap(({ dish, portion }) => eggsIn(dish, portion) ?? []);
  const speech = plan.notes.filter((note) => !/^At most|^Fibre:/.test(note)).join(' ');
  const count = (isSuch: (option: Option) => boolean): number => options.filter(isSuch).length;
  return {
    printed: printedIn(plan.notes),
    energyTarget: target,
    proteinTarget: plan.targets.proteinG,
    options: options.length,
    forbidden: count(({ dish }) => isForbidden(dish, person)),
    hazards:
      person.lifeStage === 'pregnant' ? options.flatMap(({ dish }) => pregnancyHazard(dish) ?? []) : [],
    waiting: count(({ dish }) => waitsForHours(dish)),
    waitingFirst: defaults.filter(({ dish }) => waitsForHours(dish)).length,
    turnedDown: count(({ dish }) => person.dislikedRecipes.includes(dish.id)),
    saysTurnedDown: /turned down/.test(speech),
    eggOptions: eggs.length,
    brokenEggs: eggs.filter(({ isBroken }) => isBroken).length,
    first: totalsOf(defaults),
    least: endsOf(combined, Math.min),
    most: endsOf(combined, Math.max),
    energyMiss: Math.max(...energies.map((kcal) => Math.abs(kcal / target - 1))),
    combinations: combined.length,
    saysOfSodium: /sodium/.test(speech),
    saysOfSaturatedFat: /saturated fat/.test(speech),
    saysOfFibre: /fibre/.test(speech),
    groups: groupsOf(defaults),
    relaxed: plan.relaxed,
  };
}

function dishNamed(dishes: ReadonlyMap<string, Dish>, id: string): Dish {
  const dish = dishes.get(id);
  if (dish === undefined) throw new Error(`The catalogue has no ${id}`);
  return dish;
}

/** Reads the limits from the sentences that state them; throws where a plan states none. */
function printedIn(notes: readonly string[]): Printed {
  const text = notes.join(' ');
  const figure = (pattern: RegExp): number => {
    const found = pattern.exec(text)?.[1];
    if (found === undefined) throw new Error(`The plan prints no ${pattern.source}: ${text}`);
    return Number(found.replaceAll(',', ''));
  };
  return {
    sodiumMg: figure(/At most .*? and ([\d,]+) mg sodium/),
    saturatedFatG: figure(/At most ([\d,]+) g saturated fat/),
    fibreG: figure(/Fibre: at least ([\d,]+) g/),
  };
}

/** Every way to take one option of each slot that has any. */
function combinations(slots: readonly (readonly Option[])[]): Option[][] {
  return slots
    .filter((options) => options.length > 0)
    .reduce<Option[][]>(
      (days, options) => days.flatMap((day) => options.map((option) => [...day, option])),
      [[]],
    );
}

function totalsOf(options: readonly Option[]): Totals {
  const totals = FIGURE_NAMES.map((figure): [Figure, number] => [
    figure,
    options.reduce((sum, { dish, portion }) => sum + amountOf({ dish, portion, figure }), 0),
  ]);
  return Object.fromEntries(totals) as Totals;
}

function endsOf(days: readonly Totals[], end: (...values: number[]) => number): Totals {
  const ends = FIGURE_NAMES.map((figure): [Figure, number] => [
    figure,
    end(...days.map((day) => day[figure])),
  ]);
  return Object.fromEntries(ends) as Totals;
}

function groupsOf(options: readonly Option[]): DayFindings['groups'] {
  const sum = (gramsOf: (dish: Dish) => number): number =>
    options.reduce((total, { dish, portion }) => total + portion * gramsOf(dish), 0);
  return {
    pulseDishes: options.filter(({ dish, portion }) => portion * pulseG(dish) >= PULSE_DISH_G).length,
    pulseG: sum(pulseG),
    redMeatG: sum(redMeatG),
    poultryG: sum(poultryG),
    fishG: sum(fishG),
    vegetableG: sum(vegetableG),
    fruitG: sum(fruitG),
  };
}
