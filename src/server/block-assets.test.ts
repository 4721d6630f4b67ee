// Scripts and styles of blocks at WordPress's addresses, and pages that name them. The files come from `npm run build`.
import { expect, test } from 'vitest';
import { createPost } from '../content/posts/create.ts';
import { allRoutes } from '../rest/routes.ts';
import { openTestSite } from '../testing.ts';
import { createApp } from './app.ts';

const file =
  '<!-- wp:file {"displayPreview":true} --><div class="wp-block-file"><object class="wp-block-file__embed" data="/a.pdf" type="application/pdf"></object><a href="/a.pdf">a</a></div><!-- /wp:file -->';

test('pages name the scripts and styles of their blocks, which are served', async () => {
  const site = await openTestSite();
  const app = createApp(site, allRoutes, { logLevel: 'silent' });
  const plain = await createPost(site, null, { type: 'post', title: 'Plain', status: 'publish', content: 'Text' });
  const post = await createPost(site, null, { type: 'post', title: 'File', status: 'publish', content: file });
  const get = (url: string) => app.fastify.inject({ url });
  const pageOf = async (id: number) => {
    const first = await get(`/?p=${id}`);
    return first.statusCode === 301 ? (await get(String(first.headers.location))).body : first.body;
  };
  // What stands around a text has blocks of its own.
  expect(await pageOf(plain.ID)).not.toMatch(/block-library\/file|wp-block-file/);
  const { body } = { body: await pageOf(post.ID) };
  // Kept texts tell their scripts what they must know as well.
  expect(await pageOf(post.ID)).toBe(body);
  const [, map = ''] = /<script id="wp-importmap" type="importmap">(.*?)<\/script>/s.exec(body) ?? [];
  const { imports } = JSON.parse(map) as { imports: Record<string, string> };
  expect(Object.keys(imports)).toContain('@wordpress/interactivity');
  const [, view = ''] = /id="@wordpress\/block-library\/file\/view-js-module" src="([^"]*)"/.exec(body) ?? [];
  expect(body).toMatch(/<style id="wp-block-file-inline-css">\n.*\.wp-block-file/s);
  for (const [address, type] of [
    [imports['@wordpress/interactivity'], 'text/javascript'],
    [view, 'text/javascript'],
    ['http://example.test/wp-includes/blocks/file/style.min.css', 'text/css'],
  ] as const) {
    const answer = await get(new URL(address ?? '').pathname + new URL(address ?? '').search);
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, `${type}; charset=UTF-8`]);
  }
  for (const wrong of [
    'js/dist/script-modules/../../../../package.json',
    'blocks/file/block.json',
    'blocks/x/style.min.css',
  ])
    expect((await get(`/wp-includes/${wrong}`)).statusCode).toBe(404);
  await app.close();
  await site.database.close();
});

test('pages with players bring what plays them, others do not; pictures that texts name are there', async () => {
  const site = await openTestSite();
  const app = createApp(site, allRoutes, { logLevel: 'silent' });
  const add = (content: string) =>
    createPost(site, null, { type: 'post', title: 'Heard', status: 'publish', content }).then(({ ID }) => ID);
  const get = (url: string) => app.fastify.inject({ url });
  const pageOf = async (id: number) => (await get(String((await get(`/?p=${id}`)).headers.location))).body;
  expect(await pageOf(await add('Text'))).not.toMatch(/mediaelement|wp-embed-js/);
  const heard = await pageOf(await add('[audio src="/a.mp3"]\n\nGrin :mrgreen:'));
  const named = [...heard.matchAll(/(?:src|href)=["'](http:[^"']*\/wp-includes\/[^"']*)/g)].map(([, url = '']) => url);
  expect(named.map((url) => url.replace(/^.*wp-includes\/|\?ver=[0-9a-f]+$/g, ''))).toEqual(
    expect.arrayContaining([
      'js/mediaelement/mediaelementplayer-legacy.min.css',
      'js/mediaelement/wp-mediaelement.min.css',
      'images/smilies/mrgreen.png',
      'js/mediaelement/mediaelement-and-player.min.js',
      'js/mediaelement/wp-mediaelement.min.js',
    ]),
  );
  const others = ['audio', 'video', 'default'].map((name) => `http://x/wp-includes/images/media/${name}.svg`);
  for (const url of [...named, ...others, 'http://x/wp-includes/js/mediaelement/mejs-controls.svg']) {
    const { pathname, search } = new URL(url.replaceAll('&#038;', '&'));
    expect([url, (await get(pathname + search)).statusCode]).toEqual([url, 200]);
  }
  // A film of Vimeo needs one script more.
  expect(heard).not.toContain('renderers/vimeo');
  expect(await pageOf(await add('[video src="https://vimeo.com/1"]'))).toContain('renderers/vimeo.min.js');
  await app.close();
  await site.database.close();
});

test('what is hidden on some screens, and how galleries measure their pictures, stands in the page', async () => {
  const site = await openTestSite();
  const app = createApp(site, allRoutes, { logLevel: 'silent' });
  const content = [
    '<!-- wp:paragraph {"metadata":{"blockVisibility":{"viewport":{"mobile":false,"desktop":false}}}} --><p>Tablets</p><!-- /wp:paragraph -->',
    '<!-- wp:gallery {"style":{"spacing":{"blockGap":{"top":"1px","left":"var:preset|spacing|20"}}}} --><figure class="wp-block-gallery has-nested-images"></figure><!-- /wp:gallery -->',
  ].join('\n');
  const { ID } = await createPost(site, null, { type: 'post', title: 'Hidden', status: 'publish', content });
  const first = await app.fastify.inject({ url: `/?p=${ID}` });
  const { body } = await app.fastify.inject({ url: String(first.headers.location) });
  expect(body).toContain('<p class="wp-block-hidden-desktop wp-block-hidden-mobile wp-block-paragraph">');
  expect(body).toContain('@media (width > 782px){.wp-block-hidden-desktop{display:none !important;}}');
  expect(body).toContain('@media (width <= 480px){.wp-block-hidden-mobile{display:none !important;}}');
  expect(body).toMatch(
    /\.wp-block-gallery\.wp-block-gallery-\d+\{--wp--style--unstable-gallery-gap:var\(--wp--preset--spacing--20\);\}/,
  );
  await app.close();
  await site.database.close();
});

test('posts of other sites that a page embeds are shown by a script, once', async () => {
  const site = await openTestSite();
  const app = createApp(site, allRoutes, { logLevel: 'silent' });
  const frame =
    '<blockquote class="wp-embedded-content"><a href="https://x.test/">X</a></blockquote><iframe class="wp-embedded-content" src="https://x.test/embed/"></iframe>';
  const { ID } = await createPost(site, null, { type: 'post', title: 'X', status: 'publish', content: frame + frame });
  const first = await app.fastify.inject({ url: `/?p=${ID}` });
  const { body } = await app.fastify.inject({ url: String(first.headers.location) });
  expect(body.split('receiveEmbedMessage=function').length - 1).toBe(1);
  await app.close();
  await site.database.close();
});

test('favicon.ico leads to a picture that is there', async () => {
  const app = createApp(await openTestSite(), allRoutes, { logLevel: 'silent' });
  const first = await app.fastify.inject({ url: '/?favicon=1' });
  expect(first.statusCode).toBe(302);
  const { pathname } = new URL(String(first.headers.location));
  const picture = await app.fastify.inject({ url: pathname });
  expect([picture.statusCode, picture.headers['content-type']]).toEqual([200, 'image/png']);
  expect(picture.rawPayload.subarray(1, 4).toString()).toBe('PNG');
});
