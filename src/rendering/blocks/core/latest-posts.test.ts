// Posts shown in full within another: what WordPress 7.1 answers for them in its API.
import { expect, it } from 'vitest';
import { renderContent } from '../../content.ts';
import type { ContentContext } from '../../types.ts';
import { twentyTwentyFive } from '../block-theme.ts';
import type { Facts, PostFacts } from '../facts.ts';

const picture = '<img src="http://x.example/a.jpg" width="2400" height="1600">';

function shown(more: string): string {
  const post = { id: 5, type: 'post', title: 'A', link: 'https://news.example/a/', locked: false, footnotes: '' };
  const content = `<!-- wp:image -->\n<figure class="wp-block-image">${picture}</figure>\n<!-- /wp:image -->`;
  const facts = { posts: () => ({ ids: [5], total: 1 }), post: () => ({ ...post, content }) as PostFacts };
  const context: ContentContext = {
    home: 'https://news.example',
    locale: 'en_US',
    useSmilies: false,
    theme: twentyTwentyFive,
    uploads: '',
    data: { facts: facts as unknown as Facts },
  };
  const attributes = `{"displayPostContent":true,"displayPostContentRadio":"full_post"${more}}`;
  const { html } = renderContent(`<!-- wp:latest-posts ${attributes} /-->`, context);
  return /<img[^>]*>/.exec(html)?.[0] ?? html;
}

it('gives pictures of the posts their loading with those of the content around', () => {
  const rest = 'src="http://x.example/a.jpg" width="2400" height="1600">';
  expect(shown('')).toBe(`<img loading="lazy" decoding="async" ${rest}`);
  expect(shown(',"metadata":{"blockVisibility":{"viewport":{"tablet":false}}}')).toBe(
    `<img loading="lazy" decoding="async" fetchpriority="auto" ${rest}`,
  );
});
