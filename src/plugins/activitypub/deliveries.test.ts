// Deliveries: retried in order while a server fails, given up after a week, ended where it is gone; two processes that die at
// random points lose nothing and invent nothing; and what comes back from readers: likes, announcements, replies.
import { afterEach, expect, test } from 'vitest';
import { createPost } from '../../content/posts/create.ts';
import { trashPost } from '../../content/posts/trash.ts';
import { updatePost } from '../../content/posts/update.ts';
import { siteJobs } from '../../server/due-work.ts';
import { composeSite } from '../../site.ts';
import { describeEachSite, seededRandom } from '../../testing.ts';
import { chances, Killed, Life, mortalDatabase } from '../social/shares/faults.testing.ts';
import { claimFor, giveUpAfter } from './deliver.ts';
import { type FediPeer, startFediPeer } from './peer.testing.ts';
import { activityPub } from './plugin.ts';
import { rowsOf } from './tables.ts';
import { type ServedSite, serveSite } from './testing.ts';

const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

describeEachSite(`deliveries of ActivityPub (SEED=${seed})`, (open) => {
  async function start() {
    let now = () => Date.now();
    const peer = await startFediPeer(() => now());
    const served = await serveSite(open, [peer.host]);
    now = () => served.site.clock.now();
    closing.push(served.close, peer.close);
    return { peer, served, ...served };
  }
  const follow = async (peer: FediPeer, { home, jobs }: ServedSite) => {
    const activity = { type: 'Follow', id: `${peer.actor}/follows/1`, object: `${home}/activitypub/actors/0` };
    expect((await peer.send(`${home}/activitypub/inbox`, activity)).status).toBe(202);
    await jobs.runDue();
    peer.taken.length = 0;
  };
  const draft = { title: 'T', content: 'x', author: 1, status: 'publish' };
  const deliveries = ({ seen }: ServedSite) =>
    rowsOf(seen).selectFrom('broadsheet_ap_deliveries').select(['state', 'error']).orderBy('id', 'desc').execute();
  const inbox = ({ seen }: ServedSite) =>
    rowsOf(seen)
      .selectFrom('broadsheet_ap_inboxes')
      .select(['state', 'failures', 'last_error', 'next_at'])
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow();

  test('wait for a server that fails, and then come in order under their ids', async () => {
    const { peer, served, site, jobs } = await start();
    await follow(peer, served);
    const seen: unknown[] = [];
    peer.trouble = ({ body }) => {
      seen.push(JSON.parse(body.toString()).id);
      return { status: 503 };
    };
    const post = await createPost(site, null, draft);
    await jobs.runDue();
    await updatePost(site, null, post.ID, { title: 'U' });
    await jobs.runDue();
    expect(await inbox(served)).toMatchObject({ state: 'failing', failures: 1, last_error: 'It answered 503.' });
    site.clock.advance(60_000);
    await jobs.runDue();
    expect(seen).toHaveLength(2);
    peer.trouble = undefined;
    site.clock.advance(3_600_000);
    await jobs.runDue();
    expect(peer.taken.map(({ activity }) => activity.type)).toEqual(['Create', 'Update']);
    expect(new Set([...seen, peer.taken[0]?.activity.id]).size).toBe(1);
    expect(await inbox(served)).toMatchObject({ state: 'ok', failures: 0, next_at: null });
    expect(new Set((await deliveries(served)).map(({ state }) => state))).toEqual(new Set(['sent']));
  });

  test('are given up after a week, refused ones at once, and end where the inbox is gone', async () => {
    const { peer, served, site, seen, jobs } = await start();
    await follow(peer, served);
    peer.trouble = () => ({ status: 422 });
    await createPost(site, null, draft);
    await jobs.runDue();
    expect(await deliveries(served)).toMatchObject([{ state: 'failed', error: 'It answered 422.' }, { state: 'sent' }]);
    peer.trouble = () => ({ status: 500 });
    const post = await createPost(site, null, draft);
    await jobs.runDue();
    site.clock.advance(giveUpAfter);
    await jobs.runDue();
    expect((await deliveries(served))[0]).toMatchObject({ state: 'failed', error: 'It answered 500.' });
    peer.trouble = () => ({ status: 410 });
    await trashPost(site, null, post.ID);
    await jobs.runDue();
    expect(await inbox(served)).toMatchObject({ state: 'gone', next_at: null });
    expect(await rowsOf(seen).selectFrom('broadsheet_ap_followers').selectAll().execute()).toEqual([]);
  });

  test('use the other kind of signature where one is refused', async () => {
    const { peer, served, site, seen, jobs } = await start();
    await follow(peer, served);
    const inputs: unknown[] = [];
    peer.trouble = ({ headers }) => {
      inputs.push(headers['signature-input'] !== undefined);
      return { status: headers['signature-input'] === undefined ? 401 : 202 };
    };
    await createPost(site, null, draft);
    await createPost(site, null, draft);
    await jobs.runDue();
    expect(inputs).toEqual([false, true, true]);
    const row = await rowsOf(seen)
      .selectFrom('broadsheet_ap_inboxes')
      .select('signatures')
      .orderBy('id', 'desc')
      .execute();
    expect(row[0]?.signatures).toBe('rfc9421');
  });

  test('survive the death of processes: none lost, each under one id', { timeout: 300_000 }, async () => {
    const { peer, served, site, seen } = await start();
    await follow(peer, served);
    const chance = chances(seed);
    // A server that fails now and then, and sometimes has taken what it says it has not.
    peer.trouble = () => (chance() < 0.2 ? { status: 502 } : undefined);
    const isSqlite = site.database.dialect.name === 'sqlite';
    const [wanted, risk] = isSqlite ? [40, 0.01] : [10, 0.03];
    let started = 0;
    const process = async (): Promise<{ life: Life; run: () => Promise<unknown> }> => {
      const life = new Life(chance, risk);
      const own = await composeSite(site.settings, mortalDatabase(site.database, life), {
        clock: site.clock,
        random: seededRandom(`process ${started++}`),
        plugins: [activityPub],
      }).catch(() => undefined);
      return own ? { life, run: () => siteJobs(own, () => {}).runDue() } : process();
    };
    const posts: number[] = [];
    for (let count = 0; count < wanted; count++) posts.push((await createPost(site, null, draft)).ID);
    let deaths = 0;
    const round = async (): Promise<void> => {
      const one = await process();
      await one.run().catch((error: unknown) => {
        if (!(error instanceof Killed) && !one.life.dead) throw error;
      });
      if (one.life.dead) deaths++;
      site.clock.advance(claimFor + 1);
    };
    const left = async () =>
      Number((await site.database.kysely.selectFrom('broadsheet_jobs').select('id').execute()).length);
    for (let count = 0; count < 2000 && (await left()) > 0; count++) await round();
    expect(deaths).toBeGreaterThan(2);
    const ids = new Map<string, Set<unknown>>();
    for (const { activity } of peer.taken) {
      const object = (activity.object as { id: string }).id;
      ids.set(object, (ids.get(object) ?? new Set()).add(activity.id));
    }
    expect([...ids.keys()].sort()).toEqual(posts.map((id) => `${served.home}/?p=${id}`).sort());
    expect(new Set([...ids.values()].map((each) => each.size))).toEqual(new Set([1]));
    const states = await rowsOf(seen).selectFrom('broadsheet_ap_deliveries').select('state').execute();
    expect(new Set(states.map(({ state }) => state))).toEqual(new Set(['sent']));
  });

  test('bring back likes, announcements and replies, which are held', async () => {
    const { peer, served, site, seen, home, jobs } = await start();
    const post = await createPost(site, null, draft);
    await jobs.runDue();
    const id = `${home}/?p=${post.ID}`;
    const note = {
      id: `${peer.actor}/notes/1`,
      type: 'Note',
      attributedTo: peer.actor,
      inReplyTo: id,
      to: ['https://www.w3.org/ns/activitystreams#Public'],
      content: '<p>Well said<script>alert(1)</script></p>',
    };
    let count = 0;
    const send = async (activity: Readonly<Record<string, unknown>>) => {
      // Comments that come from nowhere must be 15 seconds apart; sooner ones would come again later.
      site.clock.advance(20_000);
      const answer = await peer.send(`${home}/activitypub/inbox`, {
        id: `${peer.actor}/activities/${count++}`,
        ...activity,
      });
      expect(answer.status).toBe(202);
      await jobs.runDue();
    };
    const like = { type: 'Like', object: id };
    await send(like);
    await send(like);
    await send({ type: 'Announce', object: id });
    await send({ type: 'Create', object: note });
    await send({ type: 'Create', object: note });
    await send({ type: 'Create', object: { ...note, id: `${peer.actor}/notes/2`, to: [peer.actor] } });
    await send({ type: 'Create', object: { ...note, id: 'https://elsewhere.test/notes/2' } });
    const comments = () =>
      site.database.kysely
        .selectFrom('comments')
        .select(['comment_approved', 'comment_content', 'comment_author'])
        .where('comment_post_ID', '=', post.ID)
        .execute();
    expect(await comments()).toEqual([
      { comment_approved: '0', comment_content: expect.stringContaining('Well said'), comment_author: 'Ann Elsewhere' },
    ]);
    expect((await comments())[0]?.comment_content).not.toContain('<script');
    const counts = async () => {
      const rows = await rowsOf(seen).selectFrom('broadsheet_ap_received').select('type').orderBy('id').execute();
      return rows.map(({ type }) => type);
    };
    expect(await counts()).toEqual(['Like', 'Announce', 'Create']);
    await send({ type: 'Update', object: { ...note, content: 'Better said' } });
    expect((await comments())[0]?.comment_content).toBe('Better said');
    await send({ type: 'Undo', object: { ...like, id: `${peer.actor}/likes/1` } });
    await send({ type: 'Delete', object: { id: note.id, type: 'Tombstone' } });
    expect([await counts(), await comments()]).toEqual([['Announce'], []]);
    // Somebody who is gone cannot sign any more; their server says so.
    peer.documents.delete('/users/ann');
    await send({ type: 'Delete', object: peer.actor });
    expect(await counts()).toEqual([]);
    expect(served.errors).toEqual([]);
  });
});
