// The template hierarchy for each kind of page: slugs in WordPress 7.1's order (template-loader.php).
import { expect, test } from 'vitest';
import { getPost } from '../content/posts/get.ts';
import type { PostRow } from '../database/schema.ts';
import { storedPost } from '../rest/resources/posts/testing.ts';
import { describeEachSite } from '../testing.ts';
import type { Found, ListKind } from './found.ts';
import { templateNames } from './template-names.ts';

describeEachSite('names of templates', (open) => {
  test('are those of the hierarchy, best first, each once', async () => {
    const site = await open();
    const stored = async (columns: Parameters<typeof storedPost>[1]): Promise<PostRow> => {
      const row = await getPost(site, await storedPost(site, columns));
      if (!row) throw new Error('the post was not stored');
      return row;
    };
    const post = await stored({ post_name: 'story', post_status: 'publish' });
    const page = await stored({ post_name: '%c3%bcber', post_status: 'publish', post_type: 'page' });
    const file = await stored({
      post_name: 'pic',
      post_type: 'attachment',
      post_status: 'inherit',
      post_mime_type: 'image/png',
    });
    const names = (found: Found, custom = '', isFront = false) => templateNames(site, found, isFront, custom).join(' ');
    const single = (row: PostRow): Found => ({ kind: 'post', row, page: 1 });
    const query = { types: ['post'], statuses: ['publish'], perPage: 10 };
    const list = (kind: ListKind) => ({
      ...{ kind, kinds: new Set([kind]), terms: 0, rows: [], total: 0, page: 1, pages: 0, perPage: 10, query },
    });
    const term = {
      term_id: 7,
      name: 'News',
      slug: 'news',
      term_group: 0,
      term_taxonomy_id: 7,
      taxonomy: 'category',
      description: '',
      parent: 0,
      count: 1,
    };
    expect(names({ kind: 'none' })).toBe('404 index');
    expect(names(single(post))).toBe('single-post-story single-post single singular index');
    expect(names(single(post), 'wide')).toBe('wide single-post-story single-post single singular index');
    expect(names(single(post), '../../secret')).toBe('single-post-story single-post single singular index');
    expect(names(single(page))).toBe(`page-über page-%c3%bcber page-${page.ID} page singular index`);
    expect(names(single(page), '', true)).toMatch(/^front-page page-über /);
    expect(names(single(file))).toBe(
      'image-png png image attachment single-attachment-pic single-attachment single singular index',
    );
    expect(names({ ...list('home') }, '', true)).toBe('front-page home index');
    expect(names({ ...list('search'), search: 'x' })).toBe('search index');
    expect(names({ ...list('date'), date: '2025' })).toBe('date archive index');
    expect(names({ ...list('category'), term })).toBe('category-news category-7 category archive index');
    expect(names({ ...list('tag'), term: { ...term, taxonomy: 'post_tag' } })).toBe('tag-news tag-7 tag archive index');
    expect(names({ ...list('taxonomy'), term: { ...term, taxonomy: 'genre' } })).toBe(
      'taxonomy-genre-news taxonomy-genre-7 taxonomy-genre taxonomy archive index',
    );
    await site.options.set('wp_page_for_privacy_policy', String(page.ID));
    expect(names(single(page))).toMatch(/^privacy-policy page-über /);
  });
});
