// Two processes that write the same things at once: nothing of either is lost, what is to be unique is, and counts are
// what can be counted. Without the row locks (database/locks.ts) MariaDB shows otherwise.
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { findAccount } from '../access/account.ts';
import { applicationPasswordsOf, createApplicationPassword, recordUse } from '../access/application-passwords.ts';
import { createSession, destroySession } from '../access/sessions.ts';
import { SiteError } from '../base/error.ts';
import { maybeUnserialize } from '../database/php-serialize.ts';
import { phpEntries } from '../database/php-values.ts';
import { testUsers } from '../testing.ts';
import { createComment } from './comments/create.ts';
import { deleteComment } from './comments/delete.ts';
import { approveComment, trashComment } from './comments/status.ts';
import { updateComment } from './comments/update.ts';
import { updateMeta } from './meta/rows.ts';
import { createPost } from './posts/create.ts';
import { deletePost } from './posts/delete.ts';
import { trashPost } from './posts/trash.ts';
import { updatePost } from './posts/update.ts';
import type { Site } from './site.ts';
import { createTerm } from './terms/create.ts';
import { deleteTerm } from './terms/delete.ts';
import { describeTwoSites, type TwoSites } from './two-sites.testing.ts';
import { createUser } from './users/create.ts';
import { deleteUser } from './users/delete.ts';
import { updateUser } from './users/update.ts';
import { viewerOf } from './users/viewer.ts';

/** Runs `work` for 0 to `count` - 1, alternately on both, all at once. */
function atOnce<T>(sites: TwoSites, count: number, work: (site: Site, n: number) => Promise<T>): Promise<T[]> {
  return Promise.all(Array.from({ length: count }, (_, n) => work(sites[n % 2 === 0 ? 0 : 1], n)));
}

async function ask(site: Site, query: string): Promise<Record<string, unknown>[]> {
  return (await sql.raw<Record<string, unknown>>(query).execute(site.database.kysely)).rows;
}

const publish = (site: Site, title: string, more = {}) =>
  createPost(site, null, { type: 'post', title, status: 'publish', ...more });

/** Undefined where it was refused in good form; other errors fail the test. */
async function orRefused<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof SiteError && error.status < 500) return undefined;
    throw error;
  }
}

