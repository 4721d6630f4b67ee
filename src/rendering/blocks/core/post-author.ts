// `core/post-author`, `core/post-author-name`, `core/post-author-biography`: who wrote the post around them.
import { escapeAttribute } from '../../formatting/escape.ts';
import { kses } from '../../formatting/kses.ts';
import { escapeUrl } from '../../formatting/url.ts';
import type { UserFacts } from '../facts.ts';
import type { JsonObject } from '../json.ts';
import { preparedAttributes } from '../prepared-attributes.ts';
import type { LiveBlock, RenderState } from '../render-state.ts';
import { avatarImage } from './avatar.ts';
import { isSet, postOf, text, textClasses, wrapper } from './helpers.ts';

/** The author; undefined also where posts of this type have none. `any`: whatever the type. */
function authorOf(block: LiveBlock, state: RenderState, any = false): UserFacts | undefined {
  const post = postOf(block, state);
  const { postType, postId } = block.around;
  const id = post?.author ?? (postId === undefined ? state.context.page?.author : undefined) ?? 0;
  if (id === 0) return undefined;
  if (!any && postType !== undefined && !state.context.site?.hasAuthor(text(postType))) return undefined;
  return state.context.data.facts?.user(id);
}

function linked(author: UserFacts, attributes: JsonObject, more = ''): string {
  const target = escapeAttribute(text(attributes.linkTarget));
  return `<a href="${escapeUrl(author.link)}" target="${target}"${more}>${author.name}</a>`;
}

export function postAuthor(block: LiveBlock, state: RenderState): string {
  const author = authorOf(block, state);
  if (!author) return '';
  const attributes = preparedAttributes(block);
  const { avatarSize, byline, itemsJustification } = attributes;
  const name = isSet(attributes.isLink) && isSet(attributes.linkTarget) ? linked(author, attributes) : author.name;
  const avatar = isSet(avatarSize) ? avatarImage(author, Number(avatarSize), state) : '';
  const before = itemsJustification === undefined ? [] : [`items-justified-${text(itemsJustification)}`];
  const picture = isSet(attributes.showAvatar) ? `<div class="wp-block-post-author__avatar">${avatar}</div>` : '';
  const line = isSet(byline) ? `<p class="wp-block-post-author__byline">${kses(text(byline), 'post')}</p>` : '';
  const bio = isSet(attributes.showBio) ? `<p class="wp-block-post-author__bio">${author.description}</p>` : '';
  const content = `${line}<p class="wp-block-post-author__name">${name}</p>${bio}`;
  const outer = wrapper(block, state, textClasses(attributes, before));
  return `<div ${outer}>${picture}<div class="wp-block-post-author__content">${content}</div></div>`;
}

export function postAuthorName(block: LiveBlock, state: RenderState): string {
  const author = authorOf(block, state);
  if (!author) return '';
  const attributes = preparedAttributes(block);
  const name = isSet(attributes.isLink)
    ? linked(author, attributes, ' class="wp-block-post-author-name__link"')
    : author.name;
  return `<div ${wrapper(block, state, textClasses(attributes))}>${name}</div>`;
}

export function postAuthorBiography(block: LiveBlock, state: RenderState): string {
  const author = authorOf(block, state, true);
  if (!author || author.description === '' || author.description === '0') return '';
  const { textAlign } = preparedAttributes(block);
  const align = isSet(textAlign) ? `has-text-align-${text(textAlign)}` : '';
  return `<div ${wrapper(block, state, align)}>${author.description}</div>`;
}
