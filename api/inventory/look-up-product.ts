import { DomainError } from '../../domain/errors.ts';
import { productKey, weightInside } from '../../domain/inventory/barcode.ts';
import type { ListedProduct } from '../../domain/inventory/listed-product.ts';
import type { Product } from '../../domain/inventory/product.ts';
import type { ProductRepository } from '../../domain/ports/inventory-repository.ts';
import type { ProductDirectory } from '../../domain/ports/product-directory.ts';

/** `own`: as the person said. `listed`: as a public directory describes it, for the person to confirm. */
export type FoundProduct = { source: 'own'; product: Product } | { source: 'listed'; listed: ListedProduct };

export type ProductSources = {
  products: ProductRepository;
  /** `undefined` where the installation asks nobody. */
  productDirectory: ProductDirectory | undefined;
};

/**
 * What a barcode stands for: by the person's own word, or else by the directory's. What a scale of a shop packed is
 * found by its article, and holds the weight in this barcode; no directory knows it.
 *
 * @throws DomainError not_found `product_not_found` when neither knows it; unavailable `product_directory_away` when the
 *   person has not named it and the directory cannot be asked.
 */
export async function lookUpProduct({
  products,
  productDirectory,
  userId,
  barcode,
  locale,
}: ProductSources & { userId: string; barcode: string; locale: string }): Promise<FoundProduct> {
  const key = productKey(barcode);
  const product = await products.findOptional({ userId, barcode: key });
  if (product !== undefined) {
    const weight = weightInside({ barcode, country: new Intl.Locale(locale).region });
    const isWeighed = weight !== undefined && product.measure === 'g';
    return { source: 'own', product: isWeighed ? { ...product, amount: weight } : product };
  }
  const answer = key === barcode ? await productDirectory?.find({ barcode }) : undefined;
  if (answer?.status === 'found') return { source: 'listed', listed: answer.product };
  if (answer?.status === 'away') throw directoryAway(answer.retryAfterMs);
  throw new DomainError(
    'not_found',
    'product_not_found',
    'You have not said yet what this barcode stands for.',
  );
}

/** When nobody knows how long it lasts. */
const USUAL_RETRY_MS = 60_000;

const directoryAway = (retryAfterMs = USUAL_RETRY_MS) =>
  new DomainError(
    'unavailable',
    'product_directory_away',
    'You have not said yet what this barcode stands for, and the product directory cannot be asked just now. Say it ' +
      'yourself, or try again later.',
    { retryAfterMs },
  );
