// The widget `pages`: published pages, nested. Reproduces WP_Widget_Pages with wp_list_pages and Walker_Page.

import type { PageFacts, PageOrder } from '../blocks/facts.ts';
import type { RenderState } from '../blocks/render-state.ts';
import { escapeAttribute } from '../formatting/escape.ts';
import { coreShortcodes } from '../formatting/shortcodes.ts';
import { renderTitle } from '../formatting/title.ts';
import { escapeUrl } from '../formatting/url.ts';
import type { Language } from '../language.ts';
import { Fields, selected } from './forms.ts';
import { framed, navigation, titleHtml } from './frame.ts';
import { filledText, textOf } from './instance.ts';
import { type TreeWriter, treeHtml } from './tree.ts';
import type { LiveWidget, WidgetPlace, WidgetType } from './types.ts';

export const pagesWidget: WidgetType = {
  idBase: 'pages',
  name: 'Pages',
  description: 'The pages of the site.',
  className: 'widget_pages',
  render,
  form: ({ number, instance }) => {
    const fields = new Fields('pages', number);
    const sort = textOf(instance, 'sortby', 'post_title');
    const option = (value: string, words: string) =>
      `<option value="${value}"${selected(sort === value)}>${words}</option>`;
    return `${fields.line('title', 'Title:', textOf(instance, 'title'))}
		<p>
			${fields.label('sortby', 'Order:')}
			<select name="${fields.name('sortby')}" id="${fields.id('sortby')}" class="widefat">
				${option('post_title', 'Page title')}
				${option('menu_order', 'Page order')}
				${option('ID', 'Page ID')}
			</select>
		</p>

		<p>
			${fields.label('exclude', 'Without:')}
			<input type="text" value="${escapeAttribute(textOf(instance, 'exclude'))}" name="${fields.name('exclude')}" id="${fields.id('exclude')}" class="widefat" />
			<br />
			<small>Numbers of pages with commas between them.</small>
		</p>
		`;
  },
};

const orders: Readonly<Record<string, PageOrder | undefined>> = {
  menu_order: undefined,
  post_title: 'title',
  ID: 'id',
};

function render({ instance }: LiveWidget, place: WidgetPlace, state: RenderState): string {
  const { site, data } = state.context;
  const sort = filledText(instance, 'sortby', 'menu_order');
  // Under a name that is none the newest come first.
  const order = Object.hasOwn(orders, sort) ? orders[sort] : 'date';
  const excluded = new Set(
    filledText(instance, 'exclude', '')
      .replace(/[^0-9,]/g, '')
      .split(',')
      .map(Number),
  );
  const pages = (data.facts?.pages(order) ?? []).filter(({ id }) => !excluded.has(id));
  if (pages.length === 0) return '';
  const language = state.language;
  const usual = language.say('Pages');
  const title = titleHtml(filledText(instance, 'title', usual), state);
  const list = `
			<ul>
				${treeHtml(pages, writerOf(pages, site?.postsPage ?? 0, language))}			</ul>

			`;
  return framed(place, title, navigation(list, title, usual, state));
}

function writerOf(pages: readonly PageFacts[], blog: number, { fill, typography }: Language): TreeWriter<PageFacts> {
  const parents = new Set(pages.map(({ parent }) => parent));
  return {
    open: ({ id, title, link }, depth) => {
      const classes = ['page_item', `page-item-${id}`];
      if (parents.has(id)) classes.push('page_item_has_children');
      if (id === blog) classes.push('current_page_parent');
      const name = renderTitle(title === '' ? fill('#%d (no title)', id) : title, coreShortcodes, typography);
      return `${'\t'.repeat(depth)}<li class="${classes.join(' ')}"><a href="${escapeUrl(link)}">${name}</a>`;
    },
    close: () => '</li>\n',
    openList: (depth) => `\n${'\t'.repeat(depth)}<ul class='children'>\n`,
    closeList: (depth) => `${'\t'.repeat(depth)}</ul>\n`,
  };
}
