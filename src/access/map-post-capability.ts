// The part of map_meta_cap about one post: edit, delete, read, publish. Authors need less for their own posts, more
// once these are published; front page and privacy policy need an administrator's rights; a revision is its post.
import type { CapabilityRules } from './map-capability.ts';
import type { CapabilityPostType, PostRow, PostSubject } from './subject.ts';

const never = 'do_not_allow';
const unregistered = ['edit_others_posts'];
const published = new Set(['publish', 'future']);
/** WordPress's own statuses that are neither public nor private. */
const otherStatuses = new Set([
  'future',
  'draft',
  'pending',
  'trash',
  'auto-draft',
  'inherit',
  'request-pending',
  'request-confirmed',
  'request-failed',
  'request-completed',
]);

/** Primitive capabilities for `edit_post`, `delete_post`, `read_post`, `publish_post` (and `…_page`). */
export function mapPostCapability(
  capability: string,
  userId: number,
  rules: CapabilityRules,
  subject: PostSubject,
): readonly string[] {
  const [verb = ''] = capability.split('_');
  if (verb === 'publish') return subject.type ? [subject.type.caps.publish_posts ?? never] : unregistered;
  let { post, type } = subject;
  if (post.post_type === 'revision') {
    if (verb === 'delete' || !subject.parent) return [never];
    post = subject.parent;
    type = subject.parentType;
  }
  if (verb === 'delete' && isOption(rules, post, 'page_for_posts', 'page_on_front')) return ['manage_options'];
  if (!type) return unregistered;
  if (!type.mapMetaCap) return [type.caps[capability] ?? never];
  if (verb === 'read') return mapRead(userId, rules, subject, post, type);
  return mapWrite(verb === 'delete' ? 'delete' : 'edit', userId, rules, subject, post, type);
}

function mapWrite(
  verb: 'edit' | 'delete',
  userId: number,
  rules: CapabilityRules,
  subject: PostSubject,
  post: PostRow,
  type: CapabilityPostType,
): string[] {
  const cap = (name: string): string => type.caps[name] ?? never;
  const needed: string[] = [];
  if (post.post_author !== 0 && post.post_author === userId) {
    const status = post.post_status === 'trash' ? (subject.trashedFrom ?? '') : post.post_status;
    needed.push(cap(published.has(status) ? `${verb}_published_posts` : `${verb}_posts`));
  } else {
    needed.push(cap(`${verb}_others_posts`));
    if (published.has(post.post_status)) needed.push(cap(`${verb}_published_posts`));
    else if (post.post_status === 'private') needed.push(cap(`${verb}_private_posts`));
  }
  if (isOption(rules, post, 'wp_page_for_privacy_policy')) needed.push('manage_options');
  return needed;
}

function mapRead(
  userId: number,
  rules: CapabilityRules,
  subject: PostSubject,
  post: PostRow,
  type: CapabilityPostType,
): string[] {
  const status = effectiveStatus(post, subject);
  const isPublic = subject.statusIsPublic ?? status === 'publish';
  const isPrivate = subject.statusIsPrivate ?? status === 'private';
  if (isPublic) return [type.caps.read ?? never];
  const isKnown = isPrivate || otherStatuses.has(status) || subject.statusIsPublic !== undefined;
  if (!isKnown) return unregistered;
  if (post.post_author !== 0 && post.post_author === userId) return [type.caps.read ?? never];
  if (isPrivate) return [type.caps.read_private_posts ?? never];
  return mapWrite('edit', userId, rules, subject, post, type);
}

/** `get_post_status`: an attachment has its parent's status, and counts as published without one. */
function effectiveStatus(post: PostRow, subject: PostSubject): string {
  if (post.post_type !== 'attachment') return post.post_status;
  if (post.post_status === 'inherit') {
    const parent = subject.parent;
    if (post.post_parent === 0 || !parent || parent.ID === post.ID) return 'publish';
    return parent.post_status === 'trash' ? subject.trashedFrom || 'publish' : parent.post_status;
  }
  return ['private', 'trash', 'auto-draft'].includes(post.post_status) ? post.post_status : 'publish';
}

function isOption(rules: CapabilityRules, post: PostRow, ...names: string[]): boolean {
  return names.some((name) => Number(rules.option(name) ?? 0) === post.ID);
}
