// Is one HTML the same as another, but for what WordPress adds while it renders: classes of layout and of numbered styles,
// block names as classes, how pictures load? Everything else counts: tags, attributes, text to the last space, comments.
import { decodeAttribute } from '../blocks/tag-syntax.ts';
import { Tags } from '../blocks/tags.ts';
import { isSameText } from './same-text.ts';

/** Classes that rendering adds by itself. */
const added =
  /^(?:is-layout-[\w-]+|wp-block-[\w-]+-is-layout-[\w-]+|wp-container-[\w-]+|wp-elements-[\w-]+|has-global-padding|wp-block-gallery-\d+|wp-block-paragraph|is-content-justification-[\w-]+|is-vertical|is-horizontal|is-nowrap|is-style-\S+--\d+|is-position-(?:sticky|fixed|relative)|wp-duotone-\S+|has-custom-css|wp-custom-css-\w+)$/;
export const isAddedClass = (name: string): boolean => added.test(name);

/** Names of blocks that newer versions write on elements which had no class before. */
const newer = new Set([
  ...['wp-block-heading', 'wp-block-list', 'wp-block-quote', 'wp-block-code', 'wp-block-preformatted'],
  'wp-block-separator',
]);
/** A number of the request within a class: another request gives another one. */
export function unnumberedClass(name: string): string {
  const last = name.charCodeAt(name.length - 1);
  if (last < 48 || last > 57) return name;
  return name.replace(/^(is-style-\S+--|wp-block-gallery-|wp-elements-)\d+$/, '$1');
}

const perPicture = ['decoding', 'loading', 'fetchpriority', 'srcset', 'sizes', 'width', 'height', 'data-id'];
/** What rendering may add to an element. */
const mayAdd = (name: string): readonly string[] => {
  if (name === 'IMG') return perPicture;
  return name === 'IFRAME' ? ['loading'] : [];
};

/** Pictures of the library get these from the library, anew each time; other pictures keep what they have. */
const fromLibrary = new Set(['srcset', 'sizes', 'width', 'height', 'data-id']);
const usual: Readonly<Record<string, readonly string[]>> = {
  decoding: ['async'],
  loading: ['lazy'],
  fetchpriority: ['high', 'low'],
};

function mayLose(tags: Tags, name: string): boolean {
  if (tags.name !== 'IMG') return false;
  if (fromLibrary.has(name)) return /\bwp-image-\d/.test(String(tags.attribute('class')));
  return Object.hasOwn(usual, name) && (usual[name] ?? []).includes(String(tags.attribute(name)));
}

const classes = (tags: Tags): string[] => {
  const value = tags.hasAttributes ? tags.attribute('class') : null;
  return typeof value === 'string' ? value.split(/[ \t\f\r\n]+/).filter((name) => name !== '') : [];
};

function sameClasses(source: Tags, rendered: Tags, isStrict: boolean): boolean {
  const shown = classes(rendered);
  const wanted = classes(source);
  if (isStrict && wanted.some(isAddedClass))
    return wanted.map(unnumberedClass).join(' ') === shown.map(unnumberedClass).join(' ');
  if (wanted.length === 0) return shown.every((name) => newer.has(name) || isAddedClass(name));
  const before = new Set(wanted.map(unnumberedClass));
  const after = new Set(shown.map(unnumberedClass));
  for (const name of before) if (!after.has(name)) return false;
  for (const name of shown)
    if (!before.has(unnumberedClass(name)) && !newer.has(name) && !isAddedClass(name)) return false;
  return true;
}

function sameAttributes(source: Tags, rendered: Tags, isStrict: boolean): boolean {
  const before = source.names('');
  const after = rendered.names('');
  // Too many to look at each; no editor writes so many.
  if (before.length > 64) return before.length === after.length;
  const extra = mayAdd(rendered.name);
  for (const name of before) {
    if (name === 'class') continue;
    const was = source.attribute(name);
    const is = rendered.attribute(name);
    // Pictures that load late get `auto` before their sizes.
    const isAuto = name === 'sizes' && source.name === 'IMG' && is === `auto, ${was}`;
    if (is !== was && !isAuto && !(is === null && mayLose(source, name))) return false;
  }
  const known = new Set(before);
  for (const name of after) if (name !== 'class' && !known.has(name) && !extra.includes(name)) return false;
  return sameClasses(source, rendered, isStrict);
}

/** Text and comments. A comment that says of itself to be of a block may not begin with space where it is none. */
const text = (html: string): string =>
  decodeAttribute(html.includes('<!--') ? html.replace(/<!--\s+(?=\/?wp:)/g, '<!--') : html);

function isTextSame(source: string, from: number, end: number, rendered: string, at: number, until: number): boolean {
  const before = source.slice(from, end);
  const after = rendered.slice(at, until);
  if (before === after) return true;
  const isPlain = !before.includes('<!--') && !after.includes('<!--');
  return (isPlain ? isSameText(source, from, end, rendered, at, until) : undefined) ?? text(before) === text(after);
}

/** Is the tag the same to the character? Most are short: a loop is quicker than two strings of each. */
function isTagSame(source: string, one: Tags, rendered: string, two: Tags): boolean {
  const length = one.end - one.start;
  if (two.end - two.start !== length) return false;
  if (length > shortTag) return source.slice(one.start, one.end) === rendered.slice(two.start, two.end);
  for (let at = 0; at < length; at++)
    if (source.charCodeAt(one.start + at) !== rendered.charCodeAt(two.start + at)) return false;
  return true;
}
const shortTag = 24;

/**
 * Does `rendered` show what `source` shows? `isStrict`: where an element has classes that rendering adds, all its classes are those
 * that it had, in their order. Linear.
 */
export function isSame(source: string, rendered: string, isStrict = false): boolean {
  // Where markup is broken, tags cannot be told from text; pictures get this all the same.
  const bare = (html: string): string =>
    html.includes(' decoding="async"') ? html.replaceAll(' decoding="async"', '') : html;
  if (source === rendered || bare(source) === bare(rendered)) return true;
  const one = new Tags(source);
  const two = new Tags(rendered);
  let from = 0;
  let at = 0;
  let isChanged = false;
  for (;;) {
    const hasOne = one.next(true);
    const hasTwo = two.next(true);
    if (hasOne !== hasTwo) return false;
    if (
      !isTextSame(source, from, hasOne ? one.start : source.length, rendered, at, hasTwo ? two.start : rendered.length)
    )
      return false;
    if (!hasOne) return true;
    if (!isTagSame(source, one, rendered, two)) {
      if (one.name !== two.name || one.isCloser !== two.isCloser) return false;
      if (!one.isCloser) {
        if (!sameAttributes(one, two, isStrict)) return false;
        // Mostly the first one that differs is the only one.
        if (!isChanged && source.slice(one.end) === rendered.slice(two.end)) return true;
        isChanged = true;
      }
    }
    from = one.end;
    at = two.end;
  }
}
