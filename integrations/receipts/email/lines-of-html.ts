import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parse } from 'parse5';
import { isHidden } from './is-hidden.ts';

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

/** Tables in tables in tables: newsletters have a few dozen. Deeper ones would take their time to parse. */
const MAX_DEPTH = 250;

/** Cells with more lines than this stand beside each other for the looks: they are columns of a page, not of a bill. */
const MAX_LINES_OF_CELL = 4;

/** Elements that flow in a line; all others begin one and end it, a line break as well. */
const INLINE: ReadonlySet<string> = new Set(
  'a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark nobr o:p q s samp small span strike strong sub sup time tt u var wbr'.split(
    ' ',
  ),
);

/** Two blanks part columns in a `TextLine`. */
const COLUMN = '  ';

/**
 * The lines of a page as they are seen: the cells of a row in one line, in columns; nothing that is hidden. Undefined
 * for a page that is nested as none of a shop is.
 */
export function linesOfHtml(html: string): string[] | undefined {
  try {
    const page = parse(html, { treeAdapter: shallow() });
    return linesOf(page.childNodes as Node[]);
  } catch (error) {
    if (error instanceof TooDeep) return undefined;
    throw error;
  }
}

class TooDeep extends Error {}

/** Counts the open elements: what the parser does for each of them takes as long as there are others. */
function shallow() {
  let depth = 0;
  return {
    ...defaultTreeAdapter,
    onItemPush() {
      depth += 1;
      if (depth > MAX_DEPTH) throw new TooDeep();
    },
    onItemPop() {
      depth -= 1;
    },
  };
}

function linesOf(nodes: readonly Node[]): string[] {
  const lines = [''];
  const begin = () => {
    if (lines.at(-1) !== '') lines.push('');
  };
  const write = (text: string) => {
    const line = lines.at(-1) ?? '';
    lines[lines.length - 1] = line === '' || line.endsWith(' ') ? line + text.trimStart() : line + text;
  };
  const visit = (node: Node): void => {
    if (node.nodeName === '#text') write(textOf(node as DefaultTreeAdapterTypes.TextNode));
    if (!('tagName' in node) || isHidden(node)) return;
    const isBlock = !INLINE.has(node.tagName);
    if (isBlock) begin();
    if (node.tagName === 'tr') lines.push(...linesOfRow(node), '');
    else node.childNodes.forEach(visit);
    if (isBlock) begin();
  };
  nodes.forEach(visit);
  return lines.map((line) => line.trimEnd()).filter((line) => line !== '');
}

const textOf = ({ value }: DefaultTreeAdapterTypes.TextNode): string => value.replace(/\s+/g, ' ');

/** The cells beside each other, line by line: a name with its weight below, and its price. */
function linesOfRow(row: Element): string[] {
  const cells = row.childNodes.filter((node): node is Element => 'tagName' in node && !isHidden(node));
  const columns = cells.map((cell) => linesOf(cell.childNodes));
  if (columns.some((lines) => lines.length > MAX_LINES_OF_CELL)) return columns.flat();
  const count = Math.max(0, ...columns.map((lines) => lines.length));
  return Array.from({ length: count }, (_, at) => columns.flatMap((lines) => lines[at] ?? []).join(COLUMN));
}
