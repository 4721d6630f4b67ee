// The moving parts of a navigation: submenus that open, and the dialog that holds the links on small screens. Attributes and
// spaces between them are WordPress's.

import { safeCss } from '../../formatting/css.ts';
import { escapeAttribute } from '../../formatting/escape.ts';
import type { Language } from '../../language.ts';
import type { JsonObject } from '../json.ts';
import { phpJson } from '../json.ts';
import type { Block } from '../parse.ts';
import type { Inner, RenderState } from '../render-state.ts';
import { Tags } from '../tags.ts';
import { isSet, text } from './helpers.ts';
import { overlayColors } from './navigation-colors.ts';
import { partBlocks } from './template-part.ts';
import { setOnImages } from './text.ts';

const context = (language: Language) => ({
  overlayOpenedBy: { click: false, hover: false, focus: false },
  type: 'overlay',
  roleAttribute: '',
  ariaLabel: language.say('Menu'),
});

/** What the outer element of a responsive navigation carries. */
export const navigationContext = (language: Language): string =>
  `\n\t\t data-wp-interactive="core/navigation" data-wp-context='${phpJson(context(language))}'`;

const submenuContext =
  '{ "submenuOpenedBy": { "click": false, "hover": false, "focus": false }, "type": "submenu", "modal": null, "previousFocus": null }';

/** Hooks of items with a submenu, of the buttons that open it and of the submenu itself. */
export function submenuHooks(html: string, opensOnHover: boolean): string {
  const tags = new Tags(html);
  while (tags.nextWithClass('has-child', 'LI')) {
    tags.set('data-wp-interactive', 'core/navigation');
    tags.set('data-wp-context', submenuContext);
    tags.set('data-wp-watch', 'callbacks.initMenu');
    tags.set('data-wp-on--focusout', 'actions.handleMenuFocusout');
    tags.set('data-wp-on--keydown', 'actions.handleMenuKeydown');
    tags.set('tabindex', '-1');
    if (opensOnHover) {
      tags.set('data-wp-on--pointerenter', 'actions.openMenuOnHover');
      tags.set('data-wp-on--pointerleave', 'actions.closeMenuOnHover');
    }
    if (tags.nextWithClass('wp-block-navigation-submenu__toggle', 'BUTTON')) {
      tags.set('data-wp-on--click', 'actions.toggleMenuOnClick');
      tags.set('data-wp-bind--aria-expanded', 'state.isSubmenuOpen');
    }
    if (tags.nextWithClass('wp-block-navigation__submenu-container', 'UL')) {
      tags.set('data-wp-on--focus', 'actions.openMenuOnFocus');
    }
  }
  return tags.html();
}

const svg = (path: string, first = 'width="24" height="24" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"') =>
  `<svg ${first}>${path}</svg>`;
const icons = {
  menu: svg(
    '<path d="M5 5v1.5h14V5H5z"></path><path d="M5 12.8h14v-1.5H5v1.5z"></path><path d="M5 19h14v-1.5H5V19z"></path>',
  ),
  handle: svg(
    '<path d="M4 7.5h16v1.5H4z"></path><path d="M4 15h16v1.5H4z"></path>',
    'width="24" height="24" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" aria-hidden="true" focusable="false"',
  ),
  close: svg(
    '<path d="m13.06 12 6.47-6.47-1.06-1.06L12 10.94 5.53 4.47 4.47 5.53 10.94 12l-6.47 6.47 1.06 1.06L12 13.06l6.47 6.47 1.06-1.06L13.06 12Z"></path>',
    'xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false"',
  ),
};

/** Attributes on lines of their own. */
const lines = (depth: number, ...attributes: readonly string[]): string => {
  const indent = `\n${'\t'.repeat(depth)}`;
  return `${attributes.map((one) => `${indent}\t${one}`).join('')}${indent}`;
};

