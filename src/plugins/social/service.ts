// The service `sharing` (extend/sharing.ts): what other extensions may ask of connected accounts, and their shares.
import { SiteError } from '../../base/error.ts';
import type { NewShare, ShareOutcome, SharingAccount, SharingService } from '../../extend/sharing.ts';
import type { ExtensionSite } from '../../extend/site.ts';
import { scheduleChecks } from './check-job.ts';
import { addConnection, allConnections, asNetworkError, connectionOf } from './connections.ts';
import { standingOf } from './live.ts';
import { fitText } from './messages/fit.ts';
import { fill, hashtag, valuesOf } from './messages/template.ts';
import { networkCall } from './network-call.ts';
import type { Network } from './networks/network.ts';
import { addShares } from './shares/intents.ts';
import { quietUntil } from './shares/when.ts';
import { type Connection, rowsOf, type Share } from './tables.ts';

export function sharingService(networks: ReadonlyMap<string, Network>): SharingService {
  return {
    networks: () =>
      [...networks.values()].map(({ name, label, description, credentials }) => ({
        name,
        label,
        description,
        credentials,
      })),
    accounts: async (site) => (await allConnections(site)).map(accountSeen),
    async connect(site, viewer, name, credentials) {
      const network = networks.get(name);
      if (!network) throw new SiteError('unknown_service', 'Nothing is known of this network here.', 400);
      const call = networkCall(site, network, () => Object.values(credentials));
      const found = await network.connect(credentials, call).catch((error: unknown) => {
        throw new SiteError('connection_failed', asNetworkError(error).message, 400);
      });
      for (const account of found) await addConnection(site, name, viewer.id, account, true);
      await scheduleChecks(site);
    },
    async limits(site, accountId) {
      const row = await connectionOf(site, accountId);
      const network = row && networks.get(row.service);
      if (!row || !network) return undefined;
      // Limits are no secret: nothing is opened for them.
      const details = JSON.parse(row.details) as Record<string, string>; // written by addConnection
      const limits = network.limits({ externalId: row.external_id, details, secrets: {} });
      return { ...limits, comments: network.comment !== undefined };
    },
    fit: fitText,
    fill: (site, text, post, link) => fill(text, valuesOf(site, post, link)),
    hashtag,
    isLive: (site) => standingOf(site).live,
    quietUntil,
    share: (site, shares) => site.transaction((inside) => shareAll(inside, shares, networks)),
    async outcomes(site, ids) {
      if (ids.length === 0) return new Map();
      const rows = await rowsOf(site)
        .selectFrom('broadsheet_social_shares')
        .selectAll()
        .where('id', 'in', [...ids])
        .execute();
      return new Map(rows.map((row) => [row.id, outcomeOf(row)]));
    },
  };
}

/** What others may know of a share. */
export function outcomeOf({ id, post_id, state, url, error }: Share): ShareOutcome {
  return { id, postId: post_id, state, url, error };
}

function accountSeen(row: Connection): SharingAccount {
  const { id, service, external_id: externalId, name, handle, picture, link, user_id: userId, status } = row;
  return { id, service, externalId, name, handle, picture, link, userId, status };
}

async function shareAll(
  site: ExtensionSite,
  shares: readonly NewShare[],
  networks: ReadonlyMap<string, Network>,
): Promise<number[]> {
  const connections = new Map((await allConnections(site)).map((row) => [row.id, row]));
  const ids: number[] = [];
  for (const { accountId, text, link, pictures, comment, ...rest } of shares) {
    const connection = connections.get(accountId);
    const media = pictures.map((id) => ({ id, url: '', type: '' }));
    const options = {
      final: true,
      link,
      attached_media: media,
      media_source: media.length > 0 ? 'media-library' : 'none',
      ...(comment && connection ? { comment: commentOf(comment, connection, networks) } : {}),
    };
    const [id = 0] = connection ? await addShares(site, [{ ...rest, connection, message: text, options }]) : [];
    ids.push(id);
  }
  return ids;
}

/** A comment within the limits of a post; its address stays whole. '' where the network has no comments. */
function commentOf(text: string, row: Connection, networks: ReadonlyMap<string, Network>): string {
  const network = networks.get(row.service);
  if (!network?.comment) return '';
  const details = JSON.parse(row.details) as Record<string, string>; // written by addConnection
  const [link = ''] = /https?:\/\/\S+/.exec(text) ?? [];
  return fitText(text, link, network.limits({ externalId: row.external_id, details, secrets: {} }));
}
