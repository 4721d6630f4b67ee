// Accounts that move, and keys that are kept: what other servers are asked for, and when they are asked again.
import { afterEach, expect, test } from 'vitest';
import { extensionRoutes } from '../../rest/extension-routes.ts';
import { postsApi } from '../../rest/resources/posts/testing.ts';
import { describeEachSite } from '../../testing.ts';
import { otherKey, startFediPeer } from './peer.testing.ts';
import { rowsOf } from './tables.ts';
import { serveSite } from './testing.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

describeEachSite('accounts at other servers', (open) => {
  async function start() {
    let now = () => Date.now();
    const peer = await startFediPeer(() => now());
    const served = await serveSite(open, [peer.host]);
    now = () => served.site.clock.now();
    closing.push(served.close, peer.close);
    const ask = postsApi(served.site, extensionRoutes(served.site));
    const follow = async (n: number, change = {}) => {
      const object = `${served.home}/activitypub/actors/0`;
      const activity = { type: 'Follow', object, id: `${peer.actor}/follows/${n}` };
      const answer = await peer.send(`${object}/inbox`, activity, change);
      await served.jobs.runDue();
      return answer.status;
    };
    const fetched = () => peer.requests.filter(({ method, path }) => method === 'GET' && path === '/users/ann').length;
    return { ...served, peer, ask, follow, fetched };
  }

  test('are asked for their key once in half a day, and again where a signature does not fit', async () => {
    const { site, peer, follow, fetched, seen } = await start();
    expect([await follow(1), await follow(2), await follow(3)]).toEqual([202, 202, 202]);
    const once = fetched();
    expect(once).toBe(1);
    // What does not fit is not asked for again and again.
    const wrong = otherKey();
    expect(await follow(4, { key: wrong })).toBe(401);
    expect(fetched()).toBe(once);
    site.clock.advance(2 * 60_000);
    expect(await follow(5, { key: wrong })).toBe(401);
    expect(fetched()).toBe(once + 1);
    // Its key is another one now.
    const document = peer.documents.get('/users/ann') as { publicKey: { publicKeyPem: string } };
    const { createPublicKey } = await import('node:crypto');
    const publicKeyPem = createPublicKey(wrong).export({ type: 'spki', format: 'pem' });
    peer.documents.set('/users/ann', { ...document, publicKey: { ...document.publicKey, publicKeyPem } });
    site.clock.advance(2 * 60_000);
    expect(await follow(6, { key: wrong })).toBe(202);
    site.clock.advance(13 * 3_600_000);
    const before = fetched();
    expect(await follow(7, { key: wrong })).toBe(202);
    expect(fetched()).toBeGreaterThan(before);
    expect(await rowsOf(seen).selectFrom('broadsheet_ap_actors').select('id').execute()).toHaveLength(1);
  });

  test('may move here: an actor names those that it was before', async () => {
    const { ask, get, home } = await start();
    const path = '/broadsheet/v1/activitypub/actors/3/aliases';
    const body = { also_known_as: ['https://old.example/users/jane', 'https://old.example/users/jane'] };
    expect((await ask('POST', path, { as: 'editor', body })).status).toBe(403);
    const { status, data } = await ask('POST', path, { as: 'author', body });
    expect([status, data]).toEqual([
      200,
      {
        ...{ actor: 3, id: `${home}/activitypub/actors/3`, also_known_as: ['https://old.example/users/jane'] },
        moved_to: '',
      },
    ]);
    expect(await (await get('/activitypub/actors/3')).json()).toMatchObject({
      alsoKnownAs: ['https://old.example/users/jane'],
    });
    expect(await (await get('/activitypub/actors/0')).json()).not.toHaveProperty('alsoKnownAs');
    const bad = { also_known_as: ['javascript:alert(1)'] };
    expect((await ask('POST', path, { as: 'author', body: bad })).status).toBe(400);
    expect((await ask('GET', '/broadsheet/v1/activitypub/actors/5/aliases', { as: 'admin' })).status).toBe(404);
  });

  test('are moved to once they name the actor; followers hear of it', async () => {
    const { ask, get, home, peer, follow, jobs } = await start();
    await follow(1);
    const here = `${home}/activitypub/actors/0`;
    const target = `${peer.base}/users/new`;
    const path = '/broadsheet/v1/activitypub/actors/0/move';
    const move = () => ask('POST', path, { as: 'admin', body: { target } });
    expect((await move()).data.code).toBe('activitypub_no_account');
    const document = { ...(peer.documents.get('/users/ann') as object), id: target };
    peer.documents.set('/users/new', document);
    expect((await move()).data.code).toBe('activitypub_no_alias');
    peer.documents.set('/users/new', { ...document, alsoKnownAs: [here] });
    expect((await ask('POST', path, { as: 'author', body: { target } })).status).toBe(403);
    expect((await move()).data).toMatchObject({ moved_to: target });
    await jobs.runDue();
    const told = peer.taken.map(({ activity }) => activity).find(({ type }) => type === 'Move');
    expect(told).toMatchObject({ actor: here, object: here, target, cc: [`${here}/followers`] });
    expect(await (await get('/activitypub/actors/0')).json()).toMatchObject({ movedTo: target });
    await ask('DELETE', path, { as: 'admin' });
    expect(await (await get('/activitypub/actors/0')).json()).not.toHaveProperty('movedTo');
    expect(peer.refused).toEqual([]);
  });
});
