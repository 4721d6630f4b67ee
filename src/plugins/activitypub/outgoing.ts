// What happens to a post, told to followers. The transaction that writes a post says in `broadsheet_ap_posts` that it is to
// be announced, and adds the job `activitypub.post`; the job compares what followers have with what the post is now and
// writes the activity with its deliveries, in one transaction. So an activity exists once, under one id, whatever dies.
import type { ExtensionSite } from '../../extend/site.ts';
import type { PostRow } from '../../extend/types.ts';
import { actorOf } from './actors.ts';
import { activityId, actorId, collectionId, postId, siteActor } from './addresses.ts';
import { everybody, objectContext, postObject } from './posts.ts';
import { canonical, withProof } from './proof.ts';
import { settingsOf } from './settings.ts';
import { addNew, hashOf, type OutType, rowsOf, type SharedPost } from './tables.ts';

export const postJob = 'activitypub.post';
export const deliverJob = 'activitypub.deliver';

/** Milliseconds. What is dated back further is an archive on its way in, and no news to anybody. */
const newsFor = 7 * 24 * 3_600_000;

/** A post's status changes, in its transaction: one that becomes public is to be announced. */
export async function notePublished(site: ExtensionSite, post: PostRow, newStatus: string, old: string): Promise<void> {
  if (post.post_type !== 'post' || post.post_password !== '' || newStatus !== 'publish' || old === 'publish') return;
  if (Date.parse(`${post.post_date_gmt.replace(' ', 'T')}Z`) < site.now() - newsFor) return;
  const row = await sharedRow(site, post.ID);
  if (row && row.state !== 'deleted') return;
  await want(site, post, row);
  await enqueuePost(site, post.ID);
}

/** After a post was written, in its transaction: what followers have may be out of date. */
export async function noteWritten(site: ExtensionSite, { ID, post_type: type }: PostRow): Promise<void> {
  if (type !== 'post') return;
  const row = await sharedRow(site, ID);
  if (row && row.state !== 'deleted') await enqueuePost(site, ID);
}

async function enqueuePost(site: ExtensionSite, id: number): Promise<void> {
  await site.enqueue({ kind: postJob, payload: { post: id }, uniqueKey: `${postJob}.${id}` });
}

async function want(site: ExtensionSite, post: PostRow, before: SharedPost | undefined): Promise<void> {
  const { mode, owner } = settingsOf(site);
  const author = (await actorOf(site, post.post_author))?.id;
  const actor = mode === 'site' || (mode === 'both' && owner === 'site') || author === undefined ? siteActor : author;
  if (mode === 'authors' && author === undefined) return;
  const other = mode !== 'both' ? undefined : actor === siteActor ? author : siteActor;
  const values = { state: 'wanted' as const, actor, announcer: other ?? null, digest: '' };
  if (!before) {
    await addNew(site, 'broadsheet_ap_posts', [{ post_id: post.ID, ...values, generation: 0, shared_at: 0 }]);
    return;
  }
  await rowsOf(site).updateTable('broadsheet_ap_posts').set(values).where('post_id', '=', post.ID).execute();
}

export async function sharedRow(site: ExtensionSite, id: number): Promise<SharedPost | undefined> {
  return rowsOf(site).selectFrom('broadsheet_ap_posts').selectAll().where('post_id', '=', id).executeTakeFirst();
}

/** The job: what followers have becomes what the post is. */
export async function bringUpToDate(site: ExtensionSite, id: number): Promise<void> {
  const row = await sharedRow(site, id);
  if (!row || row.state === 'deleted') return;
  const object = await postObject(site, row);
  if (!object) return takeBack(site, row);
  const { updated: _, ...lasting } = object;
  const digest = hashOf(canonical(lasting));
  if (row.state === 'shared' && row.digest === digest) return;
  const isNew = row.state === 'wanted';
  const activity = await makeActivity(site, row, isNew ? 'Create' : 'Update', object);
  const announce = isNew && row.announcer !== null ? await makeAnnounce(site, row, row.announcer) : undefined;
  await site.transaction(async (inside) => {
    const values = { state: 'shared' as const, digest, ...(isNew ? { shared_at: inside.now() } : {}) };
    if (!(await move(inside, row, values))) return;
    await send(inside, activity);
    if (announce) await send(inside, announce);
  });
}

async function takeBack(site: ExtensionSite, row: SharedPost): Promise<void> {
  const wasShared = row.state === 'shared';
  const tombstone = { id: postId(site, row.post_id, row.generation), type: 'Tombstone' };
  const activity = wasShared ? await makeActivity(site, row, 'Delete', tombstone) : undefined;
  await site.transaction(async (inside) => {
    const generation = row.generation + (wasShared ? 1 : 0);
    if (!(await move(inside, row, { state: 'deleted', generation, deleted_at: inside.now() }))) return;
    if (!activity) return;
    await send(inside, activity);
    // Those who have it through the other actor must hear of it too.
    if (row.announcer !== null) await deliverTo(inside, activity.name, row.announcer);
  });
}

/** Changes the row where it is still as it was read; false: somebody else was first. */
async function move(site: ExtensionSite, row: SharedPost, values: Partial<SharedPost>): Promise<boolean> {
  const result = await rowsOf(site)
    .updateTable('broadsheet_ap_posts')
    .set(values)
    .where('post_id', '=', row.post_id)
    .where('state', '=', row.state)
    .where('digest', '=', row.digest)
    .where('generation', '=', row.generation)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) > 0;
}

