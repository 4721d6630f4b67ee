// `core/search`: a form to search the site. Its styles and colours go to the label, the field, the button and their frame.

import { escapeAttribute, escapeHtml } from '../../formatting/escape.ts';
import { kses } from '../../formatting/kses.ts';
import { stripAllTags } from '../../formatting/strip-tags.ts';
import { escapeUrl } from '../../formatting/url.ts';
import type { Language } from '../../language.ts';
import { searchIcon } from '../core-metadata.generated.ts';
import { isEmpty, type JsonObject, phpJson } from '../json.ts';
import { preparedAttributes } from '../prepared-attributes.ts';
import type { LiveBlock, RenderState } from '../render-state.ts';
import { Tags } from '../tags.ts';
import { isSet, text, wrapper } from './helpers.ts';
import { searchClasses, searchStyles } from './search-styles.ts';

export function search(block: LiveBlock, state: RenderState): string {
  const attributes: JsonObject = {
    label: state.language.say('Search'),
    buttonText: state.language.say('Search'),
    ...preparedAttributes(block),
  };
  const id = `wp-block-search__input-${state.nextId('')}`;
  const position = text(attributes.buttonPosition);
  const styles = searchStyles(attributes, state.context.theme.fluid);
  const classes = searchClasses(attributes);
  const isInside = position === 'button-inside';
  const isExpandable = position === 'button-only';
  const label = labelOf(id, attributes, styles.label, classes.typography, state.language);
  const input = inputOf(id, state.context.page?.searched ?? '', attributes, styles.input, [
    'wp-block-search__input',
    isInside ? '' : classes.border,
    classes.typography,
    position === 'no-button' ? classes.color : '',
  ]);
  const hidden = Object.entries(typeof attributes.query === 'object' ? (attributes.query ?? {}) : {})
    .map(
      ([name, value]) =>
        `<input type="hidden" name="${escapeAttribute(name)}" value="${escapeAttribute(text(value))}" />`,
    )
    .join('');
  const button =
    position === 'no-button'
      ? ''
      : buttonOf(id, state, attributes, styles.button, [
          'wp-block-search__button',
          classes.color,
          classes.typography,
          isInside ? '' : classes.border,
        ]);
  const frame = ['wp-block-search__inside-wrapper', ...(isInside && classes.border !== '' ? [classes.border] : [])];
  const field = `<div class="${escapeAttribute(frame.join(' '))}" ${styles.wrapper}>${input}${hidden}${button}</div>`;
  const outer = wrapper(block, state, formClasses(attributes));
  const action = escapeUrl(`${state.context.home}/`);
  const hooks = isExpandable ? directives(id, state.language) : '';
  const element = attributes.tagName ?? '';
  if (element === 'search' || (element === '' && state.context.site?.hasHtml5('search-element'))) {
    return `<search ${outer} ${hooks}><form method="get" action="${action}">${label}${field}</form></search>`;
  }
  return `<form role="search" method="get" action="${action}" ${outer} ${hooks}>${label}${field}</form>`;
}

function formClasses({ buttonPosition, buttonUseIcon }: JsonObject): string {
  const position = text(buttonPosition);
  const classes: string[] = [];
  if (['button-inside', 'button-outside', 'no-button'].includes(position)) classes.push(`wp-block-search__${position}`);
  if (position === 'button-only') classes.push('wp-block-search__button-only wp-block-search__searchfield-hidden');
  if (buttonUseIcon !== undefined && !isEmpty(position) && position !== 'no-button') {
    classes.push(isSet(buttonUseIcon) ? 'wp-block-search__icon-button' : 'wp-block-search__text-button');
  }
  return classes.join(' ');
}

function labelOf(
  id: string,
  { label, showLabel }: JsonObject,
  style: string,
  typography: string,
  { say }: Language,
): string {
  const tags = new Tags(`<label ${style}>${isSet(label) ? kses(text(label), 'post') : say('Search')}</label>`);
  if (!tags.next()) return '';
  tags.set('for', id);
  tags.addClass('wp-block-search__label');
  if (!isSet(showLabel) || !isSet(label)) tags.addClass('screen-reader-text');
  else if (typography !== '') tags.addClass(typography);
  return tags.html();
}

function inputOf(
  id: string,
  searched: string,
  { placeholder, buttonPosition }: JsonObject,
  style: string,
  classes: readonly string[],
): string {
  const tags = new Tags(`<input type="search" name="s" required ${style}/>`);
  if (!tags.next()) return '';
  tags.addClass(classes.filter((one) => one !== '').join(' '));
  tags.set('id', id);
  tags.set('value', searched);
  tags.set('placeholder', text(placeholder));
  if (buttonPosition === 'button-only') {
    tags.set('data-wp-bind--aria-hidden', '!context.isSearchInputVisible');
    tags.set('data-wp-bind--tabindex', 'state.tabindex');
    tags.set('aria-hidden', 'true');
    tags.set('tabindex', '-1');
  }
  return tags.html();
}

function buttonOf(
  id: string,
  state: RenderState,
  attributes: JsonObject,
  style: string,
  classes: readonly string[],
): string {
  const { buttonUseIcon, buttonText, buttonPosition } = attributes;
  const icon = isSet(buttonUseIcon);
  const words = isSet(buttonText) ? kses(text(buttonText), 'post') : '';
  const tags = new Tags(`<button type="submit" ${style}>${icon ? searchIcon : words}</button>`);
  if (!tags.next()) return '';
  const all = [...classes, ...(icon ? ['has-icon'] : []), 'wp-element-button'];
  tags.addClass(all.filter((one) => one !== '').join(' '));
  if (buttonPosition === 'button-only') {
    tags.set('data-wp-bind--aria-label', 'state.ariaLabel');
    tags.set('data-wp-bind--aria-controls', 'state.ariaControls');
    tags.set('data-wp-bind--aria-expanded', 'context.isSearchInputVisible');
    tags.set('data-wp-bind--type', 'state.type');
    tags.set('data-wp-on--click', 'actions.openSearchInput');
    tags.set('aria-label', state.language.say('Expand search field'));
    tags.set('aria-controls', `wp-block-search__input-${id}`);
    tags.set('aria-expanded', 'false');
    tags.set('type', 'button');
  } else tags.set('aria-label', stripAllTags(text(buttonText)));
  return tags.html();
}

/** The hooks of a form whose field opens with its button. */
function directives(id: string, { say }: Language): string {
  const context = escapeHtml(
    phpJson({
      isSearchInputVisible: false,
      inputId: id,
      ariaLabelExpanded: say('Submit Search'),
      ariaLabelCollapsed: say('Expand search field'),
    }),
  );
  return `
\t\t data-wp-interactive="core/search"
\t\t data-wp-context='${context.replaceAll('&quot;', '"')}'
\t\t data-wp-class--wp-block-search__searchfield-hidden="!context.isSearchInputVisible"
\t\t data-wp-on--keydown="actions.handleSearchKeydown"
\t\t data-wp-on--focusout="actions.handleSearchFocusout"
\t\t`;
}
