// `core/tabs`, `core/tab-list` and `core/tab-panel`: which button shows which panel, and the hooks of their script.
import { escapeAttribute } from '../../formatting/escape.ts';
import { stripAllTags } from '../../formatting/strip-tags.ts';
import { phpJson } from '../json.ts';
import type { Block } from '../parse.ts';
import { preparedAttributes } from '../prepared-attributes.ts';
import type { LiveBlock, RenderState } from '../render-state.ts';
import { Tags } from '../tags.ts';
import { isSet, text } from './helpers.ts';

const listKey = 'core/tabs-list';
const idKey = 'core/tabs-id';

/** `core/tabs`, before what is inside: names of the panels. */
export function nameTabs(block: LiveBlock, state: RenderState): LiveBlock {
  const { anchor } = block.attributes;
  const id = anchor === undefined || anchor === null ? `tabs_${state.nextId('')}` : anchor;
  const list = panelsOf(block.source).map((panel, index) => {
    const own = panel.attributes?.anchor;
    return escapeAttribute(isSet(own) ? text(own) : `${isSet(text(id)) ? `${text(id)}-` : ''}tab-${index}`);
  });
  return { ...block, around: { ...block.around, [listKey]: list, [idKey]: id } };
}

function panelsOf({ inner }: Block): readonly Block[] {
  const panels = inner.find((one) => one.name === 'core/tab-panels');
  return panels?.inner.filter((one) => one.name === 'core/tab-panel') ?? [];
}

/** `core/tabs` */
export function tabs(html: string, block: LiveBlock, state: RenderState): string {
  const { activeTabIndex = 0 } = preparedAttributes(block);
  // An anchor that is no text goes into the context as it is.
  const tabsId = block.around[idKey];
  if (tabsId === undefined || !isSet(tabsId)) return '';
  state.stores.set('core/tabs', { [text(tabsId)]: block.around[listKey] });
  const tags = new Tags(html);
  if (!tags.nextWithClass('wp-block-tabs')) return html;
  tags.set('data-wp-interactive', 'core/tabs');
  tags.set('data-wp-context', phpJson({ tabsId, activeTabIndex }));
  tags.set('data-wp-init', 'callbacks.onTabsInit');
  tags.set('data-wp-on--keydown', 'actions.handleTabKeyDown');
  return tags.html();
}

/** `core/tab-list` */
export function tabList(html: string, block: LiveBlock, state: RenderState): string {
  const { ariaLabel } = preparedAttributes(block);
  const list = block.around[listKey];
  const tags = new Tags(html);
  if (tags.nextWithClass('wp-block-tab-list')) {
    tags.set('aria-label', isSet(ariaLabel) ? stripAllTags(text(ariaLabel)) : state.language.say('Tabbed content'));
  }
  const names = Array.isArray(list) ? list.map(String) : [];
  for (const [tabIndex, name] of names.entries()) {
    if (!tags.nextNamed('BUTTON')) break;
    tags.set('id', `tab__${name}`);
    tags.set('aria-controls', name);
    tags.set('data-wp-on--click', 'actions.handleTabClick');
    tags.set('data-wp-on--keydown', 'actions.handleTabKeyDown');
    tags.set('data-wp-bind--aria-selected', 'state.isActiveTab');
    tags.set('data-wp-bind--tabindex', 'state.tabIndexAttribute');
    tags.set('data-wp-context', phpJson({ tabIndex }));
  }
  return tags.html();
}

/** `core/tab-panel` */
export function tabPanel(html: string, block: LiveBlock, state: RenderState): string {
  const around = text(block.around[idKey]);
  const index = state.nextId(`tabs ${around}`) - 1;
  const tags = new Tags(html);
  if (!tags.nextWithClass('wp-block-tab-panel')) return html;
  const own = tags.attribute('id');
  const id = typeof own === 'string' && isSet(own) ? own : `${isSet(around) ? `${around}-` : ''}tab-${index}`;
  if (id !== own) tags.set('id', id);
  tags.set('aria-labelledby', `tab__${id}`);
  tags.set('data-wp-bind--hidden', '!state.isActiveTab');
  return tags.html();
}