/** The button that opens the dialog and the dialog with the links in it. */
export function overlay(links: string, attributes: JsonObject, state: RenderState, inner: Inner): string {
  const id = `modal-${state.nextId('')}`;
  const isAlways = attributes.overlayMenu === 'always';
  const own = ownOverlay(attributes, state, inner);
  const colors = overlayColors(attributes);
  const classes = [
    'wp-block-navigation__responsive-container',
    ...(isAlways ? ['hidden-by-default'] : []),
    own === '' ? colors.classes.join(' ') : 'disable-default-overlay',
  ].join(' ');
  const css = own === '' ? escapeAttribute(safeCss(colors.style)) : '';
  const hasIcon = attributes.hasIcon === true;
  const { say } = state.language;
  const label = (words: string): string => (hasIcon ? `aria-label="${words}"` : '');
  const open = lines(
    3,
    'data-wp-on--click="actions.openMenuOnClick"',
    'data-wp-on--keydown="actions.handleMenuKeydown"',
  );
  const container = lines(
    3,
    'data-wp-class--has-modal-open="state.isMenuOpen"',
    'data-wp-class--is-menu-open="state.isMenuOpen"',
    'data-wp-watch="callbacks.initMenu"',
    'data-wp-on--keydown="actions.handleMenuKeydown"',
    'data-wp-on--focusout="actions.handleMenuFocusout"',
    'tabindex="-1"',
  );
  const dialog = lines(
    3,
    'data-wp-bind--aria-modal="state.ariaModal"',
    'data-wp-bind--aria-label="state.ariaLabel"',
    'data-wp-bind--role="state.roleAttribute"',
  );
  const icon = attributes.icon === 'menu' ? icons.menu : icons.handle;
  const hasOwnClose = new Tags(own).nextWithClass('wp-block-navigation-overlay-close', 'BUTTON');
  const closeHook = lines(3, 'data-wp-on--click="actions.closeMenuOnClick"');
  const close = `<button ${label(say('Close menu'))} class="wp-block-navigation__responsive-container-close" ${closeHook}>${hasIcon ? icons.close : say('Close')}</button>`;
  const openClasses = `wp-block-navigation__responsive-container-open${isAlways ? ' always-shown' : ''}`;
  const indent = (depth: number): string => `\n${'\t'.repeat(depth)}`;
  return [
    `<button aria-haspopup="dialog" ${label(say('Open menu'))} class="${openClasses}" ${open}>${hasIcon ? icon : say('Menu')}</button>`,
    `${indent(4)}<div class="${escapeAttribute(classes.trim())}" ${css === '' ? '' : `style="${css}"`} id="${id}" ${container}>`,
    `${indent(5)}<div class="wp-block-navigation__responsive-close" tabindex="-1">`,
    `${indent(6)}<div class="wp-block-navigation__responsive-dialog" ${dialog}>`,
    `${indent(7)}${hasOwnClose ? '' : close}`,
    `${indent(7)}<div class="wp-block-navigation__responsive-container-content" ${lines(3, 'data-wp-watch="callbacks.focusFirstElement"')} id="${id}-content">`,
    `${indent(8)}${links}${indent(8)}${own === '' ? '' : `<div class="wp-block-navigation__overlay-container">${own}</div>`}`,
    `${indent(7)}</div>${indent(6)}</div>${indent(5)}</div>${indent(4)}</div>`,
  ].join('');
}

/** The template part that stands in the dialog beside the links. */
function ownOverlay(attributes: JsonObject, state: RenderState, inner: Inner): string {
  if (!isSet(attributes.overlay)) return '';
  const [first = '', slug] = text(attributes.overlay).split(/\/\/(.*)/s);
  const blocks = partBlocks(slug === undefined ? undefined : first, slug ?? first, state);
  const html = inner.each(withoutOverlays(blocks.filter(({ name }) => name !== null)), attributes).join('');
  const tags = new Tags(html);
  while (tags.nextWithClass('wp-block-navigation-overlay-close', 'BUTTON')) {
    tags.set('data-wp-on--click', 'actions.closeMenuOnClick');
  }
  return setOnImages(tags.html(), 'low');
}

/** Navigations within the dialog have none of their own. */
function withoutOverlays(blocks: readonly Block[]): Block[] {
  return blocks.map((block) => ({
    ...block,
    ...(block.name === 'core/navigation'
      ? { attributes: { ...block.attributes, overlayMenu: 'never', _isWithinOverlayTemplatePart: true } }
      : {}),
    inner: withoutOverlays(block.inner),
  }));
}
