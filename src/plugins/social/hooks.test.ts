// The extension points of sharing, each with what it gets, its default and what its answer does.
import { expect, test } from 'vitest';
import { describeEachSite } from '../../testing.ts';
import type { Composed } from './networks/network.ts';
import { openSocial, storedPicture, testNetwork } from './testing.ts';

type Open = Parameters<Parameters<typeof describeEachSite>[1]>[0];

async function opened(open: Open) {
  const made: Composed[] = [];
  const networks = ['alpha', 'beta'].map((name) =>
    testNetwork({
      name,
      publish: async (composed, call) => {
        await call.sending();
        made.push(composed);
        return { id: composed.key, url: `https://${name}.test/${made.length}` };
      },
    }),
  );
  const social = await openSocial(open, networks);
  const alpha = await social.connect('alpha');
  const beta = await social.connect('beta', { externalId: 'other' });
  const field = async (id: number, as: string) =>
    (await social.ask('GET', `/wp/v2/posts/${id}?context=edit`, { as })).data.jetpack_publicize_connections;
  return { ...social, hooks: social.site.hooks, made, alpha, beta, field };
}

describeEachSite('hooks of sharing', (open) => {
  test('publicize_should_publicize_published_post keeps a post from being shared and marked', async () => {
    const { hooks, publish, shares, ask } = await opened(open);
    hooks.addFilter('publicize_should_publicize_published_post', (share, post) => share && post.post_title !== 'Quiet');
    const id = await publish({ title: 'Quiet' });
    await publish({ title: 'Loud' });
    expect((await shares()).filter((row) => row.post_id === id)).toEqual([]);
    expect(await shares()).toHaveLength(2);
    const { data } = await ask('GET', `/wp/v2/posts/${id}`);
    expect(data.meta.jetpack_social_post_already_shared).toBe(false);
  });

  test('wpas_submit_post? goes before publicize_checkbox_default, which goes before the global one', async () => {
    const { hooks, ask, alpha, beta, field, publish, shares } = await opened(open);
    const order: string[] = [];
    const draft = await ask('POST', '/wp/v2/posts', { as: 'author', body: { title: 'Draft' } });
    hooks.addFilter('jetpack_publicize_global_connections_cap', (capability) => {
      expect(capability).toBe('publish_posts');
      return 'manage_options';
    });
    hooks.addFilter('wpas_submit_post?', (share, postId, service, account) => {
      order.push(`submit ${service}`);
      expect([share, postId > 0, Object.hasOwn(account, 'sealed')]).toEqual([true, true, false]);
      return service !== 'alpha';
    });
    hooks.addFilter('publicize_checkbox_default', (on, _, service) => {
      order.push(`default ${service} ${on}`);
      return on;
    });
    hooks.addFilter('publicize_checkbox_global_default', (on, _, service, account) => {
      order.push(`global ${service} ${account.id}`);
      return !on;
    });
    const items = await field(draft.data.id, 'author');
    expect(
      items.map((each: { connection_id: string; enabled: boolean }) => [each.connection_id, each.enabled]),
    ).toEqual([[String(beta), false]]);
    expect(order).toEqual(['submit alpha', 'submit beta', 'default beta true', `global beta ${beta}`]);
    // Whoever has the capability is not asked of.
    expect((await field(draft.data.id, 'admin'))[0].enabled).toBe(true);
    await publish();
    expect((await shares()).map((row) => row.connection_id)).toEqual([beta]);
    expect(alpha).not.toBe(beta);
  });

  test('somebody without the global capability cannot switch shared accounts', async () => {
    const { hooks, ask, alpha, beta, shares } = await opened(open);
    hooks.addFilter('jetpack_publicize_global_connections_cap', () => 'manage_options');
    hooks.addFilter('publicize_checkbox_global_default', (on, _, service) => on && service === 'alpha');
    const fields = [
      { connection_id: String(alpha), enabled: false },
      { connection_id: String(beta), enabled: true },
    ];
    const body = { title: 'New', status: 'publish', jetpack_publicize_connections: fields };
    await ask('POST', '/wp/v2/posts', { as: 'author', body });
    expect((await shares()).map((row) => row.connection_id)).toEqual([alpha]);
    await ask('POST', '/wp/v2/posts', { as: 'admin', body: { ...body, title: 'Another' } });
    expect((await shares()).map((row) => row.connection_id)).toEqual([alpha, beta]);
  });

  test('wpas_default_message, prefix and suffix stand around what is said', async () => {
    const { hooks, publish, jobs, made } = await opened(open);
    hooks.addFilter('wpas_default_message', (template, service, postId) => {
      expect([template, postId > 0]).toEqual(['{title}', true]);
      return service === 'alpha' ? 'Look: %title%\n\n%url%' : template;
    });
    hooks.addFilter('wpas_default_prefix', (prefix) => {
      expect(prefix).toBe('');
      return 'NEWS ';
    });
    hooks.addFilter('wpas_default_suffix', (suffix) => {
      expect(suffix).toBe(' ');
      return `${suffix}#daily `;
    });
    await publish({ title: 'Rain' });
    await jobs.runDue();
    const link = made[0]?.link ?? '';
    // Which of two accounts comes first is nobody's promise.
    const said = made.map(({ text }) => text).sort();
    expect(said).toEqual([`NEWS Look: Rain #daily\n\n${link}`, `NEWS Rain #daily\n\n${link}`]);
  });

  test('what somebody wrote is no default message; the default suffix adds nothing', async () => {
    const { hooks, ask, jobs, made } = await opened(open);
    hooks.addFilter('wpas_default_message', () => 'never');
    const meta = { jetpack_publicize_message: 'Of %title%: {title}' };
    await ask('POST', '/wp/v2/posts', { as: 'admin', body: { title: 'Rain', status: 'publish', meta } });
    await jobs.runDue();
    expect(made[0]?.text).toBe(`Of %title%: Rain\n\n${made[0]?.link}`);
  });

  test('jetpack_publicize_capability is what sharing takes, on all routes and keys', async () => {
    const { hooks, ask } = await opened(open);
    hooks.addFilter('jetpack_publicize_capability', (capability) => {
      expect(capability).toBe('publish_posts');
      return 'edit_posts';
    });
    expect((await ask('GET', '/wpcom/v2/publicize/connections', { as: 'contributor' })).status).toBe(200);
    const draft = { title: 'Mine', meta: { jetpack_publicize_message: 'Hello' } };
    expect((await ask('POST', '/wp/v2/posts', { as: 'contributor', body: draft })).status).toBe(201);
    hooks.addFilter('jetpack_publicize_capability', () => 'manage_options', 20);
    const refused = await ask('GET', '/wpcom/v2/publicize/connections', { as: 'editor' });
    expect([refused.status, refused.data.code]).toEqual([403, 'invalid_user_permission_publicize']);
    expect((await ask('POST', '/wp/v2/posts', { as: 'author', body: draft })).data.code).toBe('rest_cannot_update');
  });

  test('jetpack_publicize_should_load turns all of it off', async () => {
    const { hooks, ask, publish, shares, field } = await opened(open);
    hooks.addFilter('jetpack_publicize_should_load', (load) => !load);
    const id = await publish();
    expect(await shares()).toEqual([]);
    expect(await field(id, 'admin')).toEqual([]);
    const { status, data } = await ask('GET', '/wpcom/v2/publicize/services', { as: 'admin' });
    expect([status, data.code]).toEqual([403, 'publicize_not_available']);
  });

  test('jetpack_publicize_services is what can be connected', async () => {
    const { hooks, ask } = await opened(open);
    hooks.addFilter('jetpack_publicize_services', (services) =>
      services.filter(({ id }) => id !== 'beta').map((each) => ({ ...each, label: `${each.label}!` })),
    );
    const { data } = await ask('GET', '/wpcom/v2/publicize/services', { as: 'author' });
    expect(data.map(({ label }: { label: string }) => label)).toEqual(['alpha!']);
    const body = { service: 'beta', credentials: { token: 'x' } };
    expect((await ask('POST', '/broadsheet/v1/social/credentials', { as: 'author', body })).status).toBe(400);
  });

  test('publicize_save_meta runs for each account before its share is decided, in the transaction', async () => {
    const { hooks, publish, shares, site } = await opened(open);
    const seen: unknown[] = [];
    hooks.addFilter('publicize_checkbox_default', (on, _, service) => on && service === 'beta');
    hooks.addAction('publicize_save_meta', async (submit, postId, service, account, inside) => {
      seen.push([submit, service, account.name]);
      await inside.posts.setMeta(postId, 'from_hook', 'x');
      if (service === 'beta') throw new Error('nothing is kept');
    });
    await expect(publish()).rejects.toThrow('nothing is kept');
    expect(seen).toEqual([
      [false, 'alpha', 'Ann Account'],
      [true, 'beta', 'Ann Account'],
    ]);
    expect(await shares()).toEqual([]);
    const kept = site.database.kysely.selectFrom('postmeta').selectAll().where('meta_key', '=', 'from_hook');
    expect(await kept.execute()).toEqual([]);
  });

  test('jetpack_publicize_share_urls_saved tells of what was made, jp_social_shares shows it', async () => {
    const { hooks, publish, jobs, ask } = await opened(open);
    const urls: (readonly [readonly string[], number])[] = [];
    hooks.addAction('jetpack_publicize_share_urls_saved', (saved, postId) => void urls.push([saved, postId]));
    hooks.addFilter('jp_social_shares', (html, shares, postId) => `${html}<!-- ${shares.length} ${postId} -->`);
    const id = await publish();
    await jobs.runDue();
    // Which of two accounts comes first is nobody's promise.
    const [first = '', second = ''] = urls.map(([[url = '']]) => url).sort();
    expect(urls.map(([saved, postId]) => [saved.length, postId])).toEqual([
      [1, id],
      [1, id],
    ]);
    expect([first, second].join(' ')).toMatch(
      /^https:\/\/alpha\.test\/(?:1 https:\/\/beta\.test\/2|2 https:\/\/beta\.test\/1)$/,
    );
    const { data } = await ask('GET', `/broadsheet/v1/social/also-on/${id}`);
    expect(data.shares).toEqual([
      { service: 'beta', label: 'beta', url: second },
      { service: 'alpha', label: 'alpha', url: first },
    ]);
    expect(data.html).toContain(`<li><a href="${first}">alpha</a></li>`);
    expect(data.html).toContain(`<!-- 2 ${id} -->`);
    const draft = await publish({ status: 'draft' });
    expect((await ask('GET', `/broadsheet/v1/social/also-on/${draft}`)).status).toBe(404);
  });

  test('jetpack_publicize_options: without attach_media only cards are shared', async () => {
    const { hooks, ask, jobs, made, site } = await opened(open);
    const picture = await storedPicture(site, 600, 400);
    const share = async (title: string) => {
      const meta = { jetpack_social_options: { version: 2, media_source: 'featured-image' } };
      const body = { title, status: 'publish', featured_media: picture, meta };
      await ask('POST', '/wp/v2/posts', { as: 'admin', body });
      await jobs.runDue();
      return made.at(-1);
    };
    expect((await share('As ever'))?.pictures).toHaveLength(1);
    await site.options.set('jetpack_publicize_options', { attach_media: false });
    expect((await share('Card'))?.pictures).toEqual([]);
    hooks.addFilter('jetpack_publicize_options', (options) => {
      expect(options.attach_media).toBe(false);
      return { ...options, attach_media: true };
    });
    expect((await share('Both'))?.pictures).toHaveLength(1);
  });
});
