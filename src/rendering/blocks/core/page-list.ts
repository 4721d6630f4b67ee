// `core/page-list`: the pages of the site, nested as they are. Within a navigation it takes that one's colours and manner.

import { escapeAttribute } from '../../formatting/escape.ts';
import { kses } from '../../formatting/kses.ts';
import { stripAllTags } from '../../formatting/strip-tags.ts';
import { escapeUrl } from '../../formatting/url.ts';
import type { Language } from '../../language.ts';
import { toKebabCase } from '../../theme/json/kebab-case.ts';
import type { PageFacts } from '../facts.ts';
import { at, type JsonObject } from '../json.ts';
import { preparedAttributes } from '../prepared-attributes.ts';
import type { LiveBlock, RenderState } from '../render-state.ts';
import { isSet, text, wrapper } from './helpers.ts';
import { opensOn } from './navigation.ts';

export const arrow =
  '<svg xmlns="http://www.w3.org/2000/svg" width="12" height="12" viewBox="0 0 12 12" fill="none" aria-hidden="true" focusable="false"><path d="M1.50002 4L6.00002 8L10.5 4" stroke-width="1.5"></path></svg>';

interface Manner {
  readonly language: Language;
  readonly children: ReadonlyMap<number, readonly PageFacts[]>;
  readonly isInNavigation: boolean;
  readonly isNested: boolean;
  readonly opens: string;
  readonly showsIcons: boolean;
  readonly overlay: Colors;
  readonly home: number;
  /** The page that is shown, 0 where it is none, and those above it. */
  readonly current: number;
  readonly above: ReadonlySet<number>;
}
interface Colors {
  readonly classes: readonly string[];
  readonly style: string;
}

export function pageList(block: LiveBlock, state: RenderState): string {
  const pages = state.context.data.facts?.pages() ?? [];
  const { around } = block;
  const given = preparedAttributes(block).parentPageID ?? 0;
  const parent = Number(given);
  if (pages.length === 0) return '';
  const children = new Map<number, PageFacts[]>();
  for (const page of pages) {
    const siblings = children.get(page.parent);
    if (siblings) siblings.push(page);
    else children.set(page.parent, [page]);
  }
  const top = children.get(parent);
  // All pages are meant by the number 0 alone.
  if (given !== 0 && (parent === 0 || !top)) return '';
  const isInNavigation = around.showSubmenuIcon !== undefined;
  const current = state.context.page?.queried?.id ?? 0;
  const manner: Manner = {
    children,
    isInNavigation,
    isNested: isSet(around['core/isInsideSubmenu']),
    opens: isInNavigation ? opensOn(around) : 'hover',
    showsIcons: isSet(around.showSubmenuIcon),
    overlay: overlayColors(around),
    home: state.context.site?.pageOnFront ?? 0,
    current,
    language: state.language,
    above: ancestorsOf(current, pages),
  };
  const items = listOf(top ?? [], manner, 0);
  if (manner.isNested) return items;
  const { classes, style } = ownColors(around);
  return `<ul ${wrapper(block, state, { class: classes.join(' '), style })}>${items}</ul>`;
}

function ancestorsOf(id: number, pages: readonly PageFacts[]): ReadonlySet<number> {
  const parents = new Map(pages.map((page) => [page.id, page.parent]));
  const above = new Set<number>();
  for (let at = parents.get(id) ?? 0; at > 0 && !above.has(at); at = parents.get(at) ?? 0) above.add(at);
  return above;
}

function listOf(pages: readonly PageFacts[], manner: Manner, depth: number): string {
  return pages.map((page) => item(page, manner, depth)).join('');
}

function item(page: PageFacts, manner: Manner, depth: number): string {
  const { isInNavigation, opens, showsIcons, overlay } = manner;
  const below = manner.children.get(page.id);
  const isCurrent = page.id === manner.current;
  let classes = isCurrent ? ' current-menu-item' : '';
  if (manner.above.has(page.id)) classes += ' current-menu-ancestor';
  if (below) classes += ' has-child';
  if (isInNavigation) {
    classes += ' wp-block-navigation-item';
    if (opens === 'click') classes += ' open-on-click';
    else if (opens === 'hover' && showsIcons) classes += ' open-on-hover-click';
    else if (opens === 'always') classes += ' open-always';
  }
  const inOverlay = depth > 0 || manner.isNested;
  if (inOverlay) classes += ` ${overlay.classes.join(' ')}`;
  const style = inOverlay && overlay.style !== '' ? ` style="${escapeAttribute(overlay.style)}"` : '';
  if (page.id === manner.home) classes += ' menu-item-home';
  const title = page.title === '' || page.title === '0' ? manner.language.say('(no title)') : page.title;
  const label = escapeAttribute(manner.language.fill('%s submenu', stripAllTags(title)));
  const content = isInNavigation ? ' wp-block-navigation-item__content' : '';
  let html = `<li class="wp-block-pages-list__item${escapeAttribute(classes)}"${style}>`;
  if (below && isInNavigation && opens === 'click') {
    html += `<button aria-label="${label}" class="${content} wp-block-navigation-submenu__toggle" aria-expanded="false">${kses(title, 'post')}</button>`;
    html += `<span class="wp-block-page-list__submenu-icon wp-block-navigation__submenu-icon">${arrow}</span>`;
  } else {
    html += `<a class="wp-block-pages-list__item__link${content}" href="${escapeUrl(page.link)}"${isCurrent ? ' aria-current="page"' : ''}>${kses(title, 'post')}</a>`;
  }
  if (below) {
    if (isInNavigation && showsIcons && opens !== 'click') {
      html += `<button aria-label="${label}" class="wp-block-navigation__submenu-icon wp-block-navigation-submenu__toggle" aria-expanded="false">${arrow}</button>`;
    }
    html += `<ul class="wp-block-navigation__submenu-container">${listOf(below, manner, depth + 1)}</ul>`;
  }
  return `${html}</li>`;
}

/** Colours that the navigation around gives the list. */
function ownColors(around: JsonObject): Colors {
  return colorsOf(around, [
    ['textColor', 'customTextColor', 'text', 'color', 'has-text-color', 'color'],
    [
      'backgroundColor',
      'customBackgroundColor',
      'background',
      'background-color',
      'has-background',
      'background-color',
    ],
  ]);
}

function overlayColors(around: JsonObject): Colors {
  return colorsOf(around, [
    ['overlayTextColor', 'customOverlayTextColor', '', 'color', 'has-text-color', 'color'],
    [
      'overlayBackgroundColor',
      'customOverlayBackgroundColor',
      '',
      'background-color',
      'has-background',
      'background-color',
    ],
  ]);
}

type ColorKind = readonly [named: string, picked: string, own: string, property: string, mark: string, suffix: string];

function colorsOf(around: JsonObject, kinds: readonly ColorKind[]): Colors {
  const classes: string[] = [];
  let style = '';
  for (const [named, picked, own, property, mark, suffix] of kinds) {
    const custom = around[picked] ?? (own === '' ? undefined : at(around.style, 'color', own));
    if (around[named] === undefined && custom === undefined) continue;
    classes.push(mark);
    if (around[named] === undefined) style += `${property}: ${text(custom)};`;
    else classes.push(`has-${toKebabCase(text(around[named]))}-${suffix}`);
  }
  return { classes, style };
}
