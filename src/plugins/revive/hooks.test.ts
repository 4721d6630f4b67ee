// The extension points of Revive, each with what it gets, its default and what its answer does.
import { expect, test } from 'vitest';
import { describeEachSite } from '../../testing.ts';
import { storedPicture } from '../social/testing.ts';
import { accountId, openRevive } from './testing.ts';

const hour = 3_600_000;

describeEachSite('hooks of Revive', (open) => {
  test('run in their order around a share', async () => {
    const formats = { post_format: { [accountId]: { image: true, utm_campaign_name: 'Camp' } } };
    const { site, old, api, pass, made } = await openRevive(open, { ga_tracking: true }, {}, formats);
    const { hooks } = site;
    const picture = await storedPicture(site, 600, 400);
    const other = await storedPicture(site, 640, 400);
    const order: unknown[] = [];
    hooks.addAction('rop_before_prepare_post', async (postId, seen) => {
      order.push('prepare');
      await seen.posts.setMeta(postId, '_thumbnail_id', picture);
    });
    hooks.addFilter('rop_share_post_title', (title, postId) => `${title} of ${postId}`);
    hooks.addFilter('rop_content_filter', (text, _, account, service) => `${text} (${account}, ${service})`);
    hooks.addFilter('rop_raw_post_url', (url) => {
      expect(url).not.toContain('utm_');
      return 'https://short.test/x';
    });
    hooks.addFilter('rop_post_share_image', (image) => {
      expect(image).toBe(picture);
      return other;
    });
    hooks.addFilter('rop_formatted_post_object', (post, postId, account) => {
      expect([post.post_id, post.account_id, account, post.post_image]).toEqual([postId, accountId, accountId, other]);
      return { ...post, content: post.content.toUpperCase() };
    });
    hooks.addAction('rop_before_share', (post) => void order.push(['before', post.content]));
    hooks.addAction('rop_after_share', (share, postId, account) => void order.push([share.state, postId, account]));
    const id = await old(20);
    await api('manage_cron', { action: 'start' });
    await pass(60_000);
    const text = `POST 1 OF ${id} (ALPHA_USER_PAGE1, ALPHA)`;
    expect(made[0]?.text).toContain(text);
    expect(made[0]?.link).toBe('https://short.test/x?utm_source=alpha&utm_medium=social&utm_campaign=Camp');
    expect(made[0]?.pictures.map((each) => each.id)).toEqual([other]);
    expect(order).toEqual(['prepare', ['before', text], ['success', id, accountId]]);
  });

  test('rop_share_post_content is a post’s text where that is shared', async () => {
    const formats = { post_format: { [accountId]: { post_content: 'post_content' } } };
    const { site, old, api, pass, made } = await openRevive(open, {}, {}, formats);
    site.hooks.addFilter('rop_share_post_content', (text) => text.replace('red', 'blue'));
    await old(20, { post_content: '<p>A red house</p>' });
    await api('manage_cron', { action: 'start' });
    await pass(60_000);
    expect(made[0]?.text).toContain('A blue house');
  });

  test('rop_instant_share_message comes last in an instant share', async () => {
    const { site, old, ask, pass, made } = await openRevive(open);
    site.hooks.addFilter('rop_content_filter', (text) => `${text}!`);
    site.hooks.addFilter('rop_instant_share_message', (text, postId, account) => `${text} ${postId} ${account}`);
    const id = await old(1);
    const body = { rop_publish_now_accounts: { [accountId]: 'Mine' } };
    await ask('POST', `/tweet-old-post/v8/share/${id}`, { as: 'admin', body });
    await pass(60_000);
    expect(made[0]?.text).toContain(`Mine! ${id} ${accountId}`);
  });

  test('rop_available_services is the list of services', async () => {
    const { site, api } = await openRevive(open);
    site.hooks.addFilter('rop_available_services', (services) => ({ ...services, mine: { active: false } }));
    expect(Object.keys((await api('get_available_services')).data)).toEqual(['alpha', 'mine']);
  });

  test('rop_min_interval_bw_shares_min bounds intervals: half an hour where nobody says otherwise', async () => {
    const { site, api } = await openRevive(open);
    const save = async (hours: number) => {
      const data = { type: 'recurring', interval_r: hours };
      const schedules = (await api('save_schedule', { account_id: accountId, data })).data;
      const general = (await api('save_general_settings', { default_interval: hours })).data;
      return [schedules[accountId].interval_r, general.default_interval];
    };
    expect(await save(0.2)).toEqual([0.5, 0.5]);
    site.hooks.addFilter('rop_min_interval_bw_shares_min', (hours) => hours * 4);
    expect(await save(1)).toEqual([2, 2]);
    site.hooks.addFilter('rop_min_interval_bw_shares_min', () => 0);
    expect(await save(0.01)).toEqual([0.1, 0.1]);
  });

  test('rop_allowed_consecutive_posts says how far apart a post is from itself', async () => {
    const apart = async (slots?: number) => {
      const { site, old, api, pass, made } = await openRevive(open, { default_interval: 1 });
      if (slots !== undefined) site.hooks.addFilter('rop_allowed_consecutive_posts', () => slots);
      for (let count = 0; count < 6; count++) await old(20 + count);
      await api('manage_cron', { action: 'start' });
      await pass(24 * hour);
      const ids = made.map(({ postId }) => postId);
      return Math.min(...ids.flatMap((id, at) => (ids.indexOf(id, at + 1) > 0 ? [ids.indexOf(id, at + 1) - at] : [])));
    };
    expect(await apart()).toBeGreaterThan(4);
    expect(await apart(-5)).toBeGreaterThan(5);
  });

  test('rop_quantity_of_posts bounds one look, not what is found in the end', async () => {
    const { site, old, api, pass, made } = await openRevive(open, { number_of_posts: 1 });
    const asked: number[] = [];
    site.hooks.addFilter('rop_quantity_of_posts', (posts) => {
      asked.push(posts);
      return 1;
    });
    await old(20);
    await api('manage_cron', { action: 'start' });
    await pass(hour);
    expect([made.length, asked[0]]).toEqual([1, 1000]);
  });
});
