// `core/query` and the blocks that show its posts and their number: post-template, query-no-results, query-total, query-title.

import { escapeAttribute } from '../../formatting/escape.ts';
import { sanitizeTitle } from '../../formatting/sanitize-title.ts';
import { filled } from '../../language.ts';
import { isArchive } from '../../page-context.ts';
import { phpInteger } from '../casts.ts';
import type { PostFacts } from '../facts.ts';
import { at, isEmpty } from '../json.ts';
import { preparedAttributes } from '../prepared-attributes.ts';
import type { Inner, LiveBlock, RenderState } from '../render-state.ts';
import { Tags } from '../tags.ts';
import { headingTag, isSet, text, wrapper } from './helpers.ts';
import { isInherited, listOf } from './query-question.ts';

/** `core/query`: the hooks that its pages are changed by without leaving the page. */
export function query(html: string, block: LiveBlock): string {
  const { enhancedPagination, queryId } = preparedAttributes(block);
  if (enhancedPagination !== true || queryId === undefined || queryId === null) return html;
  const tags = new Tags(html);
  if (!tags.next()) return html;
  tags.set('data-wp-interactive', 'core/query');
  tags.set('data-wp-router-region', `query-${text(queryId)}`);
  tags.set('data-wp-context', '{}');
  tags.set('data-wp-key', text(queryId));
  return tags.html();
}

export function postTemplate(block: LiveBlock, state: RenderState, inner: Inner): string {
  const posts = listOf(block, state);
  const { facts } = state.context.data;
  if (!posts || posts.ids.length === 0 || !facts) return '';
  const attributes = preparedAttributes(block);
  const { layout } = attributes;
  const shown = block.around.displayLayout;
  const classes: string[] = [];
  if (at(shown, 'type') === 'flex') classes.push(`is-flex-container columns-${text(at(shown, 'columns'))}`);
  if (at(attributes.style, 'elements', 'link', 'color', 'text') !== undefined) classes.push('has-link-color');
  const columns = at(layout, 'columnCount');
  if (at(layout, 'type') === 'grid' && !isEmpty(columns)) {
    classes.push(sanitizeTitle(`columns-${text(columns)}`));
    if (!isEmpty(at(layout, 'minimumColumnWidth'))) classes.push('has-native-responsive-grid');
  }
  const outer = wrapper(block, state, classes.join(' '));
  // The page's own list is its loop, unless that is under way: of a post on its page.
  const starts = isInherited(block) && state.context.page !== undefined && !state.inLoop;
  if (starts) state.inLoop = true;
  const items = posts.ids.map((id) => {
    const post = facts.post(id);
    if (!post) return '';
    const key = isEmpty(block.around.enhancedPagination) ? '' : ` data-wp-key="post-template-item-${id}"`;
    state.around.pagesOf = id;
    if (starts) state.around.main = id;
    const content = inner.content({ postType: post.type, postId: id });
    return `<li${key} class="${escapeAttribute(['wp-block-post', ...classesOf(post, state)].join(' '))}">${content}</li>`;
  });
  if (starts) {
    state.inLoop = false;
    [state.around.main] = posts.ids;
  }
  state.setUpMainPost();
  return `<ul ${outer}>${items.join('')}</ul>`;
}

/** Classes of a post's element, with what only a page knows of it. */
function classesOf({ id, classes }: PostFacts, { context: { page } }: RenderState): readonly string[] {
  if (!page) return classes;
  return classes.flatMap((name) => {
    if (name === 'hentry' && page.sticky.has(id)) return ['sticky', name];
    return name === 'post-password-required' && page.unlocked.has(id) ? ['post-password-protected'] : [name];
  });
}

export function queryNoResults(html: string, block: LiveBlock, state: RenderState): string {
  if (['', '0'].includes(html.trim())) return '';
  const posts = listOf(block, state);
  if (posts && posts.ids.length > 0) return '';
  const { style } = preparedAttributes(block);
  const color = at(style, 'elements', 'link', 'color', 'text') === undefined ? '' : 'has-link-color';
  return `<div ${wrapper(block, state, color)}>${html}</div>`;
}

export function queryTotal(block: LiveBlock, state: RenderState): string {
  const list = listOf(block, state);
  // The page's own list is none in the API: it has no pages either.
  const ofSite = isInherited(block) && !state.context.page ? 0 : (state.context.site?.postsPerPage ?? 0);
  const { total = 0, page = 1, perPage = ofSite } = list ?? {};
  const start = total === 0 ? 0 : (page - 1) * perPage + 1;
  const end = Math.min(start + perPage - 1, total);
  const { language } = state;
  let shown = filled(language.count('%d result found', '%d results found', total), [total]);
  if (preparedAttributes(block).displayType === 'range-display') {
    shown =
      start === end
        ? language.fill('Displaying %1$s of %2$s', start, total)
        : language.fill('Displaying %1$s – %2$s of %3$s', start, end, total);
  }
  return `<div ${wrapper(block, state)}>${shown}</div>`;
}

/** `core/query-title`: what the archive or the search around is called, or the type of posts. */
export function queryTitle(block: LiveBlock, state: RenderState): string {
  const { type, level, textAlign } = preparedAttributes(block);
  const { page } = state.context;
  const isList = page !== undefined && isArchive(page);
  if (!isSet(type) || (type === 'archive' && !isList) || (type === 'search' && page?.kind !== 'search')) return '';
  const title = titleOf(block, state, isList);
  if (title === undefined) return '';
  const tag = headingTag(phpInteger(level ?? 1), 'h1');
  return `<${tag} ${wrapper(block, state, isSet(textAlign) ? `has-text-align-${text(textAlign)}` : '')}>${title}</${tag}>`;
}

function titleOf(block: LiveBlock, state: RenderState, isList: boolean): string | undefined {
  const { page, site, post } = state.context;
  const { type: shown, showPrefix, showSearchTerm } = preparedAttributes(block);
  const hasPrefix = showPrefix === undefined || isSet(showPrefix);
  if (shown === 'post-type') {
    // In lists of terms no block says what post is around.
    const type = at(block.around.query, 'postType') ?? block.around.postType ?? post?.type;
    const name = site?.typeName(text(type));
    return name === undefined || !hasPrefix ? name : state.language.fill('Post Type: &#8220;%s&#8221;', name);
  }
  if (page?.kind === 'search') {
    const term = escapeAttribute(page.searched ?? '');
    return isSet(showSearchTerm)
      ? state.language.fill('Search results for: &#8220;%s&#8221;', term)
      : state.language.say('Search results');
  }
  if (!isList || !page?.archive) return '';
  const { prefix, title } = page.archive;
  return hasPrefix && prefix !== '' ? `${prefix} <span>${title}</span>` : title;
}
