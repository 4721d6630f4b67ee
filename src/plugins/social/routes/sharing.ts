// Sharing again, and what became of shares: `share-post`, `share-status` and the older routes of Jetpack for the same.
import { createHash } from 'node:crypto';
import { SiteError } from '../../../base/error.ts';
import type { ExtensionRoute, RouteCall } from '../../../extend/routes.ts';
import type { ExtensionSite } from '../../../extend/site.ts';
import { entriesOf, valueAt } from '../../php-arrays.ts';
import { plain } from '../field.ts';
import { addShares } from '../shares/intents.ts';
import { type ShareRecord, shareStatus, sharesKey, storedRecord } from '../shares/records.ts';
import { runShare, type Sharing } from '../shares/run.ts';
import { rowsOf, type Share } from '../tables.ts';
import { idArgument, postOf, publishers, readingRoute, route, visibleConnections } from './tools.ts';

export function sharingRoutes(sharing: Sharing): ExtensionRoute[] {
  const status = (name: string) => async (call: RouteCall) => {
    const id = Number(call.params[name]);
    const post = await postOf(call, id);
    if (!post) throw new SiteError('post_not_found', 'There is no such post.', 404);
    if (post.post_status !== 'publish') throw new SiteError('post_not_published', 'The post is not published.', 400);
    return { data: await shareStatus(call.site, id, await visibleConnections(call)) };
  };
  const sharePost = (namespace: string, path: string) =>
    route(namespace, path, [
      {
        methods: ['POST'],
        args: {
          postId: idArgument,
          message: { type: 'string', required: true },
          skipped_connections: { type: 'array', items: { type: 'integer' } },
          async: { type: 'boolean', default: false },
        },
        permission: publishers,
        handle: (call) => shareAgain(call, sharing),
      },
    ]);
  return [
    readingRoute('wpcom/v2', '/publicize/share-status', status('post_id'), { post_id: idArgument }),
    readingRoute('jetpack/v4', '/social/share-status/(?P<post_id>[0-9]+)', status('post_id'), { post_id: idArgument }),
    sharePost('wpcom/v2', '/publicize/share-post/(?P<postId>[0-9]+)'),
    sharePost('jetpack/v4', '/publicize/(?P<postId>[0-9]+)'),
    route('jetpack/v4', '/social/sync-shares/post/(?P<id>[0-9]+)', [
      {
        methods: ['POST'],
        args: {
          id: idArgument,
          meta: {
            type: 'object',
            required: true,
            properties: { [sharesKey]: { type: 'array', items: { type: 'object' } } },
          },
        },
        // Nobody signs for this site but those who run it.
        permission: ({ viewer }) => viewer.can('manage_options'),
        handle: (call) => keepRecords(call, sharing),
      },
    ]),
  ];
}

/** Takes over what another service shared. */
async function keepRecords(call: RouteCall, { filters }: Sharing) {
  const id = Number(call.params.id);
  if (!(await postOf(call, id))) throw new SiteError('post_not_found', 'There is no such post.', 404);
  const records: ShareRecord[] = entriesOf(valueAt(call.params.meta, sharesKey)).map(([, each]) => storedRecord(each));
  await call.site.transaction(async (site) => {
    await site.posts.setMeta(id, sharesKey, records);
    for (const { status, message } of records) if (status === 'success') await filters.shared(id, message);
  });
  return { data: true };
}

/** How long a share that worked keeps the same one from being made again: a second click, a form sent twice. */
const sameAgain = 60_000;

async function shareAgain(call: RouteCall, sharing: Sharing) {
  const { site, viewer, params } = call;
  const id = Number(params.postId);
  const post = await postOf(call, id);
  if (!post) throw new SiteError('not_found', 'There is no such post.', 404);
  if (post.post_status !== 'publish') throw new SiteError('not_published', 'The post is not published.', 400);
  const skipped = new Set(entriesOf(params.skipped_connections).map(([, each]) => Number(each)));
  const chosen = (await visibleConnections(call)).filter(
    (row) => !skipped.has(row.id) && sharing.filters.mayShare(row, post),
  );
  const message = plain(String(params.message));
  const earlier = await earlierShares(site, id);
  const said = createHash('sha256').update(message).digest('hex').slice(0, 16);
  const shares = await addShares(
    site,
    chosen.map((connection) => ({
      postId: id,
      connection,
      reason: 'reshare' as const,
      // The same for two clicks at once; another once the first has ended.
      key: `${earlier.get(connection.id) ?? 0}-${said}`,
      userId: viewer.id,
      message,
    })),
  );
  if (params.async !== true) for (const share of shares) await runShare(site, share, sharing);
  const rows = await rowsById(site, shares);
  const shown = rows.map((row) => ({
    connection_id: String(row.connection_id),
    service: row.service,
    status: row.state === 'failed' ? 'failure' : row.state === 'success' ? 'success' : 'pending',
    message: (row.state === 'success' ? row.url : row.error) ?? '',
  }));
  return {
    data: {
      results: shown.filter(({ status }) => status !== 'failure'),
      errors: shown.filter(({ status }) => status === 'failure'),
    },
  };
}

/** How many times a post was shared again by each connection, those of this moment left out. */
async function earlierShares(site: ExtensionSite, postId: number): Promise<ReadonlyMap<number, number>> {
  const rows = await rowsOf(site)
    .selectFrom('broadsheet_social_shares')
    .select(['connection_id', 'state', 'done_at'])
    .where('post_id', '=', postId)
    .where('reason', '=', 'reshare')
    .execute();
  const counts = new Map<number, number>();
  for (const { connection_id, state, done_at } of rows) {
    const isOver = state === 'failed' || (state === 'success' && (done_at ?? 0) < site.now() - sameAgain);
    if (isOver) counts.set(connection_id, (counts.get(connection_id) ?? 0) + 1);
  }
  return counts;
}

async function rowsById(site: ExtensionSite, ids: readonly number[]): Promise<Share[]> {
  if (ids.length === 0) return [];
  const shares = rowsOf(site).selectFrom('broadsheet_social_shares').selectAll();
  return shares
    .where('id', 'in', [...ids])
    .orderBy('id')
    .execute();
}
