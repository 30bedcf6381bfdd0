import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linesOfHtml } from '../../../../integrations/receipts/email/lines-of-html.ts';

describe('the lines of a page', () => {
  it.each([
    {
      title: 'cells of a row beside each other',
      html: '<table><tr><td>Whole milk</td><td>2</td><td>&pound;2.18</td></tr><tr><td>Bread<td>1<td>1.09</table>',
      lines: ['Whole milk  2  £2.18', 'Bread  1  1.09'],
    },
    {
      title: 'what stands below a name in its cell below it',
      html: '<table><tr><td>Tomatoes<br><small>0.512 kg x 2.99</small></td><td>1.53</td></tr></table>',
      lines: ['Tomatoes  1.53', '0.512 kg x 2.99'],
    },
    {
      title: 'a row whose cells are tables of one line',
      html: '<table><tr><td><img src="x"></td><td><table><tr><td>Eggs</td></tr></table></td><td><p>2.49</p></td></tr></table>',
      lines: ['Eggs  2.49'],
    },
    {
      title: 'columns of the page one after the other',
      html: '<table><tr><td><p>a</p><p>b</p><p>c</p><p>d</p><p>e</p></td><td><p>f</p></td></tr></table>',
      lines: ['a', 'b', 'c', 'd', 'e', 'f'],
    },
    {
      title: 'text that is broken by tags in one line, and blocks in their own',
      html: '<div>Your <b>order</b>\n  of <a href="x">today</a></div><p>Total:&nbsp;5&nbsp;€<br/>Thanks',
      lines: ['Your order of today', 'Total: 5 €', 'Thanks'],
    },
    {
      title: 'nothing that nobody sees',
      html: '<head><title>T</title><style>.a{}</style></head><script>alert(1)</script><div style="DISPLAY : none">preview</div><p hidden>h</p><span style="font-size:0px">0</span><!-- comment --><p style="font-size:0.9em">seen</p>',
      lines: ['seen'],
    },
    { title: 'no lines for an empty page', html: '', lines: [] },
  ])('are $title', ({ html, lines }) => {
    expect(linesOfHtml(html)).toEqual(lines);
  });

  it('are not looked for in a page of endless nesting', () => {
    expect(linesOfHtml('<div>'.repeat(200_000))).toBeUndefined();
    expect(linesOfHtml(`<table><tr><td>`.repeat(50_000))).toBeUndefined();
    const formats = Array.from({ length: 20_000 }, (_, nth) => `<b id="${nth}">`).join('');
    expect(linesOfHtml(`<p>${formats}`.repeat(3))).toBeUndefined();
  });

  it('come of whatever text there is, without a tag left in them', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '<td>',
        '</td>',
        '<tr>',
        '<table>',
        '</table>',
        '<p>',
        '<br>',
        '</div>',
        '<div>',
        '<b>',
        '</i>',
      ),
      fc.string({ maxLength: 8 }).map((text) => text.replace(/[<>&]/g, '')),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        for (const line of linesOfHtml(pieces.join('')) ?? []) {
          expect(line.trim()).not.toBe('');
          expect(line).not.toMatch(/[<>\n]/);
        }
      }),
    );
  });
});
