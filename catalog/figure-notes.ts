import type { SourceFigure, SourceRow } from './source-figures.ts';

/** The figures as notes call them. */
const FIGURE_CALLED: Readonly<Record<string, SourceFigure>> = {
  energy: 'energyKcal',
  protein: 'proteinG',
  fat: 'fatG',
  'saturated fat': 'saturatedFatG',
  carbohydrate: 'carbohydrateG',
  fibre: 'fibreG',
  sugar: 'sugarG',
  sodium: 'sodiumMg',
  calcium: 'calciumMg',
  iron: 'ironMg',
};

const TERM = String.raw`(?:\d+(?:\.\d+)? )?NDB \d{5}`;
const BORROWED = new RegExp(`^(.+?) from (${TERM}(?: less ${TERM})*)(?: scaled by ([a-z ]+?))?(?::.*)?$`);
const NONE = /^(.+?) not reported: no carbohydrate$/;

type Sources = ReadonlyMap<string, SourceRow>;
type NoteInput = { note: string; own: SourceRow; sources: Sources };

/** What a food's note says of its figures. */
type ReadNote = { expected: ReadonlyMap<SourceFigure, number>; messages: readonly string[] };

/**
 * Reads the figures that a note takes from other rows, one in each part between semicolons, and works them out:
 * `sugar from NDB 02011`, `fibre from NDB 16109 scaled by protein`, `energy and fat from 3.6 NDB 01116 less 0.17 NDB
 * 01115: whey drained off`, `fibre not reported: no carbohydrate`. A part without `NDB` is for people.
 */
export function readFigureNotes({ note, own, sources }: NoteInput): ReadNote {
  const expected = new Map<SourceFigure, number>();
  const messages: string[] = [];
  for (const part of note.split(';').map((each) => each.trim())) {
    const read = readPart({ note: part, own, sources });
    if (typeof read === 'string') messages.push(read);
    else for (const [figure, value] of read) expected.set(figure, value);
  }
  return { expected, messages };
}

/** The figures of one part, or what is wrong with it. */
function readPart({ note, own, sources }: NoteInput): [SourceFigure, number][] | string {
  const [, empty] = NONE.exec(note) ?? [];
  if (empty !== undefined) {
    const figures = figuresCalled(empty);
    return figures === undefined || own.carbohydrateG !== 0
      ? `"${note}" is not so`
      : figures.map((each) => [each, 0]);
  }
  const [, called, terms, by] = BORROWED.exec(note) ?? [];
  if (called === undefined || terms === undefined) {
    return note.includes('NDB') ? `"${note}" is not written as "<figure> from NDB <number>"` : [];
  }
  const figures = figuresCalled(called);
  const scale = by === undefined ? undefined : FIGURE_CALLED[by];
  if (figures === undefined || (by !== undefined && scale === undefined)) return `"${note}" names no figure`;
  const values = figures.map((figure) => workedOut({ figure, terms, scale, own, sources }));
  const missing = values.find((each) => typeof each === 'string');
  if (missing !== undefined) return missing;
  return figures.flatMap((figure, at) => {
    const value = values[at];
    return typeof value === 'number' ? [[figure, value] as [SourceFigure, number]] : [];
  });
}

function figuresCalled(text: string): SourceFigure[] | undefined {
  const figures = text.split(' and ').map((each) => FIGURE_CALLED[each]);
  return figures.every((each) => each !== undefined) ? figures : undefined;
}

/** One figure worked out of its terms, or which row does not report it. */
function workedOut({
  figure,
  terms,
  scale,
  own,
  sources,
}: {
  figure: SourceFigure;
  terms: string;
  scale: SourceFigure | undefined;
  own: SourceRow;
  sources: Sources;
}): number | string {
  let sum = 0;
  for (const [index, term] of terms.split(' less ').entries()) {
    const [factor, ndbNo = ''] = term.split('NDB ');
    const row = sources.get(ndbNo);
    const value = row?.[figure];
    const ratio = scale === undefined ? 1 : (own[scale] ?? Number.NaN) / (row?.[scale] ?? Number.NaN);
    if (value === undefined || !Number.isFinite(ratio)) {
      return `NDB ${ndbNo} does not report what "${terms}" needs for ${figure}`;
    }
    sum += (index === 0 ? 1 : -1) * Number(factor?.trim() || 1) * value * ratio;
  }
  return sum;
}
