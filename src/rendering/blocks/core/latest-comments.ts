// `core/latest-comments`: what readers wrote last.
import { autop } from '../../formatting/autop/autop.ts';
import { escapeAttribute } from '../../formatting/escape.ts';
import { formatDate, wpDate } from '../../formatting/php-date.ts';
import { escapeUrl } from '../../formatting/url.ts';
import { phpInteger } from '../casts.ts';
import type { CommentFacts } from '../facts.ts';
import type { JsonObject } from '../json.ts';
import { preparedAttributes } from '../prepared-attributes.ts';
import type { LiveBlock, RenderState } from '../render-state.ts';
import { avatarImage } from './avatar.ts';
import { isSet, text, wrapper } from './helpers.ts';

/** How much of each comment is shown: `excerpt`, `full` or `none`. */
function shownPart({ displayExcerpt, displayContent }: JsonObject): string {
  if (displayExcerpt !== undefined) return isSet(displayExcerpt) ? 'excerpt' : 'none';
  return text(displayContent ?? 'excerpt');
}

export function latestComments(block: LiveBlock, state: RenderState): string {
  const attributes = preparedAttributes(block);
  const { facts } = state.context.data;
  const ids = facts?.latestComments(phpInteger(attributes.commentsToShow)) ?? [];
  const part = shownPart(attributes);
  const items = ids.flatMap((id) => {
    const comment = facts?.comment(id);
    return comment ? [item(comment, part, attributes, state)] : [];
  });
  const classes = [
    ...(isSet(attributes.displayAvatar) ? ['has-avatars'] : []),
    ...(isSet(attributes.displayDate) ? ['has-dates'] : []),
    ...(part === 'none' ? [] : ['has-excerpts']),
    ...(ids.length === 0 ? ['no-comments'] : []),
  ];
  const outer = wrapper(block, state, classes.join(' '));
  return items.length > 0
    ? `<ol ${outer}>${items.join('')}</ol>`
    : `<div ${outer}>${state.language.say('No comments to show.')}</div>`;
}

function item(comment: CommentFacts, part: string, attributes: JsonObject, state: RenderState): string {
  const { site, data } = state.context;
  const avatar = isSet(attributes.displayAvatar)
    ? avatarImage(comment, 48, state, { classes: 'wp-block-latest-comments__comment-avatar' })
    : '';
  const url = comment.url === '' && comment.user > 0 ? (data.facts?.user(comment.user)?.link ?? '') : comment.url;
  const name = 'class="wp-block-latest-comments__comment-author"';
  const author =
    url === '' ? `<span ${name}>${comment.author}</span>` : `<a ${name} href="${escapeUrl(url)}">${comment.author}</a>`;
  const title = data.facts?.post(comment.post)?.title || state.language.say('(no title)');
  const link = `<a class="wp-block-latest-comments__comment-link" href="${escapeUrl(comment.link)}">${title}</a>`;
  const date =
    isSet(attributes.displayDate) && site
      ? `<time datetime="${escapeAttribute(formatDate('c', comment.date))}" class="wp-block-latest-comments__comment-date">${wpDate(site.dateFormat, comment.date, state.language)}</time>`
      : '';
  const footer = `<footer class="wp-block-latest-comments__comment-meta">${state.language.fill('%1$s on %2$s', author, link)}${date}</footer>`;
  const isLocked = data.facts?.post(comment.post)?.locked ?? false;
  const shown = isLocked ? state.language.say('Password protected') : part === 'full' ? comment.text : comment.excerpt;
  const body = part === 'none' ? '' : `<div class="wp-block-latest-comments__comment-excerpt">${autop(shown)}</div>`;
  return `<li class="wp-block-latest-comments__comment">${avatar}<article>${footer}${body}</article></li>`;
}
