// Pages inside of frames: status, headers and address as WordPress 7.1 has them, and the links by which they are found.
import { expect, test } from 'vitest';
import { anonymous } from '../access/make-viewer.ts';
import { parseQuery } from '../rest/engine/query.ts';
import { restRoot, restUrl } from '../rest/engine/url.ts';
import { storedPost } from '../rest/resources/posts/testing.ts';
import { describeEachSite, type TestSite } from '../testing.ts';
import { servePage } from './serve-page.ts';

async function ask(site: TestSite, address: string) {
  const [path = '/', search = ''] = address.split('?');
  const request = { path, search, query: parseQuery(search), cookie: undefined, viewer: anonymous() };
  const answer = await servePage(site, request, { root: restRoot(site), of: (route) => restUrl(site, route) });
  const header = (name: string) => answer.headers.find(([each]) => each === name)?.[1];
  return { status: answer.status, embed: header('X-WP-embed'), location: header('Location'), body: answer.body };
}

describeEachSite('embedded pages', (open) => {
  const story = {
    post_name: 'story',
    post_title: 'A <em>story</em>',
    post_content: 'Text',
    post_date: '2025-01-02 10:00:00',
  };
  const link = '/2025/01/02/story/';

  test('a post has one below its address and by `embed`', async () => {
    const site = await open();
    await storedPost(site, { ...story, post_status: 'publish' });
    for (const address of [`${link}embed/`, `${link}?embed=true`, `${link}?embed`]) {
      const page = await ask(site, address);
      expect([page.status, page.embed]).toEqual([200, 'true']);
      expect(page.body).toContain(`<a href="http://example.test${link}">A <em>story</em></a>`);
      expect(page.body).toContain('<title>A story &#8211; Test Site</title>');
    }
    expect(await ask(site, `${link}embed`)).toMatchObject({
      status: 301,
      location: `http://example.test${link}embed/`,
    });
  });

  test('what is not there or not for everybody has an embeddable 404', async () => {
    const site = await open();
    await storedPost(site, { ...story, post_status: 'private' });
    for (const address of [`${link}embed/`, '/2025/01/02/nothing/embed/']) {
      expect(await ask(site, address)).toMatchObject({ status: 404, embed: 'true' });
    }
  });

  test('a protected text stays hidden', async () => {
    const site = await open();
    await storedPost(site, { ...story, post_status: 'publish', post_password: 'x', post_excerpt: 'Secret excerpt' });
    const page = await ask(site, `${link}embed/`);
    expect([page.status, page.body.includes('Secret'), page.body.includes('protected')]).toEqual([200, false, true]);
  });

  test('lists are shown as they are; whole pages name the post’s oEmbed data', async () => {
    const site = await open();
    await storedPost(site, { ...story, post_status: 'publish' });
    expect(await ask(site, '/embed/')).toMatchObject({ status: 200, embed: undefined });
    const { body } = await ask(site, link);
    const endpoint = `http://example.test/wp-json/oembed/1.0/embed?url=${encodeURIComponent(`http://example.test${link}`)}`;
    expect(body).toContain(`type="application/json+oembed" href="${endpoint}" />`);
    expect(body).toContain(`type="text/xml+oembed" href="${endpoint}&#038;format=xml" />`);
    expect((await ask(site, '/')).body).not.toContain('oembed');
  });
});
