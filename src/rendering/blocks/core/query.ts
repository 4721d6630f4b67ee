// `core/query` and the blocks that show its posts and their number: post-template, query-no-results, query-total, query-title.
import { escapeAttribute } from '../../formatting/escape.ts';
import { sanitizeTitle } from '../../formatting/sanitize-title.ts';
import { at, isEmpty } from '../json.ts';
import { preparedAttributes } from '../prepared-attributes.ts';
import type { Inner, LiveBlock, RenderState } from '../render-state.ts';
import { Tags } from '../tags.ts';
import { headingTag, isSet, text, wrapper } from './helpers.ts';
import { questionOf, shownPage } from './query-question.ts';

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

/** Ids of the posts of the query around a block, and how many there are in all. */
function found(block: LiveBlock, state: RenderState) {
  const question = questionOf(block, state);
  return question && state.context.data.facts?.posts(question);
}

export function postTemplate(block: LiveBlock, state: RenderState, inner: Inner): string {
  const posts = found(block, state);
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
  const items = posts.ids.map((id) => {
    const post = facts.post(id);
    if (!post) return '';
    const key = isEmpty(block.around.enhancedPagination) ? '' : ` data-wp-key="post-template-item-${id}"`;
    state.pagesOf = id;
    const content = inner.content({ postType: post.type, postId: id });
    return `<li${key} class="${escapeAttribute(['wp-block-post', ...post.classes].join(' '))}">${content}</li>`;
  });
  return `<ul ${outer}>${items.join('')}</ul>`;
}

export function queryNoResults(html: string, block: LiveBlock, state: RenderState): string {
  if (['', '0'].includes(html.trim())) return '';
  const question = questionOf(block, state);
  const posts = question && state.context.data.facts?.posts(question);
  if (posts && posts.ids.length > 0) return '';
  const { style } = preparedAttributes(block);
  const color = at(style, 'elements', 'link', 'color', 'text') === undefined ? '' : 'has-link-color';
  return `<div ${wrapper(block, state, color)}>${html}</div>`;
}

export function queryTotal(block: LiveBlock, state: RenderState): string {
  const total = found(block, state)?.total ?? 0;
  const question = questionOf(block, state);
  // The page's own list is none in the API: it has no pages either.
  const ofSite = question || state.context.page ? (state.context.site?.postsPerPage ?? 0) : 0;
  const perPage = question?.perPage ?? ofSite;
  const start = total === 0 ? 0 : (shownPage(block, state) - 1) * perPage + 1;
  const end = Math.min(start + perPage - 1, total);
  let shown = `${total} result${total === 1 ? '' : 's'} found`;
  if (preparedAttributes(block).displayType === 'range-display') {
    shown = start === end ? `Displaying ${start} of ${total}` : `Displaying ${start} – ${end} of ${total}`;
  }
  return `<div ${wrapper(block, state)}>${shown}</div>`;
}

/** `core/query-title` in a text: there is no archive and no search around it, so only post types have a title. */
export function queryTitle(block: LiveBlock, state: RenderState): string {
  const { type, showPrefix, level, textAlign } = preparedAttributes(block);
  if (!isSet(type) || type === 'archive' || type === 'search') return '';
  let title = '';
  if (type === 'post-type') {
    const name = state.context.site?.typeName(text(at(block.around.query, 'postType') ?? block.around.postType));
    if (name === undefined) return '';
    title = showPrefix === undefined || isSet(showPrefix) ? `Post Type: &#8220;${name}&#8221;` : name;
  }
  const tag = headingTag(level ?? 1, 'h1');
  return `<${tag} ${wrapper(block, state, isSet(textAlign) ? `has-text-align-${text(textAlign)}` : '')}>${title}</${tag}>`;
}
