// The widget `recent-posts`: the newest posts. Reproduces WP_Widget_Recent_Posts.

import type { RenderState } from '../blocks/render-state.ts';
import { wpDate } from '../formatting/php-date.ts';
import { escapeUrl } from '../formatting/url.ts';
import { Fields } from './forms.ts';
import { framed, navigation, titleHtml } from './frame.ts';
import { filledText, isOn, textOf, wholeNumber } from './instance.ts';
import type { LiveWidget, WidgetPlace, WidgetType } from './types.ts';

export const recentPostsWidget: WidgetType = {
  idBase: 'recent-posts',
  name: 'Recent Posts',
  description: 'The newest posts of the site.',
  className: 'widget_recent_entries',
  render,
  form: ({ number, instance }) => {
    const fields = new Fields('recent-posts', number);
    return `${fields.line('title', 'Title:', textOf(instance, 'title'))}
${fields.count('number', 'How many:', wholeNumber(instance, 'number', 5))}

		<p>
			${fields.tick('show_date', 'With dates', isOn(instance, 'show_date'))}
		</p>
		`;
  },
};

function render({ instance }: LiveWidget, place: WidgetPlace, state: RenderState): string {
  const { site, data } = state.context;
  const found = data.facts?.posts({
    type: 'post',
    order: 'desc',
    orderBy: 'date',
    sticky: 'ignore',
    exclude: [],
    perPage: wholeNumber(instance, 'number', 5) || 5,
    terms: [],
    formats: [],
    authors: [],
    parents: [],
    published: true,
    count: false,
  });
  const posts = (found?.ids ?? []).flatMap((id) => data.facts?.post(id) ?? []);
  if (posts.length === 0) return '';
  const language = state.language;
  const usual = language.say('Recent Posts');
  const title = titleHtml(filledText(instance, 'title', usual), state);
  const withDate = isOn(instance, 'show_date');
  const items = posts.map(({ title: name, link, date }) => {
    const shown = withDate
      ? `											<span class="post-date">${wpDate(site?.dateFormat ?? '', date, language)}</span>\n`
      : '';
    return `											<li>
					<a href="${escapeUrl(link)}">${name === '' || name === '0' ? language.say('(no title)') : name}</a>
${shown}									</li>
`;
  });
  const list = `
		<ul>
${items.join('')}					</ul>

		`;
  const beforeWidget = `\n\t\t${place.beforeWidget}\n\t\t`;
  return framed({ ...place, beforeWidget }, title, navigation(list, title, usual, state));
}
