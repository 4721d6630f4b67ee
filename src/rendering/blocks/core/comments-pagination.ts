// `core/comments-pagination-next`, `-previous` and `-numbers`: the pages of a post's comments, on the page of the post alone.
import { trimEnd } from '../../../base/trim.ts';
import { escapeHtml } from '../../formatting/escape.ts';
import { escapeUrl } from '../../formatting/url.ts';
import { preparedAttributes } from '../prepared-attributes.ts';
import type { LiveBlock, RenderState } from '../render-state.ts';
import { commentPages } from './comments.ts';
import { isSet, postOf, text, wrapper } from './helpers.ts';
import { paginate, queryWithout } from './paginate.ts';

const arrows = {
  next: { arrow: '→', chevron: '»' },
  previous: { arrow: '←', chevron: '«' },
} as const;

function arrowOf({ around }: LiveBlock, way: 'next' | 'previous'): string {
  const kind = around['comments/paginationArrow'];
  if (kind !== 'arrow' && kind !== 'chevron') return '';
  return `<span class='wp-block-comments-pagination-${way}-arrow is-arrow-${kind}' aria-hidden='true'>${arrows[way][kind]}</span>`;
}

function labelOf(block: LiveBlock, otherwise: string): string {
  const { label } = preparedAttributes(block);
  return escapeHtml(isSet(label) ? text(label) : otherwise);
}

/** Address of a page of comments; the one that is shown without a number has the post's own. */
function addressOf(block: LiveBlock, page: number, plain: number, state: RenderState): string {
  const link = postOf(block, state)?.link ?? '';
  const slash = state.context.site?.trailingSlash;
  if (page === plain) return `${link}#comments`;
  if (slash === undefined) return `${link}${link.includes('?') ? '&' : '?'}cpage=${page}#comments`;
  return `${trimEnd(link, '/')}/comment-page-${page}${slash ? '/' : ''}#comments`;
}

const lastFirst = (state: RenderState): boolean => state.context.site?.lastCommentsFirst === true;

export function commentsPaginationNext(block: LiveBlock, state: RenderState): string {
  if (!state.context.page?.isSingular) return '';
  const { page, pages } = commentPages(block, state);
  if (page + 1 > pages) return '';
  const href = escapeUrl(addressOf(block, page + 1, lastFirst(state) ? pages : 1, state));
  return `<a href="${href}" ${wrapper(block, state)}>${labelOf(block, state.language.say('Newer Comments'))}${arrowOf(block, 'next')}</a>`;
}

export function commentsPaginationPrevious(block: LiveBlock, state: RenderState): string {
  if (!state.context.page?.isSingular) return '';
  const { page } = commentPages(block, state);
  if (page <= 1) return '';
  const href = escapeUrl(addressOf(block, page - 1, lastFirst(state) ? 0 : 1, state));
  const label = `${arrowOf(block, 'previous')}${labelOf(block, state.language.say('Older Comments'))}`;
  return `<a href="${href}" ${wrapper(block, state)}>${label}</a>`;
}

export function commentsPaginationNumbers(block: LiveBlock, state: RenderState): string {
  if (!state.context.page?.isSingular) return '';
  const { page, pages } = commentPages(block, state);
  // Numbers keep what else the address asks for.
  const kept = queryWithout(state.context.page.search, []).join('&');
  const around = state.context.page;
  const addressOfNumber = (number: number): string => {
    if (state.context.site?.trailingSlash === undefined) {
      const query = [...queryWithout(around.search, ['cpage']), `cpage=${number}`].join('&');
      return escapeUrl(`${around.path}?${query}#comments`);
    }
    const address = addressOf(block, number, 0, state);
    return escapeUrl(
      kept === '' ? address : address.replace('#', () => `${address.includes('?') ? '&' : '?'}${kept}#`),
    );
  };
  const content = paginate(page, pages, 2, addressOfNumber, state.language);
  return content === '' ? '' : `<div ${wrapper(block, state)}>${content}</div>`;
}
