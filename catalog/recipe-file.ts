import { isMap, isNode, isScalar, LineCounter, parse, parseDocument, YAMLParseError } from 'yaml';
import { z } from 'zod';
import { MealSlot, RecipeSource } from '../domain/recipes/recipe.ts';
import type { CatalogProblem } from './problem.ts';
import type { SourceFile } from './read-files.ts';

/** A recipe with the place it was written at. */
export type RecipeFile = { source: RecipeSource; file: string; text: string };

type Path = readonly PropertyKey[];
type ParsedRecipe =
  | { status: 'parsed'; recipe: RecipeFile }
  | { status: 'refused'; problems: CatalogProblem[] };

const FILE_NAME = new RegExp(`^recipes/(${MealSlot.options.join('|')})/([a-z0-9]+(?:-[a-z0-9]+)*)\\.yaml$`);
const INGREDIENT = /^(\d+(?:\.\d+)?) g ([^\s,]+)(?:, (.+))?$/;

const Ingredient = RecipeSource.shape.ingredients.element;

/** "240 g red-lentils, rinsed": grams for all servings, the food's id, and what the cook does with it first. */
const IngredientLine = z.string().transform((line, context): z.input<typeof Ingredient> => {
  const [, grams, food, note] = INGREDIENT.exec(line) ?? [];
  if (food === undefined) {
    context.addIssue({ code: 'custom', message: `"${line}" is not written as "<grams> g <food>, <note>"` });
    return z.NEVER;
  }
  return { food, grams: Number(grams), ...(note === undefined ? {} : { note }) };
});

const RecipeText = z.strictObject({
  ...RecipeSource.omit({ id: true }).shape,
  ingredients: z.array(IngredientLine).pipe(RecipeSource.shape.ingredients),
});

/**
 * Parses one recipe file. The file's name is the recipe's id and its folder the first slot, so
 * neither can contradict what is written inside.
 */
export function parseRecipeFile({ file, text }: SourceFile): ParsedRecipe {
  const [, folder, id] = FILE_NAME.exec(file) ?? [];
  if (id === undefined)
    return refused({ file, line: 1, message: 'Expected recipes/<slot>/<kebab-case-id>.yaml' });
  const read = readYaml({ file, text });
  if (read.status === 'refused') return read;
  const parsed = RecipeText.safeParse(read.content);
  if (!parsed.success) {
    const problems = parsed.error.issues.flatMap((issue) => problemsOf({ issue, file, text }));
    return { status: 'refused', problems };
  }
  if (parsed.data.slots[0] !== folder) {
    const message = `The file lies in ${folder}/ but its first slot is ${parsed.data.slots[0]}`;
    return refused({ file, line: lineOf({ text, path: ['slots'] }), message });
  }
  return { status: 'parsed', recipe: { source: { id, ...parsed.data }, file, text } };
}

function refused(problem: CatalogProblem): { status: 'refused'; problems: CatalogProblem[] } {
  return { status: 'refused', problems: [problem] };
}

type ReadYaml = { status: 'read'; content: unknown } | { status: 'refused'; problems: CatalogProblem[] };

function readYaml({ file, text }: SourceFile): ReadYaml {
  try {
    return { status: 'read', content: parse(text, { logLevel: 'error' }) };
  } catch (error) {
    if (!(error instanceof YAMLParseError)) throw error;
    const message = error.message.split('\n', 1)[0] ?? error.code;
    return refused({ file, line: error.linePos?.[0].line ?? 1, message });
  }
}

function problemsOf({ issue, file, text }: { issue: z.core.$ZodIssue } & SourceFile): CatalogProblem[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => {
      const line = lineOf({ text, path: [key] });
      return {
        file,
        line,
        message: `${key} is not a field of a recipe; nutrition, allergens and diets are derived`,
      };
    });
  }
  const message = `${issue.path.join('.') || 'recipe'}: ${issue.message}`;
  return [{ file, line: lineOf({ text, path: issue.path }), message }];
}

/** Line of a value in a recipe file, or of the nearest thing around it that is there. */
export function lineOf({ text, path }: { text: string; path: Path }): number {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter });
  for (let length = path.length; length > 0; length -= 1) {
    const node = keyOrValue({
      container: document.getIn(path.slice(0, length - 1), true),
      key: path[length - 1],
    });
    if (isNode(node) && node.range) return lineCounter.linePos(node.range[0]).line;
  }
  return 1;
}

/** A field is reported where its key stands: a list's own position is already its first entry. */
function keyOrValue({ container, key }: { container: unknown; key: PropertyKey | undefined }): unknown {
  if (isMap(container))
    return container.items.find((pair) => isScalar(pair.key) && pair.key.value === key)?.key;
  return container !== null &&
    typeof container === 'object' &&
    'items' in container &&
    Array.isArray(container.items)
    ? container.items[Number(key)]
    : undefined;
}
