// The widget `nav_menu`: a classic menu. Reproduces WP_Nav_Menu_Widget with wp_nav_menu and Walker_Nav_Menu.

import type { MenuFacts, MenuItemFacts } from '../blocks/facts.ts';
import type { RenderState } from '../blocks/render-state.ts';
import { escapeAttribute, escapeHtml } from '../formatting/escape.ts';
import { asciiLower, trim } from '../formatting/php-strings.ts';
import { escapeUrl } from '../formatting/url.ts';
import { Fields, selected } from './forms.ts';
import { navigationLabel, titled, titleHtml } from './frame.ts';
import { filledText, textOf, wholeNumber } from './instance.ts';
import { type TreeWriter, treeHtml } from './tree.ts';
import type { FormFacts, LiveWidget, WidgetPlace, WidgetType } from './types.ts';

export const navMenuWidget: WidgetType = {
  idBase: 'nav_menu',
  name: 'Navigation Menu',
  description: 'One of the menus.',
  className: 'widget_nav_menu',
  render,
  form,
};

function render({ instance }: LiveWidget, place: WidgetPlace, state: RenderState): string {
  const id = wholeNumber(instance, 'nav_menu', 0);
  const menu = id > 0 ? state.context.data.facts?.menu(id) : undefined;
  if (!menu) return '';
  const title = titleHtml(filledText(instance, 'title', ''), state);
  return `${place.beforeWidget}${titled(title, place)}${menuHtml(menu, title, state)}${place.afterWidget}`;
}

function menuHtml({ slug, items }: MenuFacts, title: string, state: RenderState): string {
  const count = state.nextId(`menu-${slug}`);
  const html = treeHtml(items, writerOf(state));
  if (html === '') return '';
  const id = count === 1 ? `menu-${slug}` : `menu-${slug}-${count - 1}`;
  const list = `<ul id="${escapeAttribute(id)}" class="menu">${html}</ul>`;
  if (!state.context.site?.hasHtml5('navigation-widgets')) return `<div class="menu-${slug}-container">${list}</div>`;
  return `<nav class="menu-${slug}-container" aria-label="${navigationLabel(title, state.language.say('Menu'))}">${list}</nav>`;
}

function writerOf(state: RenderState): TreeWriter<MenuItemFacts> {
  return {
    open: (item, depth) => {
      const isFirst = state.nextId(`menu-item-${item.id}`) === 1;
      const id = isFirst ? ` id="menu-item-${item.id}"` : '';
      const classes = [...item.classes, `menu-item-${item.id}`].join(' ');
      return `${'\t'.repeat(depth)}<li${id} class="${escapeAttribute(classes)}"><a${linkAttributes(item)}>${item.title}</a>`;
    },
    close: () => '</li>\n',
    openList: (depth) => `\n${'\t'.repeat(depth)}<ul class="sub-menu">\n`,
    closeList: (depth) => `${'\t'.repeat(depth)}</ul>\n`,
  };
}

function linkAttributes({ target, rel, url, attrTitle, title, ownTitle }: MenuItemFacts): string {
  const plain = (text: string) => trim(asciiLower(text));
  const isSame = [title, ownTitle].some((text) => plain(text) === plain(attrTitle));
  const attribute = (name: string, value: string) => (value === '' ? '' : ` ${name}="${escapeAttribute(value)}"`);
  const href = url === '' ? '' : ` href="${escapeUrl(url)}"`;
  return attribute('target', target) + attribute('rel', rel) + href + attribute('title', isSame ? '' : attrTitle);
}

function form({ number, instance }: LiveWidget, { menus, adminUrl }: FormFacts): string {
  const fields = new Fields('nav_menu', number);
  const chosen = wholeNumber(instance, 'nav_menu', 0);
  const hidden = ' style="display:none" ';
  const options = menus.map(
    ({ id, name }) => `											<option value="${id}" ${selected(id === chosen)}>
							${escapeHtml(name)}						</option>
`,
  );
  return `		<p class="nav-menu-widget-no-menus-message" ${menus.length > 0 ? hidden : ''}>
			There are no menus yet. <a href="${escapeAttribute(`${adminUrl}nav-menus.php`)}">Make one</a>.		</p>
		<div class="nav-menu-widget-form-controls" ${menus.length > 0 ? '' : hidden}>
			<p>
				${fields.label('title', 'Title:')}
				<input type="text" class="widefat" ${fields.both('title')} value="${escapeAttribute(textOf(instance, 'title'))}" />
			</p>
			<p>
				${fields.label('nav_menu', 'Menu:')}
				<select ${fields.both('nav_menu')}>
					<option value="0">&mdash; Select &mdash;</option>
${options.join('')}									</select>
			</p>
					</div>
		`;
}
