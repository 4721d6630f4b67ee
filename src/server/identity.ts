// Who sent a REST request over HTTP: what src/access decides, and whether the answer is the same for every visitor.
import { type Authentication, authenticate } from '../access/authenticate.ts';
import type { Site } from '../content/site.ts';
import { type Incoming, type RestIncoming, restIncoming } from './incoming.ts';

export interface Identity extends Authentication {
  /** Sent nothing by which answers could differ: no login, no nonce. */
  readonly anonymous: boolean;
}

export async function identify(site: Site, { request, sentMethod }: RestIncoming): Promise<Identity> {
  const { headers, query, form, connection } = request;
  const nonce = form._wpnonce ?? query._wpnonce;
  const authentication = await authenticate(site, {
    method: sentMethod,
    headers,
    remoteAddress: connection?.remoteAddress ?? '',
    secure: connection?.secure ?? false,
    nonce,
  });
  const bare =
    headers.authorization === undefined &&
    headers['x-wp-nonce'] === undefined &&
    nonce === undefined &&
    !headers.cookie;
  return { ...authentication, anonymous: bare && authentication.viewer.id === 0 };
}

/** May the sender upload, by headers and address alone? Asked before a large body is read. */
export async function mayUpload(site: Site, incoming: Incoming): Promise<boolean> {
  const request = restIncoming(site, { ...incoming, body: new Uint8Array(), received: undefined });
  if (!request || request === 'invalid') return false;
  const { viewer, error } = await identify(site, request);
  return !error && viewer.can('upload_files');
}
