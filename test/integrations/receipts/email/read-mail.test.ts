import { describe, expect, it } from 'vitest';
import { readMail } from '../../../../integrations/receipts/email/read-mail.ts';

const HEADER = [
  'From: Shop <bills@example.org>',
  'To: me@example.org',
  'Subject: Your bill',
  'MIME-Version: 1.0',
];

/** An e-mail of a header and a body, with line ends as they are sent. */
const mail = (headers: string[], body: string[], encoding: BufferEncoding = 'utf8') =>
  Buffer.from([...HEADER, ...headers, '', ...body].join('\r\n'), encoding);

async function textsOf(bytes: Uint8Array): Promise<string[]> {
  const read = await readMail({ bytes });
  if (read.status !== 'read') throw new Error('unreadable');
  expect(read.lines.every(({ confidence }) => confidence === 1)).toBe(true);
  return read.lines.map(({ text }) => text);
}

const TABLE = '<table><tr><td>Milk</td><td>1.09</td></tr></table>';

describe('reading an e-mail', () => {
  it('takes its HTML rather than its plain text', async () => {
    const bytes = mail(
      ['Content-Type: multipart/alternative; boundary=b'],
      [
        '--b',
        'Content-Type: text/plain',
        '',
        'Milk1.09',
        '--b',
        'Content-Type: text/html; charset=utf-8',
        '',
        TABLE,
        '--b--',
      ],
    );
    expect(await textsOf(bytes)).toEqual(['Milk  1.09']);
  });

  it.each([
    {
      title: 'quoted-printable',
      bytes: mail(
        ['Content-Type: text/html; charset=utf-8', 'Content-Transfer-Encoding: quoted-printable'],
        ['<table><tr><td>K=C3=A4=', 'se</td><td style=3D"x">2,79 =E2=82=AC</td></tr></table>'],
      ),
      texts: ['Käse  2,79 €'],
    },
    {
      title: 'base64',
      bytes: mail(
        ['Content-Type: text/html; charset=utf-8', 'Content-Transfer-Encoding: base64'],
        [Buffer.from('<p>Crème  fraîche</p>').toString('base64')],
      ),
      texts: ['Crème fraîche'],
    },
    {
      title: 'ISO 8859-1',
      bytes: mail(['Content-Type: text/plain; charset=iso-8859-1'], ['PLÁTANO  2,37'], 'latin1'),
      texts: ['PLÁTANO  2,37'],
    },
    {
      title: 'plain text with tabs between its columns',
      bytes: mail(['Content-Type: text/plain'], ['Milk\t1.09', '', 'Total  1.09']),
      texts: ['Milk  1.09', 'Total  1.09'],
    },
    {
      title: 'a date in the header alone, as the last line',
      bytes: mail(['Date: Sat, 21 Nov 2026 18:30:00 +0000', 'Content-Type: text/plain'], ['Milk  1.09']),
      texts: ['Milk  1.09', '2026-11-21'],
    },
  ])('understands $title', async ({ bytes, texts }) => {
    expect(await textsOf(bytes)).toEqual(texts);
  });

  it('reads a bill that was forwarded as a whole, below its own header', async () => {
    const forwarded = [...HEADER, 'Content-Type: text/html', '', TABLE];
    const bytes = mail(
      ['Content-Type: multipart/mixed; boundary=b'],
      ['--b', 'Content-Type: message/rfc822', '', ...forwarded, '--b--'],
    );
    expect((await textsOf(bytes)).at(-1)).toBe('Milk  1.09');
  });

  it('leaves attachments alone, text files too', async () => {
    const bytes = mail(
      ['Content-Type: multipart/mixed; boundary=b'],
      [
        '--b',
        'Content-Type: text/plain',
        '',
        'Milk  1.09',
        '--b',
        'Content-Type: text/plain; name=terms.txt',
        'Content-Disposition: attachment; filename=terms.txt',
        '',
        'Returns within 14 days  9.99',
        '--b--',
      ],
    );
    expect(await textsOf(bytes)).toEqual(['Milk  1.09']);
  });

  it('cuts what is too long for a line, and lines that are too many', async () => {
    const long = await textsOf(mail(['Content-Type: text/plain; charset=utf-8'], ['x'.repeat(5000)]));
    expect(long.map(({ length }) => length)).toEqual([300]);
    const many = await textsOf(mail(['Content-Type: text/plain'], Array(9000).fill('Milk  1.09')));
    expect(many).toHaveLength(2000);
  });

  it.each([
    { title: 'no text', bytes: mail(['Content-Type: text/html'], ['<img src="bill.png">']) },
    { title: 'nothing but its header', bytes: mail([], []) },
    { title: 'endless nesting', bytes: mail(['Content-Type: text/html'], ['<div>'.repeat(10_000)]) },
    { title: 'more bytes than any bill', bytes: Buffer.alloc(5 * 1024 * 1024 + 1, 'x') },
    {
      title: 'parts in parts without end',
      bytes: mail(
        ['Content-Type: multipart/mixed; boundary=b0'],
        Array.from({ length: 60 }, (_, nth) => [
          `--b${nth}`,
          `Content-Type: multipart/mixed; boundary=b${nth + 1}`,
          '',
        ]).flat(),
      ),
    },
  ])('finds nothing to read in one of $title', async ({ bytes }) => {
    expect(await readMail({ bytes })).toEqual({ status: 'unreadable' });
  });
});
