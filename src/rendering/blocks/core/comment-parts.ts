// The parts of a comment: `core/comment-author-name`, `core/comment-content`, `core/comment-date`, the links to answer and to change it.

import { escapeAttribute, escapeHtml } from '../../formatting/escape.ts';
import { kses } from '../../formatting/kses.ts';
import { formatDate, timeDifference, wpDate } from '../../formatting/php-date.ts';
import { escapeUrl } from '../../formatting/url.ts';
import type { CommentFacts } from '../facts.ts';
import { at } from '../json.ts';
import { preparedAttributes } from '../prepared-attributes.ts';
import type { LiveBlock, RenderState } from '../render-state.ts';
import { isSet, setUpPost, text, textClasses, wrapper } from './helpers.ts';

function commentOf({ around }: LiveBlock, state: RenderState): CommentFacts | undefined {
  return around.commentId === undefined ? undefined : state.context.data.facts?.comment(Number(around.commentId));
}

export function commentAuthorName(block: LiveBlock, state: RenderState): string {
  const comment = commentOf(block, state);
  if (!comment) return '';
  const attributes = preparedAttributes(block);
  const isLinked = comment.url !== '' && isSet(attributes.isLink) && isSet(attributes.linkTarget);
  const target = escapeAttribute(text(attributes.linkTarget));
  const name = isLinked
    ? `<a rel="external nofollow ugc" href="${escapeUrl(comment.url)}" target="${target}" >${comment.author}</a>`
    : comment.author;
  const shown = comment.held && !knowsCommenter(state) ? kses(name, new Map()) : name;
  return `<div ${wrapper(block, state, textClasses(attributes))}>${shown}</div>`;
}

/** Is the visitor known by name? Others see no links in what is held. */
const knowsCommenter = ({ context: { page } }: RenderState): boolean => isSet(page?.commenter?.name);

/** `core/comment-edit-link` */
export function commentEditLink(block: LiveBlock, state: RenderState): string {
  const comment = commentOf(block, state);
  const { site } = state.context;
  if (!comment?.editable || !site) return '';
  const attributes = preparedAttributes(block);
  const target = isSet(attributes.linkTarget) ? `target="${escapeAttribute(text(attributes.linkTarget))}"` : '';
  const href = escapeUrl(site.editCommentAddress(comment.id));
  return `<div ${wrapper(block, state, textClasses(attributes))}><a href="${href}" ${target}>${escapeHtml(state.language.say('Edit'))}</a></div>`;
}

export function commentContent(block: LiveBlock, state: RenderState): string {
  const comment = commentOf(block, state);
  if (!comment || comment.text === '' || comment.text === '0') return '';
  const outer = wrapper(block, state, textClasses(preparedAttributes(block)));
  if (!comment.held) return `<div ${outer}>${comment.html}</div>`;
  const isKnown = isSet(state.context.page?.commenter?.email);
  const words = isKnown
    ? state.language.own('Your comment waits for a moderator.', '32a5ed9c5b0edd4a')
    : state.language.own('Your comment waits for a moderator. Others see it once it is approved.', '402cab86f2e55c19');
  const note = `<p><em class="comment-awaiting-moderation">${words}</em></p>`;
  return `<div ${outer}>${note}${knowsCommenter(state) ? comment.html : kses(comment.html, new Map())}</div>`;
}

export function commentDate(block: LiveBlock, state: RenderState): string {
  const comment = commentOf(block, state);
  const { site } = state.context;
  if (!comment || !site) return '';
  const { format, isLink, style } = preparedAttributes(block);
  const color = at(style, 'elements', 'link', 'color', 'text') === undefined ? '' : 'has-link-color';
  const { date } = comment;
  const shown =
    format === 'human-diff'
      ? state.language.fill('%s ago', timeDifference(site.now() - (date.wall / 1000 - date.offset), state.language))
      : wpDate(isSet(format) ? text(format) : site.dateFormat, date, state.language);
  const linked = isSet(isLink) ? `<a href="${escapeUrl(comment.link)}">${shown}</a>` : shown;
  const time = `<time datetime="${escapeAttribute(formatDate('c', date))}">${linked}</time>`;
  return `<div ${wrapper(block, state, color)}>${time}</div>`;
}

export function commentReplyLink(block: LiveBlock, state: RenderState): string {
  const comment = commentOf(block, state);
  const { site, data } = state.context;
  const post = comment && data.facts?.post(comment.post);
  if (!comment || !post?.commentsOpen || !site || site.threadDepth <= comment.depth) return '';
  const outer = wrapper(block, state, textClasses(preparedAttributes(block)));
  if (site.commentsNeedLogin && !data.facts?.isLoggedIn) {
    const login = escapeUrl(site.loginAddress((setUpPost(block, state) ?? post).link));
    return `<div ${outer}><a rel="nofollow" class="comment-reply-login" href="${login}">${state.language.say('Log in to Reply')}</a></div>`;
  }
  const base = site.pagesComments ? comment.link.replace(`#comment-${comment.id}`, '') : post.link;
  const href = `${escapeUrl(`${base}${base.includes('?') ? '&' : '?'}replytocom=${comment.id}`)}#respond`;
  const to = escapeAttribute(state.language.fill('Reply to %s', comment.author));
  const marks = [
    ['commentid', comment.id],
    ['postid', post.id],
    ['belowelement', `comment-${comment.id}`],
    ['respondelement', 'respond'],
    ['replyto', state.language.fill('Reply to %s', comment.author)],
  ].map(([name, value]) => `data-${name}="${escapeAttribute(String(value))}"`);
  const link = `<a rel="nofollow" class="comment-reply-link" href="${href}" ${marks.join(' ')} aria-label="${to}">${state.language.say('Reply', 'verb')}</a>`;
  return `<div ${outer}>${link}</div>`;
}
