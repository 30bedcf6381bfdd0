import type { MealSlot, RecipeSource } from './recipe.ts';

const OVERNIGHT_MINUTES = 12 * 60;
/** A freezer needs about four hours for slices of fruit. */
const FREEZE_MINUTES = 4 * 60;

const NUMBERS = ['an?', 'two', 'three', 'four', 'five', 'six', 'eight', 'ten', 'twelve'] as const;
const HOURS: readonly number[] = [1, 2, 3, 4, 5, 6, 8, 10, 12];

/** What is only another way: `or overnight`, `or use rice from the day before`, `or add ice`, `They keep for a week`. */
const OTHER_WAY =
  /,? or (?:overnight|use|chill|leave)\b[^.]*|\bchill for an hour, or\b[^.]*|\bkeeps? for [^.]*/gi;
const OVERNIGHT = /\bovernight\b|\b(?:day|night|evening) before\b|\bin the morning\b/i;
const FROZEN = /\bfrozen in\b|\bfreeze\b/i;
const LONG_WAIT =
  /\bmarinat\w*|\bprove\b|\brefrigerat\w*|\bfreez\w*|\bin the fridge\b|\bhours\b|\bdoubles? in size\b/i;
const SHORT_WAIT = /\bminutes?\b|\badd the marinade\b/i;
/** Waiting, told from cooking: an hour of simmering is part of the minutes. */
const WAITING = /\b(?:soak|chill|marinat|rise|rest|leave|left|stand|steep|fridge|prove|set)\w*\b/i;

/**
 * Minutes that a dish must be begun before it is cooked: to soak, chill, marinate, rise or freeze, as its notes and steps
 * say. 0 where nothing waits an hour. Never typed in, so it cannot say otherwise than the steps.
 */
export function leadMinutesOf({ ingredients, steps }: Pick<RecipeSource, 'ingredients' | 'steps'>): number {
  const notes = ingredients.flatMap(({ note }) => (note === undefined ? [] : [note]));
  const sentences = [...notes, ...steps.flatMap((step) => step.split(/(?<=[.;]) /))];
  return Math.max(0, ...sentences.map((sentence) => waitOf(sentence.replace(OTHER_WAY, ''))));
}

/** What says to wait, but not for how long: `marinate the tofu`, `leave in the freezer`. */
export const unreadWaitsOf = (sentence: string): boolean => {
  const asked = sentence.replace(OTHER_WAY, '');
  return LONG_WAIT.test(asked) && waitOf(asked) === 0 && !SHORT_WAIT.test(asked);
};

function waitOf(sentence: string): number {
  if (OVERNIGHT.test(sentence)) return OVERNIGHT_MINUTES;
  if (FROZEN.test(sentence)) return FREEZE_MINUTES;
  if (!WAITING.test(sentence)) return 0;
  const hours = NUMBERS.flatMap((word, index) =>
    new RegExp(String.raw`\b(?:${word}|${HOURS[index]}) hours?\b`, 'i').test(sentence)
      ? [HOURS[index] ?? 0]
      : [],
  );
  return 60 * Math.max(0, ...hours);
}

/** Minutes from waking up, when the plan is read, to a meal: what takes longer had to be begun the day before. */
const MINUTES_BEFORE = { breakfast: 0, snack: 240, lunch: 240, dinner: 540 } satisfies Record<
  MealSlot,
  number
>;

/** Whether a dish can still be on the table when it is begun on the day itself. */
export const canBeginToday = ({ leadMinutes, slot }: { leadMinutes: number; slot: MealSlot }): boolean =>
  leadMinutes <= MINUTES_BEFORE[slot];
