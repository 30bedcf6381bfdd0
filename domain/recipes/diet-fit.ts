import type { Diet } from '../profile/preferences.ts';
import type { DietFit, FoodOrigin } from './recipe.ts';

const FLESH = ['meat', 'pork', 'poultry', 'gelatine', 'rennet'] as const satisfies readonly FoodOrigin[];
const SEAFOOD = ['fish', 'shellfish'] as const satisfies readonly FoodOrigin[];

/**
 * What each pattern of eating leaves out.
 *
 * Halal: meat and poultry are allowed because they can be bought halal, and the plan's text says to
 * use halal meat; gelatine and calf rennet are not, since their source is rarely stated. Vinegar is
 * not alcohol. Kosher-style is the common home practice, not certification.
 */
const LEFT_OUT: Record<keyof DietFit, readonly FoodOrigin[]> = {
  pescatarian: FLESH,
  vegetarian: [...FLESH, ...SEAFOOD],
  vegan: [...FLESH, ...SEAFOOD, 'egg', 'dairy', 'honey'],
  halal: ['pork', 'alcohol', 'gelatine', 'rennet'],
  kosherStyle: ['pork', 'shellfish', 'gelatine', 'rennet'],
};

/** Derives which diets a dish fits from the origins of everything in it. */
export function dietFitOf(origins: ReadonlySet<FoodOrigin>): DietFit {
  const isFreeOf = (diet: keyof DietFit) => LEFT_OUT[diet].every((origin) => !origins.has(origin));
  const mixesMeatAndDairy = origins.has('dairy') && (origins.has('meat') || origins.has('poultry'));
  return {
    pescatarian: isFreeOf('pescatarian'),
    vegetarian: isFreeOf('vegetarian'),
    vegan: isFreeOf('vegan'),
    halal: isFreeOf('halal'),
    kosherStyle: isFreeOf('kosherStyle') && !mixesMeatAndDairy,
  };
}

const FIT_OF_DIET: Record<Exclude<Diet, 'omnivore'>, keyof DietFit> = {
  pescatarian: 'pescatarian',
  vegetarian: 'vegetarian',
  vegan: 'vegan',
  halal: 'halal',
  kosher_style: 'kosherStyle',
};

/** Whether a dish with this fit may be served to someone who keeps `diet`. */
export function fitsDiet({ fit, diet }: { fit: DietFit; diet: Diet }): boolean {
  return diet === 'omnivore' || fit[FIT_OF_DIET[diet]];
}

/** Whether everything that fits `diet` also fits `as`: vegan is as strict as vegetarian, but halal is another matter. */
export function isAsStrict({ diet, as }: { diet: Diet; as: Diet }): boolean {
  if (as === 'omnivore' || as === diet) return true;
  if (diet === 'omnivore') return false;
  const leftOut: readonly FoodOrigin[] = LEFT_OUT[FIT_OF_DIET[diet]];
  // Meat and dairy do not meet where meat is left out.
  const needed =
    as === 'kosher_style' ? [...LEFT_OUT.kosherStyle, 'meat', 'poultry'] : LEFT_OUT[FIT_OF_DIET[as]];
  return needed.every((origin) => leftOut.some((other) => other === origin));
}
