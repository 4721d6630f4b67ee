// `core/navigation`: links of its own, of the menu it names, or of the site's newest menu. Reproduces
// WP_Navigation_Block_Renderer. What is inside is rendered once (WordPress does so twice, which only numbers show).
import { phpInteger } from '../casts.ts';
import { at, isEmpty, isObject, type Json, type JsonObject } from '../json.ts';
import type { PageRule } from '../page-styles.ts';
import { type Block, parseDocument } from '../parse.ts';
import { preparedAttributes } from '../prepared-attributes.ts';
import type { Inner, LiveBlock, RenderState } from '../render-state.ts';
import { placeIn, placesAcross } from '../supports/layout-css.ts';
import { Tags } from '../tags.ts';
import { isSet, postIdOf, text, wrapper } from './helpers.ts';
import { menuColors } from './navigation-colors.ts';
import { navigationContext, overlay, submenuHooks } from './navigation-hooks.ts';

/** What stands in a list of links without being an item of one. */
const listed = new Set(['core/site-title', 'core/site-logo', 'core/social-links']);

const justifications = ['left', 'right', 'center', 'space-between'];

/** How submenus open: `hover`, `click` or `always`. */
export function opensOn({ openSubmenusOnClick: former, submenuVisibility }: JsonObject): string {
  if (former !== undefined && former !== null) return isSet(former) ? 'click' : 'hover';
  return text(submenuVisibility ?? 'hover');
}

export function navigation(block: LiveBlock, state: RenderState, inner: Inner): string {
  const attributes = withFormerColors(preparedAttributes(block));
  const content = contentOf(block, attributes, state);
  const own = block.source.inner;
  const isEndless = has(content.blocks, 'core/navigation');
  // Blocks of its own are rendered for their numbers alone where another menu is shown, or none.
  if (own.length > 0 && (isEndless || content.blocks !== own)) inner.each(own);
  if (isEndless) return '';
  const hasSubmenus = findSubmenus(content.blocks, state);
  const isResponsive =
    (attributes.overlayMenu !== undefined && attributes.overlayMenu !== 'never') || isSet(attributes.isResponsive);
  const opens = opensOn(attributes);
  const isInteractive = isResponsive || (hasSubmenus && (opens === 'click' || isSet(attributes.showSubmenuIcon)));
  const manner = { class: classesOf(attributes, isResponsive), style: styleOf(attributes) };
  const isNested = isSet(attributes._isWithinOverlayTemplatePart);
  let name = '';
  const toName = (): void => {
    name = isNested ? nameOf(attributes, block, state) : uniqueName(attributes, block, state);
  };
  const list = wrapper(block, state, { ...manner, class: `wp-block-navigation__container ${manner.class}` });
  const render = () => inner.each(content.blocks, content.around);
  if (content.blocks !== own) toName();
  const rendered = content.blocks === own ? state.twice(block.source, render, toName) : render();
  const outer = wrapper(block, state, { ...manner, ...(isSet(name) ? { 'aria-label': name } : {}) });
  let links = asList(content.blocks, rendered, list);
  if (hasSubmenus && isInteractive) links = submenuHooks(links, opens === 'hover');
  const tag = isNested ? 'div' : 'nav';
  if (!isResponsive) return `<${tag} ${outer}>${links}</${tag}>`;
  const html = overlay(links, attributes, state, inner);
  return `<${tag} ${outer} ${navigationContext(state.language)}>${html}</${tag}>`;
}

/** `core/navigation`, after the supports: its list carries the names that what differs on some screens is told by. */
export function navigationLayout(html: string, block: LiveBlock, state: RenderState): string {
  const { style } = block.attributes;
  const views = [...state.context.theme.viewports.keys()].filter((view) => !isEmpty(at(style, view, 'layout')));
  const tags = new Tags(html);
  if (!tags.next()) return html;
  const states = statesOf(tags);
  if (views.length === 0 && states === undefined) return html;
  const name = views.length === 0 ? undefined : `wp-block-navigation-${state.nextId('')}`;
  if (name !== undefined) {
    tags.addClass(name);
    state.styles?.add(name, () => views.map((view) => layoutRule(name, view, block, state)));
  }
  while (tags.next()) {
    const isList = tags.hasClass('wp-block-navigation__container');
    if (!isList && tags.hasClass('wp-block-navigation')) break;
    if (!isList) continue;
    if (name !== undefined) tags.addClass(name);
    if (states !== undefined && statesOf(tags) === undefined) tags.addClass(states);
  }
  return tags.html();
}

const places = { ...placesAcross, 'space-between': 'space-between' };

/** What the list's stylesheet reads of a layout in small windows. */
function layoutRule(name: string, view: string, { attributes }: LiveBlock, { context }: RenderState): PageRule {
  const own = at(attributes.style, view, 'layout');
  const base = isObject(attributes.layout) ? attributes.layout : {};
  const layout = isObject(own) ? { ...base, ...own } : base;
  const place = placeIn(places, layout.justifyContent) ?? 'flex-start';
  const isDown = layout.orientation === 'vertical';
  return {
    selector: `.wp-block-navigation.${name},.wp-block-navigation.wp-block-navigation__container.${name}`,
    media: context.theme.viewports.get(view) ?? '',
    declarations: [
      ['--navigation-layout-justification-setting', place],
      ['--navigation-layout-direction', isDown ? 'column' : 'row'],
      ['--navigation-layout-wrap', layout.flexWrap === 'nowrap' ? 'nowrap' : 'wrap'],
      ['--navigation-layout-justify', isDown && place === 'flex-start' ? 'initial' : place],
      ['--navigation-layout-align', !isDown ? 'center' : place === 'space-between' ? 'flex-start' : place],
    ],
  };
}

