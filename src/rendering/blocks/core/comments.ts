// `core/comments` and what lists the comments of the post around it: comment-template, comments-title, comments-pagination.

import { addTo } from '../../../base/groups.ts';
import { escapeAttribute } from '../../formatting/escape.ts';
import { filled, type Language } from '../../language.ts';
import type { CommentFacts, PostFacts } from '../facts.ts';
import { at } from '../json.ts';
import { preparedAttributes } from '../prepared-attributes.ts';
import type { Inner, LiveBlock, RenderState } from '../render-state.ts';
import { isLocked, isSet, postOf, setUpPost, text, wrapper } from './helpers.ts';

/** Is the post's discussion hidden: by a password that was not given? */
const isHidden = (post: PostFacts | undefined, state: RenderState): boolean =>
  post !== undefined && isLocked(post, state);

/** `core/comments`: its content, where there are comments or can be some. */
export function comments(block: LiveBlock, state: RenderState, inner: Inner): string {
  const post = postOf(block, state);
  if (!post || (!post.commentsOpen && post.comments === 0)) return '';
  // What the block was before it held others: a template of the theme, which is PHP and shows nothing in the API.
  const { legacy, textAlign } = preparedAttributes(block);
  if (block.name === 'core/post-comments' || isSet(legacy)) {
    const classes = [
      legacy === undefined ? '' : 'wp-block-post-comments',
      textAlign === undefined ? '' : `has-text-align-${text(textAlign)}`,
    ];
    return `<div ${wrapper(block, state, classes.join(' '))}></div>`;
  }
  return inner.within({});
}

/** Counts how deep in a thread what is rendered stands: a list within a comment goes on from there. */
const levelKey = 'comment-level';

export function commentTemplate(block: LiveBlock, state: RenderState, inner: Inner): string {
  const post = postOf(block, state);
  const { facts } = state.context.data;
  if (!post || !facts || isHidden(post, state)) return '';
  const loaded = (facts.commentsOf(post.id) ?? []).flatMap((id) => facts.comment(id) ?? []);
  const outer = wrapper(block, state);
  const depth = state.context.site?.threadDepth ?? 0;
  const isThreaded = depth > 0;
  const children = new Map<number, CommentFacts[]>();
  for (const comment of loaded) {
    const parent = isThreaded ? comment.parent : 0;
    addTo(children, parent, comment);
  }
  const draw = (list: readonly CommentFacts[]): string => {
    let html = '';
    for (const comment of list) {
      let content = inner.within({ commentId: comment.id });
      const answers = children.get(comment.id) ?? [];
      const level = state.count(levelKey) + 1;
      const classes = classesOf(comment, post.author, level, state);
      if (answers.length > 0 && level < depth) {
        state.advance(levelKey, 1);
        content += `<ol>${draw(answers)}</ol>`;
        state.advance(levelKey, -1);
      } else content += draw(answers);
      html += `<li id="comment-${comment.id}" class="${escapeAttribute(classes)}">${content}</li>`;
    }
    return html;
  };
  const { page } = commentPages(block, state);
  const perPage = state.context.site?.commentsPerPage ?? 0;
  const all = children.get(0) ?? [];
  const top = perPage > 0 ? all.slice((page - 1) * perPage, page * perPage) : all;
  if (top.length === 0) return '';
  return `<ol ${outer}>${draw(state.context.site?.newestCommentsFirst ? [...top].reverse() : top)}</ol>`;
}

/** Which page of the comments is shown, and how many there are. */
export function commentPages(block: LiveBlock, state: RenderState): { readonly page: number; readonly pages: number } {
  const { site, data, page: around } = state.context;
  const post = postOf(block, state);
  const perPage = site?.commentsPerPage ?? 0;
  const asked = around?.commentPage ?? 0;
  // Sites that show all at once have links to the page before one that is asked for.
  if (!site || !post || perPage === 0) return { page: asked || 1, pages: 1 };
  const loaded = (data.facts?.commentsOf(post.id) ?? []).flatMap((id) => data.facts?.comment(id) ?? []);
  const threads = loaded.filter(({ parent }) => site.threadDepth === 0 || parent === 0).length;
  const pages = Math.ceil(threads / perPage);
  return { page: asked || (site.lastCommentsFirst ? Math.max(1, pages) : 1), pages };
}

/** WordPress `get_comment_class()`: its counters go on through a request. */
function classesOf(comment: CommentFacts, author: number, depth: number, state: RenderState): string {
  const classes = [comment.type];
  if (comment.user > 0 && comment.userSlug !== '') {
    classes.push('byuser', `comment-author-${comment.userSlug}`);
    if (comment.user === author) classes.push('bypostauthor');
  }
  classes.push(...(state.nextId('comment-alt') % 2 === 0 ? ['odd', 'alt'] : ['even']));
  if (depth === 1)
    classes.push(...(state.nextId('comment-thread-alt') % 2 === 0 ? ['thread-odd', 'thread-alt'] : ['thread-even']));
  return [...classes, `depth-${depth}`].join(' ');
}

function responses(post: PostFacts, isNamed: boolean, isCounted: boolean, language: Language): string {
  const { comments, title } = post;
  const one = comments === 1;
  if (!isCounted) {
    const words = one ? 'Response' : 'Responses';
    return isNamed ? language.fill(`${words} to &#8220;%s&#8221;`, title) : language.say(words);
  }
  if (one) return isNamed ? language.fill('One response to &#8220;%s&#8221;', title) : language.say('One response');
  const [single, several] = isNamed
    ? ['%1$s response to &#8220;%2$s&#8221;', '%1$s responses to &#8220;%2$s&#8221;']
    : ['%s response', '%s responses'];
  return filled(language.count(single ?? '', several ?? '', comments), [language.number(comments), title]);
}

export function commentsTitle(block: LiveBlock, state: RenderState): string {
  const post = setUpPost(block, state);
  if (!post || post.comments === 0 || isHidden(post, state)) return '';
  const { textAlign, showPostTitle, showCommentsCount, level } = preparedAttributes(block);
  const words = responses(post, isSet(showPostTitle), isSet(showCommentsCount), state.language);
  const tag = level === undefined ? 'h2' : `h${text(level)}`;
  const align = isSet(textAlign) ? `has-text-align-${text(textAlign)}` : '';
  return `<${tag} id="comments" ${wrapper(block, state, align)}>${words}</${tag}>`;
}

export function commentsPagination(html: string, block: LiveBlock, state: RenderState): string {
  if (['', '0'].includes(html.trim()) || isHidden(setUpPost(block, state), state)) return '';
  const { style } = preparedAttributes(block);
  const color = at(style, 'elements', 'link', 'color', 'text') === undefined ? '' : 'has-link-color';
  return `<nav ${wrapper(block, state, { 'aria-label': state.language.say('Comments pagination'), class: color })}>${html}</nav>`;
}
