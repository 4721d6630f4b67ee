// Where else a post stands ("Also on", as Jetpack Social's themes show it): the latest share of each service, as data and as
// HTML that the filter `jp_social_shares` may change. For everybody who may read the post.
import { SiteError } from '../../../base/error.ts';
import type { ExtensionRoute, RouteCall } from '../../../extend/routes.ts';
import { escaped } from '../../escape.ts';
import { latestShares } from '../shares/records.ts';
import type { Sharing } from '../shares/run.ts';
import { idArgument, postOf, route } from './tools.ts';

export const alsoOnRoute = ({ networks }: Sharing): ExtensionRoute =>
  route('broadsheet/v1', '/social/also-on/(?P<post_id>[0-9]+)', [
    { methods: ['GET'], args: { post_id: idArgument }, handle: (call) => alsoOn(call, networks) },
  ]);

async function alsoOn(call: RouteCall, networks: Sharing['networks']) {
  const { site, params } = call;
  const id = Number(params.post_id);
  const post = await postOf(call, id);
  if (post?.post_status !== 'publish' || post.post_password !== '') {
    throw new SiteError('post_not_found', 'There is no such post.', 404);
  }
  const shares = await latestShares(site, id);
  const items = shares.map(
    ({ service, message }) => `<li><a href="${escaped(message)}">${escaped(labelOf(service, networks))}</a></li>`,
  );
  const html =
    items.length === 0 ? '' : `<div class="broadsheet-also-on"><h5>Also on:</h5><ul>${items.join('')}</ul></div>`;
  return {
    data: {
      shares: shares.map(({ service, message }) => ({ service, label: labelOf(service, networks), url: message })),
      html: site.hooks.filter('jp_social_shares', html, shares, id),
    },
  };
}

const labelOf = (service: string, networks: Sharing['networks']): string => networks.get(service)?.label ?? service;
