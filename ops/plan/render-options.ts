import type { ExplainedOption, Second } from '../../domain/plan/explain/explain-options.ts';
import { wrapText } from '../../domain/plan/wrap-text.ts';
import type { OptionPoints } from '../../domain/recipes/explain-points.ts';
import type { MealSlot } from '../../domain/recipes/recipe.ts';
import { nutrientName, points } from './render-proof.ts';

const WIDTH = 100;
const INDENT = ' '.repeat(6);
const NAME_WIDTH = 60;

/** What the lines under an option mean. */
const LEGEND =
  'Points are weight × score of each rule. portion: what a serving more or less than one costs. chance: decides ' +
  'between equals, differently for each user and day. second: what would stand in the place without the dish.';

export const legendLines = (): string[] => wrapText({ text: LEGEND, width: WIDTH, first: '', rest: '' });

/** The options of a slot: each with its figures, what every rule gave it, and what came second in its place. */
export function renderOptions({
  slot,
  options,
}: {
  slot: MealSlot;
  options: readonly ExplainedOption[];
}): string[] {
  const title = line({
    mark: '',
    name: slot.toUpperCase(),
    cells: ['portion', 'kcal', 'min', 'points'],
  });
  return [title, ...options.flatMap(optionLines)];
}

const CELL_WIDTH = 8;

const line = ({ mark, name, cells }: { mark: string; name: string; cells: readonly string[] }): string => {
  const text = `${mark}${name}`;
  const shown = text.length > NAME_WIDTH ? `${text.slice(0, NAME_WIDTH - 1)}…` : text;
  return `${shown.padEnd(NAME_WIDTH)}${cells.map((cell) => cell.padStart(CELL_WIDTH)).join('')}`;
};

function optionLines(option: ExplainedOption, index: number): string[] {
  const { name, portion, nutrition, minutes, reasons, isChosen, points: own, second } = option;
  const worth = own === undefined ? '-' : points(own.total);
  const title = line({
    mark: `${isChosen ? ' *' : '  '}${index + 1}  `,
    name,
    cells: [`${portion}`, `${Math.round(nutrition.energyKcal)}`, `${minutes}`, worth],
  });
  if (own === undefined) return [title, ...reasons.flatMap(({ text }) => indented(`- ${text}`))];
  return [title, ...pointLines(own), ...secondLines(second)];
}

const indented = (text: string): string[] =>
  wrapText({ text, width: WIDTH, first: INDENT, rest: `${INDENT}  ` });

/** One line for each part that counts: `liked_cuisines   1.20 × 1.00 = +1.20  You like Nordic food`. */
function pointLines({ rules, broken, portion, chance }: OptionPoints): string[] {
  return [
    ...rules
      .filter((rule) => counts(rule.points))
      .map(({ rule, weight, score, points: own, text = '' }) =>
        pointLine({ name: rule, how: `${points(weight)} × ${points(score)} =`, own, text }),
      ),
    ...broken.map(({ relaxation, points: own }) =>
      pointLine({ name: relaxation, how: '', own, text: 'given up for it' }),
    ),
    ...(counts(portion)
      ? [
          pointLine({
            name: 'portion',
            how: '',
            own: portion,
            text: '',
          }),
        ]
      : []),
    ...(counts(chance) ? [pointLine({ name: 'chance', how: '', own: chance, text: '' })] : []),
  ];
}

/** What rounds to nothing is not shown. */
const counts = (value: number): boolean => Math.abs(value) >= 0.005;

const pointLine = ({
  name,
  how,
  own,
  text,
}: {
  name: string;
  how: string;
  own: number;
  text: string;
}): string => {
  const signed = `${own < 0 ? '' : '+'}${points(own)}`;
  return `${beginning({ name, how, own: signed })}${text}`.trimEnd();
};

/** The columns before the text. */
const beginning = ({ name, how, own = '' }: { name: string; how: string; own?: string }): string =>
  `${INDENT}${name.padEnd(18)}${how.padStart(15)}${own.padStart(7)}  `;

/** What came second in the place, and by how much. */
function secondLines(second: Second | undefined): string[] {
  if (second === undefined) return [beginning({ name: 'second', how: 'none fits' }).trimEnd()];
  const { name, portion, behind, leaves } = second;
  const how = `${points(Math.abs(behind))} ${behind < 0 ? 'ahead' : 'behind'}`;
  const cost = leaves.length === 0 ? '' : `, but leaves the band of ${leaves.map(nutrientName).join(', ')}`;
  const first = beginning({ name: 'second', how });
  return wrapText({
    text: `${name} × ${portion}${cost}`,
    width: WIDTH,
    first,
    rest: ' '.repeat(first.length),
  });
}
