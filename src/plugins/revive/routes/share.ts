// `tweet-old-post/v8/share/ID`: shares a published post at once to the accounts that are named. It says success only where
// something was queued, and is open only to those who may edit that post.
import { SiteError } from '../../../base/error.ts';
import type { ExtensionRoute, RouteCall } from '../../../extend/routes.ts';
import { entriesOf } from '../../php-arrays.ts';
import { activeAccounts } from '../accounts.ts';
import { instantState } from '../instant/history.ts';
import { queue } from '../instant/instant.ts';
import { textOf } from '../stored.ts';

export const shareRoute: ExtensionRoute = {
  namespace: 'tweet-old-post/v8',
  pattern: '/tweet-old-post/v8/share/(?P<id>\\d+)',
  endpoints: [
    {
      methods: ['POST'],
      args: { id: { type: 'integer', required: true } },
      permission: ({ viewer }) => viewer.can('edit_posts'),
      handle,
    },
  ],
};

async function handle(call: RouteCall) {
  const { site, viewer, params } = call;
  const id = Number(params.id);
  const given = entriesOf(params.rop_publish_now_accounts);
  if (given.length === 0) throw new SiteError('invalid_request', 'Name the accounts to share to.', 400);
  const post = (await site.posts.get([id])).get(id);
  if (!post) throw new SiteError('rest_post_invalid_id', 'There is no such post.', 404);
  if (!(await site.posts.editable(viewer, [id])).has(id)) {
    throw new SiteError('rest_cannot_edit', 'You may not share this post.', viewer.id > 0 ? 403 : 401);
  }
  if (post.post_status !== 'publish') {
    throw new SiteError('post_not_published', 'Only published posts can be shared.', 400);
  }
  const active = new Set(activeAccounts(site).map((account) => account.id));
  const chosen = new Map(given.filter(([account]) => active.has(account)).map(([key, text]) => [key, textOf(text)]));
  const history = await site.transaction(async (inside) => {
    const state = await instantState(inside, id);
    return queue(inside, id, chosen, state.history);
  });
  const isQueued = chosen.size > 0;
  const message = isQueued ? 'The post is being shared.' : 'None of these accounts shares; nothing was queued.';
  return { data: { success: isQueued, history, message } };
}