export interface OutActivity {
  readonly name: string;
  readonly actor: number;
  readonly type: OutType;
  readonly postId: number;
  readonly public: boolean;
  readonly body: string;
}

export const newName = (site: ExtensionSite): string => Buffer.from(site.random(15)).toString('hex');

async function makeActivity(
  site: ExtensionSite,
  row: SharedPost,
  type: OutType,
  object: Readonly<Record<string, unknown>>,
): Promise<OutActivity> {
  const name = newName(site);
  const body = {
    '@context': objectContext,
    id: activityId(site, name),
    type,
    actor: actorId(site, row.actor),
    published: new Date(site.now()).toISOString(),
    to: object.to ?? [everybody],
    cc: object.cc ?? [collectionId(site, row.actor, 'followers')],
    object,
  };
  const proven = await withProof(site, row.actor, body);
  return { name, actor: row.actor, type, postId: row.post_id, public: true, body: JSON.stringify(proven) };
}

async function makeAnnounce(site: ExtensionSite, row: SharedPost, actor: number): Promise<OutActivity> {
  const name = newName(site);
  const body = await withProof(site, actor, {
    '@context': objectContext,
    id: activityId(site, name),
    type: 'Announce',
    actor: actorId(site, actor),
    published: new Date(site.now()).toISOString(),
    to: [everybody],
    cc: [collectionId(site, actor, 'followers'), actorId(site, row.actor)],
    object: postId(site, row.post_id, row.generation),
  });
  return { name, actor, type: 'Announce', postId: row.post_id, public: true, body: JSON.stringify(body) };
}

/** An answer to a Follow: only for the one who asked. */
export async function makeAnswer(
  site: ExtensionSite,
  actor: number,
  type: 'Accept' | 'Reject',
  follow: { readonly id: string; readonly actor: string },
): Promise<OutActivity> {
  const name = newName(site);
  const object = { id: follow.id, type: 'Follow', actor: follow.actor, object: actorId(site, actor) };
  const body = {
    '@context': 'https://www.w3.org/ns/activitystreams',
    id: activityId(site, name),
    type,
    actor: actorId(site, actor),
    to: [follow.actor],
    object,
  };
  return { name, actor, type, postId: 0, public: false, body: JSON.stringify(body) };
}

/** Writes an activity down, and a delivery for each inbox of its actor's followers. */
export async function send(site: ExtensionSite, activity: OutActivity): Promise<void> {
  await keep(site, activity);
  await deliverTo(site, activity.name, activity.actor);
}

async function keep(site: ExtensionSite, { postId: post_id, public: isPublic, ...rest }: OutActivity): Promise<void> {
  const row = { ...rest, post_id, public: isPublic ? 1 : 0, created_at: site.now() };
  await addNew(site, 'broadsheet_ap_activities', [row]);
}

/** A fixed number of statements, however many follow. */
async function deliverTo(site: ExtensionSite, name: string, actor: number): Promise<void> {
  const rows = rowsOf(site);
  const now = site.now();
  const followed = rows.selectFrom('broadsheet_ap_followers').select('inbox_id').where('actor', '=', actor);
  await rows
    .insertInto('broadsheet_ap_deliveries')
    .columns(['activity_id', 'inbox_id', 'state', 'attempts', 'created_at'])
    .expression(({ selectFrom, lit, val }) =>
      selectFrom('broadsheet_ap_inboxes as inbox')
        .innerJoin('broadsheet_ap_activities as activity', (join) => join.on('activity.name', '=', name))
        .select(['activity.id', 'inbox.id as inbox_id', val('waiting').as('state'), lit(0).as('attempts')])
        .select(val(now).as('created_at'))
        .where('inbox.id', 'in', followed)
        .where('inbox.state', '!=', 'gone')
        .where(({ not, exists, selectFrom: from }) =>
          not(
            exists(
              from('broadsheet_ap_deliveries as there')
                .select('there.id')
                .whereRef('there.activity_id', '=', 'activity.id')
                .whereRef('there.inbox_id', '=', 'inbox.id'),
            ),
          ),
        ),
    )
    .execute();
  await rows
    .updateTable('broadsheet_ap_inboxes')
    .set(({ fn, eb, val }) => ({ next_at: fn.coalesce('next_at', val(now)), version: eb('version', '+', 1) }))
    .where('state', '!=', 'gone')
    .where('id', 'in', followed)
    .execute();
  await wake(site, now);
}

/** Writes an activity down for one inbox. */
export async function sendTo(site: ExtensionSite, activity: OutActivity, inbox: number): Promise<void> {
  await keep(site, activity);
  const rows = rowsOf(site);
  const { id } = await rows
    .selectFrom('broadsheet_ap_activities')
    .select('id')
    .where('name', '=', activity.name)
    .executeTakeFirstOrThrow();
  const row = { activity_id: id, inbox_id: inbox, state: 'waiting', attempts: 0, created_at: site.now() };
  await addNew(site, 'broadsheet_ap_deliveries', [row]);
  await rows
    .updateTable('broadsheet_ap_inboxes')
    .set(({ fn, eb, val }) => ({ next_at: fn.coalesce('next_at', val(site.now())), version: eb('version', '+', 1) }))
    .where('id', '=', inbox)
    .execute();
  await wake(site, site.now());
}

export async function wake(site: ExtensionSite, runAt: number): Promise<void> {
  await site.enqueue({ kind: deliverJob, uniqueKey: deliverJob, runAt });
}
