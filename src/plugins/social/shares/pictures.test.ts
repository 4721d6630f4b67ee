// Which pictures go with a share, and that they are waited for: a network that looks at an address must find something there.
import { afterEach, expect, test } from 'vitest';
import { extensionSite } from '../../../content/extensions/site.ts';
import { storedMeta } from '../../../rest/resources/posts/testing.ts';
import { describeEachSite } from '../../../testing.ts';
import { type Composed, minute, type Network } from '../networks/network.ts';
import { openSocial, type Peer, startPeer, storedPicture, testLimits, testNetwork } from '../testing.ts';

const peers: Peer[] = [];
afterEach(async () => {
  for (const peer of peers.splice(0)) await peer.close();
});

/** A network that keeps what it gets, and the bytes of its pictures. */
function keeping(parts: Partial<Network> = {}) {
  const made: (Composed & { bytes: Uint8Array[] })[] = [];
  const network = testNetwork({
    name: 'alpha',
    publish: async (composed, call) => {
      const bytes = [];
      for (const picture of [...composed.pictures, ...(composed.card ? [composed.card] : [])]) {
        const file = await call.picture(picture, 500_000);
        if (file) bytes.push(file.bytes);
      }
      await call.sending();
      made.push({ ...composed, bytes });
      return { id: composed.key, url: '' };
    },
    ...parts,
  });
  return { network, made };
}

const options = (more: object, enabled = false) => ({
  jetpack_social_options: { version: 2, image_generator_settings: { enabled, custom_text: 'On the card' }, ...more },
});