describeTwoSites('two writers at once', (open) => {
  test('the same title: each post has a slug of its own', async () => {
    const sites = await open();
    await atOnce(sites, 24, (site, n) => publish(site, n % 3 === 0 ? 'Same 2' : 'Same'));
    await atOnce(sites, 8, (site) => createPost(site, null, { type: 'page', title: 'Same', status: 'publish' }));
    const slugs = "select post_name from wp_posts where post_type = 'post' and post_name like 'same%'";
    expect(new Set((await ask(sites[0], slugs)).map((row) => row.post_name)).size).toBe(24);
    const pages = "select distinct post_name from wp_posts where post_type = 'page' and post_name like 'same%'";
    expect(await ask(sites[0], pages)).toHaveLength(8);
  });

  test('sticky posts: none is forgotten, none stays that was taken out', async () => {
    const sites = await open();
    const posts = await atOnce(sites, 24, (site, n) => publish(site, `Sticky ${n}`, { sticky: true }));
    const stored = async () => {
      const [row] = await ask(sites[0], "select option_value from wp_options where option_name = 'sticky_posts'");
      return phpEntries(maybeUnserialize(String(row?.option_value)))
        .map(([, id]) => Number(id))
        .sort((a, b) => a - b);
    };
    const ids = posts.map((post) => post.ID).sort((a, b) => a - b);
    expect(await stored()).toEqual(ids);
    await Promise.all(ids.slice(0, 12).map((id, n) => trashPost(sites[n % 2 === 0 ? 0 : 1], null, id)));
    expect(await stored()).toEqual(ids.slice(12));
  });

  test('changes of different fields of a post are both kept, and revisions stay within their limit', async () => {
    const sites = await open({ settings: { defines: { WP_POST_REVISIONS: 3 } } });
    const { ID } = await publish(sites[0], 'Title', { content: 'Text' });
    for (let round = 0; round < 6; round++) {
      await Promise.all([
        updatePost(sites[0], null, ID, { title: `Title ${round}` }),
        updatePost(sites[1], null, ID, { content: `Text ${round}` }),
        updatePost(sites[0], null, ID, { excerpt: `Excerpt ${round}` }),
        updatePost(sites[1], null, ID, { menuOrder: round, template: '' }),
      ]);
      expect(
        await ask(sites[0], `select post_title, post_content, post_excerpt, menu_order from wp_posts where ID = ${ID}`),
      ).toEqual([
        {
          post_title: `Title ${round}`,
          post_content: `Text ${round}`,
          post_excerpt: `Excerpt ${round}`,
          menu_order: round,
        },
      ]);
    }
    const revisions = `select ID from wp_posts where post_type = 'revision' and post_parent = ${ID}`;
    expect((await ask(sites[0], revisions)).length).toBeLessThanOrEqual(3);
    const template = `select meta_id from wp_postmeta where post_id = ${ID} and meta_key = '_wp_page_template'`;
    expect(await ask(sites[0], template)).toHaveLength(1);
  });

  test('comments that come, go and move: their posts count them right', async () => {
    const sites = await open();
    const viewer = await viewerOf(sites[0], testUsers.administrator);
    const [a, b] = await Promise.all([publish(sites[0], 'A'), publish(sites[1], 'B')]);
    const made = await atOnce(sites, 30, (site, n) =>
      createComment(site, viewer, { post: n % 3 ? a.ID : b.ID, content: `Comment ${n}`, author: 1 }),
    );
    await atOnce(sites, 30, async (site, n) => {
      const id = made[n]?.comment_ID ?? 0;
      if (n % 5 === 0) await deleteComment(site, id);
      else if (n % 5 === 1) await updateComment(site, viewer, id, { post: n % 2 ? a.ID : b.ID });
      else if (n % 5 === 2) await approveComment(site, id, '0');
      else if (n % 5 === 3) await trashComment(site, id);
      else await createComment(site, viewer, { post: a.ID, content: `More ${n}`, author: 1 });
    });
    const wrong = `select ID, comment_count, (select count(*) from wp_comments where comment_post_ID = ID
      and comment_approved = '1') as counted from wp_posts where post_type = 'post'`;
    for (const row of await ask(sites[0], wrong)) expect(row.comment_count).toBe(row.counted);
  });

  test('a post that is deleted takes the comments with it that are being made', async () => {
    const sites = await open();
    const viewer = await viewerOf(sites[0], testUsers.administrator);
    const posts = await atOnce(sites, 6, (site, n) => publish(site, `Short-lived ${n}`));
    await atOnce(sites, 24, async (site, n) => {
      const id = posts[n % 6]?.ID ?? 0;
      if (n >= 18) await deletePost(site, id);
      else await orRefused(createComment(site, viewer, { post: id, content: `Comment ${n}`, author: 1 }));
    });
    const orphans = 'select comment_ID from wp_comments where comment_post_ID not in (select ID from wp_posts)';
    expect(await ask(sites[0], orphans)).toEqual([]);
  });

  test('terms: slugs are unique, and none is given to a post after it was deleted', async () => {
    const sites = await open();
    const terms = await atOnce(sites, 16, (site, n) =>
      createTerm(site, 'category', { name: `Term ${n}`, slug: 'same' }),
    );
    expect(new Set(terms.map((term) => term.slug)).size).toBe(16);
    const same = await atOnce(sites, 8, (site) => orRefused(createTerm(site, 'post_tag', { name: 'Only one' })));
    expect(same.filter((term) => term !== undefined)).toHaveLength(1);
    await atOnce(sites, 32, async (site, n) => {
      const id = terms[n % 16]?.term_id ?? 0;
      if (n < 16) await publish(site, `Post ${n}`, { terms: { category: [id] } });
      else if (n % 2 === 0) await deleteTerm(site, id, 'category');
    });
    const orphans = `select object_id from wp_term_relationships
      where term_taxonomy_id not in (select term_taxonomy_id from wp_term_taxonomy)`;
    expect(await ask(sites[0], orphans)).toEqual([]);
    const counts = `select tt.count, (select count(*) from wp_term_relationships tr join wp_posts p on p.ID = tr.object_id
      where tr.term_taxonomy_id = tt.term_taxonomy_id and p.post_status = 'publish') as counted from wp_term_taxonomy tt`;
    for (const row of await ask(sites[0], counts)) expect(row.count).toBe(row.counted);
  });

  test('users: logins, addresses and slugs are unique, their number is right, changes of one are both kept', async () => {
    const sites = await open();
    const draft = (n: number) => ({ login: `user${n}`, email: `user${n}@example.org`, password: '', slug: 'same' });
    const users = await atOnce(sites, 10, (site, n) => createUser(site, draft(n)));
    expect(new Set(users.map((user) => user.user_nicename)).size).toBe(10);
    const rivals = await atOnce(sites, 6, (site, n) =>
      orRefused(
        createUser(site, n < 3 ? { ...draft(98), email: `x${n}@example.org` } : { ...draft(50 + n), email: 'x@x.org' }),
      ),
    );
    expect(rivals.filter((user) => user !== undefined)).toHaveLength(2);
    await Promise.all([
      ...users.slice(0, 4).map((user, n) => deleteUser(sites[n % 2 === 0 ? 0 : 1], null, user.ID, null)),
      updateUser(sites[0], users[9]?.ID ?? 0, { firstName: 'First' }),
      updateUser(sites[1], users[9]?.ID ?? 0, { url: 'http://example.org' }),
    ]);
    const [count] = await ask(
      sites[0],
      `select option_value as kept, (select count(*) from wp_users) as counted
      from wp_options where option_name = 'user_count'`,
    );
    expect(Number(count?.kept)).toBe(Number(count?.counted));
    const names = `select meta_value, user_url from wp_usermeta join wp_users on ID = user_id
      where user_id = ${users[9]?.ID} and meta_key = 'first_name'`;
    expect(await ask(sites[0], names)).toEqual([{ meta_value: 'First', user_url: 'http://example.org' }]);
  });

  test('sessions and application passwords: none is lost', async () => {
    const sites = await open();
    const user = testUsers.editor;
    const from = { remoteAddress: '127.0.0.1', userAgent: 'test' };
    const until = Math.floor(sites[0].clock.now() / 1000) + 3600;
    const tokens = await atOnce(sites, 12, (site) => createSession(site, user, until, from));
    await atOnce(sites, 4, (site, n) => destroySession(site, user, tokens[n] ?? ''));
    const made = await atOnce(sites, 12, (site, n) => createApplicationPassword(site, user, { name: `App ${n}` }));
    await atOnce(sites, 12, async (site, n) => {
      const one = made[n];
      if (one) await recordUse(site, user, one.item, '127.0.0.1');
    });
    const stored = async (key: string) =>
      (await ask(sites[0], `select meta_value from wp_usermeta where user_id = ${user} and meta_key = '${key}'`)).map(
        (row) => phpEntries(maybeUnserialize(String(row.meta_value))),
      );
    expect((await stored('session_tokens')).map((sessions) => sessions.length)).toEqual([8]);
    expect((await stored('_application_passwords')).map((list) => list.length)).toEqual([12]);
    const account = await findAccount(sites[1], 'id', user);
    expect(account && applicationPasswordsOf(account).length).toBe(12);
  });

  test('the value of a key that has one: whoever is last, it stays one', async () => {
    const sites = await open();
    const { ID } = await publish(sites[0], 'Post');
    await atOnce(sites, 16, (site, n) => site.transaction((inside) => updateMeta(inside, 'post', ID, 'one', n)));
    expect(
      await ask(sites[0], `select count(*) as n from wp_postmeta where post_id = ${ID} and meta_key = 'one'`),
    ).toEqual([{ n: 1 }]);
  });

  test('two that lock in different order: both are done in the end', async () => {
    const sites = await open();
    const posts = await atOnce(sites, 6, (site, n) => publish(site, `Post ${n}`));
    await atOnce(sites, 12, (site, n) =>
      site.transaction(async (inside) => {
        for (const { ID } of n % 2 === 0 ? posts : [...posts].reverse()) {
          await updatePost(inside, null, ID, { title: `Post ${ID} of ${n}` });
        }
      }),
    );
    const titles = await ask(
      sites[0],
      "select post_title from wp_posts where post_title like 'Post % of %'  and post_type = 'post'",
    );
    expect(new Set(titles.map((row) => String(row.post_title).split(' of ')[1])).size).toBe(1);
  });
});
