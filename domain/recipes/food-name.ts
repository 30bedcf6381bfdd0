/**
 * The words of a food's name, to compare names by: `Cherry tomatoes` → `cherry`, `tomato`; `Jalapeño` →
 * `jalapeno`. Number, case, accents and punctuation do not matter, so that people need not know how a food is
 * listed. Figures count: `2% milk` is not any milk.
 */
export function nameWords(text: string): string[] {
  return (unaccented(text).match(/[\p{L}\p{N}]+/gu) ?? []).map((word) =>
    word
      .replace(/ies$/, 'y')
      .replace(/oes$/, 'o')
      .replace(/(?<=.{2}[^s])s$/, ''),
  );
}

/** One text for all ways to write the same name: `Eggs, free range` and `free-range egg` are equal. */
export const nameKey = (text: string): string => [...new Set(nameWords(text))].sort().join(' ');

const unaccented = (text: string): string => text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
