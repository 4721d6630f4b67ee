// What Revive does besides sharing: a new date for the post, and the link in a comment below.
import { expect, test } from 'vitest';
import { describeEachSite } from '../../../testing.ts';
import { NetworkError } from '../../social/networks/ask.ts';
import type { Network } from '../../social/networks/network.ts';
import { accountId, openRevive } from '../testing.ts';

const hour = 3_600_000;

describeEachSite('after a share', (open) => {
  test('the post gets the date of its share, where the site wants it; it is not shared as a new one', async () => {
    const dated = async (on: boolean) => {
      const site = await openRevive(open, { update_post_published_date: on, more_than_once: false });
      await site.site.options.set('timezone_string', 'America/New_York');
      const id = await site.old(20);
      const before = (await site.seen.posts.get([id])).get(id);
      await site.api('manage_cron', { action: 'start' });
      await site.pass(hour);
      const after = (await site.seen.posts.get([id])).get(id);
      expect([site.made.length, (await site.shares()).length, after?.post_status]).toEqual([1, 1, 'publish']);
      return { site, before, after };
    };
    const off = await dated(false);
    expect(off.after?.post_date).toBe(off.before?.post_date);
    const on = await dated(true);
    const [share] = await on.site.shares();
    const gmt = new Date(share?.done_at ?? 0).toISOString().slice(0, 19).replace('T', ' ');
    const local = new Date((share?.done_at ?? 0) - 5 * hour).toISOString().slice(0, 19).replace('T', ' ');
    expect([on.after?.post_date_gmt, on.after?.post_date]).toEqual([gmt, local]);
  });

  const commented = async (parts: Partial<Network>, format: Record<string, unknown> = {}) => {
    const comments: [string, string][] = [];
    const comment: Network['comment'] = async (id, text, call) => {
      await call.sending();
      comments.push([id, text]);
    };
    const post_format = { [accountId]: { share_link_in_comment: true, share_link_text: 'Read it: {link}', ...format } };
    const site = await openRevive(open, {}, { comment, ...parts }, { post_format });
    await site.old(20);
    await site.api('manage_cron', { action: 'start' });
    await site.pass(60_000);
    return { site, comments };
  };

  test('its link stands in a comment where the network has comments', async () => {
    const { site, comments } = await commented({});
    expect(site.made.map(({ text, link }) => [text, link])).toEqual([['Post 1', '']]);
    expect(comments.map(([id, text]) => [id === site.made[0]?.key, text.replace(/\?.*|\/\d{4}.*/, '')])).toEqual([
      [true, 'Read it: http://example.test'],
    ]);
  });

  test('and in the post where it has none', async () => {
    const site = await openRevive(open, {}, {}, { post_format: { [accountId]: { share_link_in_comment: true } } });
    await site.old(20);
    await site.api('manage_cron', { action: 'start' });
    await site.pass(60_000);
    expect(site.made.map(({ text }) => text.includes('http://example.test/'))).toEqual([true]);
  });

  test('a comment is tried again while nothing happened, and told of where nobody knows', async () => {
    let failures = 2;
    const tried: string[] = [];
    const { site } = await commented({
      comment: async (_, text, call) => {
        if (failures-- > 0) throw new NetworkError('later', 'rate_limited', 'Slower.');
        await call.sending();
        tried.push(text);
        throw new NetworkError('unknown', 'unreachable', 'It was cut.');
      },
    });
    await site.pass(5 * 60_000);
    expect(tried).toHaveLength(1);
    const [share] = await site.shares();
    expect(share).toMatchObject({ state: 'success', error_code: 'comment_missing' });
    expect(share?.error).toContain('It was cut.');
  });
});
