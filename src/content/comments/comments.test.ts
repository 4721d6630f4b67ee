// Facts recorded from WordPress 7.1: what becomes of new comments, what trash and spam remember, counts of posts.
import { expect, test } from 'vitest';
import { describeEachSite, type TestSite } from '../../testing.ts';
import { createPost } from '../posts/create.ts';
import { deletePost } from '../posts/delete.ts';
import { viewerOf } from '../users/viewer.ts';
import { createComment } from './create.ts';
import { deleteComment } from './delete.ts';
import { getComment } from './get.ts';
import { queryComments, statusesOf, typesOf } from './query.ts';
import { changeCommentStatus } from './status.ts';
import type { CommentDraft } from './types.ts';
import { updateComment } from './update.ts';

const subscriber = { author: 5, authorName: 'subscriber', authorEmail: 'subscriber@example.org' };
let said = 0;

async function say(site: TestSite, content: string, more: CommentDraft = {}, viewerId = 5) {
  const viewer = await viewerOf(site, viewerId);
  const minute = String(said++ % 60).padStart(2, '0');
  const date = `2025-05-01 ${String(Math.trunc(said / 60)).padStart(2, '0')}:${minute}:00`;
  return createComment(site, viewer, { post: 1, ...subscriber, content, date: { local: date, gmt: date }, ...more });
}

const approved = async (site: TestSite, content: string, more: CommentDraft = {}) =>
  (await say(site, content, more)).comment_approved;

const countOf = async (site: TestSite, id = 1) =>
  (await site.database.kysely.selectFrom('posts').select('comment_count').where('ID', '=', id).executeTakeFirst())
    ?.comment_count;

async function metaOf(site: TestSite, id: number): Promise<string[]> {
  const rows = await site.database.kysely
    .selectFrom('commentmeta')
    .select(['meta_key', 'meta_value'])
    .where('comment_id', '=', id)
    .orderBy('meta_id')
    .execute();
  return rows.map((row) => `${row.meta_key}=${row.meta_value}`);
}

