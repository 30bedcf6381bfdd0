import type { Equipment } from '../domain/recipes/food-facts.ts';
import type { CatalogProblem } from './problem.ts';
import { lineOf, type RecipeFile } from './recipe-file.ts';

/**
 * Words that cannot be followed without a piece of equipment. Only orders count: what is called `baked` or
 * `boiled` may have been bought so, and `grill or fry` leaves the choice.
 */
const NEEDED_FOR: Record<Equipment, RegExp> = {
  hob: /\b(fry|boil|simmer|sear|scramble|poach|blanch|scald|in a (dry )?(pan|pot|wok|saucepan))\b/i,
  oven: /\boven\b|\bbake\b|\d °C/i,
  grill: /\bgrill\b(?! or)/i,
  toaster: /\btoast the bread\b/i,
  microwave: /\bmicrowave\b/i,
  pressure_cooker: /\bpressure[ -]cooker\b/i,
  rice_cooker: /\brice[ -]cooker\b/i,
  steamer: /\bsteamer\b/i,
  blender: /\bblend(er)?\b|\bfood processor\b|\bpulse\b/i,
};

/** Finds steps that ask for something the recipe does not list: nobody should meet the oven in step four. */
export function checkEquipment(recipes: readonly RecipeFile[]): CatalogProblem[] {
  return recipes.flatMap(({ source, file, text }) => {
    const listed = new Set<string>(source.equipment);
    const missing = Object.entries(NEEDED_FOR).filter(([name]) => !listed.has(name));
    return source.steps.flatMap((step, index) =>
      missing
        .filter(([, words]) => words.test(step))
        .map(([name, words]) => ({
          file,
          line: lineOf({ text, path: ['steps', index] }),
          message: `"${words.exec(step)?.[0]}" needs equipment that is not listed: ${name}`,
        })),
    );
  });
}
