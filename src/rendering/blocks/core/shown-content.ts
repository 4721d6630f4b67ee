// The part of a post's content that a page shows: the form for its password, one page of a text in several, the part before
// "more" where the post is one of a list, links to the pages of the text. Reproduces get_the_content, get_the_password_form and
// wp_link_pages as core/post-content calls them.
import { balanceTags } from '../../formatting/balance-tags.ts';
import { escapeAttribute } from '../../formatting/escape.ts';
import { stripTags } from '../../formatting/strip-tags.ts';
import { escapeUrl } from '../../formatting/url.ts';
import type { PageContext } from '../../page-context.ts';
import { pagesOf } from '../../text-pages.ts';
import type { PostFacts } from '../facts.ts';
import type { RenderState } from '../render-state.ts';
import { isLocked } from './helpers.ts';

/** What is rendered of the content; all of it in the API. */
export function shownContent(post: PostFacts, state: RenderState): string {
  const { page } = state.context;
  if (!page) return post.content;
  const asked = page.isSingular ? page.textPage : 1;
  const pages = pagesOf(post.content);
  const isWhole = isOwn(post, page) || (pages.length > 1 && asked > 1);
  const links =
    post.content.includes('<!-- wp:nextpage ') && pages.length > 1
      ? linksToPages(post, pages.length, asked, isWhole, state)
      : '';
  if (isLocked(post, state)) return passwordForm(post, state) + links;
  const text = pages[Math.min(asked, pages.length) - 1] ?? '';
  return partOf(text, post, isWhole, pages.length === 1 || asked === 1) + links;
}

/** What an excerpt is made of: on the post's own page the part that it shows. */
export function excerptedContent(post: PostFacts, { context: { page } }: RenderState): string {
  if (!page || !isOwn(post, page)) return post.content;
  const pages = pagesOf(post.content);
  return partOf(pages[Math.min(page.textPage, pages.length) - 1] ?? '', post, true, page.textPage === 1);
}

const isOwn = (post: PostFacts, { isSingular, queried }: PageContext): boolean => isSingular && queried?.id === post.id;

/** What feeds have of a content: its first page, with a mark in place of "more" (get_the_content in a feed). */
export const feedContent = (post: Pick<PostFacts, 'id' | 'content'>): string =>
  partOf(pagesOf(post.content)[0] ?? '', { ...post, link: '', title: '' }, true, true);

/** Up to "more", or with a mark in its place. */
function partOf(
  text: string,
  post: Pick<PostFacts, 'id' | 'content' | 'link' | 'title'>,
  isWhole: boolean,
  isFirst: boolean,
): string {
  const found = /<!--more([^\n]*?)-->/.exec(text);
  if (!found) return text;
  const isBlock = /<!-- wp:(?:core\/)?more /.test(text);
  const plain = isBlock ? text.replace(/<!-- \/?wp:more([^\n]*?) -->/g, '') : text;
  const at = plain.indexOf(found[0]);
  const rest = plain.slice(at + found[0].length);
  const teaser = isWhole && isFirst && post.content.includes('<!--noteaser-->') ? '' : plain.slice(0, at);
  if (isWhole) return `${teaser}<span id="more-${post.id}"></span>${rest}`;
  const own = stripTags((found[1] ?? '').trim().replaceAll('\0', ''));
  const usual = `<span aria-label="Continue reading ${escapeAttribute(stripTags(post.title))}">(more&hellip;)</span>`;
  return balanceTags(
    `${teaser} <a href="${post.link}#more-${post.id}" class="more-link">${found[1] ? own : usual}</a>`,
  );
}

function linksToPages(post: PostFacts, count: number, shown: number, isWhole: boolean, state: RenderState): string {
  const links = Array.from({ length: count }, (_, index) => index + 1).map((number) =>
    number !== shown || (!isWhole && shown === 1)
      ? `<a href="${escapeUrl(addressOf(post, number, state))}" class="post-page-numbers">${number}</a>`
      : `<span class="post-page-numbers current" aria-current="page">${number}</span>`,
  );
  return `<p class="post-nav-links">Pages: ${links.join(' ')}</p>`;
}

function addressOf({ link, id, status }: PostFacts, number: number, { context: { site } }: RenderState): string {
  if (number === 1) return link;
  const slash = site?.trailingSlash;
  if (slash === undefined || status === 'draft' || status === 'pending') {
    return `${link}${link.includes('?') ? '&' : '?'}page=${number}`;
  }
  const between = site?.pageOnFront === id ? 'page/' : '';
  return `${link.replace(/\/+$/, '')}/${between}${number}${slash ? '/' : ''}`;
}

/** The form that stands in place of a protected text, with WordPress's elements and names of fields. */
export function passwordForm(
  { id, link }: Pick<PostFacts, 'id' | 'link'>,
  { context: { site, theme } }: { readonly context: Pick<RenderState['context'], 'site' | 'theme'> },
): string {
  const field = `pwbox-${id}`;
  const action = escapeUrl(`${site?.siteUrl ?? ''}/wp-login.php?action=postpass`);
  const [open, close, classes] = theme.hasThemeJson
    ? ['<span class="wp-block-button">', '</span>', ' class="wp-block-button__link wp-element-button"']
    : ['', '', ''];
  return `<form action="${action}" class="post-password-form" method="post"><input type="hidden" name="redirect_to" value="${escapeAttribute(link)}" />
	<p>This text is protected. Enter its password to read it.</p>
	<p><label for="${field}">Password: <input name="post_password" id="${field}" type="password" spellcheck="false" required size="20" /></label> ${open}<input type="submit" name="Submit"${classes} value="Enter" />${close}</p></form>
	`;
}
