// `core/post-terms`: the terms of the post around it in one taxonomy. Reproduces get_the_term_list.
import { escapeHtml } from '../../formatting/escape.ts';
import { kses } from '../../formatting/kses.ts';
import { escapeUrl } from '../../formatting/url.ts';
import { preparedAttributes } from '../prepared-attributes.ts';
import type { LiveBlock, RenderState } from '../render-state.ts';
import { isSet, postIdOf, text, textClasses, wrapper } from './helpers.ts';

export function postTerms(block: LiveBlock, state: RenderState): string {
  const id = postIdOf(block);
  const attributes = preparedAttributes(block);
  const { site, data } = state.context;
  const taxonomy = text(attributes.term);
  if (id === undefined || attributes.term === undefined || !site?.isViewable(taxonomy)) return '';
  const terms = data.facts?.termsOf(id, taxonomy) ?? [];
  if (terms.length === 0) return '';
  const part = (name: 'prefix' | 'suffix') =>
    isSet(attributes[name]) ? `<span class="wp-block-post-terms__${name}">${text(attributes[name])}</span>` : '';
  const outer = wrapper(block, state, textClasses(attributes, [`taxonomy-${taxonomy}`]));
  const separator = isSet(attributes.separator) ? text(attributes.separator) : ' ';
  const between = `<span class="wp-block-post-terms__separator">${escapeHtml(separator)}</span>`;
  const links = terms.map(({ name, link }) => `<a href="${escapeUrl(link)}" rel="tag">${name}</a>`);
  return (
    kses(`<div ${outer}>${part('prefix')}`, 'post') + links.join(between) + kses(`${part('suffix')}</div>`, 'post')
  );
}
