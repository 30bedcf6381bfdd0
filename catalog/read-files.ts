import { readdirSync, readFileSync } from 'node:fs';

/** A data file as it lies on disk; `file` is relative to the catalogue's directory, with `/`. */
export type SourceFile = { file: string; text: string };

export type CatalogFiles = {
  foods: readonly SourceFile[];
  recipes: readonly SourceFile[];
  /** Figures of the USDA that the foods are compared with; absent where they are to be taken as they are. */
  sourceFigures?: SourceFile | undefined;
  /** What is unsafe in pregnancy and while breastfeeding; absent where nothing is to be known of it. */
  foodRisks?: SourceFile | undefined;
  /** Where foods are hard to buy; absent where every shop is held to have everything. */
  hardToBuy?: SourceFile | undefined;
};

/** Reads the food tables and recipe files under `directory` (a URL that ends in `/`), sorted by path. */
export function readCatalogFiles(directory: URL): CatalogFiles {
  return {
    sourceFigures: readOne({ directory, file: 'sources/usda-sr28.csv' }),
    foodRisks: readOne({ directory, file: 'food-risks.csv' }),
    hardToBuy: readOne({ directory, file: 'hard-to-buy.csv' }),
    foods: readFolder({ directory, folder: 'foods', extension: '.csv' }),
    recipes: readFolder({ directory, folder: 'recipes', extension: '.yaml' }),
  };
}

function readFolder({
  directory,
  folder,
  extension,
}: {
  directory: URL;
  folder: string;
  extension: string;
}): SourceFile[] {
  return readdirSync(new URL(`${folder}/`, directory), { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .filter((file) => file.endsWith(extension))
    .sort()
    .map((file) => readOne({ directory, file }));
}

function readOne({ directory, file }: { directory: URL; file: string }): SourceFile {
  return { file, text: readFileSync(new URL(file, directory), 'utf8') };
}
