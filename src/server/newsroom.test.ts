// The newsroom over HTTP: who is let into which place with which status (as WordPress answers), the post that an editor
// starts with, locks and their heartbeat, what the page brings along, the list and what its links do. On each database.
import { afterEach, expect, test } from 'vitest';
import { metaValues } from '../content/meta/rows.ts';
import { createPost } from '../content/posts/create.ts';
import { getPost } from '../content/posts/get.ts';
import { takeLock } from '../content/posts/lock.ts';
import { editorBundle } from '../newsroom/editor/bundle.ts';
import { allRoutes } from '../rest/routes.ts';
import { describeEachSite, type TestSite, testUsers } from '../testing.ts';
import { createApp } from './app.ts';

interface Person {
  go(place: string, form?: Record<string, string>): Promise<{ status: number; text: string; location: string | null }>;
}
const opened: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0).reverse()) await close();
});

async function served(open: () => Promise<TestSite>) {
  const site = await open();
  const app = createApp(site, allRoutes, { logLevel: 'silent' });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  opened.push(() => app.close());
  for (const option of ['home', 'siteurl']) await site.options.set(option, url);
  site.caches.changed();

  async function person(login?: string): Promise<Person> {
    const cookies = new Map<string, string>();
    const send = async (path: string, form?: Record<string, string>) => {
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      const body = form && { method: 'POST', body: new URLSearchParams(form) };
      const answer = await fetch(url + path, { redirect: 'manual', headers: { cookie }, ...body });
      for (const line of answer.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
        cookies.set(name, value);
      }
      const location = answer.headers.get('location')?.replace(url, '') ?? null;
      return { status: answer.status, text: await answer.text(), location };
    };
    if (login !== undefined) {
      await send('/wp-login.php');
      await send('/wp-login.php', { log: login, pwd: login === 'admin' ? 'password' : login, testcookie: '1' });
    }
    return { go: (place, form) => send(`/wp-admin/${place}`, form) };
  }
  return { site, url, person };
}

/** The data of an editor's page. */
function dataOf(page: string) {
  const [, json = '{}'] = /<script type="application\/json" id="editor-data">(.*?)<\/script>/s.exec(page) ?? [];
  return JSON.parse(json);
}
const built = editorBundle() !== undefined;