function statesOf(tags: Tags): string | undefined {
  const classes = tags.attribute('class');
  return typeof classes === 'string' ? /\bwp-states-[a-f0-9]{8}\b/.exec(classes)?.[0] : undefined;
}

/** Colours under the names they had in an earlier version. */
function withFormerColors({ rgbTextColor, rgbBackgroundColor, ...attributes }: JsonObject): JsonObject {
  return {
    ...attributes,
    ...(rgbTextColor !== undefined && !isSet(attributes.textColor) ? { customTextColor: rgbTextColor } : {}),
    ...(rgbBackgroundColor !== undefined && !isSet(attributes.backgroundColor)
      ? { customBackgroundColor: rgbBackgroundColor }
      : {}),
  };
}

interface Content {
  readonly blocks: readonly Block[];
  /** Context they are rendered in; absent: that of what stands in the block. */
  readonly around?: JsonObject;
}

function contentOf(block: LiveBlock, attributes: JsonObject, state: RenderState): Content {
  const { facts } = state.context.data;
  const ref = attributes.navigationMenuId ?? attributes.ref;
  if (ref !== undefined) {
    const menu = facts?.post(menuId(ref, block, state));
    if (!menu || !state.allowance.text(menu.content.length)) return { blocks: [], around: attributes };
    if (menu.status === 'publish') return { blocks: blocksOf(menu.content), around: attributes };
  } else if (block.source.inner.length > 0) return { blocks: block.source.inner };
  const fallback = blocksOf(facts?.navigationFallback() ?? '');
  const pages: Block = { name: 'core/page-list', attributes: {}, inner: [], content: [] };
  return { blocks: fallback.length > 0 ? fallback : [pages], around: attributes };
}

const blocksOf = (content: string): Block[] => parseDocument(content).blocks.filter(({ name }) => name !== null);

/** Is there such a block among them or in them? However deep: no call is made for each level. */
function has(blocks: readonly Block[], name: string): boolean {
  const left = [...blocks];
  for (let block = left.pop(); block; block = left.pop()) {
    if (block.name === name) return true;
    for (const one of block.inner) left.push(one);
  }
  return false;
}

/** Are there submenus, here or in a navigation before (WordPress remembers)? */
function findSubmenus(blocks: readonly Block[], state: RenderState): boolean {
  if (state.count('submenus') > 0) return true;
  const found = blocks.some(({ name }) => {
    if (name === 'core/navigation-submenu') return true;
    if (name !== 'core/page-list') return false;
    const pages = state.context.data.facts?.pages() ?? [];
    const top = new Set(pages.filter(({ parent }) => parent === 0).map(({ id }) => id));
    return pages.some(({ parent }) => top.has(parent));
  });
  if (found) state.nextId('submenus');
  return found;
}

/** An id that is nothing stands for the post around. */
export const menuId = (ref: Json | undefined, block: LiveBlock, { context }: RenderState): number =>
  isEmpty(ref) ? (postIdOf(block) ?? context.post?.id ?? 0) : phpInteger(ref);

function nameOf({ ariaLabel, ref }: JsonObject, block: LiveBlock, state: RenderState): string {
  if (isSet(ariaLabel)) return text(ariaLabel);
  if (ref === undefined) return text(ariaLabel);
  const menu = state.context.data.facts?.post(menuId(ref, block, state));
  return menu?.status === 'publish' ? menu.storedTitle : '';
}

/** A name that was used before gets a number. */
function uniqueName(attributes: JsonObject, block: LiveBlock, state: RenderState): string {
  const name = nameOf(attributes, block, state);
  const times = state.nextId(`menu ${name}`);
  return times > 1 ? `${name} ${times}` : name;
}

function classesOf(attributes: JsonObject, isResponsive: boolean): string {
  const { layout, style, fontSize } = attributes;
  const justified = justifications.find((one) => one === at(layout, 'justifyContent'));
  const arranged = [
    justified === undefined ? '' : `items-justified-${justified}`,
    at(layout, 'orientation') === 'vertical' ? ' is-vertical' : '',
    at(layout, 'flexWrap') === 'nowrap' ? ' no-wrap' : '',
  ].join('');
  const decoration = at(style, 'typography', 'textDecoration');
  return [
    ...menuColors(attributes).classes,
    ...(fontSize === undefined ? [] : [`has-${text(fontSize)}-font-size`]),
    ...(isResponsive ? ['is-responsive'] : []),
    ...(arranged === '' ? [] : [arranged]),
    ...(isSet(decoration) ? [`has-text-decoration-${text(decoration)}`] : []),
  ].join(' ');
}

function styleOf(attributes: JsonObject): string {
  const { styles, fontSize, customFontSize } = attributes;
  const size = fontSize === undefined && customFontSize !== undefined ? `font-size: ${text(customFontSize)}px;` : '';
  return `${text(styles)}${menuColors(attributes).style}${size}`;
}

/** Items of a list between the tags of one; what is none stands outside. */
function asList(blocks: readonly Block[], rendered: readonly string[], list: string): string {
  let html = '';
  let isOpen = false;
  rendered.forEach((one, index) => {
    const wraps = one !== '' && listed.has(blocks[index]?.name ?? '');
    const item = wraps ? `<li class="wp-block-navigation-item">${one}</li>` : one;
    const isItem = new Tags(item).nextNamed('LI');
    if (isItem && !isOpen) html += `<ul ${list}>`;
    if (!isItem && isOpen) html += '</ul>';
    isOpen = isItem;
    html += item;
  });
  return isOpen ? `${html}</ul>` : html;
}
