// Instant shares: the state machine of the meta keys, in the plugin's shape, as a client of the API sees it.
import { expect, test, vi } from 'vitest';
import { publishDue } from '../../../content/posts/publish-due.ts';
import { describeEachSite } from '../../../testing.ts';
import { NetworkError } from '../../social/networks/ask.ts';
import { accountId, openRevive, type ReviveSite } from '../testing.ts';

const second = 1000;
const seconds = ({ site }: ReviveSite): number => Math.floor(site.clock.now() / 1000);

async function create(revived: ReviveSite, meta: Record<string, unknown>, more: Record<string, unknown> = {}) {
  const body = { title: 'News', content: 'Text.', status: 'publish', meta, ...more };
  const { status, data } = await revived.ask('POST', '/wp/v2/posts', { as: 'editor', body });
  expect(status).toBe(201);
  return data;
}
const metaOf = async ({ ask }: ReviveSite, id: number) => {
  const { rop_publish_now, rop_publish_now_accounts, rop_publish_now_history, rop_publish_now_status } = (
    await ask('GET', `/wp/v2/posts/${id}`)
  ).data.meta;
  return [rop_publish_now, rop_publish_now_accounts, rop_publish_now_history, rop_publish_now_status];
};
const on = { jetpack_publicize_feature_enabled: false, rop_publish_now: 'yes' };

vi.setConfig({ testTimeout: 120_000 });

describeEachSite('instant shares', (open) => {
  test('queued when the post is published, done ten seconds later; consumed and told', async () => {
    const revived = await openRevive(open);
    const { made, pass } = revived;
    const at = seconds(revived);
    const { id, meta } = await create(revived, { ...on, rop_publish_now_accounts: { [accountId]: 'Read {title}!' } });
    const queued = { account: accountId, service: 'alpha', timestamp: at, status: 'queued' };
    expect(meta).toMatchObject({ rop_publish_now: 'yes', rop_publish_now_status: 'queued' });
    expect(meta.rop_publish_now_history).toEqual([queued]);
    await pass(9 * second);
    expect(made).toEqual([]);
    await pass(second);
    expect(made.map(({ text }) => text)).toEqual([expect.stringMatching(/^Read News!\n\nhttp/)]);
    const success = { ...queued, timestamp: at + 10, status: 'success' };
    expect(await metaOf(revived, id)).toEqual(['no', { [accountId]: '' }, [success], 'done']);
    // An editor that still says yes does not share it again.
    await revived.ask('POST', `/wp/v2/posts/${id}`, { as: 'editor', body: { meta: { rop_publish_now: 'yes' } } });
    await pass(20 * second);
    expect(made).toHaveLength(1);
    // A minute later it is meant.
    await pass(60 * second);
    await revived.ask('POST', `/wp/v2/posts/${id}`, { as: 'editor', body: { title: 'Newer' } });
    await pass(20 * second);
    expect(made).toHaveLength(2);
    expect((await metaOf(revived, id))[2]).toHaveLength(2);
  });

  test('not asked for, switched off, without accounts: nothing happens', async () => {
    const revived = await openRevive(open);
    const initial = await create(revived, { jetpack_publicize_feature_enabled: false });
    const no = await create(revived, { ...on, rop_publish_now: 'no' });
    const none = await create(revived, { ...on, rop_publish_now_accounts: { other_1_2: '' } });
    await revived.api('save_general_settings', { instant_share: false });
    const off = await create(revived, on);
    await revived.pass(60 * second);
    expect(revived.made).toEqual([]);
    expect(await metaOf(revived, initial.id)).toEqual(['initial', { [accountId]: '' }, [], 'pending']);
    expect((await metaOf(revived, no.id)).at(-1)).toBe('pending');
    expect((await metaOf(revived, none.id)).at(-1)).toBe('pending');
    expect((await metaOf(revived, off.id)).at(-1)).toBe('pending');
  });

  test('a draft is only stored; a scheduled post is shared when its time has come', async () => {
    const revived = await openRevive(open);
    const draft = await create(revived, on, { status: 'draft' });
    await revived.pass(60 * second);
    expect(revived.made).toEqual([]);
    await revived.ask('POST', `/wp/v2/posts/${draft.id}`, { as: 'editor', body: { status: 'publish' } });
    await revived.pass(60 * second);
    expect(revived.made).toHaveLength(1);
    const date = new Date(revived.site.clock.now() + 3_600_000).toISOString().slice(0, 19);
    const scheduled = await create(revived, on, { status: 'future', date });
    await revived.pass(60 * second);
    expect(revived.made).toHaveLength(1);
    revived.site.clock.advance(3_600_000);
    await publishDue(revived.site);
    expect((await metaOf(revived, scheduled.id)).at(-1)).toBe('queued');
    await revived.pass(60 * second);
    expect(revived.made.map(({ postId }) => postId)).toEqual([draft.id, scheduled.id]);
  });

  test('refusals, accounts that are not connected and requests that are too old end honestly', async () => {
    const refusing = async () => {
      throw new NetworkError('refused', 'refused', 'No.');
    };
    const revived = await openRevive(open, {}, { publish: refusing });
    const refused = await create(revived, on);
    await revived.pass(10 * second);
    expect((await metaOf(revived, refused.id))[2]).toMatchObject([{ status: 'error' }]);
    const late = await create(revived, on);
    revived.site.clock.advance(2 * 86_400_000);
    await revived.jobs.runDue();
    expect(await metaOf(revived, late.id)).toMatchObject(['no', {}, [{ status: 'expired' }], 'done']);
    await revived.site.database.kysely.deleteFrom('broadsheet_social_connections' as never).execute();
    const lost = await create(revived, on);
    await revived.pass(10 * second);
    expect(await metaOf(revived, lost.id)).toMatchObject(['no', {}, [{ status: 'error' }], 'done']);
  });

  test('the share route: rights, honest answers', async () => {
    const revived = await openRevive(open);
    const { ask, made, pass, old } = revived;
    const id = await old(3);
    const share = async (as: string | undefined, post: number, accounts?: unknown) => {
      const body = accounts === undefined ? {} : { rop_publish_now_accounts: accounts };
      const { status, data } = await ask('POST', `/tweet-old-post/v8/share/${post}`, { ...(as ? { as } : {}), body });
      return [status, data.code ?? data.success, data.history?.length];
    };
    const accounts = { [accountId]: 'Again' };
    expect(await share(undefined, id, accounts)).toEqual([401, 'rest_forbidden', undefined]);
    expect(await share('subscriber', id, accounts)).toEqual([403, 'rest_forbidden', undefined]);
    expect(await share('author', id, accounts)).toEqual([403, 'rest_cannot_edit', undefined]);
    expect(await share('editor', id)).toEqual([400, 'invalid_request', undefined]);
    expect(await share('editor', id, {})).toEqual([400, 'invalid_request', undefined]);
    expect(await share('editor', 999_999, accounts)).toEqual([404, 'rest_post_invalid_id', undefined]);
    expect(await share('editor', await old(3, { post_status: 'draft' }), accounts)).toEqual([
      ...[400, 'post_not_published', undefined],
    ]);
    expect(await share('editor', id, { nobody_1_2: '' })).toEqual([200, false, 0]);
    expect(await share('editor', id, accounts)).toEqual([200, true, 1]);
    expect(await share('editor', id, accounts)).toEqual([200, true, 1]);
    await pass(30 * second);
    expect(made.map(({ text }) => text.split('\n')[0])).toEqual(['Again']);
  });
});
