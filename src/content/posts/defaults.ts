// Small facts about posts that several verbs share: type features, default discussion, capabilities of a type.
import type { Viewer } from '../../access/viewer.ts';
import type { Site } from '../site.ts';

/** Statuses of posts that are not finished: no slug of their own, no date of their own. */
export const unfinishedStatuses: ReadonlySet<string> = new Set(['draft', 'pending', 'auto-draft']);

/** `post_type_supports`. */
export function supports(site: Site, type: string, feature: string): boolean {
  const value = site.registry.postTypes.get(type)?.supports[feature];
  return value !== undefined && value !== false;
}

/** `open` or `closed` for a new post (get_default_comment_status): pages and types without the feature are closed. */
export function defaultDiscussion(site: Site, type: string, kind: 'comment' | 'ping'): string {
  if (type === 'page' || !supports(site, type, kind === 'comment' ? 'comments' : 'trackbacks')) return 'closed';
  return site.options.text(`default_${kind}_status`);
}

/** May this viewer publish posts of a type? The system (null) may. */
export function mayPublish(site: Site, viewer: Viewer | null, type: string): boolean {
  if (viewer === null) return true;
  const capability = site.registry.postTypes.get(type)?.caps.publish_posts;
  return capability !== undefined && viewer.can(capability);
}

/** Does a date of this status float until the post is published? */
export function dateFloats(site: Site, status: string): boolean {
  return site.registry.statuses.get(status)?.dateFloating ?? false;
}

/** What PHP's empty() says of text. */
export function isEmptyText(text: string): boolean {
  return text === '' || text === '0';
}
