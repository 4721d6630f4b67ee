// `core/term-template`: the terms of the query around it, each in the form of the blocks inside.
import { escapeAttribute } from '../../formatting/escape.ts';
import { phpInteger } from '../casts.ts';
import type { TermsQuestion } from '../facts.ts';
import { at, isEmpty, isObject, type JsonObject } from '../json.ts';
import { preparedAttributes } from '../prepared-attributes.ts';
import type { Inner, LiveBlock, RenderState } from '../render-state.ts';
import { text, wrapper } from './helpers.ts';

function questionOf({ around }: LiveBlock, state: RenderState): TermsQuestion | undefined {
  const { termQuery: query } = around;
  if (!isObject(query) || isEmpty(query)) return undefined;
  const own = isEmpty(query.inherit) ? undefined : state.context.page?.term;
  const taxonomy = own ? own.taxonomy : text(query.taxonomy);
  const named = typeof query.include === 'object' && query.include !== null ? Object.values(query.include) : [];
  const include = named.map((id) => phpInteger(id ?? null));
  const isTop = isEmpty(query.showNested) && state.context.site?.isHierarchical(taxonomy);
  const perPage = phpInteger(query.perPage);
  return {
    taxonomy,
    empty: isEmpty(query.hideEmpty),
    order: text(query.order).toLowerCase() === 'desc' ? 'desc' : 'asc',
    orderBy: text(query.orderBy),
    ...(perPage > 0 ? { limit: perPage } : {}),
    ...(own ? belowOf(own, query, state) : include.length > 0 ? { include } : isTop ? { parent: 0 } : {}),
  };
}

/** What is below the page's own term. */
function belowOf(
  { id, taxonomy }: { readonly id: number; readonly taxonomy: string },
  query: JsonObject,
  { context }: RenderState,
): Pick<TermsQuestion, 'parent' | 'below'> {
  if (!context.site?.isHierarchical(taxonomy)) return {};
  return isEmpty(query.showNested) ? { parent: id } : { below: id };
}

export function termTemplate(block: LiveBlock, state: RenderState, inner: Inner): string {
  // WordPress renders what is inside once before it knows any term: only numbers show it.
  inner.each(block.source.inner);
  const question = questionOf(block, state);
  const terms = question && state.context.data.facts?.terms(question);
  if (!terms || terms.length === 0) return '';
  const items = terms.map(({ id, taxonomy }) => {
    const content = inner.content({ termId: id, taxonomy });
    const classes = `wp-block-term term-${id} ${taxonomy} taxonomy-${taxonomy}`;
    return `<li class="${escapeAttribute(classes)}">${content}</li>`;
  });
  const { style } = preparedAttributes(block);
  const color = at(style, 'elements', 'link', 'color', 'text') === undefined ? '' : 'has-link-color';
  return `<ul ${wrapper(block, state, color)}>${items.join('')}</ul>`;
}
