// The part of a post's content that blocks show or count: the form for its password, one page of a text in several, the part
// before "more" where the post is one of a list, links to the pages of the text. Reproduces get_the_content,
// get_the_password_form and wp_link_pages as core/post-content and core/post-time-to-read call them.

import { trimEnd } from '../../../base/trim.ts';
import { balanceTags } from '../../formatting/balance-tags.ts';
import { escapeAttribute } from '../../formatting/escape.ts';
import { trim } from '../../formatting/php-strings.ts';
import { stripTags } from '../../formatting/strip-tags.ts';
import { escapeUrl } from '../../formatting/url.ts';
import { english, type Language, languageIn } from '../../language.ts';
import type { PageContext } from '../../page-context.ts';
import { partedAtMore } from '../../teaser.ts';
import { pagesOf } from '../../text-pages.ts';
import type { PostFacts } from '../facts.ts';
import type { RenderState } from '../render-state.ts';
import { isLocked } from './helpers.ts';

/** What get_the_content answers: the form for a password, a page of the text, or what of it stands before "more". */
export function shownContent(post: PostFacts, state: RenderState): string {
  if (isLocked(post, state)) return passwordForm(post, state);
  const source = sourceOf(post, state);
  const pages = pagesOf(source.content);
  const asked = askedPage(state);
  const text = pages[Math.min(asked, pages.length) - 1] ?? '';
  return partOf(text, post, isWhole(source, pages, state), pages.length === 1 || asked === 1, state.language);
}

/** The same with links to the other pages of the text, where blocks part it. */
export function contentWithLinks(post: PostFacts, state: RenderState): string {
  const source = sourceOf(post, state);
  const pages = post.content.includes('<!-- wp:nextpage ') ? pagesOf(source.content) : [];
  const shown = shownContent(post, state);
  if (pages.length < 2) return shown;
  return shown + linksToPages(post, pages.length, askedPage(state), isWhole(source, pages, state), state);
}

/** What an excerpt is made of: on the post's own page the part that it shows. */
export function excerptedContent(post: PostFacts, state: RenderState): string {
  const { page } = state.context;
  if (!page || !isOwn(post, page)) return post.content;
  const pages = pagesOf(post.content);
  return partOf(
    pages[Math.min(page.textPage, pages.length) - 1] ?? '',
    post,
    true,
    page.textPage === 1,
    state.language,
  );
}

type PartedPost = Pick<PostFacts, 'id' | 'content' | 'link' | 'title'>;

/** What feeds have of a content: its first page, with a mark in place of "more" (get_the_content in a feed). */
export const feedContent = (post: Pick<PostFacts, 'id' | 'content'>): string =>
  partOf(pagesOf(post.content)[0] ?? '', { ...post, link: '', title: '' }, true, true, english);

/** The post whose pages are read: the last one that a list has set up, but for one whose password was not given. */
function sourceOf(post: PostFacts, state: RenderState): PostFacts {
  const { pagesOf: last } = state.around;
  const source = last === undefined ? undefined : state.context.data.facts?.post(last);
  return source === undefined || isLocked(source, state) ? post : source;
}

/** Which page of texts in several pages the address asks for. */
const askedPage = ({ context: { page } }: RenderState): number => (page?.isSingular ? page.textPage : 1);

const isOwn = (post: PostFacts, page: PageContext): boolean => page.isSingular && page.queried?.id === post.id;

/** Is the text shown beyond "more"? That of a feed's own post is. */
function isWhole(post: PostFacts, pages: readonly string[], { context: { page }, around }: RenderState): boolean {
  if (!page) return post.id === around.main;
  return isOwn(post, page) || (pages.length > 1 && page.isSingular && page.textPage > 1);
}

/** Up to "more", or with a mark in its place. */
function partOf(text: string, post: PartedPost, whole: boolean, isFirst: boolean, language: Language): string {
  const parted = partedAtMore(text);
  if (!parted) return text;
  const { before, after, more } = parted;
  if (whole) {
    const teaser = isFirst && post.content.includes('<!--noteaser-->') ? '' : before;
    return after === undefined ? teaser : `${teaser}<span id="more-${post.id}"></span>${after}`;
  }
  return after === undefined ? before : balanceTags(before + moreLink(post, more, language));
}

/** The link to the rest of a post; `more` is what its author calls it. */
function moreLink({ id, link, title }: PartedPost, more: string, language: Language): string {
  const plain = title === '' ? '' : escapeAttribute(stripTags(title));
  const usual = `<span aria-label="${language.fill('Continue reading %s', plain)}">${language.say('(more&hellip;)')}</span>`;
  const words = more === '' || more === '0' ? usual : stripTags(trim(more.replaceAll('\0', '')));
  return words === '' || words === '0' ? '' : ` <a href="${link}#more-${id}" class="more-link">${words}</a>`;
}

function linksToPages(post: PostFacts, count: number, shown: number, whole: boolean, state: RenderState): string {
  const links = Array.from({ length: count }, (_, index) => index + 1).map((number) =>
    number !== shown || (!whole && shown === 1)
      ? `<a href="${escapeUrl(addressOf(post, number, state))}" class="post-page-numbers">${number}</a>`
      : `<span class="post-page-numbers current" aria-current="page">${number}</span>`,
  );
  return `<p class="post-nav-links">${state.language.say('Pages:')} ${links.join(' ')}</p>`;
}

function addressOf({ link, id, status }: PostFacts, number: number, { context: { site } }: RenderState): string {
  if (number === 1) return link;
  const slash = site?.trailingSlash;
  if (slash === undefined || status === 'draft' || status === 'pending') {
    return `${link}${link.includes('?') ? '&' : '?'}page=${number}`;
  }
  const between = site?.pageOnFront === id ? 'page/' : '';
  return `${trimEnd(link, '/')}/${between}${number}${slash ? '/' : ''}`;
}

/**
 * The form that stands in place of a protected text, with WordPress's elements and names of fields. As many words as there: the
 * block that tells how long reading takes counts them.
 */
export function passwordForm(
  { id, link }: Pick<PostFacts, 'id' | 'link'>,
  {
    context: { site, theme, language },
  }: { readonly context: Pick<RenderState['context'], 'site' | 'theme' | 'language'> },
): string {
  const { own, say } = languageIn({ language });
  const request = own('This text is protected. To read it, please enter its password here.', '721f6578ea559a65');
  const field = `pwbox-${id}`;
  const action = escapeUrl(`${site?.siteUrl ?? ''}/wp-login.php?action=postpass`);
  const [open, close, classes] = theme.hasThemeJson
    ? ['<span class="wp-block-button">', '</span>', ' class="wp-block-button__link wp-element-button"']
    : ['', '', ''];
  return `<form action="${action}" class="post-password-form" method="post"><input type="hidden" name="redirect_to" value="${escapeAttribute(link)}" />
	<p>${request}</p>
	<p><label for="${field}">${say('Password:')} <input name="post_password" id="${field}" type="password" spellcheck="false" required size="20" /></label> ${open}<input type="submit" name="Submit"${classes} value="${escapeAttribute(say('Enter', 'post password form'))}" />${close}</p></form>
	`;
}
