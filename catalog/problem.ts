/** A mistake in the catalogue's data, where its author will look for it. */
export type CatalogProblem = { file: string; line: number; message: string };

/** One line that editors and terminals turn into a link: `recipes/lunch/dal.yaml:7: …`. */
export function formatProblem({ file, line, message }: CatalogProblem): string {
  return `${file}:${line}: ${message}`;
}
