// Pictures and frames in finished content (WordPress `wp_filter_content_tags()`): width and height, `srcset` and `sizes` from
// the attachment, `loading`, `decoding`, `fetchpriority`. Outside a page's main loop, so in REST, every picture is lazy.

import { mostPictures } from './blocks/needs.ts';
import type { RenderState } from './blocks/render-state.ts';
import { Tags } from './blocks/tags.ts';
import { escapeAttribute } from './formatting/escape.ts';
import { isDigit } from './formatting/references.ts';
import { Rewriting } from './formatting/rewriting.ts';
import { codeAt, isNameAt, isQuote } from './formatting/scan.ts';
import { imageSizeOf, sourceSet } from './srcset.ts';
import type { ContentContext } from './types.ts';

/** Pictures of the main content that load at once; those after are lazy. */
const eagerPictures = 3;
/** Fewest pixels of a picture worth `fetchpriority="high"`. */
const priorityPixels = 50_000;

const textOf = (tag: string, pattern: RegExp): string | undefined => pattern.exec(tag)?.[1];
/** The same, without a search where there is no such attribute. */
const ifThere = (tag: string, name: string, pattern: RegExp): string | undefined =>
  tag.includes(name) ? textOf(tag, pattern) : undefined;

/** A tag's width or height, by how the attribute begins, such as ` width=`; undefined where it has no whole number between quotes. */
function pixelsOf(tag: string, attribute: string): number | undefined {
  for (let at = tag.indexOf(attribute); at !== -1; at = tag.indexOf(attribute, at + 1)) {
    const start = at + attribute.length + 1;
    let end = start;
    while (isDigit(codeAt(tag, end))) end++;
    if (end > start && isQuote(codeAt(tag, start - 1)) && isQuote(codeAt(tag, end)))
      return Number(tag.slice(start, end));
  }
  return undefined;
}

interface Wanted {
  decoding?: string;
  loading?: string;
  fetchpriority?: string;
}

/**
 * Where a picture stands: in a post's content, in what a block fetches into one, in the template around it, in the template's
 * header, anywhere else.
 */
export type PicturePlace = 'content' | 'within' | 'template' | 'header' | 'other';

/** What a picture or frame has: pixels, and attributes as they are written. */
interface Given {
  readonly width?: number | undefined;
  readonly height?: number | undefined;
  readonly loading?: string | undefined;
  readonly fetchpriority?: string | undefined;
  readonly decoding?: string | undefined;
}

/** WordPress `wp_get_loading_optimization_attributes()`. Counts pictures where a page counts them. */
export function loadingOf(
  kind: 'img' | 'iframe',
  given: Given,
  state: RenderState,
  place: PicturePlace = 'content',
): Wanted {
  const wanted: Wanted = {};
  // What stands in blocks of the template was looked at when they were rendered; what is fetched into a content will be with it.
  if (place === 'template' || place === 'within') return wanted;
  if (kind === 'img') wanted.decoding = given.decoding ?? 'async';
  if (given.width === undefined || given.height === undefined) return wanted;
  const { fetchpriority } = given;
  let visible: boolean | undefined = given.loading === undefined ? undefined : given.loading !== 'lazy';
  if (fetchpriority === 'high') {
    if (visible === false) wanted.fetchpriority = 'high';
    else visible = true;
  } else if (fetchpriority === 'low') {
    visible = false;
    wanted.fetchpriority = 'low';
  } else if (fetchpriority === 'auto') wanted.fetchpriority = 'auto';
  let counted = false;
  let perhapsCounted = false;
  if (visible === undefined && place === 'header') {
    visible = true;
    perhapsCounted = given.width * given.height >= priorityPixels;
  } else if (visible === undefined && state.inLoop) {
    visible = state.count('pictures') < eagerPictures;
    counted = true;
  }
  if (visible === true) {
    if (kind === 'img') addPriority(wanted, given.width * given.height, fetchpriority, state);
  } else if (fetchpriority !== 'low') wanted.loading = 'lazy';
  if ((counted || perhapsCounted) && fetchpriority !== 'auto') state.nextId('pictures');
  return wanted;
}

function addPriority(wanted: Wanted, pixels: number, existing: string | undefined, state: RenderState): void {
  if (existing === 'high') {
    wanted.fetchpriority = 'high';
    if (state.count('high-priority') === 0) state.nextId('high-priority');
    return;
  }
  if ((existing !== undefined && existing !== 'auto') || pixels < priorityPixels) return;
  if (state.count('high-priority') > 0) return;
  if (existing !== 'auto') wanted.fetchpriority = 'high';
  state.nextId('high-priority');
}