describeEachSite('pictures of shares', (open) => {
  const connected = async (network: Network) => {
    const social = await openSocial(open, [network]);
    const connection = await social.connect('alpha');
    const picture = await storedPicture(social.site, 600, 400);
    const publish = async (meta: object, featured = picture) => {
      const body = { title: 'Tea', content: 'x', status: 'publish', featured_media: featured, meta };
      const { status } = await social.ask('POST', '/wp/v2/posts', { as: 'admin', body });
      expect(status).toBe(201);
      await social.jobs.runDue();
      return (await social.shares()).at(-1);
    };
    return { ...social, connection, picture, publish };
  };

  test('are those of `media_source`; the link’s card is the card that was made, else what the page shows', {
    timeout: 60_000,
  }, async () => {
    const { network, made } = keeping();
    const { publish, picture, site } = await connected(network);
    const other = await storedPicture(site, 500, 500);
    const attached_media = [{ id: other, url: '', type: 'image/jpeg' }];
    const shown = async (more: object, enabled = false) => {
      expect(await publish(options(more, enabled))).toMatchObject({ state: 'success', error: null });
      const last = made.at(-1);
      const name = (each: { id: number; card?: string } | null | undefined) => (each?.card ? 'card' : each?.id);
      return [last?.pictures.map(name), name(last?.card)];
    };
    expect(await shown({})).toEqual([[], picture]);
    expect(await shown({ media_source: 'none', attached_media })).toEqual([[], other]);
    expect(await shown({ media_source: 'featured-image' })).toEqual([[picture], picture]);
    expect(await shown({ attached_media })).toEqual([[other], other]);
    expect(await shown({ media_source: 'media-library', attached_media })).toEqual([[other], other]);
    expect(await shown({ media_source: 'upload-video', attached_media })).toEqual([[], other]);
    expect(await shown({ media_source: 'none' }, true)).toEqual([[], 'card']);
    expect(await shown({ media_source: 'sig' }, true)).toEqual([['card'], 'card']);
    const card = made.at(-1);
    expect(card?.card).toMatchObject({ width: 1200, height: 630, alt: 'On the card', mimeType: 'image/jpeg' });
    expect(card?.card?.url).toMatch(/^http:\/\/example\.test\/_si\/\?t=/);
    const { default: sharp } = await import('sharp');
    for (const bytes of card?.bytes ?? []) {
      expect(await sharp(bytes).metadata()).toMatchObject({ format: 'jpeg', width: 1200, height: 630 });
    }
    expect(card?.bytes).toHaveLength(2);
  });

  test('that are needed are the featured one where the network takes it, else a card', async () => {
    const limits = { ...testLimits, pictureBytes: 0, pictureTypes: ['image/jpeg'], pictureNeeded: true };
    const { network, made } = keeping({ limits: () => ({ ...limits, pictureRatio: [0.8, 1.91] }) });
    const { publish, picture, site } = await connected(network);
    const { storedMeta } = await import('../../../rest/resources/posts/testing.ts');
    const sized = (id: number, width: number, height: number) =>
      storedMeta(site, id, '_wp_attachment_metadata', `a:2:{s:5:"width";i:${width};s:6:"height";i:${height};}`);
    await sized(picture, 600, 400);
    const wide = await storedPicture(site, 900, 300);
    await sized(wide, 900, 300);
    expect(await publish(options({}))).toMatchObject({ state: 'success' });
    expect(await publish(options({}), wide)).toMatchObject({ state: 'success' });
    expect(await publish(options({}), 0)).toMatchObject({ state: 'success' });
    expect(made.map(({ pictures }) => pictures.map(({ id }) => id))).toEqual([[picture], [0], [0]]);
  });

  test('that have no file are left out, and the share says so', async () => {
    const { network, made } = keeping();
    const { publish, picture, site, ask } = await connected(network);
    const files = site.database.kysely.updateTable('postmeta').where('meta_key', '=', '_wp_attached_file');
    await files.set({ meta_value: 'gone.jpg' }).execute();
    expect(await publish(options({ media_source: 'featured-image' }), picture)).toMatchObject({
      state: 'success',
      error_code: 'picture_missing',
    });
    expect(made[0]?.bytes).toEqual([]);
    const { data } = await ask('GET', '/broadsheet/v1/social/shares', { as: 'admin' });
    expect(data[0]).toMatchObject({ state: 'success', error_code: 'picture_missing' });
  });

  test('are waited for like the page, but not for ever', async () => {
    const there = { page: false, card: false };
    const peer = await startPeer(({ path }) => {
      if (path.startsWith('/_si/')) return there.card ? { headers: { 'content-type': 'image/jpeg' } } : { status: 404 };
      return there.page ? { headers: { 'content-type': 'text/html' } } : { status: 503 };
    });
    peers.push(peer);
    const { network, made } = keeping();
    const social = await openSocial(open, [network], { url: peer.base, settings: { mayAsk: [peer.host] } });
    await social.site.options.set('broadsheet_social', {});
    await social.connect('alpha');
    const publish = async () => {
      const body = { title: 'Tea', content: 'x', status: 'publish', meta: options({}, true) };
      expect((await social.ask('POST', '/wp/v2/posts', { as: 'admin', body })).status).toBe(201);
      await social.jobs.runDue();
    };
    const last = async () => (await social.shares()).at(-1);
    const next = async (wait = minute) => {
      social.site.clock.advance(wait);
      await social.jobs.runDue();
      return last();
    };
    await publish();
    expect(await last()).toMatchObject({ state: 'waiting', error_code: 'page_not_ready', attempts: 0 });
    there.page = true;
    expect(await next()).toMatchObject({ state: 'waiting', error_code: 'picture_not_ready', attempts: 0 });
    expect(made).toEqual([]);
    there.card = true;
    expect(await next()).toMatchObject({ state: 'success', error: null });
    there.card = false;
    await publish();
    expect(await last()).toMatchObject({ state: 'waiting', error_code: 'picture_not_ready' });
    // Made at last, and it says what was not there.
    expect(await next(11 * minute)).toMatchObject({ state: 'success', error_code: 'picture_not_ready' });
    expect(made).toHaveLength(2);
  });

  test('a network that fetches pictures gets one it takes; one that cannot be made so stays behind, and why is told', {
    timeout: 60_000,
  }, async () => {
    const limits = { ...testLimits, pictureBytes: 0, pictureTypes: ['image/jpeg'], pictureRatio: [0.8, 1.91] as const };
    const fetched = { bytes: 100_000, width: [320, 500] as const };
    const { network, made } = keeping({ limits: () => ({ ...limits, fetched }) });
    const { publish, site, ask, connection } = await connected(network);
    const featured = { media_source: 'featured-image' };
    expect(await publish(options(featured))).toMatchObject({ state: 'success', error: null });
    const url = new URL(made[0]?.pictures[0]?.url ?? '');
    const seen = extensionSite(site);
    const asked = { method: 'GET', query: new URLSearchParams(), headers: {}, body: Buffer.of(), site: seen };
    const page = site.registry.pages.find((each) => each.matches(url.pathname));
    const answer = await page?.handle({ ...asked, path: url.pathname });
    expect(answer?.headers['Content-Type']).toBe('image/jpeg');
    const { default: sharp } = await import('sharp');
    const bytes = Buffer.from(answer?.body ?? '');
    expect([(await sharp(bytes).metadata()).width, bytes.length <= 100_000]).toEqual([500, true]);
    const forged = url.pathname.replace(/\/picture\/./, '/picture/X');
    expect((await page?.handle({ ...asked, path: forged }))?.status).toBe(404);

    const flat = await storedPicture(site, 600, 200);
    await storedMeta(site, flat, '_wp_attachment_metadata', 'a:2:{s:5:"width";i:600;s:6:"height";i:200;}');
    const share = await publish(options(featured), flat);
    expect(share).toMatchObject({ state: 'success', error_code: 'picture_missing' });
    expect(share?.error).toContain('its sides are 3 to 1, not 0.8 to 1.91');
    expect(made[1]?.pictures).toEqual([]);
    const items = [{ connection_id: String(connection) }];
    const query = `post_id=${share?.post_id}&items[0][connection_id]=${items[0]?.connection_id}`;
    const { data } = await ask('GET', `/wpcom/v2/publicize/render-messages?${query}`, { as: 'admin' });
    expect(data[0].left).toBe(share?.error);
  });
});
