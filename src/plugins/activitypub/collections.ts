// Collections of an actor: the outbox in pages of twenty, newest first; followers as a number, as who they are is nobody's
// business; following, which is empty. Inboxes are for writing.
import type { PageAnswer } from '../../extend/routes.ts';
import type { ExtensionSite } from '../../extend/site.ts';
import { type Collection, collectionId } from './addresses.ts';
import { activityJson, plain } from './answers.ts';
import { followersOf } from './followers.ts';
import { fieldOf } from './json.ts';
import { objectContext } from './posts.ts';
import { rowsOf } from './tables.ts';

const perPage = 20;

export async function collection(
  site: ExtensionSite,
  actor: number,
  name: Collection,
  query: URLSearchParams,
): Promise<PageAnswer> {
  const id = collectionId(site, actor, name);
  const whole = { '@context': objectContext, id, type: 'OrderedCollection' };
  switch (name) {
    case 'inbox':
      return plain(405, 'Only POST.', { Allow: 'POST' });
    case 'following':
      return activityJson({ ...whole, totalItems: 0, orderedItems: [] });
    case 'followers':
      return activityJson({ ...whole, totalItems: (await followersOf(site, actor, { limit: 0, offset: 0 })).total });
    case 'outbox':
      return query.has('page')
        ? outboxPage(site, actor, query)
        : activityJson({ ...whole, ...(await outbox(site, actor)) });
  }
}

async function outbox(site: ExtensionSite, actor: number): Promise<Record<string, unknown>> {
  const { total } = await published(site, actor)
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  return { totalItems: Number(total), first: `${collectionId(site, actor, 'outbox')}?page=1` };
}

async function outboxPage(site: ExtensionSite, actor: number, query: URLSearchParams): Promise<PageAnswer> {
  const below = Number(query.get('below') ?? Number.MAX_SAFE_INTEGER);
  if (!Number.isSafeInteger(below) || below < 0) return plain(400, 'There is no such page.');
  const rows = await published(site, actor)
    .select(['activity.id', 'activity.body'])
    .where('activity.id', '<', below)
    .orderBy('activity.id', 'desc')
    .limit(perPage)
    .execute();
  const own = collectionId(site, actor, 'outbox');
  const last = rows.at(-1);
  return activityJson({
    '@context': objectContext,
    id: `${own}?${query}`,
    type: 'OrderedCollectionPage',
    partOf: own,
    ...(last && rows.length === perPage ? { next: `${own}?page=1&below=${last.id}` } : {}),
    orderedItems: rows.map(({ body }) => bare(JSON.parse(body))),
  });
}

/** Without a context of its own, and without the proof that was made over it. */
function bare(activity: unknown): Record<string, unknown> {
  const names = Object.keys(Object(activity)).filter((name) => name !== '@context' && name !== 'proof');
  return Object.fromEntries(names.map((name) => [name, fieldOf(activity, name)]));
}

/** What the actor published, of posts that are still public. */
function published(site: ExtensionSite, actor: number) {
  return rowsOf(site)
    .selectFrom('broadsheet_ap_activities as activity')
    .innerJoin('broadsheet_ap_posts as post', 'post.post_id', 'activity.post_id')
    .where('activity.actor', '=', actor)
    .where('activity.public', '=', 1)
    .where('activity.type', 'in', ['Create', 'Announce'])
    .where('post.state', '=', 'shared')
    .whereRef('activity.created_at', '>=', 'post.shared_at');
}

/** The body of an activity that everybody may read. Create and Update of what was taken back are not shown. */
export async function storedActivity(site: ExtensionSite, name: string): Promise<string | undefined> {
  const row = await rowsOf(site)
    .selectFrom('broadsheet_ap_activities as activity')
    .leftJoin('broadsheet_ap_posts as post', 'post.post_id', 'activity.post_id')
    .select(['activity.body', 'activity.type', 'post.state', 'post.shared_at', 'activity.created_at'])
    .where('activity.name', '=', name)
    .where('activity.public', '=', 1)
    .executeTakeFirst();
  if (!row) return undefined;
  const isCurrent = row.state === 'shared' && row.created_at >= (row.shared_at ?? 0);
  return row.type === 'Delete' || isCurrent ? row.body : undefined;
}
