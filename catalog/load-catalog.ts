import { DomainError } from '../domain/errors.ts';
import type { Catalog } from '../domain/recipes/recipe.ts';
import { checkCatalog } from './check-catalog.ts';
import { formatProblem } from './problem.ts';
import { readCatalogFiles } from './read-files.ts';

/** The catalogue lies beside its loader: found wherever the process was started from. */
export const CATALOG_DIRECTORY = new URL('./', import.meta.url);

/**
 * Loads the catalogue that ships with the product; a process does it once, when it starts.
 *
 * @throws DomainError `catalog_invalid`, naming file and line of each problem.
 */
export function loadCatalog(): Catalog {
  const checked = checkCatalog(readCatalogFiles(CATALOG_DIRECTORY));
  if (checked.status === 'valid') return checked.catalog;
  throw new DomainError('invalid', 'catalog_invalid', checked.problems.map(formatProblem).join('\n'));
}
