import type { Food, RecipeSource } from './recipe.ts';

/** Words of cooking that reach the middle of what they are said of. */
const HEAT = String.raw`(?:fr(?:y|ies|ied|ying)|boil(?:ed|s)?|simmer\w*|brown(?:ed|ing|s)?|poach\w*|roast(?:ed|ing)?|bak(?:e|ed|ing)|grill(?:ed|ing)?|stew(?:ed|ing)?|brais\w*|steam(?:ed|ing)?|cook(?:ed|ing|s)?|blanch\w*|sear(?:ed)?|over (?:a|the) (?:high|highest|medium|low) heat)`;
/** What is said of fish and meat that stays raw, whatever else is cooked in the dish. */
const STAYS_RAW = /\b(raw|ceviche|tartare|carpaccio|sashimi|cures?|cured|rare|pink inside)\b/i;

/** Cuts that are eaten pink when they are only seared: cooked when a step says that the inside is, or stews them. */
const EATEN_PINK = /^(beef-steak|beef-flank|lamb-leg|duck-breast)$/;
const NOT_PINK = /\b(simmer|stew|braise|bake|roast|boil)\w*|\b(cooked|done) through|\bno pink\b/i;

/** Whites and yolks are firm: baked, fried on both sides in a batter, boiled for nine minutes or more, or said so. */
const FIRM =
  /\bbake\b.*\d|\d °C|\ba side\b|\bon each side\b|\bboil\w*[^.]*\beggs? for (the last )?(nine|ten|eleven|twelve)|\beggs for the last (nine|ten|eleven|twelve)|\b(yolks?|eggs?) (is|are|has|have) firm|turn each and cook/i;
const NOT_FIRM =
  /\bsoft(ly)? (boil|scrambl|curd|yolk)|yolks soft|\brunny|\bmoist\b|\bcreamy\b|\b(just|barely|half) set\b|\bloosely\b|\bwhites? (are|have|has|is|begin)|\bpoach the eggs|\bfry the eggs/i;

const TOO_SHORT = /\bhalf (a )?minute\b/i;

/** Names of other foods that have a fish or an animal in them. */
const SEASONINGS = /\b(fish|oyster) sauce\b|\b(fish|chicken|beef) stock\b/gi;

/** Whether every step that heats anything is missing: a dish that is only cut and mixed. */
export const isHeated = ({ equipment }: Pick<RecipeSource, 'equipment'>): boolean =>
  equipment.some((each) => each !== 'blender');

/** Whether the steps cook the eggs until white and yolk are firm. What is not sure is not firm. */
export const isEggFirm = ({ steps }: Pick<RecipeSource, 'steps'>): boolean => {
  const text = steps.join(' ');
  return FIRM.test(text) && !NOT_FIRM.test(text);
};

/**
 * Whether the steps say that `food` is cooked to its middle: in a sentence that names it after or before a word of
 * cooking, or in the next one (`Fry them`). What is not said counts as raw.
 */
export function isCookedThrough({
  food,
  source,
}: {
  food: Pick<Food, 'id' | 'family' | 'origins'>;
  source: Pick<RecipeSource, 'steps' | 'equipment' | 'name'>;
}): boolean {
  // A decimal point ends no sentence.
  const text = source.steps
    .join(' ')
    .replace(SEASONINGS, 'sauce')
    .replace(/(\d)\.(\d)/g, '$1,$2');
  if (!isHeated(source) || STAYS_RAW.test(`${source.name} ${text}`)) return false;
  const named = namesOf(food);
  const before = new RegExp(String.raw`\b${HEAT}\b[^.]*\b(?:${named})\b`, 'i');
  const after = new RegExp(String.raw`\b(?:${named})\b[^.]*\b${HEAT}\b`, 'i');
  const pronoun = new RegExp(String.raw`\b${HEAT} (?:it|them)\b|\b(?:it|them)\b[^.]*\b${HEAT}\b`, 'i');
  const sentences = text.split(/(?<=\.) /);
  return sentences.some((sentence, index) => {
    const isNamed = new RegExp(String.raw`\b(?:${named})\b`, 'i').test(sentence);
    if (!isNamed || TOO_SHORT.test(sentence)) return false;
    if (EATEN_PINK.test(food.id)) return NOT_PINK.test(sentence);
    return before.test(sentence) || after.test(sentence) || pronoun.test(sentences[index + 1] ?? '');
  });
}

/** What the steps may call a food: words of its id and family, and what its kind is called. */
function namesOf({ id, family, origins }: Pick<Food, 'id' | 'family' | 'origins'>): string {
  const kinds: [string, string[]][] = [
    ['fish', ['fish', 'fillet']],
    ['shellfish', ['prawn', 'shellfish']],
    ['meat', ['meat', 'meatball', 'steak', 'patty', 'patties', 'sausage']],
    ['poultry', ['meat', 'patty', 'patties', 'meatball']],
    ['dairy', ['cheese']],
  ];
  const words = [
    ...`${id}-${family}`.split('-').filter((word) => word.length > 2 && !NOT_NAMES.has(word)),
    ...kinds.flatMap(([origin, names]) => (origins.some((each) => each === origin) ? names : [])),
  ];
  return [...new Set(words)].map((word) => `${word.replace(/(?<=.{3})s$/, '')}(?:s|es)?`).join('|');
}

const NOT_NAMES = new Set(['lean', 'leg', 'raw', 'bean', 'smoked', 'pickled', 'soft', 'fresco']);
