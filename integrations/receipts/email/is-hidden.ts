import type { DefaultTreeAdapterTypes } from 'parse5';

/** Elements whose text is for programs, or for those who see no pictures or styles. */
const UNSEEN: ReadonlySet<string> = new Set(
  'head title script style template noscript svg math object iframe textarea select audio video'.split(' '),
);

/** Ways to hide an element that shops use: preview texts for the inbox, versions for other screens, tracking. */
const HIDING: readonly RegExp[] = [
  /(^|;)display:none/,
  /(^|;)visibility:hidden/,
  /(^|;)mso-hide:all/,
  /(^|;)opacity:0(\.0+)?(;|$|!)/,
  /(^|;)font-size:0(px|pt|em|rem|%)?(;|$|!)/,
  /(^|;)max-height:0(px)?(;|$|!)/,
];

/** Whether a reader of the page sees nothing of an element. Styles that stand elsewhere than in it are not known. */
export function isHidden({ tagName, attrs }: DefaultTreeAdapterTypes.Element): boolean {
  if (UNSEEN.has(tagName)) return true;
  if (attrs.some(({ name }) => name === 'hidden')) return true;
  const style = attrs.find(({ name }) => name === 'style')?.value;
  if (style === undefined) return false;
  const compact = style.toLowerCase().replace(/\s/g, '');
  return HIDING.some((pattern) => pattern.test(compact));
}
