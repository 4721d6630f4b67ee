// Rendered title, content and excerpt of a post, for the API and for pages. Reproduces WordPress's filters. What an import
// brought along is shown as it came while the stored text is still the imported one.
// Renderings are kept by text as long as nothing but the text and the site's settings went into them.

import type { PostRow } from '../../database/schema.ts';
import type { Allowance } from '../../rendering/blocks/allowance.ts';
import { idsAfter, noIds, renderContent } from '../../rendering/content.ts';
import { excerptHtml, madeExcerpt } from '../../rendering/excerpt.ts';
import { trim } from '../../rendering/formatting/php-strings.ts';
import { coreShortcodes } from '../../rendering/formatting/shortcodes.ts';
import { renderTitle } from '../../rendering/formatting/title.ts';
import { typographyIn } from '../../rendering/language.ts';
import type { ContentContext } from '../../rendering/types.ts';
import { hasPassword } from '../posts/password.ts';
import { noData } from './context.ts';
import type { TextItem } from './item.ts';
import { nothingNeeded } from './needs.ts';

/** Longer texts are rendered each time rather than kept. */
const keptLength = 200_000;

/** Is the text made of blocks (`has_blocks`)? */
export function hasBlocks(content: string): boolean {
  return content.includes('<!-- wp:');
}

/** Does a password that the request did not give hide content and excerpt? */
export function isContentHidden({ row, view, subject }: TextItem): boolean {
  if (!hasPassword(row)) return false;
  if (view.context === 'edit' && subject && view.viewer.can('edit_post', subject)) return false;
  return view.password !== row.post_password;
}

export function renderedTitle({ row, view, imported }: TextItem): string {
  if (imported) return imported.title;
  const { titles: kept } = view.texts;
  const known = kept.get(row.post_title);
  if (known !== undefined) return known;
  const made = renderTitle(row.post_title, coreShortcodes, typographyIn(view.texts.context));
  kept.set(row.post_title, made);
  return made;
}

/** Does the rendering of this content use data that was loaded for it, or its post? */
function standsAlone(item: TextItem): boolean {
  return item.prepended === undefined && item.textData === nothingNeeded && !textOf(item).includes('<!-- wp:footnotes');
}

/** The content as it is rendered. */
export const textOf = ({ row, hooked }: TextItem): string => hooked?.shown ?? row.post_content;

export function renderedContent(item: TextItem): string {
  const { row, view, imported } = item;
  if (imported) return imported.content;
  const { counters } = view;
  const { contents: kept } = view.texts;
  const text = textOf(item);
  const known = kept.get(String(row.ID));
  // What blocks tell their scripts is told while they are rendered; pictures of feeds are counted.
  const isOwn = view.page ? /data-wp-interactive/ : view.feed ? /<(?:img|iframe)\b/ : undefined;
  if (known?.source === text && !isOwn?.test(known.made)) {
    counters.ids = idsAfter({ ids: counters.ids, hasBlocks: known.hasBlocks });
    return known.made;
  }
  const before = counters.ids;
  let rendered = renderContent(text, contextOf(item), before);
  const plain = rendered.ids === before;
  counters.ids = idsAfter(rendered);
  item.numbered ||= !plain;
  const isMenu = row.post_type === 'wp_navigation';
  if (!plain && (view.context === 'edit' || (isMenu && view.context === 'embed'))) {
    // For editors the content is rendered once more, after the excerpt: its numbered names are those of that time.
    if (!isMenu) item.excerpt = renderedExcerpt(item);
    rendered = renderContent(text, contextOf(item), counters.ids);
    counters.ids = idsAfter(rendered);
  }
  const { html: made, hasBlocks } = rendered;
  if (plain && standsAlone(item) && made.length < keptLength) {
    kept.set(String(row.ID), { source: text, made, hasBlocks });
  }
  return made;
}