function withLoading(tag: string, state: RenderState, place: PicturePlace): string {
  const width = pixelsOf(tag, ' width=');
  const height = pixelsOf(tag, ' height=');
  const loading = ifThere(tag, ' loading=', / loading=["']([A-Za-z]+)["']/);
  const fetchpriority = ifThere(tag, ' fetchpriority=', / fetchpriority=["']([A-Za-z]+)["']/);
  const decoding = ifThere(tag, ' decoding=', / decoding=["']([A-Za-z]+)["']/);
  const wanted = loadingOf('img', { width, height, loading, fetchpriority, decoding }, state, place);
  if (!tag.includes(' src="')) return tag;
  let added = decoding === undefined && wanted.decoding !== undefined ? ` decoding="${wanted.decoding}"` : '';
  if (tag.includes(' width="') && tag.includes(' height="')) {
    if (loading === undefined && wanted.loading !== undefined) added = ` loading="${wanted.loading}"${added}`;
    if (fetchpriority === undefined && wanted.fetchpriority !== undefined)
      added = ` fetchpriority="${wanted.fetchpriority}"${added}`;
  }
  return added === '' ? tag : withAdded(tag, '<img', added);
}

/** A tag with attributes put behind its name, and behind the same name in it, where it is not closed before another. */
const withAdded = (tag: string, name: string, added: string): string =>
  tag.indexOf(name, name.length) === -1 ? name + added + tag.slice(name.length) : tag.replaceAll(name, name + added);

/** `sizes="auto, …"` on lazy pictures, which lets the browser take the size it lays out. */
function withAutoSizes(tag: string): string {
  if (!tag.includes('sizes') || !tag.includes('lazy')) return tag;
  const tags = new Tags(tag);
  if (!tags.nextNamed('IMG')) return tag;
  const loading = tags.attribute('loading');
  if (typeof loading !== 'string' || loading.trim().toLowerCase() !== 'lazy') return tag;
  const width = tags.attribute('width');
  const sizes = tags.attribute('sizes');
  if (typeof width !== 'string' || width === '' || typeof sizes !== 'string') return tag;
  if (sizes.split(',', 1)[0]?.trim().toLowerCase() === 'auto') return tag;
  tags.set('sizes', `auto, ${sizes}`);
  return tags.html();
}

function withSize(tag: string, id: number, context: ContentContext): string {
  const source = textOf(tag, /src="([^"]+)"/)?.split('?', 1)[0];
  const meta = context.data.attachment?.(id);
  if (!source || !meta) return tag;
  const size = imageSizeOf(source, meta);
  if (!size || size.width === 0 || size.height === 0) return tag;
  let { width, height } = size;
  const styled = Number(textOf(tag, /style="width:\s*(\d+)px;"/) ?? 0);
  if (styled > 0) {
    height = Math.round((height * styled) / width);
    width = styled;
  }
  return withAdded(tag, '<img', ` width="${width}" height="${height}"`);
}

function withSourceSet(tag: string, id: number, context: ContentContext): string {
  const meta = context.data.attachment?.(id);
  if (!meta?.sizes || Object.keys(meta.sizes).length === 0) return tag;
  const source = textOf(tag, /src="([^"]+)"/)?.split('?', 1)[0];
  if (!source) return tag;
  const edited = meta.file === undefined ? null : /-e[0-9]{13}/.exec(meta.file);
  if (edited && !(source.split('/').pop() ?? '').includes(edited[0])) return tag;
  const width = Number(textOf(tag, / width="([0-9]+)"/) ?? 0);
  const height = Number(textOf(tag, / height="([0-9]+)"/) ?? 0);
  const size = width > 0 && height > 0 ? { width, height } : imageSizeOf(source, meta);
  if (!size) return tag;
  const set = sourceSet(size, source, meta, context.uploads);
  if (set === undefined) return tag;
  let attributes = ` srcset="${escapeAttribute(set)}"`;
  if (tag.indexOf(' sizes=') <= 0) attributes += ` sizes="(max-width: ${size.width}px) 100vw, ${size.width}px"`;
  if (!tag.startsWith('<img ')) return tag;
  let end = tag.length - 1;
  while (end > 6 && '/ '.includes(tag.charAt(end - 1))) end--;
  return `${tag.slice(0, end)}${attributes} />`;
}

function picture(tag: string, state: RenderState, place: PicturePlace): string {
  const { context } = state;
  let out = tag;
  const id = Number(textOf(tag, /wp-image-([0-9]+)/i) ?? 0);
  if (id > 0) {
    if (!out.includes(' width=') && !out.includes(' height=')) out = withSize(out, id, context);
    if (!out.includes(' srcset=')) out = withSourceSet(out, id, context);
  }
  return withAutoSizes(withLoading(out, state, place));
}

function frame(tag: string, state: RenderState, place: PicturePlace): string {
  if (tag.includes(' loading=')) return tag;
  const sized = tag.includes(' width="') && tag.includes(' height="');
  const { loading } = loadingOf('iframe', sized ? { width: 100, height: 100 } : {}, state, place);
  if (!sized || !tag.includes(' src="') || loading === undefined) return tag;
  return withAdded(tag, '<iframe', ` loading="${loading}"`);
}

/** The expression is quicker than searches for the strings where many tags begin. */
const picturesOrFrames = /<i(?:mg|frame)/;

/** WordPress `wp_filter_content_tags()`. */
export function filterContentTags(html: string, state: RenderState, place: PicturePlace = 'content'): string {
  if (!picturesOrFrames.test(html)) return html;
  const known = new Map<string, Changed>();
  const lengths = new Set<number>();
  const found: Changed[] = [];
  const starts: number[] = [];
  const opening = /<(?:img|iframe)\s/g;
  let last: Changed | undefined;
  while (opening.test(html)) {
    const behind = opening.lastIndex;
    if (html.charCodeAt(behind) === close) continue;
    const end = html.indexOf('>', behind + 1) + 1;
    if (end === 0) break;
    const start = html.charCodeAt(behind - shortest) === open ? behind - shortest : behind - longest;
    opening.lastIndex = end;
    // Equal tags are looked at and counted once.
    if (last === undefined || !isNameAt(html, start, end, last.tag)) {
      const tag = html.slice(start, end);
      last = known.get(tag);
      if (!last) {
        if (known.size === mostPictures) break;
        const made = tag.startsWith('<img') ? picture(tag, state, place) : frame(tag, state, place);
        last = { tag, made, order: known.size };
        known.set(tag, last);
        lengths.add(tag.length);
      }
    }
    found.push(last);
    starts.push(start);
  }
  const rewriting = new Rewriting(html);
  for (let index = 0; index < starts.length; index++) {
    const one = found[index];
    const start = starts[index] ?? 0;
    if (one) rewriting.replace(start, start + one.tag.length, finished(one, known, lengths));
  }
  return rewriting.finish();
}

const [open, close] = [60, 62];
/** Characters of `<img` and `<iframe` with the blank behind. */
const [shortest, longest] = [5, 8];

/** A tag, what it becomes, and which one of the text it is. */
interface Changed {
  readonly tag: string;
  readonly made: string;
  readonly order: number;
  /** What it becomes once all tags of the text are known. */
  finished?: string;
}

const finished = (one: Changed, known: ReadonlyMap<string, Changed>, lengths: ReadonlySet<number>): string =>
  (one.finished ??= replacedOn(withNested(one, known, lengths), one.order, known, lengths));

/** What a tag becomes may be another tag of the text, which is replaced later; few have the length of any. */
function replacedOn(
  made: string,
  order: number,
  known: ReadonlyMap<string, Changed>,
  lengths: ReadonlySet<number>,
): string {
  let last = made;
  let at = order;
  if (!lengths.has(made.length)) return made;
  for (let next = known.get(last); next && next.order > at; next = known.get(last)) {
    last = next.made;
    at = next.order;
  }
  return last;
}

/** So many tags at the end of another one that is not closed are looked for in it. */
const mostNested = 8;
const beginning = /<(?:img|iframe)\s/g;

/** Tags of the text that a tag ends with, which is not closed before them, in the order in which they are replaced: those that change. */
function nestedIn(tag: string, known: ReadonlyMap<string, Changed>, lengths: ReadonlySet<number>): Changed[] {
  const found: Changed[] = [];
  if (tag.lastIndexOf('<') === 0) return found;
  const starts: number[] = [];
  beginning.lastIndex = 1;
  while (beginning.test(tag)) starts.push(tag.lastIndexOf('<', beginning.lastIndex - 1));
  for (const at of starts.slice(-mostNested)) {
    const other = lengths.has(tag.length - at) ? known.get(tag.slice(at)) : undefined;
    if (other && other.made !== other.tag) found.push(other);
  }
  return found.sort((one, other) => one.order - other.order);
}

/**
 * WordPress replaces one tag after the other wherever its text stands, be it the end of another tag that is not closed, which then is not
 * found any more.
 */
function withNested(
  { tag, made, order }: Changed,
  known: ReadonlyMap<string, Changed>,
  lengths: ReadonlySet<number>,
): string {
  const nested = nestedIn(tag, known, lengths);
  const first = nested[0];
  if (first && first.order < order) return tag.slice(0, tag.length - first.tag.length) + first.made;
  return nested.reduce((html, other) => html.replaceAll(other.tag, () => other.made), made);
}
