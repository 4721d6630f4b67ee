// What would be said: `render-messages` for a post at several connections, and the catalogue of placeholders.
import { SiteError } from '../../../base/error.ts';
import type { ExtensionRoute, RouteCall } from '../../../extend/routes.ts';
import { entriesOf, valueAt } from '../../php-arrays.ts';
import { loadChoices } from '../choices.ts';
import { accountOf } from '../connections.ts';
import { plain } from '../field.ts';
import { leftBehind, textFor } from '../messages/compose.ts';
import { placeholders } from '../messages/template.ts';
import type { Sharing } from '../shares/run.ts';
import { idArgument, readingRoute, visibleConnections } from './tools.ts';

export function messageRoutes(sharing: Sharing): ExtensionRoute[] {
  return [
    readingRoute('wpcom/v2', '/publicize/message-templates/placeholders', () => ({ data: placeholders })),
    readingRoute('wpcom/v2', '/publicize/render-messages', (call) => rendered(call, sharing), {
      post_id: idArgument,
      // As they are being written, where they are not saved yet.
      title: { type: 'string' },
      excerpt: { type: 'string' },
      items: {
        type: 'array',
        required: true,
        maxItems: 100,
        items: {
          type: 'object',
          properties: {
            connection_id: { type: ['string', 'integer'], required: true },
            message: { type: 'string', default: '' },
            is_social_post: { type: 'boolean', default: false },
          },
        },
      },
    }),
  ];
}

async function rendered(call: RouteCall, { networks }: Sharing) {
  const { site, viewer, params } = call;
  const id = Number(params.post_id);
  const stored = (await site.posts.summaries([id])).get(id);
  if (!stored) throw new SiteError('post_not_found', 'There is no such post.', 404);
  if (!(await site.posts.editable(viewer, [id])).has(id)) {
    throw new SiteError('rest_cannot_edit', 'You may not edit this post.', 403);
  }
  const title = typeof params.title === 'string' ? plain(params.title) : stored.title;
  const excerpt = typeof params.excerpt === 'string' && params.excerpt !== '' ? plain(params.excerpt) : stored.excerpt;
  const post = { ...stored, title, excerpt };
  const connections = await visibleConnections(call);
  const choices = (await loadChoices(site, [id], connections)).get(id);
  const one = async (item: unknown) => {
    const connection_id = String(valueAt(item, 'connection_id'));
    const connection = connections.find((row) => String(row.id) === connection_id);
    const network = connection && networks.get(connection.service);
    if (!connection || !network || !choices) {
      return { connection_id, error: { code: 'connection_not_found', message: 'There is no such connection.' } };
    }
    const given = valueAt(item, 'message');
    const own = typeof given === 'string' && given !== '' ? given : choices.override(connection.id)?.message;
    const share = { post, choices, message: own ?? '', template: connection.template, network };
    const account = accountOf(site, connection);
    const limits = network.limits(account);
    const rendered_message = await textFor(site, share, limits, post.link);
    const length = { count: limits.count(rendered_message), limit: limits.characters };
    const { message: _, ...options } = choices.override(connection.id) ?? {};
    const left = await leftBehind(site, { post, choices, options, network, account });
    return { connection_id, rendered_message, ...length, ...(left === '' ? {} : { left }) };
  };
  const data = [];
  for (const [, item] of entriesOf(params.items)) data.push(await one(item));
  return { data };
}
