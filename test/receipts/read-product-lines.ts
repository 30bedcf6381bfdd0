import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { hashToInt } from '../../domain/recipes/hash-string.ts';

const File = z.array(
  z.object({
    language: z.string(),
    lines: z.array(
      z.tuple([z.string(), z.union([z.string().transform((food) => [food]), z.array(z.string())])]),
    ),
  }),
);

/** A name as a bill prints it and the foods that it may mean; none where there is none of ours. */
export type ProductLine = { language: string; name: string; foods: readonly string[] };

/** The product lines with their truth. */
export function readProductLines(): ProductLine[] {
  const text = readFileSync(new URL('./product-lines.yaml', import.meta.url), 'utf8');
  return File.parse(parse(text)).flatMap(({ language, lines }) =>
    lines.map(([name, foods]) => ({ language, name, foods })),
  );
}

/** Whether a line is of the half that nothing is tuned on. It hangs on nothing but the name. */
export const isHeldOut = ({ name }: { name: string }): boolean => (hashToInt(name) & 1) === 1;
