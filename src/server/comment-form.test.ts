// The discussion of a post on its page: a visitor's comment sent with the form, seen while it is held by its author alone,
// answered, and parted into pages. What is refused and how is compared with WordPress in conformance/pages/comment-form.ts.
import { expect, test } from 'vitest';
import { createComment } from '../content/comments/create.ts';
import { viewerOf } from '../content/users/viewer.ts';
import { allRoutes } from '../rest/routes.ts';
import { describeEachSite, testUrl } from '../testing.ts';
import { createApp } from './app.ts';

describeEachSite('the form for comments', (open) => {
  test('takes a comment, shows it to its author, and leads back', async () => {
    const site = await open();
    const app = createApp(site, allRoutes, { logLevel: 'silent' });
    const host = new URL(testUrl).host;
    const get = async (url: string, cookie?: string) =>
      app.fastify.inject({ url: url.replace(testUrl, ''), headers: { host, ...(cookie ? { cookie } : {}) } });
    const send = (form: Record<string, string>) =>
      app.fastify.inject({
        method: 'POST',
        url: '/wp-comments-post.php',
        headers: { host, 'content-type': 'application/x-www-form-urlencoded' },
        payload: new URLSearchParams({
          comment_post_ID: '1',
          author: 'Ann',
          email: 'ann@example.org',
          ...form,
        }).toString(),
      });
    const { location: post } = (await get('/?p=1')).headers;
    const sent = await send({ comment: 'Held <b>words</b>' });
    const back = String(sent.headers.location);
    expect([sent.statusCode, back.replace(/=[0-9a-f]{32}/, '=*')]).toEqual([
      302,
      `${post}?unapproved=2&moderation-hash=*#comment-2`,
    ]);
    expect((await get(String(post))).payload).not.toContain('Held');
    const own = (await get(back.replace(/#.*/, ''))).payload;
    expect(own).toContain('id="comment-2"');
    // Nobody learns anything from another hash, and links and marks wait for the moderator.
    expect(own).toContain('Held words');
    expect((await get(back.replace(/#.*/, '').replace(/.$/, 'x'))).payload).not.toContain('Held');

    await site.options.set('comment_previously_approved', '0');
    site.clock.advance(60_000);
    const kept = await send({ comment: 'Shown at once', 'wp-comment-cookies-consent': 'yes', comment_parent: '1' });
    expect(kept.headers.location).toBe(`${post}#comment-3`);
    const cookies = [kept.headers['set-cookie']]
      .flat()
      .map((one) => String(one).split(';', 1)[0])
      .join('; ');
    const known = (await get(String(post), cookies)).payload;
    expect(known).toContain('value="ann@example.org"');
    expect(known).toMatch(/id="comment-1"[\s\S]*<ol><li id="comment-3"/);
    expect((await get(`${post}?replytocom=3`)).payload).toContain("id='comment_parent' value='3'");

    const viewer = await viewerOf(site, 1);
    for (let n = 0; n < 4; n++) await createComment(site, viewer, { post: 1, author: 1, content: `More ${n}` });
    await site.options.set('page_comments', '1');
    await site.options.set('comments_per_page', '2');
    await site.options.set('default_comments_page', 'oldest');
    const second = await get(`${post}comment-page-2/`);
    expect([second.statusCode, second.payload.includes('More 1'), second.payload.includes('id="comment-1"')]).toEqual([
      200,
      true,
      false,
    ]);
    expect((await get(`${post}comment-page-1/`)).headers.location).toBe(post);
    expect((await get(`${post}?cpage=2`)).headers.location).toBe(`${post}comment-page-2/`);
    const refused = await app.fastify.inject({ url: '/wp-comments-post.php', headers: { host } });
    expect([refused.statusCode, refused.headers.allow]).toEqual([405, 'POST']);
    await app.close();
  });
});
