import { z } from 'zod';

/** What contributors left empty comes as an empty text, as null, or not at all. */
const Text = z
  .string()
  .nullish()
  .transform((text) => text?.trim() || undefined);

/** Of a broken list or figure nothing is used; the product is still good. */
const Tags = z.array(z.string()).nullish().catch(undefined);

/** A number in newer entries, a text in older ones. */
const Figure = z
  .union([z.number(), z.string().regex(/^\d+(\.\d+)?$/)])
  .transform(Number)
  .nullish()
  .catch(undefined);

/** The languages whose names are asked for beside the product's own: those that the catalogue has aliases in. */
export const NAME_LANGUAGES = ['en', 'de', 'es', 'fr', 'hi'] as const;

/** `product` of the product endpoint, as far as `PRODUCT_FIELDS` asks for it. */
export const WireProduct = z.object({
  /** The main language of the package. */
  lang: Text.catch(undefined),
  product_name: Text.catch(undefined),
  product_name_en: Text.catch(undefined),
  product_name_de: Text.catch(undefined),
  product_name_es: Text.catch(undefined),
  product_name_fr: Text.catch(undefined),
  product_name_hi: Text.catch(undefined),
  generic_name: Text.catch(undefined),
  /** Comma-separated, as on the package. */
  brands: Text.catch(undefined),
  /** As on the package: `2 x 60 g`, `33 cl`, `12 eggs`. */
  quantity: Text.catch(undefined),
  /** The same in g or ml. Many entries lack the unit (openfoodfacts-server issue 10366). */
  product_quantity: Figure,
  product_quantity_unit: z.enum(['g', 'ml']).nullish().catch(undefined),
  /** `en:plant-based-foods`, the most general first. */
  categories_tags: Tags,
});
export type WireProduct = z.infer<typeof WireProduct>;

/** Without it the whole entry comes, of some 100 kB. */
export const PRODUCT_FIELDS = Object.keys(WireProduct.shape).join(',');

/** Version 2. `status` is 1 with a product; `code` is padded to 13 digits, or to 8. */
export const FoundAnswer = z.object({
  status: z.literal(1),
  code: z.string().regex(/^\d{4,24}$/),
  product: WireProduct,
});

/** Comes with 404; a 404 without it is somebody else's. */
export const UnknownAnswer = z.object({ status: z.literal(0) });
