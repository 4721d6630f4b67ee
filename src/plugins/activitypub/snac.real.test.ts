// Against snac, an ActivityPub server of another maker in C (`tools/activitypub-peer.ts` brings it and runs this): it looks the
// site up, follows it and an author, gets signed activities, replies, likes and stops. Skipped where BROADSHEET_TEST_SNAC
// (`BINARY BASEDIR PORT PASSWORD`, its server running) is not set.
import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, test } from 'vitest';
import { createPost } from '../../content/posts/create.ts';
import { trashPost } from '../../content/posts/trash.ts';
import { updatePost } from '../../content/posts/update.ts';
import { openTestSite } from '../../testing.ts';
import { followersOf } from './followers.ts';
import { rowsOf } from './tables.ts';
import { type ServedSite, serveSite } from './testing.ts';

const [binary = '', base = '', port = '', password = ''] = (process.env.BROADSHEET_TEST_SNAC ?? '').split(' ');
const run = promisify(execFile);
const user = 'peer';

/** snac's command line; what it says. */
async function snac(command: string, ...args: string[]): Promise<string> {
  const { stdout, stderr } = await run(binary, [command, base, ...args], { env: { ...process.env, DEBUG: '1' } });
  return stdout + stderr;
}

/** A form of snac's own pages, sent as its user. */
async function form(action: string, fields: Readonly<Record<string, string>>): Promise<void> {
  const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
  const url = `http://127.0.0.1:${port}/${user}/admin/${action}`;
  const multipart = new FormData();
  for (const [name, value] of Object.entries(fields)) multipart.append(name, value);
  const answer = await fetch(url, {
    method: 'POST',
    headers: { authorization },
    body: multipart,
    redirect: 'manual',
  });
  expect(answer.status).toBeLessThan(400);
}

/** Objects that snac has stored, by id. */
async function stored(): Promise<Map<string, Record<string, unknown>>> {
  const found = new Map<string, Record<string, unknown>>();
  const files = await readdir(join(base, 'object'), { recursive: true });
  for (const file of files.filter((name) => name.endsWith('.json'))) {
    try {
      const object = JSON.parse(await readFile(join(base, 'object', file), 'utf8')) as Record<string, unknown>;
      found.set(String(object.id), object);
    } catch {
      // It is being written, or was deleted just now.
    }
  }
  return found;
}

/** Runs our jobs until something is so at the other side. */
async function until(served: ServedSite, what: () => Promise<boolean>): Promise<void> {
  for (let round = 0; round < 600; round++) {
    served.site.clock.advance(Math.max(0, Date.now() - served.site.clock.now()));
    await served.jobs.runDue();
    if (await what()) return;
    await new Promise((done) => setTimeout(done, 200));
  }
  throw new Error(`it did not come to be so: ${what}`);
}

