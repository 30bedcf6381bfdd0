import { expect, it } from 'vitest';
import { linesOfText } from '../../../domain/receipts/text-lines.ts';

const textsOf = (text: string) => linesOfText(text).map((line) => line.text);

it.each([
  { title: 'every kind of line end', text: 'a\nb\r\nc\rd\fe', lines: ['a', 'b', 'c', 'd', 'e'] },
  { title: 'a mark of the byte order', text: '\ufeffa', lines: ['a'] },
  { title: 'no text', text: ' \n\t\n', lines: [] },
  { title: 'indents, which part nothing, and blanks at the end', text: '  a  \n', lines: ['  a'] },
  { title: 'a tab as two columns', text: 'Milk\t1.20', lines: ['Milk  1.20'] },
  {
    title: 'a line without end up to what a bill may have',
    text: 'a'.repeat(9000),
    lines: ['a'.repeat(300)],
  },
])('text is taken line by line: $title', ({ text, lines }) => {
  expect(textsOf(text)).toEqual(lines);
});

it('is sure of what nobody had to read', () => {
  expect(linesOfText('Milk  1.20')).toEqual([{ text: 'Milk  1.20', confidence: 1 }]);
});
