// The widget `links`: links of the site's blogroll, by category. There where `link_manager_enabled` is on. Reproduces
// WP_Widget_Links with wp_list_bookmarks and _walk_bookmarks as it calls them.

import type { LinkFacts, LinksQuestion, TermFacts } from '../blocks/facts.ts';
import type { RenderState } from '../blocks/render-state.ts';
import { escapeAttribute, escapeHtml } from '../formatting/escape.ts';
import { escapeUrl } from '../formatting/url.ts';
import { Fields, selected } from './forms.ts';
import { titleHtml } from './frame.ts';
import { asText, integerOf, isBlank, isOn, itemOf, textOf } from './instance.ts';
import type { FormFacts, LiveWidget, WidgetPlace, WidgetType } from './types.ts';

export const linksWidget: WidgetType = {
  idBase: 'links',
  name: 'Links',
  description: 'Links to other sites.',
  className: 'widget_links',
  hidesInstance: true,
  render,
  form,
};

/** What is shown of each link. */
interface Shown {
  readonly images: boolean;
  readonly name: boolean;
  readonly description: boolean;
  readonly rating: boolean;
}

function render({ instance }: LiveWidget, place: WidgetPlace, state: RenderState): string {
  const { facts } = state.context.data;
  const category = integerOf(instance, 'category');
  const orderBy = orderOf(instance);
  const question = { taxonomy: 'link_category', empty: false, ...(category === 0 ? {} : { include: [category] }) };
  const shown: Shown = {
    images: itemOf(instance, 'images') === undefined || isOn(instance, 'images'),
    name: isOn(instance, 'name'),
    description: isOn(instance, 'description'),
    rating: isOn(instance, 'rating'),
  };
  const list = (id: number): readonly LinkFacts[] => limited(facts?.links({ category: id, orderBy }) ?? [], instance);
  const categories = facts?.terms(question) ?? [];
  const group = (id: string, title: string, links: readonly LinkFacts[]) =>
    links.length === 0 ? '' : groupHtml(id, title, links, shown, place, state);
  if (categories.length === 0)
    return group(category === 0 ? '' : String(category), state.language.say('Bookmarks'), list(category));
  return categories
    .map(({ id, name }: TermFacts) => `${group(String(id), name, list(id))}`)
    .map(ended)
    .join('');

  /** Lists of categories end with a line. */
  function ended(html: string): string {
    return html === '' ? '' : `${html}\n`;
  }
}

function orderOf(instance: unknown): LinksQuestion['orderBy'] {
  const order = textOf(instance, 'orderby', 'name').toLowerCase();
  return order === 'rating' || order === 'id' || order === 'rand' ? order : 'name';
}

function limited(links: readonly LinkFacts[], instance: unknown): readonly LinkFacts[] {
  const limit = itemOf(instance, 'limit') === undefined ? -1 : integerOf(instance, 'limit');
  return limit === -1 ? links : links.slice(0, Math.abs(limit));
}

function groupHtml(
  id: string,
  title: string,
  links: readonly LinkFacts[],
  shown: Shown,
  place: WidgetPlace,
  state: RenderState,
): string {
  const before = place.beforeWidget
    .replace(/ id="[^"]*"/g, ' id="%id"')
    .replaceAll('%id', `linkcat-${id}`)
    .replaceAll('%class', 'linkcat widget');
  const items = links.map((link) => `<li>${linkHtml(link, shown, state)}</li>\n`).join('');
  return `${before}${place.beforeTitle}${title}${place.afterTitle}\n\t<ul class='xoxo blogroll'>\n${items}\n\t</ul>\n${place.afterWidget}`;
}

function linkHtml(link: LinkFacts, shown: Shown, state: RenderState): string {
  const name = escapeAttribute(titleHtml(link.name, state));
  const description = escapeAttribute(titleHtml(link.description, state));
  const title = description === '' ? '' : ` title="${description}"`;
  const rel = link.rel === '' ? '' : ` rel="${escapeAttribute(link.rel)}"`;
  const target = link.target === '' ? '' : ` target="${unquoted(link.target)}"`;
  const href = isBlank(link.url) ? '#' : escapeUrl(link.url);
  const parts = [`<a href="${href}"${rel}${title}${target}>${face(link, name, description, title, shown, state)}</a>`];
  if (shown.description && description !== '') parts.push(description);
  if (shown.rating) parts.push(String(link.rating));
  return parts.join('\n');
}

/** The link's picture, or its name. */
function face(
  { image }: LinkFacts,
  name: string,
  description: string,
  title: string,
  shown: Shown,
  { context }: RenderState,
): string {
  if (image === '' || !shown.images) return name;
  const alt = `${name}${shown.description ? ` ${description}` : ''}`;
  const url = image.startsWith('http') ? image : `${context.site?.siteUrl ?? ''}${image}`;
  return `<img src="${unquoted(url)}" alt="${alt}"${title} />${shown.name ? ` ${name}` : ''}`;
}

/** What WordPress writes as it is stored cannot end its attribute here. */
const unquoted = (text: string): string => text.replace(/"/g, '&quot;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

const orders = [
  ['name', 'Link title'],
  ['rating', 'Link rating'],
  ['id', 'Link ID'],
  ['rand', 'Random'],
] as const;

function form({ number, instance }: LiveWidget, { linkCategories }: FormFacts): string {
  const fields = new Fields('links', number);
  const category = textOf(instance, 'category');
  const order = textOf(instance, 'orderby', 'name');
  const limit = itemOf(instance, 'limit') === undefined ? -1 : integerOf(instance, 'limit') || -1;
  const categories = linkCategories.map(
    ({ id, name }) => `					<option value="${id}" ${selected(category === String(id))}>
						${escapeHtml(name)}					</option>
				`,
  );
  const sorts = orders.map(
    ([value, words]) => `				<option value="${value}"${selected(order === value)}>${words}</option>
`,
  );
  const tick = (name: string, words: string, initial: boolean) => {
    const value = itemOf(instance, name);
    return fields.tick(name, words, value === undefined ? initial : asText(value) === '1');
  };
  const select = (name: string) => `id="${fields.id(name)}" name="${fields.name(name)}"`;
  return `		<p>
			${fields.label('category', 'Category:')}
			<select class="widefat" ${select('category')}>
				<option value="">All Links</option>
				${categories.join('')}			</select>
			${fields.label('orderby', 'Order:')}
			<select name="${fields.name('orderby')}" id="${fields.id('orderby')}" class="widefat">
${sorts.join('')}			</select>
		</p>

		<p>
			${tick('images', 'With pictures', true)}
			<br />

			${tick('name', 'With names', true)}
			<br />

			${tick('description', 'With descriptions', false)}
			<br />

			${tick('rating', 'With ratings', false)}
		</p>

		<p>
			${fields.label('limit', 'How many:')}
			<input ${select('limit')} type="text" value="${limit === -1 ? '' : limit}" size="3" />
		</p>
		`;
}
