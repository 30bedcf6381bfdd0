import { z } from 'zod';

/**
 * What a dish is to somebody who eats it, whatever it is made of: three stews are one choice, a stew, a salad and a
 * wrap are three. What comes beside it does not count: beans in their sauce with rice are a stew.
 *
 * - `soup`: eaten with a spoon from its broth or purée. `stew`: beans, meat or vegetables in their sauce. `curry`: the
 *   same with the spices of South Asia, and dals.
 * - `salad`: dressed, cold or warm. `sandwich`: on or between bread, crispbread or rice cakes. `wrap`: filled or topped
 *   tortillas, lettuce leaves and rolls.
 * - `porridge`: soft or soaked grains, muesli and chia. `eggs`: where eggs (or what is scrambled like them) are the
 *   dish. `pancakes`: also crêpes, filled flatbreads, fritters and patties.
 * - `noodles`: in broth, fried or cold. `pasta`. `rice`: rice or another grain cooked together with the rest. `bowl`: put
 *   together on rice or a grain.
 * - `stir_fry`: from the wok, with or without rice. `skillet`: hashes and what is fried together in one pan. `bake`: from
 *   the oven or steamer in one piece. `plate`: meat, fish or cheese with its sides.
 * - `dip`: spreads and purées with something to dip. `bites`: small savoury things, seeds, warm beans. `fruit`. `yogurt`:
 *   also quark, skyr and cottage cheese in a bowl. `drink`: also smoothies. `sweet`: puddings, bars and baked goods.
 */
export const RecipeKind = z
  .enum([
    'soup',
    'stew',
    'curry',
    'salad',
    'sandwich',
    'wrap',
    'porridge',
    'eggs',
    'pancakes',
    'noodles',
    'pasta',
    'rice',
    'bowl',
    'stir_fry',
    'skillet',
    'bake',
    'plate',
    'dip',
    'bites',
    'fruit',
    'yogurt',
    'drink',
    'sweet',
  ])
  .meta({ id: 'RecipeKind', description: 'What dish it is to somebody who eats it' });
export type RecipeKind = z.infer<typeof RecipeKind>;
