import type { ListedProduct } from '../inventory/listed-product.ts';

/**
 * `unknown`: the directory does not have it. `away`: nobody can tell just now, because the directory failed or may not
 * be asked yet; `retryAfterMs` says when to ask again where that is known.
 */
export type DirectoryAnswer =
  | { status: 'found'; product: ListedProduct }
  | { status: 'unknown' }
  | { status: 'away'; retryAfterMs?: number };

/** A public directory of products. It learns the barcode and nothing of who asks. Failures are answers. */
export type ProductDirectory = {
  find(args: { barcode: string }): Promise<DirectoryAnswer>;
};