describeEachSite('the newsroom', (open) => {
  test('lets in whom WordPress lets in, and sends the others where it sends them', async () => {
    const { site, person } = await served(open);
    const people = {
      nobody: await person(),
      subscriber: await person('subscriber'),
      contributor: await person('contributor'),
    };
    const trashed = await createPost(site, null, { title: 'Gone', status: 'trash', author: testUsers.contributor });
    const revision = await createPost(site, null, { title: 'Rev', status: 'inherit', type: 'revision', author: 4 });
    const login = (place: string) =>
      expect.stringMatching(new RegExp(`^/wp-login.php\\?redirect_to=.*${place}.*&reauth=1$`));
    const cases: [keyof typeof people, string, number, unknown][] = [
      ['nobody', 'post.php?post=1&action=edit', 302, login('post.php')],
      ['nobody', 'post-new.php', 302, login('post-new.php')],
      ['nobody', 'edit.php', 302, login('edit.php')],
      ['contributor', 'post.php?post=1&action=edit', 403, null],
      ['contributor', 'post.php?post=99999&action=edit', 404, null],
      ['contributor', 'post.php?action=edit', 302, '/wp-admin/post.php'],
      ['contributor', 'post.php?post=abc&action=edit', 302, '/wp-admin/post.php'],
      ['contributor', 'post.php', 302, '/wp-admin/edit.php'],
      ['contributor', 'post.php?post=1&action=nothing', 302, '/wp-admin/edit.php'],
      ['contributor', `post.php?post=${trashed.ID}&action=edit`, 409, null],
      ['contributor', `post.php?post=${revision.ID}&action=edit`, 403, null],
      ['contributor', 'post-new.php?post_type=nope', 400, null],
      ['contributor', 'post-new.php?post_type=', 400, null],
      ['contributor', 'post-new.php?post_type=page', 403, null],
      ['contributor', 'edit.php?post_type=page', 403, null],
      ['contributor', 'edit.php', 200, null],
      ['contributor', 'post.php?post=1&action=trash', 403, null],
      ['subscriber', 'post-new.php', 403, null],
      ['subscriber', 'post-new.php?post_type=nope', 403, null],
      ['subscriber', 'edit.php', 403, null],
      ['subscriber', 'post.php?post=1&action=edit', 403, null],
    ];
    for (const [who, place, status, location] of cases) {
      const answer = await people[who].go(place);
      expect([who, place, answer.status, answer.location]).toEqual([who, place, status, location]);
    }
  });

  test.skipIf(!built)(
    'makes the post that an editor starts with, and forgets those that nobody came back to',
    async () => {
      const { site, person } = await served(open);
      const forgotten = await createPost(site, null, {
        title: 'Auto Draft',
        status: 'auto-draft',
        author: 1,
        date: { local: '2020-01-01 00:00:00', gmt: '2020-01-01 00:00:00' },
      });
      const { text, status } = await (await person('contributor')).go('post-new.php');
      expect(status).toBe(200);
      const data = dataOf(text);
      const post = await getPost(site, data.postId);
      expect(post).toMatchObject({
        post_title: 'Auto Draft',
        post_status: 'auto-draft',
        post_author: testUsers.contributor,
        post_name: '',
        post_content: '',
      });
      expect(data).toMatchObject({ postType: 'post', initialEdits: { title: '', content: '', excerpt: '' } });
      expect(data.settings.postLock.activePostLock).toBe(
        (await metaValues(site, 'post', data.postId, '_edit_lock'))[0],
      );
      expect(await getPost(site, forgotten.ID)).toBeUndefined();
    },
  );

  test.skipIf(!built)('brings along what the editor asks first, in the name of who asks', async () => {
    const { site, person } = await served(open);
    const text = '<!-- wp:paragraph -->\n<p></script><script>alert(1)</script></p>\n<!-- /wp:paragraph -->';
    const { ID } = await createPost(site, null, { title: 'A <b>', content: text, status: 'draft', author: 1 });
    const page = (await (await person('admin')).go(`post.php?post=${ID}&action=edit`)).text;
    const { preloaded } = dataOf(page);
    expect(preloaded[`/wp/v2/posts/${ID}?context=edit`].body).toMatchObject({ id: ID, content: { raw: text } });
    expect(preloaded['/wp/v2/users/me'].body.slug).toBe('admin');
    expect(preloaded['/wp/v2/settings'].body.title).toBe(site.options.text('blogname'));
    expect(preloaded.OPTIONS['/wp/v2/posts'].headers.Allow).toBe('GET, POST');
    // Nobody is answered what is not theirs.
    const { ID: own } = await createPost(site, null, { title: 'Own', status: 'draft', author: testUsers.author });
    const author = dataOf((await (await person('author')).go(`post.php?post=${own}&action=edit`)).text);
    expect(author.preloaded['/wp/v2/settings']).toBeUndefined();
    expect(author.preloaded['/wp/v2/users/me'].body.slug).toBe('author');
  });

  test('a lock is kept by its heartbeat, taken over by others, and let go', async () => {
    const { site, person } = await served(open);
    const { ID } = await createPost(site, null, { title: 'Ours', status: 'draft', author: 1 });
    const admin = await person('admin');
    const lockOf = async () => (await metaValues(site, 'post', ID, '_edit_lock'))[0];
    const held = await takeLock(site, 1, ID);
    const list = (await admin.go('edit.php')).text;
    expect(list).toContain('Ours');
    const beat = (nonce: string) =>
      admin.go('admin-ajax.php', {
        action: 'heartbeat',
        _nonce: nonce,
        'data[wp-refresh-post-lock][lock]': held,
        'data[wp-refresh-post-lock][post_id]': String(ID),
      });
    const first = JSON.parse((await beat('wrong')).text);
    expect(first).toMatchObject({ nonces_expired: true });
    expect(JSON.parse((await beat(first.heartbeat_nonce)).text)['wp-refresh-post-lock']).toEqual({
      new_lock: await lockOf(),
    });
    await takeLock(site, testUsers.editor, ID);
    expect(JSON.parse((await beat(first.heartbeat_nonce)).text)['wp-refresh-post-lock'].lock_error).toMatchObject({
      name: 'editor',
    });
    // Somebody else's is not let go.
    const remove = { action: 'wp-remove-post-lock', post_ID: String(ID), active_post_lock: held };
    expect([(await admin.go('admin-ajax.php', remove)).status, await lockOf()]).toEqual([
      403,
      expect.stringMatching(/:2$/),
    ]);
    expect((await (await person()).go('admin-ajax.php', remove)).status).toBe(400);
  });

  test('the list takes a fixed number of statements', async () => {
    const { site, person } = await served(open);
    const admin = await person('admin');
    // The least of some: what is kept may be forgotten between two of them.
    const statements = async () => {
      let least = Number.POSITIVE_INFINITY;
      for (let count = 0; count < 4; count++) {
        const before = site.database.queryCount;
        await admin.go('edit.php?post_status=draft');
        least = Math.min(least, site.database.queryCount - before);
      }
      return least;
    };
    await createPost(site, null, { title: 'One', status: 'draft', author: 1 });
    const ofOne = await statements();
    for (let count = 0; count < 15; count++)
      await createPost(site, null, { title: `More ${count}`, status: 'draft', author: (count % 4) + 1 });
    expect(await statements()).toBe(ofOne);
    expect(ofOne).toBeLessThanOrEqual(8);
  });

  test('the list shows what there is, and its links need their nonces', async () => {
    const { site, person } = await served(open);
    const { ID } = await createPost(site, null, { title: 'Tom &amp; <i>Jerry</i>', status: 'draft', author: 1 });
    const admin = await person('admin');
    const { text } = await admin.go('edit.php?s=jerry&post_status=draft');
    expect(text).toContain('>Tom &amp; Jerry</a>');
    const [, trash = ''] = /href="[^"]*\/wp-admin\/(post\.php\?post=\d+&amp;action=trash[^"]*)"/.exec(text) ?? [];
    const link = trash.replaceAll('&amp;', '&');
    expect((await admin.go(link.replace(/_wpnonce=.*/, '_wpnonce=0123456789'))).status).toBe(403);
    expect((await admin.go(link)).location).toBe(`/wp-admin/edit.php?trashed=1&ids=${ID}`);
    expect((await getPost(site, ID))?.post_status).toBe('trash');
    for (const query of [
      'paged=-3',
      'paged=99999999999',
      's[]=x',
      'post_status=<b>',
      'post_type[]=x',
      `s=${'%27'.repeat(300)}`,
    ])
      expect([query, (await admin.go(`edit.php?${query}`)).status]).toEqual([query, 200]);
  });
});