describeEachSite('comments', (open) => {
  test('moderation: who was approved before, links, words', async () => {
    const site = await open();
    expect(await approved(site, 'first')).toBe('0');
    await site.options.set('comment_previously_approved', '0');
    expect(await approved(site, 'free')).toBe('1');
    expect(await approved(site, 'one http://a.example link')).toBe('1');
    expect(await approved(site, 'http://a.example http://b.example')).toBe('0');
    await site.options.set('comment_max_links', '0');
    expect(await approved(site, 'http://a.example and http://b.example')).toBe('1');
    await site.options.set('moderation_keys', 'casino\n\n  Élan \na.b*c');
    expect(await approved(site, 'A CASINO night')).toBe('0');
    expect(await approved(site, 'élan vital')).toBe('0');
    expect(await approved(site, 'aXb*c')).toBe('1');
    expect(await approved(site, 'a.b*c')).toBe('0');
    expect(await approved(site, 'by mail', { authorEmail: 'x@casino.example' })).toBe('0');
    await site.options.set('disallowed_keys', 'viagra');
    expect(await approved(site, 'vi<b>ag</b>ra')).toBe('trash');
    expect((await say(site, 'viagra of an editor', { author: 2 }, 2)).comment_approved).toBe('1');
    await site.options.set('comment_moderation', '1');
    expect(await approved(site, 'anything')).toBe('0');
    await site.options.set('comment_moderation', '');
    await site.options.set('comment_previously_approved', '1');
    expect(await approved(site, 'known')).toBe('1');
  });

  test('the same again and too soon are refused, not for moderators', async () => {
    const site = await open();
    await say(site, 'Same');
    await expect(say(site, 'SAME')).rejects.toMatchObject({ code: 'comment_duplicate', data: { status: 409 } });
    const now = new Date(site.clock.now()).toISOString().slice(0, 19).replace('T', ' ');
    const date = { local: now, gmt: now };
    await say(site, 'Now', { date });
    await expect(say(site, 'Too soon', { date })).rejects.toMatchObject({
      code: 'comment_flood',
      data: { status: 400 },
    });
    const moderator = { author: 1, authorName: 'admin', authorEmail: 'admin@example.org', date };
    await say(site, 'One', moderator, 1);
    await say(site, 'Two', moderator, 1);
    await expect(say(site, 'x'.repeat(65_526))).rejects.toMatchObject({ code: 'comment_content_column_length' });
  });

  test('texts are cleaned by the rights of who writes and of who wrote', async () => {
    const site = await open();
    const text =
      '<p>p</p><b onclick="x">b</b> <span class="wp-note-mention user-2 evil">@e</span> <a href="https://x.org/">x</a>';
    const link = '<a href="https://x.org/" rel="nofollow ugc">x</a>';
    const own = await say(site, text);
    expect(own.comment_content).toBe(`p<b>b</b> <span class="wp-note-mention user-2">@e</span> ${link}`);
    const trusted = await say(site, text, { author: 1, authorName: 'admin', authorEmail: 'admin@example.org' }, 1);
    expect(trusted.comment_content).toBe(text.replace('<a href="https://x.org/">x</a>', link));
    const admin = await viewerOf(site, 1);
    const edited = await updateComment(site, admin, own.comment_ID, { content: '<p>p</p>q' });
    expect(edited?.comment_content).toBe('pq');
  });

  test('spam, trash and back remember the status; posts keep their counts', async () => {
    const site = await open();
    const before = (await countOf(site)) ?? 0;
    const parent = await say(site, 'Parent', { author: 1 }, 1);
    const child = await say(site, 'Child', { author: 1, parent: parent.comment_ID }, 1);
    const id = parent.comment_ID;
    expect(await countOf(site)).toBe(before + 2);
    const time = `_wp_trash_meta_time=${Math.floor(site.clock.now() / 1000)}`;
    expect(await changeCommentStatus(site, id, 'trash')).toBe(true);
    expect([await countOf(site), await metaOf(site, id)]).toEqual([before + 1, ['_wp_trash_meta_status=1', time]]);
    expect(await changeCommentStatus(site, id, 'trash')).toBe(false);
    expect(await changeCommentStatus(site, id, 'spam')).toBe(true);
    expect(await metaOf(site, id)).toEqual(['_wp_trash_meta_status=trash', time]);
    expect(await changeCommentStatus(site, id, 'unspam')).toBe(true);
    expect([(await getComment(site, id))?.comment_approved, await metaOf(site, id)]).toEqual(['trash', []]);
    expect(await changeCommentStatus(site, id, 'untrash')).toBe(true);
    expect([(await getComment(site, id))?.comment_approved, await countOf(site)]).toEqual(['0', before + 1]);
    expect(await changeCommentStatus(site, id, 'approved')).toBe(true);
    await deleteComment(site, id);
    expect([(await getComment(site, child.comment_ID))?.comment_parent, await countOf(site)]).toEqual([0, before + 1]);
  });

  test('answers that were moved to another post move up when the post of the others is deleted', async () => {
    const site = await open();
    const post = async (title: string) => (await createPost(site, null, { type: 'post', title, status: 'publish' })).ID;
    const [leaving, staying] = [await post('Leaving'), await post('Staying')];
    const top = await say(site, 'Top', { post: staying });
    const first = await say(site, 'First', { post: leaving, parent: top.comment_ID });
    const second = await say(site, 'Second', { post: leaving, parent: first.comment_ID });
    const moved = await say(site, 'Moved', { post: staying, parent: second.comment_ID });
    const alone = await say(site, 'Alone', { post: leaving });
    const orphan = await say(site, 'Orphan', { post: staying, parent: alone.comment_ID });
    await deletePost(site, leaving);
    expect(await getComment(site, first.comment_ID)).toBeUndefined();
    expect((await getComment(site, moved.comment_ID))?.comment_parent).toBe(top.comment_ID);
    expect((await getComment(site, orphan.comment_ID))?.comment_parent).toBe(0);
  });

  test('totals come from kept counts, which stay right whatever is written', async () => {
    const site = await open();
    const ids: number[] = [];
    for (let n = 0; n < 12; n++) {
      const type = ['comment', 'pingback', 'note'][n % 3] ?? '';
      ids.push((await say(site, `counted ${n}`, { type })).comment_ID);
    }
    for (const [index, status] of ['approve', 'spam', 'trash', 'hold', 'approve'].entries())
      await changeCommentStatus(site, ids[index] ?? 0, status);
    for (const id of ids.slice(8, 10)) await deleteComment(site, id);
    const { kysely } = site.database;
    await kysely
      .updateTable('comments')
      .set({ comment_type: 'review' })
      .where('comment_ID', '=', ids[11] ?? 0)
      .execute();
    const rows = await kysely.selectFrom('comments').select(['comment_approved', 'comment_type']).execute();
    for (const status of ['approve', 'hold', 'all', 'any', 'spam', 'trash']) {
      for (const type of ['comment', 'pings', 'all', '', 'note', 'review']) {
        const query = {
          status,
          type,
          orderBy: 'date_gmt',
          order: 'desc',
          limit: 1,
          offset: 0,
          wantRows: false,
        } as const;
        const [statuses, types] = [statusesOf(status), typesOf(type)];
        const expected = rows.filter(
          (row) =>
            (!statuses || statuses.includes(row.comment_approved)) &&
            (!types || types.includes(row.comment_type)) &&
            (type === 'note' || type === 'all' || row.comment_type !== 'note'),
        );
        expect([status, type, (await queryComments(site, query)).total]).toEqual([status, type, expected.length]);
      }
    }
  });

  test('a note takes its answers to the trash and is not counted', async () => {
    const site = await open();
    const before = await countOf(site);
    const note = await say(site, 'Note', { type: 'note', author: 1 }, 1);
    const answer = await say(site, 'Answer', { type: 'note', author: 2, parent: note.comment_ID }, 2);
    expect(await countOf(site)).toBe(before);
    await changeCommentStatus(site, note.comment_ID, 'trash');
    expect((await getComment(site, answer.comment_ID))?.comment_approved).toBe('trash');
  });

  test('hooks run inside the transaction: what they refuse is not stored', async () => {
    const site = await open();
    site.hooks.addAction('wp_insert_comment', () => {
      throw new Error('no');
    });
    const before = await countOf(site);
    await expect(say(site, 'Refused', { author: 1 }, 1)).rejects.toThrow('no');
    const rows = await site.database.kysely
      .selectFrom('comments')
      .selectAll()
      .where('comment_content', '=', 'Refused')
      .execute();
    expect([rows.length, await countOf(site)]).toEqual([0, before]);
  });
});
