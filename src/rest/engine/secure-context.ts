// Requests of pages that browsers give all they can: over https, or to this machine by name. A few routes are there for
// them alone, since what uses them runs nowhere else (wp_is_client_side_media_processing_enabled).
import type { RestRequest } from './types.ts';

/** Did the request come over https, or to `localhost` or a name below it? */
export function isSecureContext({ headers, connection }: Pick<RestRequest, 'headers' | 'connection'>): boolean {
  const host = (headers.host ?? '').toLowerCase().split(':', 1)[0] ?? '';
  return connection?.secure === true || host === 'localhost' || host.endsWith('.localhost');
}
