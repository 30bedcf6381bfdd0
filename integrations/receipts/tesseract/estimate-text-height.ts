/** A row belongs to a line of text when it has this part of the ink of a full row. */
const PART_OF_FULL = 0.25;
/** A full row: of the rows with ink, few have more. */
const FULL = 0.9;

/**
 * How high a line of text is, in rows of the profile: the middle one of all heights. Undefined when there are no lines.
 */
export function estimateTextHeight(profile: Float64Array): number | undefined {
  const inked = [...profile].filter((count) => count > 0).sort((a, b) => a - b);
  const full = inked[Math.floor(inked.length * FULL)];
  if (full === undefined) return undefined;
  const heights = runLengths(profile, full * PART_OF_FULL)
    .filter((length) => length > 2)
    .sort((a, b) => a - b);
  return heights[Math.floor(heights.length / 2)];
}

/** How many neighbours in a row are at least so large, each time. */
function runLengths(values: Float64Array, least: number): number[] {
  const lengths: number[] = [];
  let length = 0;
  for (const value of [...values, 0]) {
    if (value >= least && value > 0) length += 1;
    else if (length > 0) {
      lengths.push(length);
      length = 0;
    }
  }
  return lengths;
}
