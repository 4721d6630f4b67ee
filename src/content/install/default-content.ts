// What a fresh site shows: one post with a comment, a page, a draft of a privacy page, a navigation, one category.
// Ids, slugs, states and block structure are those of a fresh WordPress; the prose is ours.
import type { PostRow } from '../../database/schema.ts';

const paragraph = (text: string): string => `<!-- wp:paragraph -->\n<p>${text}</p>\n<!-- /wp:paragraph -->`;
const heading = (text: string): string =>
  `<!-- wp:heading -->\n<h2 class="wp-block-heading">${text}</h2>\n<!-- /wp:heading -->`;
const quote = (text: string): string =>
  `<!-- wp:quote -->\n<blockquote class="wp-block-quote">\n${paragraph(text)}\n</blockquote>\n<!-- /wp:quote -->`;

export const firstPost = paragraph('This is the first post of your site. Change it or delete it, and write your own.');

export const samplePage = (adminUrl: string): string =>
  [
    paragraph(
      'A page, unlike a post, keeps its place: it stands in the navigation of most themes and does not move down as ' +
        'news comes in. Many sites begin with one that says who they are. For instance:',
    ),
    quote('We are three reporters and a photographer. We write about the harbour, the market and the town hall.'),
    paragraph('Or, for a firm:'),
    quote(
      'Our bakery has stood on the corner of Mill Street since 1904. Thirty people work here, most of them by night.',
    ),
    paragraph(
      `When you know what yours should say, go to <a href="${adminUrl}">the newsroom</a> and change this page.`,
    ),
  ].join('\n\n');

const suggestion = '<strong class="privacy-policy-tutorial">A suggestion: </strong>';

export const privacyPolicy = (url: string): string =>
  `${[
    heading('Who runs this site'),
    paragraph(`${suggestion}The address of this site is: ${url}.`),
    heading('What readers send'),
    paragraph(
      `${suggestion}With a comment we keep what was typed into its form, the network address it came from and the name of the browser, so that unwanted comments can be told apart.`,
    ),
    heading('Pictures'),
    paragraph(
      `${suggestion}Pictures may carry the place where they were taken. Remove it before you upload them if others should not know.`,
    ),
    heading('Cookies'),
    paragraph(
      `${suggestion}Those who log in get cookies that keep them logged in. Other readers get none, unless they ask for their name to be remembered with a comment.`,
    ),
    heading('Parts of other sites'),
    paragraph(
      `${suggestion}Articles may show videos, pictures or posts of other sites. Those sites learn of your visit as if you had gone there.`,
    ),
    heading('Who else learns of it'),
    paragraph(`${suggestion}Name here everybody to whom data of readers is given.`),
    heading('How long we keep it'),
    paragraph(`${suggestion}Comments stay as long as the article does. Accounts stay until they are deleted.`),
    heading('Your rights'),
    paragraph(`${suggestion}You may ask for a copy of what we keep about you, and you may ask us to delete it.`),
  ].join('\n')}\n`;

export const firstComment = {
  author: 'A reader',
  email: 'reader@example.com',
  url: 'https://example.com/',
  content: 'This is a comment.\nIt can be edited, held back or deleted in the newsroom, under Comments.',
};

export const firstMenu = '<!-- wp:page-list /-->';

/** Is this a post of the installation that nobody has changed? The site's address may be another one now. */
export function isDefaultPost(post: PostRow): boolean {
  const made: Readonly<Record<number, { type: string; title: string; content: string }>> = {
    1: { type: 'post', title: 'Hello world!', content: firstPost },
    2: { type: 'page', title: 'Sample Page', content: samplePage(anyAddress) },
    3: { type: 'page', title: 'Privacy Policy', content: privacyPolicy(anyAddress) },
    4: { type: 'wp_navigation', title: 'Navigation', content: firstMenu },
  };
  const one = made[post.ID];
  if (!one || one.type !== post.post_type || one.title !== post.post_title) return false;
  const [start = '', ...end] = one.content.split(anyAddress);
  const after = end.join('');
  const { post_content: content } = post;
  return end.length === 0 ? content === start : content.startsWith(start) && content.endsWith(after);
}

/** Stands for the address in the contents above. */
const anyAddress = '\0';
