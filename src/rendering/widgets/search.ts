// The widget `search`: a form to search the site. Reproduces WP_Widget_Search with get_search_form.

import type { RenderState } from '../blocks/render-state.ts';
import { escapeAttribute } from '../formatting/escape.ts';
import { escapeUrl } from '../formatting/url.ts';
import { titleForm } from './forms.ts';
import { framed, titleHtml } from './frame.ts';
import { filledText } from './instance.ts';
import type { LiveWidget, WidgetPlace, WidgetType } from './types.ts';

export const searchWidget: WidgetType = {
  idBase: 'search',
  name: 'Search',
  description: 'A form to search the site.',
  className: 'widget_search',
  render,
  form: titleForm('search'),
};

function render({ instance }: LiveWidget, place: WidgetPlace, state: RenderState): string {
  return framed(place, titleHtml(filledText(instance, 'title', ''), state), searchForm(state));
}

function searchForm({ context: { home, site }, language: { say } }: RenderState): string {
  const label = say('Search for:', 'label');
  const button = escapeAttribute(say('Search', 'submit button'));
  const action = escapeUrl(`${home}/`);
  if (site?.hasHtml5('search-form')) {
    return `<form role="search" method="get" class="search-form" action="${action}">
				<label>
					<span class="screen-reader-text">${label}</span>
					<input type="search" class="search-field" placeholder="${escapeAttribute(say('Search &hellip;', 'placeholder'))}" value="" name="s" />
				</label>
				<input type="submit" class="search-submit" value="${button}" />
			</form>`;
  }
  return `<form role="search" method="get" id="searchform" class="searchform" action="${action}">
				<div>
					<label class="screen-reader-text" for="s">${label}</label>
					<input type="text" value="" name="s" id="s" />
					<input type="submit" id="searchsubmit" value="${button}" />
				</div>
			</form>`;
}
