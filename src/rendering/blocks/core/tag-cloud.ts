// `core/tag-cloud`: the terms of a taxonomy that have most posts, larger the more they have. Reproduces wp_tag_cloud.
import { escapeAttribute, escapeHtml } from '../../formatting/escape.ts';
import { compareNaturally } from '../../formatting/natural-order.ts';
import { escapeUrl } from '../../formatting/url.ts';
import { filled, type Language } from '../../language.ts';
import { phpInteger } from '../casts.ts';
import type { TermFacts } from '../facts.ts';
import { preparedAttributes } from '../prepared-attributes.ts';
import type { LiveBlock, RenderState } from '../render-state.ts';
import { isSet, text, wrapper } from './helpers.ts';

/** WordPress `default_topic_count_scale()`. */
const scale = (count: number): number => Math.round(Math.log10(count + 1) * 100);

export function tagCloud(block: LiveBlock, state: RenderState): string {
  const attributes = preparedAttributes(block);
  const smallest = text(attributes.smallestFontSize);
  const unit = /^[0-9.]+([a-z%]+)$/i.exec(smallest)?.[1] ?? 'pt';
  const number = phpInteger(attributes.numberOfTags);
  const found = state.context.data.facts?.terms({
    taxonomy: text(attributes.taxonomy),
    empty: false,
    most: number,
  });
  const terms = [...(found ?? [])].sort(byName).slice(0, number > 0 ? number : undefined);
  const outer = wrapper(block, state);
  if (terms.length === 0)
    return `<p ${outer}>${state.language.own('There&#8217;s nothing to show here yet.', 'dd98c88035ab89c8')}</p>`;
  const sizes = [Number.parseFloat(smallest) || 0, Number.parseFloat(text(attributes.largestFontSize)) || 0] as const;
  return `<p ${outer}>${cloud(terms, sizes, unit, isSet(attributes.showTagCounts), state.language)}</p>`;
}

export const byName = (one: TermFacts, other: TermFacts): number => compareNaturally(one.name, other.name);

export function cloud(
  terms: readonly TermFacts[],
  [smallest, largest]: readonly [number, number],
  unit: string,
  counts: boolean,
  language: Language,
): string {
  const scaled = terms.map(({ count }) => scale(count));
  const least = Math.min(...scaled);
  const spread = Math.max(1, Math.max(...scaled) - least);
  const wide = largest - smallest < 0 ? 1 : largest - smallest;
  const step = wide / spread;
  return terms
    .map((term, index) => {
      const size = phpFloat(smallest + ((scaled[index] ?? least) - least) * step);
      const items = filled(language.count('%s item', '%s items', term.count), [language.number(term.count)]);
      const label = ` aria-label="${escapeAttribute(term.name)} (${escapeAttribute(items)})"`;
      const shown = counts ? `<span class="tag-link-count"> (${term.count})</span>` : '';
      const classes = `tag-cloud-link tag-link-${term.id} tag-link-position-${index + 1}`;
      return `<a href="${escapeUrl(term.link)}" class="${classes}" style="font-size: ${escapeAttribute(`${size}${unit}`)};"${label}>${escapeHtml(term.name)}${shown}</a>`;
    })
    .join('\n');
}

/** A float as PHP prints it: 14 significant digits. */
const phpFloat = (value: number): string => String(Number(value.toPrecision(14)));
