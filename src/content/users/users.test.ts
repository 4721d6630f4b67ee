// Users below the API: addresses that belong to them, slugs, deleting with posts, and what is searched. Expected values are
// a WordPress 7.1's.
import { expect, it } from 'vitest';
import { verifyPassword } from '../../access/passwords.ts';
import { describeEachSite, type TestSite, testUsers } from '../../testing.ts';
import { createPost } from '../posts/create.ts';
import { avatarUrls } from './avatar.ts';
import { createUser } from './create.ts';
import { deleteUser } from './delete.ts';
import { authorLink } from './link.ts';
import { getUser, getUsers } from './load.ts';
import { queryUsers } from './query.ts';
import type { UserQuery } from './types.ts';
import { updateUser } from './update.ts';
import { viewerOf } from './viewer.ts';

describeEachSite('avatarUrls', (open) => {
  const email = ' Author@Example.org ';
  const hash = '6b56f90968ed5a926560712e18285256b56fe1d7ee14096821d1e013d2e0d7f8';

  it.each([
    ['mystery', 'G', 'd=mm&r=g'],
    ['mm', 'PG', 'd=mm&r=pg'],
    ['blank', 'G', 'd=blank&r=g'],
    ['gravatar_default', 'G', 'r=g'],
    ['', 'G', 'r=g'],
    ['initials', 'X', 'd=initials&r=x&initials=F'],
  ])('follows the settings %j, %j', async (fallback, rating, query) => {
    const site = await open();
    await site.options.set('avatar_default', fallback);
    await site.options.set('avatar_rating', rating);
    expect(avatarUrls(site, email, 'F')).toEqual({
      24: `https://secure.gravatar.com/avatar/${hash}?s=24&${query}`,
      48: `https://secure.gravatar.com/avatar/${hash}?s=48&${query}`,
      96: `https://secure.gravatar.com/avatar/${hash}?s=96&${query}`,
    });
  });

  it('makes initials, and does without an address', async () => {
    const site = await open();
    expect(avatarUrls(site, '', 'x')[24]).toBe('https://secure.gravatar.com/avatar/?s=24&d=mm&r=g');
    await site.options.set('avatar_default', 'initials');
    const initials = (name: string) => avatarUrls(site, email, name)[24]?.split('initials=')[1];
    expect(['Jane van Doe', 'jane', 'J', '山田 太郎', 'Ünal Öz', "O'Neil (x)"].map(initials)).toEqual([
      'JD',
      'ja',
      'J',
      '%E5%B1%B1%E7%94%B0',
      '%C3%9Cz',
      'O%28',
    ]);
  });
});

describeEachSite('authorLink', (open) => {
  it.each([
    ['', '/?author=3'],
    ['/%postname%/', '/author/author/'],
    ['/archives/%post_id%', '/archives/author/author'],
    ['/index.php/%year%/%postname%/', '/index.php/author/author/'],
    ['/blog/%category%/%postname%', '/blog/author/author'],
  ])('follows the permalinks %j', async (structure, path) => {
    const site = await open();
    await site.options.set('permalink_structure', structure);
    expect(authorLink(site, { ID: 3, user_nicename: 'author' })).toBe(`http://example.test${path}`);
  });
});

describeEachSite('createUser and updateUser', (open) => {
  it('give each user a slug of its own', async () => {
    const site = await open();
    const slug = async (login: string, wanted?: string) =>
      (await createUser(site, { login, password: 'x', email: `${login}@x.org`, ...(wanted ? { slug: wanted } : {}) }))
        .user_nicename;
    expect(await slug('Jane.Doe')).toBe('jane-doe');
    expect(await slug('jane doe')).toBe('jane-doe-2');
    expect(await slug('jane_d', 'Jane Doe')).toBe('jane-doe-3');
    const long = 'a'.repeat(60);
    expect(await slug(long)).toBe('a'.repeat(50));
    expect(await slug(`${'a'.repeat(59)}b`)).toBe(`${'a'.repeat(48)}-2`);
    expect((await updateUser(site, testUsers.author, { slug: 'jane-doe' })).user_nicename).toBe('jane-doe-4');
  });

  it('leave nothing behind where they fail', async () => {
    const site = await open();
    const before = await site.database.kysely.selectFrom('usermeta').selectAll().execute();
    const draft = { login: 'new', password: 'x', email: 'author@example.org' };
    await expect(createUser(site, draft)).rejects.toMatchObject({ code: 'existing_user_email' });
    await expect(createUser(site, { ...draft, login: 'AUTHOR' })).rejects.toMatchObject({
      code: 'existing_user_login',
    });
    await expect(updateUser(site, 3, { email: 'admin@example.org', nickname: 'x' })).rejects.toMatchObject({
      code: 'existing_user_email',
    });
    expect(await site.database.kysely.selectFrom('usermeta').selectAll().execute()).toEqual(before);
    expect((await getUsers(site, [1, 2, 3, 4, 5, 6])).size).toBe(5);
  });

  it('void a pending password reset with a new password or address', async () => {
    const site = await open();
    const { kysely } = site.database;
    const reset = () => kysely.updateTable('users').set({ user_activation_key: 'k' }).where('ID', '=', 3).execute();
    const key = async (draft: Parameters<typeof updateUser>[2]) => {
      await reset();
      return (await updateUser(site, 3, draft)).user_activation_key;
    };
    expect([await key({ nickname: 'n' }), await key({ email: 'new@x.org' }), await key({ password: 'p' })]).toEqual([
      'k',
      '',
      '',
    ]);
    const stored = await getUser(site, 3);
    expect((await verifyPassword(stored?.user_pass ?? '', 'p')).ok).toBe(true);
  });
});