export function renderedExcerpt(item: TextItem): string {
  const { row, view, imported } = item;
  if (imported && view.excerptLength === undefined) return imported.excerpt;
  if (item.excerpt !== undefined) return item.excerpt;
  const own = trim(row.post_excerpt) !== '';
  const source = own ? row.post_excerpt : row.post_content;
  const words = own ? '' : String(excerptLengthOf(view));
  const { excerpts: kept } = view.texts;
  const key = excerptKey(row.ID, own, words);
  const known = kept.get(key);
  if (known?.source === source) return known.made;
  const context = contextOf(item);
  const ids = view.counters.ids;
  const made = own ? { html: source, ids } : madeExcerpt(source, excerptLengthOf(view), context, ids);
  const { html, ids: after } = excerptHtml(made.html, context, made.ids);
  view.counters.ids = after;
  item.numbered ||= after !== ids;
  if (after === ids && ((own && !hasExcerptPictures(row)) || standsAlone(item)) && source.length < keptLength)
    kept.set(key, { source, made: html });
  return html;
}

/** The excerpt as feeds have it, raw: the post's own as it is stored, else words of its content (get_the_excerpt). */
export function plainExcerpt(item: TextItem): string {
  const { row, view } = item;
  if (row.post_excerpt !== '') return row.post_excerpt;
  const made = madeExcerpt(textOf(item), excerptLengthOf(view), contextOf(item), view.counters.ids);
  view.counters.ids = made.ids;
  return made.html;
}

/** Has the post's own excerpt pictures of its library? */
export const hasExcerptPictures = ({ post_excerpt: excerpt }: Pick<PostRow, 'post_excerpt'>): boolean =>
  /wp-image-\d/i.test(excerpt);

/** Were the texts, now that they are rendered, made of the post and the site's settings alone? */
export function isTextPure(item: TextItem): boolean {
  return !item.numbered && (item.imported !== undefined || isContentHidden(item) || standsAlone(item));
}

/** As if the content of a post whose texts are pure had been rendered: what it leaves to those after it. */
export function passOverContent(item: TextItem): void {
  const { row, view, imported } = item;
  if (imported || isContentHidden(item)) return;
  view.counters.ids = idsAfter({ ids: view.counters.ids, hasBlocks: hasBlocks(row.post_content) });
}

/** An attachment's description: never kept, what stands before it follows the file. */
export function renderedDescription(item: TextItem): string {
  const { view, row } = item;
  const rendered = renderContent(row.post_content, contextOf(item), view.counters.ids);
  view.counters.ids = idsAfter(rendered);
  return rendered.html;
}

/** Is the item's content, or an excerpt made of it, kept already, so that nothing must be loaded for either? */
export function isTextKept(item: TextItem): boolean {
  const { row, view } = item;
  const { contents, excerpts } = view.texts;
  const content = row.post_content;
  // What an excerpt was made of without data needs none as a whole either.
  return (
    contents.get(String(row.ID))?.source === textOf(item) ||
    excerpts.get(excerptKey(row.ID, false, String(excerptLengthOf(view))))?.source === content
  );
}

/** Words or characters of a made excerpt: as many as are asked for, else as the site's language has it. */
const excerptLengthOf = ({ excerptLength, texts }: TextItem['view']): number =>
  excerptLength ?? texts.context.excerptLength ?? 55;

function excerptKey(id: number, own: boolean, words: string): string {
  return `${id} ${own} ${words}`;
}

/** Renders content and excerpt for nothing but what they read; `allowance` is that of all who look through their texts together. */
export function lookThrough(item: TextItem, allowance: Allowance): void {
  const context = { ...contextOf(item), allowance };
  renderContent(textOf(item), context);
  if (trim(item.row.post_excerpt) === '') madeExcerpt(item.row.post_content, 55, context, noIds);
}

function contextOf({ row, view, textData, meta, prepended }: TextItem): ContentContext {
  const footnotes = meta.get('footnotes')?.[0];
  // What shows nothing but its own is the same in every answer.
  const isShared = textData !== undefined && textData !== nothingNeeded;
  return {
    ...view.texts.context,
    data: textData ?? noData,
    ...(isShared ? { allowance: view.counters.allowance } : {}),
    ...(view.page ? { page: view.page } : {}),
    ...(view.feed ? { mainLoop: true } : {}),
    post: {
      id: row.ID,
      type: row.post_type,
      ...(footnotes === undefined ? {} : { footnotes }),
      ...(prepended === undefined ? {} : { prepended }),
    },
  };
}
