// `core/rss`: what another site published last. Reproduces render_block_core_rss; what the feed says is asked for by others
// (content/feeds), and a feed that nobody has looked at yet is shown as one that cannot be read.

import { trimEnd } from '../../../base/trim.ts';
import { decodeEntities } from '../../formatting/decode-entities.ts';
import { escapeAttribute, escapeHtml } from '../../formatting/escape.ts';
import { formatDate, wpDate } from '../../formatting/php-date.ts';
import { trim } from '../../formatting/php-strings.ts';
import { stripTags } from '../../formatting/strip-tags.ts';
import { escapeUrl } from '../../formatting/url.ts';
import { trimWords } from '../../formatting/words.ts';
import type { Language } from '../../language.ts';
import { phpInteger } from '../casts.ts';
import type { FeedEntry } from '../feed-facts.ts';
import type { JsonObject } from '../json.ts';
import { preparedAttributes } from '../prepared-attributes.ts';
import type { LiveBlock, RenderState } from '../render-state.ts';
import type { SiteFacts } from '../site-facts.ts';
import { isSet, text, wrapper } from './helpers.ts';

/** Why there is nothing to show. */
export const feedUnread = 'The feed could not be read.';
export const feedEmpty = ({ own }: Language): string =>
  own('The feed is empty or cannot be reached.', '70577fadd9a048a6');

export function rss(block: LiveBlock, state: RenderState): string {
  const attributes = preparedAttributes(block);
  const url = text(attributes.feedURL);
  const { home, site, data } = state.context;
  const { own, say } = state.language;
  const bare = trimEnd(url, '/\\');
  if (bare === home || bare === site?.siteUrl) {
    return notice(own('The site’s own feed cannot be shown on the site itself.', '7540611f625fb077'));
  }
  const feed = url === '' || url === '0' ? { entries: [] } : data.facts?.feed(url);
  if (!feed || 'failed' in feed) return notice(`<strong>${say('RSS Error:')}</strong> ${escapeHtml(feedUnread)}`);
  if (feed.entries.length === 0) return notice(feedEmpty(state.language));
  const shown = sliced(feed.entries, phpInteger(attributes.itemsToShow));
  const items = shown.map((entry) => `<li class='wp-block-rss__item'>${item(entry, attributes, state)}</li>`);
  return `<ul ${wrapper(block, state, { class: classesOf(attributes) })}>${items.join('')}</ul>`;
}

const notice = (html: string): string =>
  `<div class="components-placeholder"><div class="notice notice-error">${html}</div></div>`;

/** PHP's array_slice from the start: all for 0, all but the last ones for a negative number. */
export const sliced = <T>(list: readonly T[], count: number): readonly T[] =>
  list.slice(0, count === 0 ? undefined : count);

function item(entry: FeedEntry, attributes: JsonObject, { context, language }: RenderState): string {
  return [
    `<div class='wp-block-rss__item-title'>${titleOf(entry, attributes, language)}</div>`,
    isSet(attributes.displayDate) ? dateOf(entry, context.site, language) : '',
    isSet(attributes.displayAuthor) ? authorOf(entry) : '',
    isSet(attributes.displayExcerpt) ? excerptOf(entry, Number(attributes.excerptLength) || 0) : '',
  ].join('');
}

function titleOf(entry: FeedEntry, { openInNewTab, rel }: JsonObject, language: Language): string {
  const plain = escapeHtml(trim(stripTags(decodeEntities(entry.title ?? ''))));
  const title = plain === '' || plain === '0' ? language.say('(no title)') : plain;
  const link = escapeUrl(entry.link ?? '');
  if (link === '' || link === '0') return title;
  const relation = isSet(rel) ? trim(text(rel)) : '';
  const target = isSet(openInNewTab) ? ' target="_blank"' : '';
  return `<a href='${link}'${target}${relation === '' ? '' : ` rel="${escapeAttribute(relation)}"`}>${title}</a>`;
}

function dateOf({ date }: FeedEntry, site: SiteFacts | undefined, language: Language): string {
  if (!date || !site) return '';
  // The zone of today, whatever it was then.
  const time = site.reading(date + site.offsetNow());
  return `<time datetime="${escapeAttribute(formatDate('c', time))}" class="wp-block-rss__item-publish-date">${escapeHtml(wpDate(site.dateFormat, time, language))}</time> `;
}

function authorOf({ author }: FeedEntry): string {
  if (author === undefined || author === null || author === '' || author === '0') return author ?? '';
  return `<span class="wp-block-rss__item-author">by ${escapeHtml(stripTags(author))}</span>`;
}

function excerptOf({ description }: FeedEntry, words: number): string {
  if (description === null || description === '' || description === '0') return '';
  return `<div class="wp-block-rss__item-excerpt">${escapeHtml(feedExcerpt(description, words))}</div>`;
}

/** The first words of a description; what stands for a cut in it is written as our own. */
export function feedExcerpt(description: string, words: number): string {
  const excerpt = escapeAttribute(trimWords(decodeEntities(description), words, ' [&hellip;]'));
  return excerpt.endsWith('[...]') ? `${excerpt.slice(0, -5)}[&hellip;]` : excerpt;
}

function classesOf({ blockLayout, columns, displayDate, displayAuthor, displayExcerpt }: JsonObject): string {
  const isGrid = blockLayout === 'grid';
  return [
    ...(isGrid ? ['is-grid'] : []),
    ...(isGrid && columns !== undefined && columns !== null ? [`columns-${text(columns)}`] : []),
    ...(isSet(displayDate) ? ['has-dates'] : []),
    ...(isSet(displayAuthor) ? ['has-authors'] : []),
    ...(isSet(displayExcerpt) ? ['has-excerpts'] : []),
  ].join(' ');
}
