// The widget `rss`: what another site published last. Reproduces WP_Widget_RSS, wp_widget_rss_output and wp_widget_rss_form;
// what the feed says is asked for by others (content/feeds).

import { trimEnd } from '../../base/trim.ts';
import { feedEmpty, feedExcerpt, feedUnread } from '../blocks/core/rss.ts';
import type { FeedEntry, FeedFacts } from '../blocks/feed-facts.ts';
import type { RenderState } from '../blocks/render-state.ts';
import { decodeEntities } from '../formatting/decode-entities.ts';
import { escapeAttribute, escapeHtml } from '../formatting/escape.ts';
import { wpDate } from '../formatting/php-date.ts';
import { trim } from '../formatting/php-strings.ts';
import { stripAllTags, stripTags } from '../formatting/strip-tags.ts';
import { escapeUrl } from '../formatting/url.ts';
import { checked } from './forms.ts';
import { framed, navigation, titleHtml } from './frame.ts';
import { filledText, integerOf, isOn, textOf, wholeNumber } from './instance.ts';
import type { LiveWidget, WidgetPlace, WidgetType } from './types.ts';

export const rssWidget: WidgetType = {
  idBase: 'rss',
  name: 'RSS',
  description: 'What another site published last.',
  className: 'widget_rss',
  render,
  form,
};

function render({ instance }: LiveWidget, place: WidgetPlace, state: RenderState): string {
  const { home, site, data } = state.context;
  const { say, fill } = state.language;
  if (isOn(instance, 'error')) return '';
  const url = fromScheme(filledText(instance, 'url', ''));
  const bare = trimEnd(url, '/\\');
  if (url === '' || bare === home || bare === site?.siteUrl) return '';
  const known = data.facts?.feed(url);
  const feed = known && !('failed' in known) ? known : undefined;
  const name = titleHtml(filledText(instance, 'title', '') || (feed && nameOf(feed)) || say('Unknown Feed'), state);
  const icon = `${site?.siteUrl ?? ''}/wp-includes/images/rss.png`;
  const link = escapeUrl(fromScheme(stripTags(feed?.link ?? '')));
  const title =
    `<a class="rsswidget rss-widget-feed" href="${escapeUrl(stripTags(url))}"><img class="rss-widget-icon" style="border:0" ` +
    `width="14" height="14" src="${escapeUrl(icon)}" alt="${escapeAttribute(fill('RSS feed: %s', stripAllTags(name)))}" loading="lazy" /></a> ` +
    `<a class="rsswidget rss-widget-title" href="${link}">${escapeHtml(name)}</a>`;
  const unread = data.facts?.maySeeErrors ? `<p><strong>${say('RSS Error:')}</strong> ${feedUnread}</p>` : '';
  const content = feed ? listOf(feed, instance, state) : unread;
  return framed(place, title, navigation(content, title, say('RSS Feed'), state));
}

/** The title of a feed, else what it is about. */
function nameOf({ title, description }: FeedFacts): string {
  const own = stripTags(title ?? '');
  return own === '' || own === '0' ? escapeAttribute(stripTags(decodeEntities(description ?? ''))) : own;
}

/** The entries of a feed (wp_widget_rss_output). */
function listOf({ entries }: FeedFacts, instance: unknown, state: RenderState): string {
  if (entries.length === 0) return `<ul><li>${feedEmpty(state.language)}</li></ul>`;
  const given = integerOf(instance, 'items');
  const shown = entries.slice(0, given < 1 || given > 20 ? 10 : given);
  return `<ul>${shown.map((entry) => `<li>${item(entry, instance, state)}</li>`).join('')}</ul>`;
}

function item(entry: FeedEntry, instance: unknown, state: RenderState): string {
  const { author, date, description } = entry;
  const { site } = state.context;
  const { say } = state.language;
  const link = escapeUrl(stripTags(fromScheme(entry.link ?? '')));
  const plain = escapeHtml(trim(stripTags(entry.title ?? '')));
  const title = plain === '' || plain === '0' ? say('Untitled') : plain;
  const hasSummary = integerOf(instance, 'show_summary') !== 0;
  const hasDate = integerOf(instance, 'show_date') !== 0 && date && site;
  const hasAuthor = integerOf(instance, 'show_author') !== 0 && author !== undefined;
  return [
    link === '' ? title : `<a class='rsswidget' href='${link}'>${title}</a>`,
    hasDate ? ` <span class="rss-date">${wpDate(site.dateFormat, site.reading(date), state.language)}</span>` : '',
    hasSummary ? `<div class="rssSummary">${escapeHtml(feedExcerpt(description ?? '', 55))}</div>` : '',
    hasAuthor ? ` <cite>${escapeHtml(stripTags(author ?? ''))}</cite>` : '',
  ].join('');
}

/** What stands from `http` on. */
export function fromScheme(url: string): string {
  const at = url.toLowerCase().indexOf('http');
  return at < 0 ? '' : url.slice(at);
}

function form({ number: own, instance }: LiveWidget): string {
  const number = escapeAttribute(String(own));
  const both = (field: string) =>
    `id="rss-${field.replaceAll('_', '-')}-${number}" name="widget-rss[${number}][${field}]"`;
  const label = (field: string, words: string) =>
    `<label for="rss-${field.replaceAll('_', '-')}-${number}">${words}</label>`;
  const given = wholeNumber(instance, 'items', 10);
  const items = given < 1 || given > 20 ? 10 : given;
  const options = Array.from({ length: 20 }, (_, index) => {
    const chosen = index + 1 === items ? " selected='selected'" : '';
    return `<option value='${index + 1}' ${chosen}>${index + 1}</option>`;
  });
  const tick = (
    field: string,
    words: string,
  ) => `		<input ${both(field)} type="checkbox" value="1" ${checked(isOn(instance, field) || isUnset(instance, field))} />
		${label(field, words)}<br />
	`;
  const error = isOn(instance, 'error')
    ? `<p class="widget-error"><strong>RSS Error:</strong> ${escapeHtml(textOf(instance, 'error'))}</p>`
    : '';
  return `${error}	<p>${label('url', 'Address of the feed:')}
	<input class="widefat" ${both('url')} type="text" value="${escapeUrl(textOf(instance, 'url'))}" /></p>
	<p>${label('title', 'Title:')}
	<input class="widefat" ${both('title')} type="text" value="${escapeAttribute(textOf(instance, 'title'))}" /></p>
	<p>${label('items', 'How many:')}
	<select ${both('items')}>
	${options.join('')}	</select></p>
	<p>
	${tick('show_summary', 'With texts')}${tick('show_author', 'With authors')}${tick('show_date', 'With dates')}	</p>
	`;
}

/** A widget that has settings shows what it was not told to leave out. */
const isUnset = (instance: unknown, field: string): boolean =>
  isOn({ value: instance as never }, 'value') && textOf(instance, field, 'unset') === 'unset';
