/** The longest line that readers of the format are bound to take has 510 characters. */
const LINE_LENGTH = 400;

/** A maximisation in CPLEX's LP format. All variables are 0 or more. */
export function linearProgram({
  objective,
  rows,
  binaries,
}: {
  objective: readonly string[];
  rows: readonly string[];
  binaries: readonly string[];
}): string {
  return [
    'Maximize',
    ...wrap(`obj: ${objective.join(' ')}`),
    'Subject To',
    ...rows.flatMap((row, number) => wrap(`r${number}: ${row}`)),
    'Binary',
    ...wrap(binaries.join(' ')),
    'End',
  ].join('\n');
}

/** `+ 2 x` or `- 2 x`. */
export const term = (factor: number, name: string): string =>
  `${factor < 0 ? '-' : '+'} ${Math.abs(factor)} ${name}`;

function wrap(text: string): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line.length + word.length >= LINE_LENGTH) {
      lines.push(line);
      line = '';
    }
    line += line === '' ? word : ` ${word}`;
  }
  return [...lines, line];
}
