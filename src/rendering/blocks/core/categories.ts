// `core/categories`: the terms of a taxonomy as a list or to choose from. Reproduces wp_list_categories and
// wp_dropdown_categories as the block calls them.

import { addTo } from '../../../base/groups.ts';
import { escapeAttribute } from '../../formatting/escape.ts';
import { kses } from '../../formatting/kses.ts';
import { texturize } from '../../formatting/texturize.ts';
import type { Typography } from '../../formatting/typography.ts';
import { escapeUrl } from '../../formatting/url.ts';
import type { TermFacts } from '../facts.ts';
import { isEmpty, type JsonObject } from '../json.ts';
import { preparedAttributes } from '../prepared-attributes.ts';
import type { LiveBlock, RenderState } from '../render-state.ts';
import { Tags } from '../tags.ts';
import { isSet, text, wrapper } from './helpers.ts';
import { openChosen } from './open-chosen.ts';

interface Manner {
  readonly counts: boolean;
  readonly typography: Typography;
  readonly children: ReadonlyMap<number, readonly TermFacts[]>;
  /** The page's own term and those above it, from below. */
  readonly current?: readonly number[];
}

export function categories(block: LiveBlock, state: RenderState): string {
  const number = state.nextId('core/categories');
  const attributes = preparedAttributes(block);
  const taxonomy = text(attributes.taxonomy);
  const { site, data } = state.context;
  const labels = site?.taxonomyLabels(taxonomy);
  const found = data.facts?.terms({
    taxonomy,
    empty: isSet(attributes.showEmpty),
    ...(isSet(attributes.showOnlyTopLevel) ? { parent: 0 } : {}),
    ...(isSet(attributes.showHierarchy) && isSet(attributes.showPostCounts) ? { padded: true } : {}),
  });
  const terms = found ?? [];
  const nested = isSet(attributes.showHierarchy);
  const counts = isSet(attributes.showPostCounts);
  const typography = state.language.typography;
  const kind = isSet(attributes.displayAsDropdown) ? 'dropdown' : 'list';
  const classes = `wp-block-categories-${kind} wp-block-categories-taxonomy-${taxonomy}`;
  const { top, children } = arranged(terms, nested);
  if (kind === 'list') {
    const manner = { counts, typography, children, current: currentOf(taxonomy, state) };
    const none = labels ? `<li class="cat-item-none">${labels.none}</li>` : '';
    const list = terms.length === 0 ? none : listOf(top, manner, 0, nested ? 2 : 1);
    const html = isEmpty(block.around.enhancedPagination) ? list : withHooks(list);
    return `<ul ${wrapper(block, state, classes)}>${html}</ul>`;
  }
  const id = `wp-block-categories-${number}`;
  const select = terms.length === 0 && labels ? '' : dropdown(id, top, { counts, typography, children }, labels, state);
  return `<div ${wrapper(block, state, classes)}>${labelOf(id, attributes, labels?.plural ?? '')}${select}</div>`;
}

function labelOf(id: string, { showLabel, label }: JsonObject, plural: string): string {
  const hidden = isSet(showLabel) ? '' : ' screen-reader-text';
  const words = isSet(label) ? kses(text(label), 'post') : plural;
  return `<label class="wp-block-categories__label${hidden}" for="${escapeAttribute(id)}">${words}</label>`;
}

/** Terms by their parents; those whose parent is not among them stand at the top. Flat lists have no children. */
function arranged(terms: readonly TermFacts[], nested: boolean) {
  const children = new Map<number, TermFacts[]>();
  if (!nested) return { top: terms, children };
  const known = new Set(terms.map(({ id }) => id));
  const top: TermFacts[] = [];
  for (const term of terms) {
    if (!known.has(term.parent)) top.push(term);
    else addTo(children, term.parent, term);
  }
  return { top, children };
}

function listOf(terms: readonly TermFacts[], manner: Manner, depth: number, most: number): string {
  const indent = '\t'.repeat(depth);
  let html = '';
  for (const term of terms) {
    const count = manner.counts ? ` (${term.count})` : '';
    const [classes, aria] = marksOf(term, manner.current ?? []);
    html += `	<li class="cat-item cat-item-${term.id}${classes}"><a${aria} href="${escapeUrl(term.link)}">${texturize(escapeAttribute(term.name), [], manner.typography)}</a>${count}
`;
    const inside = manner.children.get(term.id) ?? [];
    if (inside.length > 0 && most > 1) {
      html += `${indent}<ul class='children'>\n${listOf(inside, manner, depth + 1, most)}${indent}</ul>\n`;
    }
    html += '</li>\n';
  }
  return html;
}

/** Classes that say where the page's own term is, and what its link says. */
function marksOf({ id }: TermFacts, current: readonly number[]): readonly [classes: string, aria: string] {
  const at = current.indexOf(id);
  if (at < 0) return ['', ''];
  if (at === 0) return [' current-cat', ' aria-current="page"'];
  return [`${at === 1 ? ' current-cat-parent' : ''} current-cat-ancestor`, ''];
}

function currentOf(taxonomy: string, state: RenderState): number[] {
  const { page, data } = state.context;
  if (page?.term?.taxonomy !== taxonomy) return [];
  const found: number[] = [];
  for (let id = page.term.id; id > 0 && !found.includes(id); ) {
    found.push(id);
    id = data.facts?.term(id, taxonomy)?.parent ?? 0;
  }
  return found;
}

function withHooks(list: string): string {
  const tags = new Tags(list);
  while (tags.nextNamed('A')) tags.set('data-wp-on--click', 'core/query::actions.navigate');
  return tags.html();
}

/** What WordPress makes of a taxonomy that it does not know: one choice that is nothing. */
const nothingKnown = ({ counts }: Manner): string =>
  `\t<option class="level-0" value="" selected="selected">${counts ? '&nbsp;&nbsp;(0)' : ''}</option>\n`;

function dropdown(
  id: string,
  top: readonly TermFacts[],
  manner: Manner,
  labels: { readonly singular: string; readonly queryVar: string } | undefined,
  state: RenderState,
): string {
  const options = (terms: readonly TermFacts[], depth: number): string =>
    terms
      .map((term) => {
        const count = manner.counts ? `&nbsp;&nbsp;(${term.count})` : '';
        const own = `\t<option class="level-${depth}" value="${escapeAttribute(term.slug)}">${'&nbsp;'.repeat(depth * 3)}${texturize(term.name, [], manner.typography)}${count}</option>\n`;
        return own + options(manner.children.get(term.id) ?? [], depth + 1);
      })
      .join('');
  const none = `\t<option value='-1'>${state.language.fill('Select %s', labels?.singular ?? '')}</option>\n`;
  const open = `<select  name='${escapeAttribute(labels?.queryVar ?? '')}' id='${escapeAttribute(id)}' class='postform'>`;
  return `${open}\n${none}${labels ? options(top, 0) : nothingKnown(manner)}</select>${openChosen(id, `${state.context.home}/`)}\n`;
}
