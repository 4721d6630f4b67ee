// The widget `rss`: a feed of another site. Reproduces WP_Widget_RSS and wp_widget_rss_form, as they are where the feed
// cannot be had: this site asks no other one while it renders.

import { feedUnread } from '../blocks/core/rss.ts';
import type { RenderState } from '../blocks/render-state.ts';
import { escapeAttribute, escapeHtml } from '../formatting/escape.ts';
import { stripAllTags, stripTags } from '../formatting/strip-tags.ts';
import { escapeUrl } from '../formatting/url.ts';
import { checked } from './forms.ts';
import { framed, navigation, titleHtml } from './frame.ts';
import { filledText, isOn, textOf, wholeNumber } from './instance.ts';
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
  if (isOn(instance, 'error')) return '';
  const url = fromScheme(filledText(instance, 'url', ''));
  const bare = url.replace(/[/\\]+$/, '');
  if (url === '' || bare === home || bare === site?.siteUrl) return '';
  const name = titleHtml(filledText(instance, 'title', 'Unknown Feed'), state);
  const icon = `${site?.siteUrl ?? ''}/wp-includes/images/rss.png`;
  const title =
    `<a class="rsswidget rss-widget-feed" href="${escapeUrl(stripTags(url))}"><img class="rss-widget-icon" style="border:0" ` +
    `width="14" height="14" src="${escapeUrl(icon)}" alt="RSS feed: ${escapeAttribute(stripAllTags(name))}" loading="lazy" /></a> ` +
    `<a class="rsswidget rss-widget-title" href="">${escapeHtml(name)}</a>`;
  const error = data.facts?.maySeeErrors ? `<p><strong>RSS Error:</strong> ${feedUnread}</p>` : '';
  return framed(place, title, navigation(error, title, 'RSS Feed', state));
}

/** What stands from `http` on. */
function fromScheme(url: string): string {
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
