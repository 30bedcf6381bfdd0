import type { ListedProduct } from '../../domain/inventory/listed-product.ts';
import { readGroceryLine } from '../../domain/inventory/read-grocery-line.ts';
import { weighGrocery } from '../../domain/inventory/weigh-grocery.ts';
import { NAME_LANGUAGES, type WireProduct } from './schema.ts';

/** The product that an entry describes; `undefined` when the entry does not even say what it is called. */
export function toListedProduct({
  barcode,
  wire,
}: {
  barcode: string;
  wire: WireProduct;
}): ListedProduct | undefined {
  const names = namesOf(wire);
  if (names.length === 0) return undefined;
  const content = contentOf(wire);
  return {
    barcode,
    names,
    brands: (wire.brands ?? '').split(',').flatMap((brand) => brand.trim() || []),
    categories: (wire.categories_tags ?? []).flatMap(englishWords),
    ...(content !== undefined && { content }),
    attribution: {
      name: 'Open Food Facts',
      url: `https://world.openfoodfacts.org/product/${barcode}`,
      licence: 'ODbL-1.0',
    },
  };
}

/** Each name once: the package's own, then the translations, then what the law calls it. */
function namesOf(wire: WireProduct): ListedProduct['names'] {
  const own = { language: wire.lang, text: wire.product_name };
  const translated = NAME_LANGUAGES.map((language) => ({ language, text: wire[`product_name_${language}`] }));
  const all = [own, ...translated, { language: wire.lang, text: wire.generic_name }];
  const seen = new Set<string>();
  return all.flatMap(({ language, text }) => {
    const key = `${language}:${text}`;
    if (text === undefined || seen.has(key)) return [];
    seen.add(key);
    return [{ ...(language !== undefined && { language }), text }];
  });
}

/** `en:basmati-rices` → `basmati rices`. Tags of other languages are kinds that nobody has sorted in yet. */
const englishWords = (tag: string): string[] =>
  tag.startsWith('en:') ? [tag.slice('en:'.length).replaceAll('-', ' ')] : [];

/** The reader of shopping lists wants to know of what the amount is. */
const SOMETHING = 'product';

/** The directory's own figure where it says of what; otherwise what the package's words say. */
function contentOf(wire: WireProduct): ListedProduct['content'] {
  const { product_quantity: figure, product_quantity_unit: unit, quantity } = wire;
  if (figure && unit) return { quantity: figure, unit };
  const written = readGroceryLine(`${(quantity ?? '').replace(/[e℮]\s*$/u, '')} ${SOMETHING}`);
  if (written.status !== 'read') return undefined;
  const weighing = weighGrocery({ amount: written, food: undefined });
  if (weighing.status === 'unweighed') return undefined;
  const { measure, amount } = weighing;
  if (measure !== 'piece') return { quantity: figure || amount, unit: measure };
  // `120` alone may be grams or pieces, and a package in a package says nothing.
  const isCounted = written.unit === 'piece' && written.name !== SOMETHING;
  return isCounted ? { quantity: amount, unit: measure } : undefined;
}
