// What becomes of a widget's settings when they are written. Reproduces WP_Widget::update of WordPress's own kinds: what
// was there before stays where a kind keeps it, texts are cleaned, keys stand in WordPress's order.
import { type PhpValue, phpArray, phpEntries, phpInteger, phpItem, phpText } from '../../database/php-values.ts';
import { feedUnread } from '../../rendering/blocks/core/rss.ts';
import type { KnownFeed } from '../../rendering/blocks/feed-facts.ts';
import { kses } from '../../rendering/formatting/kses.ts';
import { trim } from '../../rendering/formatting/php-strings.ts';
import { sanitizeTextField } from '../../rendering/formatting/sanitize-text.ts';
import { stripTags } from '../../rendering/formatting/strip-tags.ts';
import { escapeUrl, sanitizeUrl } from '../../rendering/formatting/url.ts';
import { isBlank, isOn, textOf } from '../../rendering/widgets/instance.ts';
import { type MediaKind, mediaSettings } from '../../rendering/widgets/media-settings.ts';
import { fromScheme } from '../../rendering/widgets/rss.ts';
import { mediaValue } from './media-values.ts';

/** Who writes, and what the site has. */
export interface UpdateContext {
  /** May the writer write any HTML? */
  readonly unfiltered: boolean;
  /** Names of the sizes of pictures. */
  readonly sizes: readonly string[];
  /** What the feed that the settings name says, where they name a new one. */
  readonly feed?: KnownFeed | undefined;
}

type Rule = (given: unknown, before: unknown, context: UpdateContext) => PhpValue;
type Entry = readonly [name: string, value: PhpValue];

const title = (given: unknown): Entry => ['title', sanitizeTextField(textOf(given, 'title'))];
const tick = (given: unknown, name: string): Entry => [name, isOn(given, name) ? 1 : 0];
/** Settings as they were, with these over them. What is stored is a PHP value. */
const over = (before: unknown, ...entries: readonly Entry[]): PhpValue =>
  phpArray([...(phpEntries(before) as [string | number, PhpValue][]), ...entries]);

function html(given: unknown, name: string, { unfiltered }: UpdateContext): PhpValue {
  const value = phpItem(given, name);
  // Of a request's values.
  return unfiltered ? ((value ?? null) as PhpValue) : kses(phpText(value), 'post');
}

const sorts = ['post_title', 'menu_order', 'ID'];

const rules: Readonly<Record<string, Rule>> = {
  pages: (given, before) => {
    const sort = phpItem(given, 'sortby');
    const sortby = typeof sort === 'string' && sorts.includes(sort) ? sort : 'menu_order';
    const exclude = sanitizeTextField(textOf(given, 'exclude'));
    return over(before, title(given), ['sortby', sortby], ['exclude', exclude]);
  },
  calendar: (given, before) => over(before, title(given)),
  meta: (given, before) => over(before, title(given)),
  search: (given, before) => over(before, title(given)),
  archives: (given, before) => over(before, title(given), tick(given, 'count'), tick(given, 'dropdown')),
  categories: (given, before) =>
    over(before, title(given), tick(given, 'count'), tick(given, 'hierarchical'), tick(given, 'dropdown')),
  'recent-posts': (given, before) =>
    over(
      before,
      title(given),
      ['number', phpInteger(phpItem(given, 'number'))],
      ['show_date', isOn(given, 'show_date')],
    ),
  'recent-comments': (given, before) =>
    over(before, title(given), ['number', Math.abs(phpInteger(phpItem(given, 'number')))]),
  tag_cloud: (given) =>
    phpArray([title(given), tick(given, 'count'), ['taxonomy', textOf(given, 'taxonomy').replace(/\\(.?)/gs, '$1')]]),
  nav_menu: (given) =>
    phpArray([
      ...(isOn(given, 'title') ? [title(given)] : []),
      ...(isOn(given, 'nav_menu') ? [['nav_menu', phpInteger(phpItem(given, 'nav_menu'))] as const] : []),
    ]),
  custom_html: (given, before, context) =>
    over(over([], ['title', ''], ['content', '']), ...entriesOf(before), title(given), [
      'content',
      html(given, 'content', context),
    ]),
  block: (given, before, context) =>
    over(over([], ['content', '']), ...entriesOf(before), ['content', html(given, 'content', context)]),
  text,
  links,
  rss,
  media_audio: media('audio'),
  media_video: media('video'),
  media_image: media('image'),
  media_gallery: media('gallery'),
};