describeEachSite('deleteUser', (open) => {
  async function withPosts() {
    const site = await open();
    const viewer = await viewerOf(site, testUsers.author);
    for (const type of ['post', 'page', 'wp_block', 'nav_menu_item']) {
      await createPost(site, viewer, { type, title: type, status: 'publish', author: testUsers.author });
    }
    await site.database.kysely
      .insertInto('links')
      .values({ link_owner: testUsers.author, link_notes: '', link_url: 'http://x.org' })
      .execute();
    return site;
  }
  const left = async (site: TestSite) => {
    const { kysely } = site.database;
    const posts = await kysely.selectFrom('posts').selectAll().where('ID', '>', 4).orderBy('ID').execute();
    const links = await kysely.selectFrom('links').select('link_owner').execute();
    const own = posts.filter((post) => post.post_type !== 'revision');
    return [own.map((post) => `${post.post_type} ${post.post_status} ${post.post_author}`), links];
  };

  it('gives posts and links to somebody else', async () => {
    const site = await withPosts();
    const viewer = await viewerOf(site, testUsers.administrator);
    expect((await deleteUser(site, viewer, testUsers.author, testUsers.editor))?.user_login).toBe('author');
    expect(await left(site)).toEqual([
      ['post publish 2', 'page publish 2', 'wp_block publish 2', 'nav_menu_item publish 2'],
      [{ link_owner: 2 }],
    ]);
    expect(await getUser(site, testUsers.author)).toBeUndefined();
    const meta = await site.database.kysely.selectFrom('usermeta').selectAll().where('user_id', '=', 3).execute();
    expect([meta, await deleteUser(site, viewer, testUsers.author, null)]).toEqual([[], undefined]);
  });

  it('throws posts away with the user, those of types without authors stay', async () => {
    const site = await withPosts();
    await deleteUser(site, await viewerOf(site, testUsers.administrator), testUsers.author, null);
    expect(await left(site)).toEqual([
      ['post trash 3', 'page trash 3', 'wp_block publish 3', 'nav_menu_item publish 3'],
      [],
    ]);
  });
});

describeEachSite('queryUsers', (open) => {
  it('takes signs of patterns as they are, and finds names in any case', async () => {
    const site = await open();
    await createUser(site, { login: 'a_b', password: 'x', email: 'p@x.org', displayName: '100% "Öl"' });
    const ask = async (query: Partial<UserQuery>) =>
      (await queryUsers(site, { orderBy: 'id', order: 'asc', limit: 10, offset: 0, ...query })).rows.map(
        ({ user_login }) => user_login,
      );
    expect(await ask({ search: '_' })).toEqual(['a_b']);
    expect(await ask({ search: '%' })).toEqual(['a_b']);
    expect(await ask({ search: '\\' })).toEqual([]);
    expect(await ask({ search: 'EDIT' })).toEqual(['editor']);
    expect(await ask({ roles: ['AUTHOR"'] })).toEqual([]);
    expect(await ask({ search: '2' })).toEqual(['editor']);
    expect(await ask({ include: [-2, 2, 1e300] })).toEqual(['editor']);
    expect(await ask({ exclude: [1, 2, 3] })).toEqual(['contributor', 'subscriber', 'a_b']);
  });
});
