// `core/query-pagination` with its next, previous and numbers. In the API a text shows the first page of its queries, and the
// links are relative to the page that shows the text.
import { escapeHtml } from '../../formatting/escape.ts';
import { escapeUrl } from '../../formatting/url.ts';
import { phpInteger } from '../casts.ts';
import { at, isEmpty } from '../json.ts';
import { preparedAttributes } from '../prepared-attributes.ts';
import type { LiveBlock, RenderState } from '../render-state.ts';
import { Tags } from '../tags.ts';
import { isSet, text, wrapper } from './helpers.ts';
import { paginate, queryWithout } from './paginate.ts';
import { isInherited, listOf, pageKey, shownPage } from './query-question.ts';

export function queryPagination(html: string, block: LiveBlock, state: RenderState): string {
  if (['', '0'].includes(html.trim())) return '';
  const { style } = preparedAttributes(block);
  const color = at(style, 'elements', 'link', 'color', 'text') === undefined ? '' : 'has-link-color';
  return `<nav ${wrapper(block, state, { 'aria-label': state.language.say('Pagination'), class: color })}>${html}</nav>`;
}

/** How many pages there are. */
const pagesOf = (block: LiveBlock, state: RenderState): number => listOf(block, state)?.pages ?? 0;

const most = ({ around }: LiveBlock): number => phpInteger(at(around.query, 'pages'));

const arrows = {
  next: { arrow: '→', chevron: '»' },
  previous: { arrow: '←', chevron: '«' },
} as const;

export function queryPaginationNext(block: LiveBlock, state: RenderState): string {
  const limit = most(block);
  const pages = pagesOf(block, state);
  if (isInherited(block)) {
    const { page: around } = state.context;
    const last = limit === 0 || limit > pages ? pages : limit;
    const next = (around?.main.page ?? 1) + 1;
    return !around || around.isSingle || next > last ? '' : link(block, state, 'next', next);
  }
  const page = shownPage(block, state);
  if (limit !== 0 && limit <= page) return '';
  state.setUpMainPost();
  if (pages === 0 || pages === page) return '';
  return link(block, state, 'next', page + 1);
}

export function queryPaginationPrevious(block: LiveBlock, state: RenderState): string {
  if (isInherited(block)) {
    const { page: around } = state.context;
    return !around || around.isSingle || around.main.page <= 1
      ? ''
      : link(block, state, 'previous', around.main.page - 1);
  }
  const page = shownPage(block, state);
  state.setUpMainPost();
  return page > 1 && page <= totalOf(block, state) ? link(block, state, 'previous', page - 1) : '';
}

const labels = { next: 'Next Page', previous: 'Previous Page' } as const;

function link(block: LiveBlock, state: RenderState, way: 'next' | 'previous', page: number): string {
  const { around } = block;
  const { label } = preparedAttributes(block);
  const words = isSet(label) ? escapeHtml(text(label)) : state.language.say(labels[way]);
  const shows = around.showLabel === undefined || !isEmpty(around.showLabel);
  const kind = around.paginationArrow;
  const arrow =
    kind === 'arrow' || kind === 'chevron'
      ? `<span class='wp-block-query-pagination-${way}-arrow is-arrow-${kind}' aria-hidden='true'>${arrows[way][kind]}</span>`
      : '';
  const aria = shows ? '' : ` aria-label="${words}"`;
  const href = escapeUrl(addressOf(block, page, state));
  const shown = shows ? words : '';
  const content = way === 'next' ? shown + arrow : arrow + shown;
  const html = `<a href="${href}" ${wrapper(block, state)}${aria}>${content}</a>`;
  return isEmpty(around.enhancedPagination) ? html : withHooks(html, way);
}

/** The page's own address with another number; in the API relative to whatever page shows the text. */
function addressOf(block: LiveBlock, number: number, state: RenderState): string {
  const key = pageKey(block);
  const { page } = state.context;
  if (!page) return `?${key}=${number}`;
  if (isInherited(block)) return page.pageAddress(number);
  const isThere = queryWithout(page.search, []).some((part) => part.split('=', 1)[0] === key);
  const query = isThere
    ? queryWithout(page.search, []).map((part) => (part.split('=', 1)[0] === key ? `${key}=${number}` : part))
    : [...queryWithout(page.search, []), `${key}=${number}`];
  return `${page.path}?${query.join('&')}`;
}

function withHooks(html: string, way: string): string {
  const tags = new Tags(html);
  if (!tags.nextWithClass(`wp-block-query-pagination-${way}`)) return html;
  tags.set('data-wp-key', `query-pagination-${way}`);
  tags.set('data-wp-on--click', 'core/query::actions.navigate');
  tags.set('data-wp-on--mouseenter', 'core/query::actions.prefetch');
  tags.set('data-wp-watch', 'core/query::callbacks.prefetch');
  return tags.html();
}

function totalOf(block: LiveBlock, state: RenderState): number {
  const limit = most(block);
  const all = pagesOf(block, state);
  return limit === 0 || limit > all ? all : limit;
}

export function queryPaginationNumbers(block: LiveBlock, state: RenderState): string {
  const { midSize } = preparedAttributes(block);
  const given = midSize === undefined ? 2 : phpInteger(midSize);
  const around = given < 0 ? 2 : given;
  if (isInherited(block)) return numbersOfPage(block, around, state);
  // WordPress sets up the first post that it found, and leaves it so.
  const [first] = listOf(block, state)?.ids ?? [];
  if (first !== undefined) state.around.pagesOf = first;
  // PHP's names of parameters have neither dots nor blanks.
  const key = pageKey(block).replace(/[. ]/g, '_');
  const page = shownPage(block, state);
  const kept = queryWithout(state.context.page?.search ?? '', [key]);
  // Past the first page WordPress adds a parameter without a meaning, so that the first page's link is not empty.
  const paged = kept.find((part) => /^paged=[1-9]/.test(part));
  const others = kept.filter((part) => part !== paged && !(page > 1 && part.startsWith('cst')));
  const more = [...(paged !== undefined ? [paged] : page > 1 ? ['cst'] : []), ...others];
  const addressOfNumber = (number: number): string =>
    escapeUrl(`?${[...(number === 1 ? [] : [`${key}=${number}`]), ...more].join('&')}`);
  const content = paginate(page, totalOf(block, state), around, addressOfNumber, state.language);
  return numbered(content, block, state);
}

/** Numbers of the page's own list. */
function numbersOfPage(block: LiveBlock, around: number, state: RenderState): string {
  const { page } = state.context;
  if (!page) return '';
  const isPlain = state.context.site?.trailingSlash === undefined;
  // With plain addresses the number comes before what else the address asks for.
  const addressOfNumber = (number: number): string => {
    const [path = '', kept = ''] = page.pageAddress(1).split('?', 2);
    return isPlain && number > 1
      ? `${path}?${[`paged=${number}`, ...(kept === '' ? [] : [kept])].join('&')}`
      : page.pageAddress(number);
  };
  const content = paginate(
    page.main.page,
    totalOf(block, state),
    around,
    (number) => escapeUrl(addressOfNumber(number)),
    state.language,
  );
  return numbered(content, block, state);
}

function numbered(numbers: string, block: LiveBlock, state: RenderState): string {
  if (numbers === '') return '';
  let content = numbers;
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
