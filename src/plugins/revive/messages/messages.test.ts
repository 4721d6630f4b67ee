// What is said: sources, hashtags, texts of one's own, variations, links, lengths in the network's counting.
import { expect, test, vi } from 'vitest';
import { describeEachSite } from '../../../testing.ts';
import { weighted } from '../../social/messages/length.ts';
import { startPeer, testLimits } from '../../social/testing.ts';
import { accountId, openRevive, type ReviveSite } from '../testing.ts';
import { withHashtags } from './hashtags.ts';

const preview = async ({ api, ask }: ReviveSite, format: Record<string, unknown>) => {
  const saved = await api('save_post_format', { service: 'alpha', account_id: accountId, data: format });
  expect(saved.code).toBe('201');
  const { data } = await ask('GET', '/broadsheet/v1/revive/events', { as: 'admin' });
  return data.find(({ posts }: { posts: unknown[] }) => posts.length > 0)?.posts[0];
};

vi.setConfig({ testTimeout: 120_000 });

describeEachSite('messages', (open) => {
  test('of a format: source, text of its own, hashtags, campaign', async () => {
    const revived = await openRevive(open, { ga_tracking: true });
    const { site, old, api, meta } = revived;
    await site.database.kysely.updateTable('terms').set({ name: 'City News' }).where('term_id', '=', 1).execute();
    const content = '<!-- wp:paragraph --><p>All of the <b>text</b>.</p><!-- /wp:paragraph -->';
    const id = await old(
      4,
      { post_title: 'Fish &amp; Chips in Berlin', post_content: content, post_excerpt: 'Short' },
      [1],
    );
    await meta(id, 'place', 'Kreuzberg #now');
    await api('manage_cron', { action: 'start' });
    const said = async (format: Record<string, unknown>) => (await preview(revived, format)).text;
    expect(await said({})).toBe('Fish & Chips in Berlin');
    expect(await said({ post_content: 'post_content' })).toBe('All of the text.');
    expect(await said({ post_content: 'post_title_content' })).toBe('Fish & Chips in Berlin All of the text.');
    expect(await said({ post_content: 'post_excerpt' })).toBe('Short');
    expect(await said({ post_content: 'custom_field', custom_meta_field: 'place' })).toBe('Kreuzberg #now');
    expect(await said({ custom_text: 'From the archive:' })).toBe('From the archive: Fish & Chips in Berlin');
    expect(await said({ custom_text: 'By {author}', custom_text_pos: 'end' })).toBe('Fish & Chips in Berlin By admin');
    const common = { hashtags: 'common-hashtags', hashtags_common: 'berlin, food' };
    expect(await said(common)).toBe('Fish & Chips in #Berlin #food');
    expect(await said({ ...common, hashtags_length: '3' })).toBe('Fish & Chips in #Berlin');
    expect(await said({ ...common, hashtags_length: '0' })).toBe('Fish & Chips in Berlin');
    expect(await said({ hashtags: 'categories-hashtags' })).toBe('Fish & Chips in Berlin #CityNews');
    expect(await said({ hashtags: 'custom-hashtags', hashtags_custom: 'place' })).toBe(
      'Fish & Chips in Berlin #Kreuzberg #now',
    );
    expect((await preview(revived, { utm_campaign_name: 'old' })).link).toMatch(
      /\?utm_source=alpha&utm_medium=social&utm_campaign=old$/,
    );
    expect((await preview(revived, { include_link: false })).link).toBe('');
    await meta(id, 'elsewhere', 'https://example.org/it');
    expect((await preview(revived, { url_from_meta: true, url_meta_key: 'elsewhere' })).link).toMatch(
      /^https:\/\/example\.org\/it\?utm/,
    );
  });

  test('variations in turn or by chance, with their pictures; what was written in the queue goes first', async () => {
    const revived = await openRevive(open, {
      custom_messages: true,
      custom_messages_share_order: true,
      default_interval: 6,
    });
    const { old, meta, api, pass, made } = revived;
    const id = await old(4);
    const group = ['One {title}', 'Two'].map((text) => ({ rop_custom_description: text }));
    await meta(id, 'rop_custom_messages_group', group);
    await api('manage_cron', { action: 'start' });
    await pass(11 * 6 * 3_600_000);
    expect(made.slice(0, 3).map(({ text }) => text.split('\n')[0])).toEqual(['One Post 1', 'Two', 'One Post 1']);
    await api('update_queue_event', { account_id: accountId, post_id: id, custom_data: { text: 'By hand' } });
    expect((await preview(revived, {})).text).toBe('By hand');
  });

  test('fit the network in its own counting, the address and hashtags whole', async () => {
    const limits = { ...testLimits, characters: 280, count: weighted };
    const revived = await openRevive(open, {}, { limits: () => limits });
    const { old, api, pass, made } = revived;
    await old(4, { post_title: '日本語の長い見出し'.repeat(40) });
    await api('manage_cron', { action: 'start' });
    const format = { hashtags: 'common-hashtags', hashtags_common: '東京', maximum_length: '500' };
    expect(await preview(revived, format)).toMatchObject({ limit: 280, text: expect.stringMatching(/… #東京$/) });
    await pass(60_000);
    const [sent] = made;
    expect(weighted(sent?.text ?? '')).toBeLessThanOrEqual(280);
    expect(weighted(sent?.text ?? '')).toBeGreaterThan(270);
    expect(sent?.text.endsWith(sent.link)).toBe(true);
  });

  test('addresses are made short where that is wanted; where it fails the long one is shared', async () => {
    const peer = await startPeer(() => ({ json: { link: 'https://sh.ort/1' } }));
    const revived = await openRevive((options) => open({ ...options, settings: { mayAsk: [peer.host] } }), {
      default_interval: 6,
    });
    const { old, api, pass, made, site } = revived;
    for (let age = 3; age < 9; age++) await old(age);
    await site.options.set('broadsheet_revive', { shorteners: { 'bit.ly': { base: peer.base } } });
    const credentials = { generic_access_token: 'bitly secret' };
    const data = { short_url: true, short_url_service: 'bit.ly', shortner_credentials: credentials };
    const saved = await api('save_post_format', { service: 'alpha', account_id: accountId, data });
    expect(JSON.stringify(saved)).not.toContain('bitly secret');
    await api('manage_cron', { action: 'start' });
    await pass(60_000);
    expect(made[0]?.link).toBe('https://sh.ort/1');
    expect(peer.requests[0]?.headers.authorization).toBe('Bearer bitly secret');
    peer.handle = () => ({ status: 500, body: 'bitly secret' });
    await pass(6 * 3_600_000);
    expect(made[1]?.link).toMatch(/^http:\/\/example\.test/);
    const log = (await api('get_log')).data;
    expect(JSON.stringify(log)).not.toContain('secret');
    expect(log.some(({ message }: { message: string }) => message.includes('bit.ly'))).toBe(true);
    await peer.close();
    const unknown = { ...data, short_url_service: 'nobody' };
    expect(await api('save_post_format', { account_id: accountId, data: unknown })).toMatchObject({ code: '500' });
  });
});

test('hashtags stand in place only for whole words, once, in texts of any script', () => {
  expect(withHashtags('Berliner in Berlin', ['#berlin'], 50, true)).toEqual({ text: 'Berliner in #Berlin', tags: '' });
  expect(withHashtags('Go #berlin', ['#berlin'], 50, true)).toEqual({ text: 'Go #berlin', tags: '' });
  expect(withHashtags('خبر عن القاهرة اليوم', ['#القاهرة'], 50, true).text).toBe('خبر عن #القاهرة اليوم');
  expect(withHashtags('Berlin', ['#berlin'], 50, false)).toEqual({ text: 'Berlin', tags: '#berlin' });
  expect(withHashtags('x', ['#one', '#two', '#one'], 9, true).tags).toBe('#one #two');
});
