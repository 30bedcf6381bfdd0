import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { withSettingsTables } from '../../docs/write-settings-table.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const DOCUMENTS = ['README.md', 'CONTRIBUTING.md', ...globSync('{docs,catalog}/**/*.md', { cwd: ROOT })];

const read = (file: string): string => readFileSync(path.join(ROOT, file), 'utf8');

/** Without what stands in fences and backticks: code is full of brackets that are no links. */
const proseOf = (markdown: string): string =>
  markdown.replace(/```[\s\S]*?```/g, '').replace(/`[^`\n]*`/g, '');

const matchesOf = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map(([, found]) => found ?? '');

/** Links and images that lead to a place in this repository, as written. */
const localLinks = (markdown: string): string[] =>
  matchesOf(proseOf(markdown), /\]\(([^)\s]+)\)/g).filter((link) => !/^[a-z]+:/.test(link));

/** The anchors that a document offers: its headings, as GitHub writes them. */
const anchorsOf = (markdown: string): string[] =>
  matchesOf(markdown.replace(/```[\s\S]*?```/g, ''), /^#+ (.+)$/gm).map((heading) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );

function isAlive({ document, link }: { document: string; link: string }): boolean {
  const [file = '', anchor] = link.split('#');
  const target = file === '' ? document : path.join(path.dirname(document), file);
  if (!existsSync(path.join(ROOT, target))) return false;
  return anchor === undefined || anchorsOf(read(target)).includes(anchor);
}

/** What a document names as a file of this project: `folder/name.ext` in backticks. */
const namedFiles = (markdown: string): string[] => {
  const folders = globSync('*/', { cwd: ROOT }).join('|');
  const pattern = new RegExp(`\`((?:${folders}|\\.ci)/[\\w./-]*\\.(?:ts|js|md|csv|yaml|json))\``, 'g');
  return matchesOf(markdown, pattern);
};

const scripts = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(read('package.json')));

it('has the settings tables that config.ts gives (if not: npm run docs:settings)', () => {
  expect(read('README.md')).toBe(withSettingsTables(read('README.md')));
});

it('notices a settings table that is out of date', () => {
  const old = read('README.md').replace('PostgreSQL connection URL', 'something else');
  expect(withSettingsTables(old)).not.toBe(old);
});

describe.each(DOCUMENTS)('%s', (document) => {
  it('has no dead link or image', () => {
    const dead = localLinks(read(document)).filter((link) => !isAlive({ document, link }));
    expect(dead).toEqual([]);
  });

  it('names only files that exist', () => {
    const missing = namedFiles(read(document)).filter((file) => !existsSync(path.join(ROOT, file)));
    expect(missing).toEqual([]);
  });

  it('names only npm scripts that exist', () => {
    const named = matchesOf(read(document), /npm run (?:-s )?([\w:-]+)/g);
    expect(named.filter((script) => !(script in scripts.scripts))).toEqual([]);
  });
});

it('has pictures that a page loads quickly', () => {
  const pictures = globSync('docs/images/*.png', { cwd: ROOT });
  const heavy = pictures.filter((picture) => readFileSync(path.join(ROOT, picture)).length > 300_000);
  expect(pictures.length).toBeGreaterThan(0);
  expect(heavy).toEqual([]);
});
