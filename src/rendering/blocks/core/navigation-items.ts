// What stands in a navigation: `core/navigation-link`, `core/navigation-submenu`, `core/navigation-overlay-close`.
import { escapeAttribute } from '../../formatting/escape.ts';
import { kses } from '../../formatting/kses.ts';
import { stripAllTags } from '../../formatting/strip-tags.ts';
import { escapeUrl } from '../../formatting/url.ts';
import { isNumeric, phpInteger } from '../casts.ts';
import type { JsonObject } from '../json.ts';
import { preparedAttributes } from '../prepared-attributes.ts';
import type { Inner, LiveBlock, RenderState } from '../render-state.ts';
import { blockColors } from '../supports/wrapper.ts';
import { Tags } from '../tags.ts';
import { isSet, text, wrapper } from './helpers.ts';
import { menuId, opensOn } from './navigation.ts';
import { withOverlayColors } from './navigation-colors.ts';
import { arrow } from './page-list.ts';

/** A link to a post is shown while the post is published, and none without words. */
function isShown({ id, kind, type, label }: JsonObject, block: LiveBlock, state: RenderState): boolean {
  const isPost = kind === 'post-type' || type === 'post' || type === 'page';
  if (isPost && isNumeric(id)) {
    if (state.context.data.facts?.post(menuId(id, block, state))?.status !== 'publish') return false;
  }
  return isSet(label);
}

/** Does it lead to what the page shows? */
function isCurrent({ id, kind }: JsonObject, state: RenderState): boolean {
  const queried = state.context.page?.queried;
  if (!queried || !isSet(id)) return false;
  const wanted = isSet(kind) ? text(kind).replaceAll('-', '_') : 'post_type';
  return queried.id === phpInteger(id) && queried.kind === wanted;
}

/** Attributes of a link after its address. */
function linkAttributes({ opensInNewTab, rel, nofollow, title }: JsonObject, isActive: boolean): string {
  let html = isActive ? ' aria-current="page"' : '';
  if (opensInNewTab === true) html += ' target="_blank"  ';
  if (rel !== undefined && rel !== null) html += ` rel="${escapeAttribute(text(rel))}"`;
  else if (isSet(nofollow)) html += ' rel="nofollow"';
  if (title !== undefined && title !== null) html += ` title="${escapeAttribute(text(title))}"`;
  return html;
}

function words({ label, description }: JsonObject): string {
  const more = isSet(description)
    ? `<span class="wp-block-navigation-item__description">${kses(text(description), 'post')}</span>`
    : '';
  return `<span class="wp-block-navigation-item__label">${kses(text(label), 'post')}</span>${more}`;
}

const submenuIcon = `<span class="wp-block-navigation__submenu-icon">${arrow}</span>`;

/** `core/navigation-link` */
export function navigationLink(block: LiveBlock, state: RenderState, inner: Inner): string {
  const attributes = preparedAttributes(block);
  if (!isShown(attributes, block, state)) {
    // What stands in it has its numbers all the same.
    inner.each(block.source.inner);
    return '';
  }
  const below = state.twice(block.source, () => inner.each(block.source.inner)).join('');
  const hasBelow = isSet(below.trim());
  const isActive = isCurrent(attributes, state);
  const classes = ` wp-block-navigation-item${hasBelow ? ' has-child' : ''}${isActive ? ' current-menu-item' : ''}`;
  const { url } = attributes;
  const href = url === undefined || url === null ? '' : ` href="${escapeUrl(onceDecoded(text(url)))}"`;
  const link = `<a class="wp-block-navigation-item__content" ${href}${linkAttributes(attributes, isActive)}>${words(attributes)}</a>`;
  const icon = isSet(block.around.showSubmenuIcon) && hasBelow ? submenuIcon : '';
  const submenu = hasBelow ? `<ul class="wp-block-navigation__submenu-container">${below}</ul>` : '';
  return `<li ${wrapper(block, state, classes)}>${link}${icon}${submenu}</li>`;
}

