// What get_the_content answers for the post around a block: its first page up to "more", with the link that leads on, or the
// form that asks for its password. As in WordPress, pages are those of the last post that a loop has set up.
import { escapeAttribute } from '../../formatting/escape.ts';
import { trim } from '../../formatting/php-strings.ts';
import { stripTags } from '../../formatting/strip-tags.ts';
import { teaserOf } from '../../teaser.ts';
import type { PostFacts } from '../facts.ts';
import type { RenderState } from '../render-state.ts';

/** Raw text of a post, as blocks that show or count it have it. */
export function theContent(post: PostFacts, state: RenderState): string {
  const { context } = state;
  if (post.locked && post.id !== context.post?.id) return passwordForm(post, context.home);
  const pages = state.pagesOf === undefined ? post : (context.data.facts?.post(state.pagesOf) ?? post);
  // On a post's own page the whole of it is shown.
  if (context.page?.isSingular && context.page.queried?.id === post.id) return pages.content;
  const { text } = teaserOf(pages.content, (more) => moreLink(post, more));
  return text;
}

/** The link to the rest of a post; `more` is what its author calls it. */
function moreLink({ id, link, title }: PostFacts, more: string): string {
  const own = more === '' ? '' : stripTags(trim(more.replaceAll('\0', '')));
  const plain = title === '' ? '' : escapeAttribute(stripTags(title));
  const words = more === '' ? `<span aria-label="Continue reading ${plain}">(more&hellip;)</span>` : own;
  return ` <a href="${link}#more-${id}" class="more-link">${words}</a>`;
}

/** `get_the_password_form()`, its sentence in our own words. */
function passwordForm({ id, link }: PostFacts, site: string): string {
  const field = `pwbox-${id}`;
  return `<form action="${escapeAttribute(site)}/wp-login.php?action=postpass" class="post-password-form" method="post"><input type="hidden" name="redirect_to" value="${escapeAttribute(link)}" />
	<p>Its password opens this text.</p>
	<p><label for="${field}">Password: <input name="post_password" id="${field}" type="password" spellcheck="false" required size="20" /></label> <span class="wp-block-button"><input type="submit" name="Submit" class="wp-block-button__link wp-element-button" value="Enter" /></span></p></form>
	`;
}
