// `core/query-pagination` with its next, previous and numbers. A text shows the first page of its queries: there is nothing
// before it. Links are relative to the page that shows the text.
import { escapeHtml } from '../../formatting/escape.ts';
import { escapeUrl } from '../../formatting/url.ts';
import { at, isEmpty } from '../json.ts';
import { preparedAttributes } from '../prepared-attributes.ts';
import type { LiveBlock, RenderState } from '../render-state.ts';
import { Tags } from '../tags.ts';
import { isSet, text, wrapper } from './helpers.ts';
import { pageKey, questionOf } from './query-question.ts';

export function queryPagination(html: string, block: LiveBlock, state: RenderState): string {
  if (['', '0'].includes(html.trim())) return '';
  const { style } = preparedAttributes(block);
  const color = at(style, 'elements', 'link', 'color', 'text') === undefined ? '' : 'has-link-color';
  return `<nav ${wrapper(block, state, { 'aria-label': 'Pagination', class: color })}>${html}</nav>`;
}

/** How many pages there are, at most as many as the query wants. */
function pagesOf(block: LiveBlock, state: RenderState): number {
  const question = questionOf(block, state);
  const found = question && state.context.data.facts?.posts(question);
  const perPage = question?.perPage ?? state.context.site?.postsPerPage ?? 0;
  return found && perPage > 0 ? Math.ceil(found.total / perPage) : 0;
}

const most = ({ around }: LiveBlock): number => Math.trunc(Number(at(around.query, 'pages') ?? 0)) || 0;

const arrows: Readonly<Record<string, string>> = { arrow: '→', chevron: '»' };

export function queryPaginationNext(block: LiveBlock, state: RenderState): string {
  const { around } = block;
  const limit = most(block);
  const pages = pagesOf(block, state);
  if ((limit !== 0 && limit <= 1) || pages <= 1) return '';
  const { label } = preparedAttributes(block);
  const words = isSet(label) ? escapeHtml(text(label)) : 'Next Page';
  const shows = around.showLabel === undefined || !isEmpty(around.showLabel);
  const kind = text(around.paginationArrow);
  const arrow = Object.hasOwn(arrows, kind)
    ? `<span class='wp-block-query-pagination-next-arrow is-arrow-${kind}' aria-hidden='true'>${arrows[kind]}</span>`
    : '';
  const aria = shows ? '' : ` aria-label="${words}"`;
  const href = escapeUrl(`?${pageKey(block)}=2`);
  const link = `<a href="${href}" ${wrapper(block, state)}${aria}>${shows ? words : ''}${arrow}</a>`;
  return isEmpty(around.enhancedPagination) ? link : withHooks(link);
}

function withHooks(link: string): string {
  const tags = new Tags(link);
  if (!tags.nextWithClass('wp-block-query-pagination-next')) return link;
  tags.set('data-wp-key', 'query-pagination-next');
  tags.set('data-wp-on--click', 'core/query::actions.navigate');
  tags.set('data-wp-on--mouseenter', 'core/query::actions.prefetch');
  tags.set('data-wp-watch', 'core/query::callbacks.prefetch');
  return tags.html();
}

/** Nothing comes before the first page. */
export const queryPaginationPrevious = (): string => '';

/** WordPress `paginate_links()` on the first page: the ends, the pages around, dots between. */
export function queryPaginationNumbers(block: LiveBlock, state: RenderState): string {
  const limit = most(block);
  const all = pagesOf(block, state);
  const total = limit === 0 || limit > all ? all : limit;
  if (total < 2) return '';
  const { midSize } = preparedAttributes(block);
  const around = Math.max(0, midSize === undefined ? 2 : Math.trunc(Number(midSize)));
  const parts: string[] = [];
  let dots = false;
  for (let page = 1; page <= total; page++) {
    if (page === 1) {
      parts.push('<span aria-current="page" class="page-numbers current">1</span>');
      dots = true;
    } else if (page <= 1 + around || page > total - 1) {
      parts.push(`<a class="page-numbers" href="?${pageKey(block)}=${page}">${page}</a>`);
      dots = true;
    } else if (dots) {
      parts.push('<span class="page-numbers dots">&hellip;</span>');
      dots = false;
    }
  }
  let content = parts.join('\n');
  if (!isEmpty(block.around.enhancedPagination)) {
    const tags = new Tags(content);
    let index = 0;
    while (tags.nextWithClass('page-numbers')) {
      tags.set('data-wp-key', `index-${index++}`);
      if (tags.name === 'A') tags.set('data-wp-on--click', 'core/query::actions.navigate');
    }
    content = tags.html();
  }
  return `<div ${wrapper(block, state)}>${content}</div>`;
}