const decoded = (value: string): string =>
  Buffer.from(
    value
      .replace(/[^\0-\xff]|[\x80-\xff]/g, (one) => encodeURIComponent(one))
      .replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString();

/** An address whose parameters are encoded twice is decoded once. */
function onceDecoded(url: string): string {
  const query = /\?([^#]*)/.exec(url)?.[1] ?? '';
  const isTwice = query.split('&').some((pair) => {
    const equals = pair.indexOf('=');
    const name = equals < 0 ? pair : pair.slice(0, equals);
    const value = equals < 0 ? '' : decoded(pair.slice(equals + 1).replaceAll('+', ' '));
    return !name.includes('[') && isSet(value) && decoded(value) !== value;
  });
  return isTwice ? decoded(url) : url;
}

/** `core/navigation-submenu` */
export function navigationSubmenu(block: LiveBlock, state: RenderState, inner: Inner): string {
  const attributes = preparedAttributes(block);
  if (!isShown(attributes, block, state)) {
    // What stands in it has its numbers all the same.
    inner.each(block.source.inner);
    return '';
  }
  const below = state.twice(block.source, () => inner.each(block.source.inner)).join('');
  const hasBelow = isSet(below.trim());
  const isActive = isCurrent(attributes, state);
  const showsIcons = isSet(block.around.showSubmenuIcon);
  const opens = opensOn(block.around);
  // The first submenu that is rendered gives all of them colours; those of a menu are rendered twice.
  const isColored = state.count('colored submenus') > 0 || (hasBelow && block.around.showSubmenuIcon !== undefined);
  if (hasBelow) state.nextId('colored submenus');
  const outer = isColored ? withColors(block) : block;
  const classes = [
    'wp-block-navigation-item',
    ...(hasBelow ? ['has-child'] : []),
    ...(opens === 'click' ? ['open-on-click'] : []),
    ...(opens === 'hover' && showsIcons ? ['open-on-hover-click'] : []),
    ...(opens === 'always' ? ['open-always'] : []),
    ...(isActive ? ['current-menu-item'] : []),
  ];
  const label = escapeAttribute(state.language.fill('%s submenu', stripAllTags(kses(text(attributes.label), 'post'))));
  let html = `<li ${wrapper(outer, state, classes.join(' '))}>`;
  if (opens === 'click') {
    html += `<button aria-label="${label}" class="wp-block-navigation-item__content wp-block-navigation-submenu__toggle" aria-expanded="false">${words(attributes)}</button>`;
    if (hasBelow) html += submenuIcon;
  } else {
    const href = isSet(attributes.url) ? ` href="${escapeUrl(text(attributes.url))}"` : '';
    html += `<a class="wp-block-navigation-item__content"${href}${linkAttributes(attributes, isActive)}>${words(attributes)}</a>`;
    if (showsIcons && hasBelow) {
      html += `<button aria-label="${label}" class="wp-block-navigation__submenu-icon wp-block-navigation-submenu__toggle" aria-expanded="false">${arrow}</button>`;
    }
  }
  return `${hasBelow ? withSubmenu(html, below, block, state) : html}</li>`;
}

/** The block as one of a type that has colours. */
const withColors = (block: LiveBlock): LiveBlock => ({
  ...block,
  type: { ...block.type, supports: { ...block.type?.supports, color: true } },
});

function withSubmenu(item: string, below: string, block: LiveBlock, state: RenderState): string {
  let html = item;
  if (below.indexOf('current-menu-item') > 0) {
    const tags = new Tags(html);
    while (tags.nextWithClass('wp-block-navigation-item')) tags.addClass('current-menu-ancestor');
    html = tags.html();
  }
  const colored = withColors(block);
  const colors = blockColors(colored, withOverlayColors(preparedAttributes(block), block.around));
  const classes = ['wp-block-navigation__submenu-container', ...colors.classes].join(' ');
  return `${html}<ul ${wrapper(colored, state, { class: classes, style: colors.styles.join(' ') })}>${below}</ul>`;
}

const cross =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false"><path d="M13 11.8l6.1-6.3-1.1-1-6.1 6.2-6.1-6.2-1.1 1 6.1 6.3-6.5 6.7 1.1 1 6.5-6.6 6.5 6.6 1.1-1z" /></svg>';

/** `core/navigation-overlay-close` */
export function navigationOverlayClose(block: LiveBlock, state: RenderState): string {
  const { text: own, displayMode } = preparedAttributes(block);
  const mode = isSet(displayMode) ? text(displayMode) : 'icon';
  const isNamed = mode === 'both' || mode === 'text';
  const icon = mode === 'both' || mode === 'icon' ? cross : '';
  const name = isNamed
    ? `<span class="wp-block-navigation-overlay-close__text">${kses(isSet(own) ? text(own) : state.language.say('Close'), 'post')}</span>`
    : '';
  const label = isNamed ? '' : `aria-label="${state.language.say('Close')}"`;
  return `<button ${wrapper(block, state)} type="button" ${label} >${icon}${name}</button>`;
}
