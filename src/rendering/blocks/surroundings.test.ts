// Texts within texts, each of which knows what is around all of them: what WordPress 7.1 answers for them in its API.
import { expect, it } from 'vitest';
import { renderContent } from '../content.ts';
import { context } from '../context.testing.ts';
import type { ContentContext } from '../types.ts';
import type { Facts, PostFacts } from './facts.ts';
import type { SiteFacts } from './site-facts.ts';

const url = context.home;
const post = (id: number, type: string, title: string, content: string, locked = false): PostFacts =>
  ({
    id,
    type,
    title,
    content,
    link: `${url}/${id}/`,
    locked,
    footnotes: '',
    classes: [] as readonly string[],
  }) as PostFacts;
const titleAndLink = '<!-- wp:post-title /--><!-- wp:read-more /-->';
const shownContent = '<!-- wp:post-content /-->';

/** The post 5 holds `content`; queries find the page 6, the list of the latest the post 7; the page has `words`. */
function rendered(content: string, words = '', isLocked = false): string {
  const posts = [
    post(5, 'post', 'Five', content),
    post(6, 'page', 'Page', words, isLocked),
    post(7, 'post', 'Seven', titleAndLink),
  ];
  const facts = {
    post: (id: number) => posts.find((one) => one.id === id),
    posts: ({ type }: { type: string }) => ({ ids: type === 'page' ? [6] : [7], total: 1, pages: 1 }),
  };
  const around: ContentContext = {
    ...context,
    post: { id: 5, type: 'post' },
    site: {
      hasHtml5: () => true,
      isViewableType: () => true,
      pattern: (name: string) => (name === 'own' ? `<p>Own</p>${shownContent}` : undefined),
    } as unknown as SiteFacts,
    data: {
      facts: facts as unknown as Facts,
      pattern: (id) => ({ content: id === 1 ? shownContent : '' }),
    },
  };
  return renderContent(content, around).html;
}

const shown = (html: string): string =>
  `<div class="entry-content wp-block-post-content is-layout-flow wp-block-post-content-is-layout-flow">${html}</div>`;

it('shows a post that a pattern in it shows once more', () => {
  expect(rendered('<p>Words</p><!-- wp:block {"ref":1} /-->')).toBe(`<p>Words</p>${shown('<p>Words</p>')}`);
});

it('shows a pattern once, in the post that it shows as well', () => {
  expect(rendered('<p>Words</p><!-- wp:pattern {"slug":"own"} /-->')).toBe(
    `<p>Words</p><p>Own</p>${shown('<p>Words</p>')}`,
  );
});

it('shows the text of the last post of a list behind it, but not one behind a password', () => {
  const list =
    '<!-- wp:query {"query":{"perPage":1,"postType":"page"}} --><div class="wp-block-query"><!-- wp:post-template --><!-- wp:post-title /--><!-- /wp:post-template --></div><!-- /wp:query -->';
  expect(rendered(list + shownContent, '<p>words</p>')).toContain(`</ul></div>${shown('<p>words</p>\n')}`);
  expect(rendered(list + shownContent, '<p>words</p>', true)).not.toContain('words');
});

it('tells a post that the list of the latest shows what the list around it is at', () => {
  const latest = '<!-- wp:latest-posts {"displayPostContent":true,"displayPostContentRadio":"full_post"} /-->';
  const html = rendered(
    `<!-- wp:query {"query":{"perPage":1,"postType":"page"}} --><div class="wp-block-query"><!-- wp:post-template -->${latest}<!-- wp:post-title /--><!-- /wp:post-template --></div><!-- /wp:query -->`,
  );
  const [listed = ''] = /(?<=post-full-content">).*?(?=<\/div>)/.exec(html) ?? [];
  expect(listed).toBe(
    `<h2 class="wp-block-post-title">Seven</h2><a class="wp-block-read-more" href="${url}/6/" target="_self">Read more<span class="screen-reader-text">: Page</span></a>`,
  );
  expect(html).toContain('</ul><h2 class="wp-block-post-title">Page</h2></li>');
});

it.each(['post-time-to-read', 'post-excerpt'])('reads a post once for all its blocks %s', (name) => {
  const content = `<!-- wp:${name} /-->`.repeat(200);
  let reads = 0;
  const own = Object.defineProperty({ ...post(5, 'post', 'Five', ''), excerpt: '' }, 'content', {
    get: () => {
      reads++;
      return content;
    },
  });
  const facts = { post: () => own } as unknown as Facts;
  const { html } = renderContent(content, { ...context, post: { id: 5, type: 'post' }, data: { facts } });
  expect(html.split(`class="wp-block-${name}"`)).toHaveLength(201);
  expect(reads).toBeLessThan(10);
});
