// Being found and followed: WebFinger, documents at the addresses of pages, signed requests to the inbox and what is refused,
// and what followers get of a post from its publishing to its end.
import { afterEach, expect, test } from 'vitest';
import { createPost } from '../../content/posts/create.ts';
import { deletePost } from '../../content/posts/delete.ts';
import { trashPost } from '../../content/posts/trash.ts';
import { updatePost } from '../../content/posts/update.ts';
import { describeEachSite } from '../../testing.ts';
import { storedPicture } from '../social/testing.ts';
import { loadFedify } from './fedify.ts';
import { type FediPeer, otherKey, startFediPeer } from './peer.testing.ts';
import { contextLoader, documentLoader } from './remote.ts';
import { rowsOf } from './tables.ts';
import { type ServedSite, serveSite } from './testing.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

describeEachSite('ActivityPub', (open) => {
  async function start(more: { blocked?: string[]; mode?: string; guarded?: boolean } = {}) {
    let now = () => Date.now();
    const peer = await startFediPeer(() => now());
    const { guarded, ...settings } = more;
    const served = await serveSite(open, guarded ? [] : [peer.host]);
    now = () => served.site.clock.now();
    await served.site.options.set('broadsheet_activitypub', settings);
    closing.push(served.close, peer.close);
    return { peer, ...served, served };
  }
  const inboxOf = (home: string, actor = 0) => `${home}/activitypub/actors/${actor}/inbox`;
  const followOf = (home: string, actor = 0, id = 1) => ({
    type: 'Follow',
    object: `${home}/activitypub/actors/${actor}`,
    n: id,
  });
  const follow = async (peer: FediPeer, { home, jobs }: ServedSite, actor = 0) => {
    const id = `${peer.actor}/follows/${actor}`;
    const answer = await peer.send(inboxOf(home, actor), { ...followOf(home, actor), id });
    expect(answer.status).toBe(202);
    await jobs.runDue();
  };
  const followers = async ({ seen }: ServedSite) =>
    rowsOf(seen).selectFrom('broadsheet_ap_followers').select(['actor', 'handle', 'name']).orderBy('id').execute();
  const typesOf = (peer: FediPeer) => peer.taken.map(({ activity }) => activity.type);

  test('finds its actors by WebFinger, and says what it is', async () => {
    const { get, home } = await start();
    const host = home.slice('http://'.length);
    const finger = await get(`/.well-known/webfinger?resource=acct:author@${host}`, '*/*');
    expect(finger.headers.get('content-type')).toContain('application/jrd+json');
    expect(await finger.json()).toMatchObject({
      subject: `acct:author@${host}`,
      links: [{ rel: 'self', type: 'application/activity+json', href: `${home}/activitypub/actors/3` }, {}, {}],
    });
    const resources = [
      `acct:blog@${host}`,
      home,
      `${home}/?author=1`,
      `${home}/activitypub/actors/2`,
      `acct:subscriber@${host}`,
    ];
    const statuses = [...resources, 'acct:blog@elsewhere.test', 'nonsense'].map(async (resource) => {
      const answer = await get(`/.well-known/webfinger?resource=${encodeURIComponent(resource)}`);
      return answer.status;
    });
    expect(await Promise.all(statuses)).toEqual([200, 200, 200, 200, 404, 404, 400]);
    expect(await (await get('/activitypub/nodeinfo/2.1')).json()).toMatchObject({
      version: '2.1',
      protocols: ['activitypub'],
    });
    expect(await (await get('/.well-known/host-meta')).text()).toContain('rel="lrdd"');
  });

  test('shows documents where they are asked for, and pages to all others', async () => {
    const { get, site, home, jobs } = await start();
    const post = await createPost(site, null, { title: 'One', content: 'Text', status: 'publish', author: 3 });
    await jobs.runDue();
    const id = `${home}/?p=${post.ID}`;
    for (const path of [`/?p=${post.ID}`, new URL(post.guid).pathname + new URL(post.guid).search]) {
      const answer = await get(path);
      expect(answer.headers.get('content-type')).toContain('application/activity+json');
      expect(answer.headers.get('vary')).toBe('Accept');
      expect(await answer.json()).toMatchObject({ id, type: 'Article', name: 'One' });
    }
    const page = await get('/', 'text/html');
    expect([page.headers.get('content-type'), page.headers.get('vary')]).toEqual([
      'text/html; charset=UTF-8',
      'Accept',
    ]);
    expect((await (await get('/')).json()) as object).toMatchObject({ type: 'Group', preferredUsername: 'blog' });
    expect((await get('/activitypub/actors/3', 'text/html')).headers.get('location')).toContain('author');
    expect((await get('/activitypub/actors/5')).status).toBe(404);
    const outbox = (await (await get('/activitypub/actors/0/outbox?page=1')).json()) as {
      orderedItems: { type: string }[];
    };
    expect(outbox.orderedItems).toMatchObject([{ type: 'Create', object: { id } }]);
  });

  test('takes a signed Follow and answers it, and lets go after Undo', async () => {
    const { peer, served } = await start();
    await follow(peer, served);
    expect(await followers(served)).toEqual([{ actor: 0, handle: `@ann@${peer.host}`, name: 'Ann Elsewhere' }]);
    expect(peer.refused).toEqual([]);
    expect(peer.taken).toMatchObject([
      {
        path: '/users/ann/inbox',
        activity: { type: 'Accept', object: { id: `${peer.actor}/follows/0`, type: 'Follow' } },
      },
    ]);
    const object = { ...followOf(served.home), id: `${peer.actor}/follows/0` };
    await peer.send(`${served.home}/activitypub/inbox`, { type: 'Undo', id: `${peer.actor}/undo/1`, object });
    await served.jobs.runDue();
    expect(await followers(served)).toEqual([]);
    // The same Follow again is an old one.
    await follow(peer, served);
    expect(await followers(served)).toEqual([]);
  });

  test('refuses what is not signed, or not by whom it says', async () => {
    const { peer, served } = await start({ blocked: ['blocked.test'] });
    const { home, site } = served;
    const now = site.clock.now();
    const send = async (change: object, more: object = {}, inbox = inboxOf(home)) =>
      (await peer.send(inbox, { ...followOf(home), id: `${peer.actor}/follows/1`, ...more }, change)).status;
    const big = JSON.stringify({ actor: peer.actor, padding: 'x'.repeat(1024 * 1024) });
    expect([
      await send({ unsigned: true }),
      await send({ key: otherKey() }),
      await send({ body: JSON.stringify({ ...followOf(home), actor: peer.actor, id: `${peer.actor}/x` }) }),
      await send({ date: new Date(now - 2 * 3_600_000) }),
      await send({ date: new Date(now + 2 * 3_600_000) }),
      await send({ signed: ['(request-target)', 'date', 'digest'] }),
      await send({ signed: ['(request-target)', 'host', 'date'] }),
      await send({}, { actor: `${peer.base}/users/bob` }),
      await send({}, { id: 'https://elsewhere.test/1' }),
      await send({}, { actor: 'https://mail.blocked.test/a', id: 'https://mail.blocked.test/1' }),
      await send({ headers: { 'content-type': 'text/plain' } }),
      await send({ body: big }),
      await send({ body: '{' }),
      await send({}, {}, inboxOf(home, 5)),
    ]).toEqual([401, 401, 401, 401, 401, 401, 401, 401, 400, 403, 415, 413, 400, 404]);
    await served.jobs.runDue();
    expect(await followers(served)).toEqual([]);
  });

  test('takes a signature of RFC 9421 that covers what the request is, and none that leaves the body or the host out', async () => {
    const { peer, served } = await start();
    const follow = { ...followOf(served.home), id: `${peer.actor}/follows/9` };
    const send = async (components: readonly string[], more: object = {}) =>
      (await peer.send(inboxOf(served.home), follow, { components, ...more })).status;
    const whole = ['@method', '@target-uri', 'content-digest'];
    expect([
      await send(['@method', '@target-uri']),
      await send(['@method', 'content-digest']),
      await send(['@target-uri', 'content-digest']),
      await send(whole, { body: JSON.stringify({ ...follow, actor: peer.actor, id: `${peer.actor}/x` }) }),
      await send(whole, { date: new Date(served.site.clock.now() - 2 * 3_600_000) }),
      await send(whole, { key: otherKey() }),
    ]).toEqual([401, 401, 401, 401, 401, 401]);
    await served.jobs.runDue();
    expect(await followers(served)).toEqual([]);
    expect(await send(whole)).toBe(202);
    await served.jobs.runDue();
    expect(await followers(served)).toHaveLength(1);
  });

  test('asks no private address for a key', async () => {
    const { peer, served } = await start({ guarded: true });
    const answer = await peer.send(inboxOf(served.home), { ...followOf(served.home), id: `${peer.actor}/follows/1` });
    expect([answer.status, peer.requests]).toEqual([401, []]);
  });

  test('sends Create, Update and Delete of a post, each once and in order', async () => {
    const { peer, served } = await start();
    const { site, home, jobs } = served;
    await follow(peer, served);
    await follow(peer, served, 3);
    peer.taken.length = 0;
    const picture = await storedPicture(site, 300, 200);
    const draft = {
      title: 'News &amp; more',
      content: '<p onclick="x()">Text<script>1</script></p>',
      status: 'publish',
      author: 3,
    };
    const post = await createPost(site, null, { ...draft, featuredMedia: picture });
    await jobs.runDue();
    const id = `${home}/?p=${post.ID}`;
    // The author passes on what the site says.
    expect(typesOf(peer)).toEqual(['Create', 'Announce']);
    expect(peer.taken[0]).toMatchObject({
      path: '/inbox',
      activity: {
        actor: `${home}/activitypub/actors/0`,
        to: ['https://www.w3.org/ns/activitystreams#Public'],
        object: {
          id,
          type: 'Article',
          name: 'News & more',
          content: '<p>Text1</p>',
          contentMap: { en: '<p>Text1</p>' },
          attachment: [{ type: 'Image', name: 'Noise', mediaType: 'image/jpeg' }],
        },
      },
    });
    site.clock.advance(60_000);
    await updatePost(site, null, post.ID, { content: draft.content });
    await jobs.runDue();
    expect(typesOf(peer)).toEqual(['Create', 'Announce']);
    await updatePost(site, null, post.ID, { title: 'Other news' });
    await jobs.runDue();
    await updatePost(site, null, post.ID, { password: 'secret' });
    await jobs.runDue();
    expect(typesOf(peer)).toEqual(['Create', 'Announce', 'Update', 'Delete']);
    expect(peer.taken[2]).toMatchObject({ activity: { object: { id, name: 'Other news' } } });
    expect(peer.taken[3]).toMatchObject({ activity: { object: { id, type: 'Tombstone' } } });
    expect((await served.get(`/?p=${post.ID}`)).status).toBe(410);
    expect(peer.refused).toEqual([]);
  });

  test('gives a post another id when it is published again, and none that its author keeps back', async () => {
    const { peer, served } = await start();
    const { site, home, jobs } = served;
    await follow(peer, served);
    peer.taken.length = 0;
    const draft = { title: 'T', content: 'x', author: 3 };
    const post = await createPost(site, null, { ...draft, status: 'publish' });
    await jobs.runDue();
    await updatePost(site, null, post.ID, { status: 'draft' });
    await jobs.runDue();
    await updatePost(site, null, post.ID, { status: 'publish' });
    await jobs.runDue();
    await deletePost(site, post.ID);
    const local = await createPost(site, null, { ...draft, status: 'draft' });
    await served.seen.posts.setMeta(local.ID, 'activitypub_content_visibility', 'local');
    await updatePost(site, null, local.ID, { status: 'publish' });
    const week = 7 * 24 * 3_600_000;
    const old = new Date(site.clock.now() - week - 1000).toISOString().slice(0, 19).replace('T', ' ');
    const archived = { ...draft, status: 'publish', date: { local: old, gmt: old } };
    await createPost(site, null, archived);
    const brief = await createPost(site, null, { ...draft, status: 'publish' });
    await trashPost(site, null, brief.ID);
    await jobs.runDue();
    const ids = peer.taken.map(({ activity }) => [activity.type, (activity.object as { id: string }).id]);
    const [first, second] = [`${home}/?p=${post.ID}`, `${home}/?p=${post.ID}&published=2`];
    expect(ids).toEqual([
      ['Create', first],
      ['Delete', first],
      ['Create', second],
      ['Delete', second],
    ]);
    expect((await served.get(`/?p=${local.ID}`)).headers.get('content-type')).toContain('text/html');
  });

  test('is understood by fedify, proofs and all', async () => {
    const { peer, served } = await start();
    const { site, seen, home, jobs } = served;
    await follow(peer, served);
    await createPost(site, null, { title: 'Proven', content: 'x', status: 'publish', author: 3 });
    await jobs.runDue();
    const { Create, Group, verifyObject } = await loadFedify();
    const sent = peer.taken.at(-1)?.activity;
    const options = { documentLoader: documentLoader(seen, 0), contextLoader: await contextLoader() };
    const create = await verifyObject(Create, sent, options);
    expect(create?.actorId?.href).toBe(`${home}/activitypub/actors/0`);
    expect(await verifyObject(Create, { ...sent, published: '2020-01-01T00:00:00Z' }, options)).toBeNull();
    const actor = await Group.fromJsonLd(await (await served.get('/activitypub/actors/0')).json(), options);
    expect([actor.inboxId?.href, actor.preferredUsername]).toEqual([inboxOf(home), 'blog']);
  });
});