// What is stored is a PHP value.
const entriesOf = (value: unknown): Entry[] => phpEntries(value) as [string, PhpValue][];

function text(given: unknown, before: unknown, context: UpdateContext): PhpValue {
  const filter = phpItem(given, 'filter');
  const visual = phpItem(given, 'visual');
  const wasContent = phpItem(before, 'filter') === 'content' || filter === 'content';
  const stays = phpItem(before, 'visual');
  let isVisual = wasContent ? true : stays;
  if (visual !== undefined && visual !== null) isVisual = !isBlank(visual);
  const own = phpItem(given, 'text') === undefined ? '' : html(given, 'text', context);
  const isFiltered = !isBlank(filter) || !isBlank(isVisual);
  const entries: Entry[] = [title(given), ['text', own], ['filter', isFiltered]];
  // What is stored is a PHP value.
  if (isVisual !== undefined) entries.push(['visual', isVisual as PhpValue]);
  return over(before, ...entries);
}

function links(given: unknown): PhpValue {
  const tick = (name: string): Entry => [name, (phpItem(given, name) ?? null) === null ? 0 : 1];
  const order = phpItem(given, 'orderby');
  const limit = phpItem(given, 'limit');
  return phpArray([
    ...['images', 'name', 'description', 'rating'].map(tick),
    ['orderby', typeof order === 'string' && ['name', 'rating', 'id', 'rand'].includes(order) ? order : 'name'],
    ['category', phpInteger(phpItem(given, 'category'))],
    ['limit', isBlank(limit) ? -1 : phpInteger(limit)],
  ]);
}

/** Does an update of a feed's widget look at its address? It does where it is another one than before. */
export const isNewFeed = (given: unknown, before: unknown): boolean =>
  phpItem(given, 'url') !== undefined && phpItem(given, 'url') !== phpItem(before, 'url');

/** The address of a feed as a widget stores it. */
export const feedAddress = (given: unknown): string => sanitizeUrl(stripTags(textOf(given, 'url')));

/** `wp_widget_rss_process`: the link of a new feed is remembered, or that it could not be read. */
function rss(given: unknown, before: unknown, { feed }: UpdateContext): PhpValue {
  const items = phpInteger(phpItem(given, 'items'));
  const url = feedAddress(given);
  const isNew = isNewFeed(given, before) && url !== '';
  const read = isNew && feed && !('failed' in feed) ? feed : undefined;
  const number = (name: string): Entry => [name, phpInteger(phpItem(given, name))];
  return phpArray([
    ['title', trim(stripTags(textOf(given, 'title')))],
    ['url', url],
    ['link', read ? fromScheme(escapeUrl(stripTags(read.link ?? ''))) : ''],
    ['items', items < 1 || items > 20 ? 10 : items],
    ['error', isNew && !read ? feedUnread : false],
    number('show_summary'),
    number('show_author'),
    number('show_date'),
  ]);
}

function media(kind: MediaKind): Rule {
  return (given, before, { sizes }) => {
    const entries: Entry[] = [];
    for (const [name, setting] of Object.entries(mediaSettings[kind])) {
      const value = phpItem(given, name);
      const clean = value === undefined ? undefined : mediaValue(value, setting, sizes);
      if (clean !== undefined) entries.push([name, clean]);
    }
    return over(before, ...entries);
  };
}

/** The settings to store for a widget of a kind that there is; `before` is an empty array for a new one. */
export function updatedInstance(idBase: string, given: unknown, before: unknown, context: UpdateContext): PhpValue {
  const rule = Object.hasOwn(rules, idBase) ? rules[idBase] : undefined;
  if (!rule) throw new Error(`no rule for widgets of the kind ${idBase}`);
  return rule(given, before, context);
}
