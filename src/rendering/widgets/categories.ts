// The widget `categories`: categories that have posts, as a list or to choose from. Reproduces WP_Widget_Categories with
// wp_list_categories and wp_dropdown_categories as it calls them.
import { openChosen } from '../blocks/core/open-chosen.ts';
import type { TermFacts } from '../blocks/facts.ts';
import type { RenderState } from '../blocks/render-state.ts';
import { escapeAttribute } from '../formatting/escape.ts';
import { escapeUrl } from '../formatting/url.ts';
import type { Language } from '../language.ts';
import { checked, Fields } from './forms.ts';
import { framed, navigation, titleHtml } from './frame.ts';
import { filledText, isOn, textOf } from './instance.ts';
import { flatHtml, type TreeWriter, treeHtml } from './tree.ts';
import type { LiveWidget, WidgetPlace, WidgetType } from './types.ts';

export const categoriesWidget: WidgetType = {
  idBase: 'categories',
  name: 'Categories',
  description: 'Categories as a list or to choose from.',
  className: 'widget_categories',
  render,
  form: ({ number, instance }) => {
    const fields = new Fields('categories', number);
    const tick = (field: string, words: string) =>
      `<input type="checkbox" class="checkbox" ${fields.both(field)}${checked(isOn(instance, field))} />
			${fields.label(field, words)}`;
    return `${fields.line('title', 'Title:', textOf(instance, 'title'))}
		<p>
			${tick('dropdown', 'As a list to choose from')}
			<br />

			${tick('count', 'With numbers of posts')}
			<br />

			${tick('hierarchical', 'With what is below')}
		</p>
		`;
  },
};

function render({ number, instance }: LiveWidget, place: WidgetPlace, state: RenderState): string {
  const language = state.language;
  const usual = language.say('Categories');
  const title = titleHtml(filledText(instance, 'title', usual), state);
  const counts = isOn(instance, 'count');
  const nested = isOn(instance, 'hierarchical');
  const terms = shownTerms(state, nested, counts);
  const list = (writer: TreeWriter<TermFacts>) => (nested ? treeHtml(terms, writer) : flatHtml(terms, writer));
  if (isOn(instance, 'dropdown')) {
    const id = state.nextId('widget-categories') === 1 ? 'cat' : `categories-dropdown-${number}`;
    const chosen = terms.length === 0 ? " selected='selected'" : '';
    const options = `\t<option value='-1'${chosen}>${language.say('Select Category')}</option>\n${list(optionWriter(counts, language))}`;
    const form =
      `<form action="${escapeUrl(state.context.home)}" method="get">` +
      `<label class="screen-reader-text" for="${escapeAttribute(id)}">${title}</label>` +
      `<select  name='cat' id='${escapeAttribute(id)}' class='postform'>\n${options}</select>\n</form>`;
    return framed(place, title, `${form}${openChosen(id, `${state.context.home}/`)}`);
  }
  const items =
    terms.length === 0
      ? `<li class="cat-item-none">${language.say('No categories')}</li>`
      : list(itemWriter(counts, language));
  const html = `
			<ul>
				${items}			</ul>

			`;
  return framed(place, title, navigation(html, title, usual, state));
}

/** Categories with posts; nested ones are there as well where only those below have any. */
function shownTerms(state: RenderState, nested: boolean, counts: boolean): readonly TermFacts[] {
  const { facts } = state.context.data;
  if (!nested) return facts?.terms({ taxonomy: 'category', empty: false }) ?? [];
  const all = facts?.terms({ taxonomy: 'category', empty: true, ...(counts ? { padded: true } : {}) }) ?? [];
  const parents = new Map(all.map(({ id, parent }) => [id, parent]));
  const shown = new Set<number>();
  for (const { id, count } of all) {
    for (let at = count > 0 ? id : 0; at > 0 && !shown.has(at); at = parents.get(at) ?? 0) shown.add(at);
  }
  return all.filter(({ id }) => shown.has(id));
}

const itemWriter = (counts: boolean, { number }: Language): TreeWriter<TermFacts> => ({
  open: ({ id, name, link, count }) => {
    const after = counts ? ` (${number(count)})` : '';
    return `\t<li class="cat-item cat-item-${id}"><a href="${escapeUrl(link)}">${escapeAttribute(name)}</a>${after}\n`;
  },
  close: () => '</li>\n',
  openList: (depth) => `${'\t'.repeat(depth)}<ul class='children'>\n`,
  closeList: (depth) => `${'\t'.repeat(depth)}</ul>\n`,
});

const optionWriter = (counts: boolean, { number }: Language): TreeWriter<TermFacts> => ({
  open: ({ id, name, count }, depth) => {
    const after = counts ? `&nbsp;&nbsp;(${number(count)})` : '';
    return `\t<option class="level-${depth}" value="${id}">${'&nbsp;'.repeat(depth * 3)}${name}${after}</option>\n`;
  },
  close: () => '',
  openList: () => '',
  closeList: () => '',
});
