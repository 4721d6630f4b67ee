// Rendered texts in answers, as WordPress 7.1 gave them for the same stored texts.
import { expect, test } from 'vitest';
import { describeEachSite } from '../../../testing.ts';
import { postsApi, storedMeta, storedPost } from './testing.ts';

const paragraph = (html: string) => `<!-- wp:paragraph -->\n<p>${html}</p>\n<!-- /wp:paragraph -->`;
const shown = (html: string) => `<p class="wp-block-paragraph">${html}</p>`;
const gallery =
  '<!-- wp:gallery {"linkTo":"none"} -->\n<figure class="wp-block-gallery has-nested-images columns-default is-cropped">' +
  '<!-- wp:image {"id":5,"sizeSlug":"large","linkDestination":"none"} -->\n<figure class="wp-block-image size-large">' +
  '<img src="http://example.test/pic.jpg" alt="" class="wp-image-5"/></figure>\n<!-- /wp:image --></figure>\n<!-- /wp:gallery -->';

/** Stored content → rendered content (where it matters) and made excerpt. */
const made: [content: string, rendered: string | undefined, excerpt: string][] = [
  [
    `${paragraph('Before')}\n\n<!-- wp:more -->\n<!--more-->\n<!-- /wp:more -->\n\n${paragraph('After')}`,
    `\n${shown('Before')}\n\n\n\n<!--more-->\n\n\n\n${shown('After')}\n`,
    '<p>Before</p>\n',
  ],
  [
    `${paragraph('P1')}\n\n<!-- wp:nextpage -->\n<!--nextpage-->\n<!-- /wp:nextpage -->\n\n${paragraph('P2')}`,
    `\n${shown('P1')}\n\n\n\n<!--nextpage-->\n\n\n\n${shown('P2')}\n`,
    '<p>P1</p>\n',
  ],
  ['One\n\n<!--nextpage-->\n\nTwo', '<p>One</p>\n<p><!--nextpage--></p>\n<p>Two</p>\n', '<p>One</p>\n'],
  ['<!--nextpage-->First\n<!--nextpage-->Second', undefined, '<p>First</p>\n'],
  ['<p>One</p>\n<!--more Go on-->\n<p>Two</p>', '<p>One</p>\n<p><!--more Go on--></p>\n<p>Two</p>\n', '<p>One</p>\n'],
  [
    `${paragraph('Foot<sup data-fn="abc-1" class="fn"><a href="#abc-1" id="abc-1-link">1</a></sup> note')}`,
    undefined,
    '<p>Foot note</p>\n',
  ],
  [
    `<!-- wp:columns -->\n<div class="wp-block-columns"><!-- wp:column -->\n<div class="wp-block-column">${paragraph('Col one')}</div>\n<!-- /wp:column -->\n\n` +
      '<!-- wp:column -->\n<div class="wp-block-column"><!-- wp:list -->\n<ul class="wp-block-list"><!-- wp:list-item -->\n<li>item</li>\n<!-- /wp:list-item --></ul>\n<!-- /wp:list --></div>\n<!-- /wp:column --></div>\n<!-- /wp:columns -->',
    undefined,
    '<p>Col one</p>\n',
  ],
  [gallery, undefined, ''],
  [`${'word '.repeat(54)}last`, undefined, `<p>${'word '.repeat(54)}last</p>\n`],
  [`${'word '.repeat(55)}last`, undefined, `<p>${'word '.repeat(54)}word [&hellip;]</p>\n`],
  [' \n ', '', ''],
  ['Text [gallery] done...', undefined, '<p>Text done&#8230;</p>\n'],
];