describe.skipIf(binary === '')('a real snac', () => {
  const open: ServedSite[] = [];
  afterAll(async () => {
    for (const served of open) await served.close();
  });

  test('follows the site, gets Create, Update and Delete, passes a post on and stops', {
    timeout: 600_000,
  }, async () => {
    const served = await serveSite(openTestSite, [`127.0.0.1:${port}`]);
    open.push(served);
    const { site, seen, home } = served;
    const host = home.slice('http://'.length);
    expect(await snac('webfinger', `@blog@${host}`)).toContain(`${home}/activitypub/actors/0`);

    await snac('follow', user, `${home}/activitypub/actors/0`);
    const followers = async (actor: number) => (await followersOf(seen, actor, { limit: 10, offset: 0 })).followers;
    await until(served, async () => (await followers(0)).length === 1);
    const [follower] = await followers(0);
    expect(follower).toMatchObject({ uri: `http://127.0.0.1:${port}/${user}`, handle: `@${user}@127.0.0.1:${port}` });
    const accepted = async () => {
      const files = await readdir(join(base, 'user', user, 'following'));
      const texts = await Promise.all(
        files.map((file) => readFile(join(base, 'user', user, 'following', file), 'utf8')),
      );
      return texts.some((text) => (JSON.parse(text) as { type: string }).type === 'Accept');
    };
    await until(served, accepted);

    const content = '<p>First words.</p><script>alert(1)</script>';
    const post = await createPost(site, null, { title: 'News of the day', content, status: 'publish', author: 3 });
    const id = `${home}/?p=${post.ID}`;
    await until(served, async () => (await stored()).has(id));
    expect((await stored()).get(id)).toMatchObject({
      type: 'Article',
      name: 'News of the day',
      attributedTo: `${home}/activitypub/actors/0`,
    });
    expect(String((await stored()).get(id)?.content)).toContain('First words.');
    expect(String((await stored()).get(id)?.content)).not.toContain('<script');

    site.clock.advance(60_000);
    await updatePost(site, null, post.ID, { content: '<p>Better words.</p>' });
    await until(served, async () => String((await stored()).get(id)?.content).includes('Better words.'));

    await snac('boost', user, id);
    const counted = () =>
      rowsOf(seen).selectFrom('broadsheet_ap_received').select('type').where('post_id', '=', post.ID).execute();
    await until(served, async () => (await counted()).some(({ type }) => type === 'Announce'));

    await trashPost(site, null, post.ID);
    await until(served, async () => !(await stored()).has(id));
    expect((await served.get(`/?p=${post.ID}`)).status).toBe(410);

    await snac('unfollow', user, `${home}/activitypub/actors/0`);
    await until(served, async () => (await followers(0)).length === 0);
    const deliveries = await rowsOf(seen).selectFrom('broadsheet_ap_deliveries').select(['state', 'status']).execute();
    expect(new Set(deliveries.map(({ state }) => state))).toEqual(new Set(['sent']));
    expect(served.errors).toEqual([]);
  });

  test('follows an author, replies and likes; refuses what another key signed', { timeout: 600_000 }, async () => {
    const served = await serveSite(openTestSite, [`127.0.0.1:${port}`]);
    open.push(served);
    const { site, seen, home } = served;
    await site.options.set('broadsheet_activitypub', { mode: 'authors', kind: 'Note' });
    await snac('follow', user, `${home}/activitypub/actors/3`);
    const ofAuthor = async () => (await followersOf(seen, 3, { limit: 10, offset: 0 })).total;
    await until(served, async () => (await ofAuthor()) === 1);

    const draft = { content: '<p>By hand.</p>', status: 'publish', author: 3 };
    const post = await createPost(site, null, { ...draft, title: 'A note' });
    const id = `${home}/?p=${post.ID}`;
    await until(served, async () => (await stored()).has(id));
    const actor = `${home}/activitypub/actors/3`;
    expect((await stored()).get(id)).toMatchObject({ type: 'Note', attributedTo: actor });

    await form('note', { content: 'Well said.', in_reply_to: id });
    await form('action', { action: 'Like', id, actor });
    const received = () => rowsOf(seen).selectFrom('broadsheet_ap_received').select('type').execute();
    await until(served, async () => (await received()).length === 2);
    expect((await received()).map(({ type }) => type).sort()).toEqual(['Create', 'Like']);
    const comments = await site.database.kysely.selectFrom('comments').selectAll().execute();
    expect(comments.find(({ comment_post_ID }) => comment_post_ID === post.ID)).toMatchObject({
      comment_approved: '0',
      comment_content: expect.stringContaining('Well said.'),
      comment_author_url: `http://127.0.0.1:${port}/${user}`,
    });

    // The peer has the author's key: it takes nothing that is signed with another one. What comes later is read later.
    const keys = await rowsOf(seen).selectFrom('broadsheet_ap_keys').selectAll().where('actor', '=', 3).execute();
    await rowsOf(seen).deleteFrom('broadsheet_ap_keys').where('actor', '=', 3).execute();
    const forged = await createPost(site, null, { ...draft, title: 'Not by this key' });
    const waiting = () =>
      rowsOf(seen).selectFrom('broadsheet_ap_deliveries').select('id').where('state', '=', 'waiting');
    await until(served, async () => (await waiting().execute()).length === 0);
    await rowsOf(seen).deleteFrom('broadsheet_ap_keys').where('actor', '=', 3).execute();
    await rowsOf(seen).insertInto('broadsheet_ap_keys').values(keys).execute();
    const honest = await createPost(site, null, { ...draft, title: 'By the key' });
    await until(served, async () => (await stored()).has(`${home}/?p=${honest.ID}`));
    expect((await stored()).has(`${home}/?p=${forged.ID}`)).toBe(false);
  });
});