describeEachSite('texts of posts', (open) => {
  test('contents and the excerpts made of them', async () => {
    const site = await open();
    const ask = postsApi(site);
    for (const [index, [post_content, rendered, excerpt]] of made.entries()) {
      const id = await storedPost(site, { post_content, post_excerpt: '', post_name: `made-${index}` });
      const { data } = await ask('GET', `/wp/v2/posts/${id}`);
      expect([post_content, data.excerpt.rendered]).toEqual([post_content, excerpt]);
      if (rendered !== undefined) expect([post_content, data.content.rendered]).toEqual([post_content, rendered]);
      // Kept renderings are the same, and give way when the text changes.
      expect((await ask('GET', `/wp/v2/posts/${id}`)).data).toEqual(data);
      await site.database.kysely.updateTable('posts').set({ post_content: 'Other' }).where('ID', '=', id).execute();
      site.caches.changed();
      const changed = (await ask('GET', `/wp/v2/posts/${id}`)).data;
      expect([changed.content.rendered, changed.excerpt.rendered]).toEqual(['<p>Other</p>\n', '<p>Other</p>\n']);
    }
  });

  test('titles, and excerpts that were written', async () => {
    const site = await open();
    const id = await storedPost(site, {
      post_title: 'Wordpress "T" 1 -- it\'s & <b>bold</b> ...',
      post_excerpt: 'First "line"\n\nSecond & <b>line</b> :)',
      post_name: 'written',
    });
    const { data } = await postsApi(site)('GET', `/wp/v2/posts/${id}`);
    expect(data.title.rendered).toBe('WordPress &#8220;T&#8221; 1 &#8212; it&#8217;s &#038; <b>bold</b> &#8230;');
    expect(data.excerpt.rendered).toBe('<p>First &#8220;line&#8221;</p>\n<p>Second &#038; <b>line</b> 🙂</p>\n');
  });

  test('excerpt_length counts words', async () => {
    const site = await open();
    const id = await storedPost(site, { post_content: 'one two three four', post_excerpt: '', post_name: 'count' });
    const ask = postsApi(site);
    const excerpt = async (query: string) => (await ask('GET', `/wp/v2/posts${query}`)).data;
    expect((await excerpt(`/${id}?excerpt_length=2`)).excerpt.rendered).toBe('<p>one two [&hellip;]</p>\n');
    expect((await excerpt(`/${id}?excerpt_length=-5`)).excerpt.rendered).toBe('<p> [&hellip;]</p>\n');
    expect((await excerpt(`?include=${id}&excerpt_length=3`))[0].excerpt.rendered).toBe(
      '<p>one two three [&hellip;]</p>\n',
    );
    expect((await excerpt(`/${id}`)).excerpt.rendered).toBe('<p>one two three four</p>\n');
  });

  test('numbered names count through an answer; editors get a second rendering', async () => {
    const site = await open();
    for (const post_name of ['first', 'second']) {
      await storedPost(site, { post_content: gallery, post_excerpt: '', post_name, post_title: post_name });
    }
    const ask = postsApi(site);
    const numbers = async (query: string, as?: string) => {
      const { data } = await ask('GET', `/wp/v2/posts?slug=first,second${query}`, as ? { as } : {});
      return data.map(
        (post: { content: { rendered: string } }) => /wp-block-gallery-(\d+)/.exec(post.content.rendered)?.[1],
      );
    };
    expect(await numbers('')).toEqual(['1', '2']);
    expect(await numbers('')).toEqual(['1', '2']);
    expect(await numbers('&context=edit', 'editor')).toEqual(['2', '4']);
  });

  test('pictures of a whole list are loaded together', async () => {
    const site = await open();
    const count = async (posts: number) => {
      for (let index = 0; index < posts; index++) {
        const picture = await storedPost(site, {
          post_type: 'attachment',
          post_status: 'inherit',
          post_name: `p-${index}`,
        });
        const size = 'a:3:{s:5:"width";i:10;s:6:"height";i:20;s:4:"file";s:5:"p.jpg";}';
        await storedMeta(site, picture, '_wp_attachment_metadata', size);
        const image = `<img src="http://example.test/wp-content/uploads/p.jpg" alt="" class="wp-image-${picture}"/>`;
        const post_content = `<!-- wp:image {"id":${picture}} -->\n<figure class="wp-block-image">${image}</figure>\n<!-- /wp:image -->`;
        await storedPost(site, { post_content, post_name: `with-${index}` });
      }
      const ask = postsApi(site);
      await ask('GET', '/wp/v2/posts?per_page=50&exclude=1');
      const before = site.database.queryCount;
      const { data } = await ask('GET', '/wp/v2/posts?per_page=50&exclude=1');
      expect(data[0].content.rendered).toContain('width="10" height="20"');
      return site.database.queryCount - before;
    };
    expect(await count(5)).toBe(await count(30));
  });

  test('editors see blocks written anew, and captions numbered on; galleries of nothing are nothing', async () => {
    const site = await open();
    const ask = postsApi(site);
    const css = await storedPost(site, {
      post_content: '<!-- wp:p {"style":{"css":"& p{}"}} --><p>x</p><!-- /wp:p -->',
    });
    const { raw } = (await ask('GET', `/wp/v2/posts/${css}?context=edit`, { as: 'editor' })).data.content;
    expect(raw).toBe('<!-- wp:p {"style":{"css":"\\u0026 p{}"}} --><p>x</p><!-- /wp:p -->');
    const caption = '[caption id="x" width="30"]<img src="a.png"> A[/caption]';
    const captions = await storedPost(site, {
      post_content: `${caption}${caption}[gallery ids="1,2"]`,
      post_name: 'c',
    });
    const ids = async (query: string, as?: string) => {
      const { content } = (await ask('GET', `/wp/v2/posts/${captions}${query}`, as ? { as } : {})).data;
      expect(content.rendered).not.toContain('gallery');
      return [...content.rendered.matchAll(/<figure id="([^"]+)"/g)].map((match: RegExpMatchArray) => match[1]);
    };
    expect(await ids('')).toEqual(['x', 'x-2']);
    expect(await ids('?context=edit', 'editor')).toEqual(['x-3', 'x-4']);
  });

  test('a gallery with a numbered element among its attributes shows its pictures in lists, too', async () => {
    const site = await open();
    const image = { post_type: 'attachment', post_status: 'inherit', post_mime_type: 'image/png', guid: '/a.png' };
    await storedMeta(site, await storedPost(site, { ...image, post_name: 'a-png' }), '_wp_attached_file', 'a.png');
    const search = '<!-- wp:search /-->';
    const before = await storedPost(site, { post_name: 'search', post_content: search });
    const id = await storedPost(site, { post_name: 'gallery', post_content: `[gallery ${search} id="0"]` });
    const ids = `include=${before},${id}&orderby=include`;
    const [, { content }] = (await postsApi(site)('GET', `/wp/v2/posts?${ids}`)).data;
    expect(content.rendered).toContain("<div id='gallery-1' class='gallery galleryid-0");
  });

  test('a logo without a description of its own is described by the name of the site as pages show it', async () => {
    const site = await open();
    const image = { post_type: 'attachment', post_status: 'inherit', post_mime_type: 'image/png', guid: '/a.png' };
    const logo = await storedPost(site, { ...image, post_name: 'logo' });
    await storedMeta(site, logo, '_wp_attached_file', 'a.png');
    await site.options.set('site_logo', String(logo));
    await site.options.set('blogname', 'Harbour &amp; "tides"');
    const id = await storedPost(site, { post_name: 'logos', post_content: '<!-- wp:site-logo /-->' });
    const { data } = await postsApi(site)('GET', `/wp/v2/posts/${id}`);
    expect(data.content.rendered).toContain(' alt="Harbour &amp; &#8220;tides&#8221;"');
  });

  // Behind a text with blocks, WordPress makes paragraphs of later texts after their shortcodes have been found.
  test('galleries with a paragraph in their tag are shown whatever comes before them', async () => {
    const site = await open();
    const ask = postsApi(site);
    const image = { post_type: 'attachment', post_status: 'inherit', post_mime_type: 'image/png', guid: '/a.png' };
    const picture = await storedPost(site, { ...image, post_name: 'picture' });
    await storedMeta(site, picture, '_wp_attached_file', 'a.png');
    const text = {
      post_name: 'classic',
      post_excerpt: 'Short',
      post_content: `Text\n[gallery\n\n\n[gallery ids="${picture}"] `,
    };
    const classic = await storedPost(site, { ...text, post_date: '2020-01-01 00:00:00' });
    const blocks = await storedPost(site, { post_name: 'blocks', post_content: paragraph('First') });
    for (const ids of [[blocks, classic], [classic]]) {
      const { data } = await ask('GET', `/wp/v2/posts?include=${ids.join()}&orderby=include`);
      expect(data.at(-1).content.rendered).toContain("<div id='gallery-1' class='gallery ");
    }
  });
});
