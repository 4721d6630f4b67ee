// Makes the row of a post from what is stored and what is to change. Reproduces the middle of wp_insert_post: status,
// slug, dates (floating, scheduled), discussion, parent, password. Reads what it must, writes the slugs of others only.
import type { Viewer } from '../../access/viewer.ts';
import { SiteError } from '../../base/error.ts';
import { noDate, type PostRow } from '../../database/schema.ts';
import { sanitizeTitle } from '../../rendering/formatting/sanitize-title.ts';
import { columnDate, gmtInstant, gmtNow, isRealDay, localNow, toGmt, toLocal } from '../dates.ts';
import type { Site } from '../site.ts';
import { dateFloats, defaultDiscussion, isEmptyText, mayPublish, supports, unfinishedStatuses } from './defaults.ts';
import { savedTexts } from './saved-texts.ts';
import { lockSlug, type Namesake, postsNamed, uniqueSlug } from './slug.ts';
import { giveUpSlug, moveAsideTrashed } from './trashed-slug.ts';
import type { PostDraft } from './types.ts';

/** A post this close to its date is published at once, in milliseconds. */
const minute = 60_000;

/** The row to store; `before` is undefined for a new post. Errors: `empty_content`, `invalid_date`. */
export async function composeRow(
  site: Site,
  viewer: Viewer | null,
  draft: PostDraft,
  before: PostRow | undefined,
): Promise<Omit<PostRow, 'ID'>> {
  const type = before?.post_type ?? (draft.type || 'post');
  const texts = savedTexts(site, viewer, {
    title: draft.title ?? before?.post_title ?? '',
    content: draft.content ?? before?.post_content ?? '',
    excerpt: draft.excerpt ?? before?.post_excerpt ?? '',
    filtered: draft.contentFiltered ?? before?.post_content_filtered ?? '',
  });
  if (type !== 'attachment' && [texts.title, texts.content, texts.excerpt].every(isEmptyText)) {
    if (['editor', 'title', 'excerpt'].every((feature) => supports(site, type, feature))) {
      throw new SiteError('empty_content', 'A post needs a title, content or an excerpt.', 400);
    }
  }
  let status = (draft.status ?? before?.post_status) || 'draft';
  if (type === 'attachment' && !['inherit', 'private', 'trash', 'auto-draft'].includes(status)) status = 'inherit';
  const wantedSlug = slugWanted(site, viewer, draft, before, { type, status, title: texts.title });
  const dates = datesOf(site, draft, before, status);
  if (type !== 'attachment') status = scheduled(site, status, dates.gmt);
  const parent = await parentOf(site, draft.parent ?? before?.post_parent ?? 0, before?.ID ?? 0);
  const place = { ID: before?.ID ?? 0, post_status: status, post_type: type, post_parent: parent };
  const slug = await slugOf(site, wantedSlug, place, before);
  const modified = draft.modified ?? modifiedOf(site, before !== undefined, dates);
  return {
    post_author: draft.author ?? before?.post_author ?? viewer?.id ?? 0,
    post_date: dates.local,
    post_date_gmt: dates.gmt,
    post_content: texts.content,
    post_content_filtered: texts.filtered,
    post_title: texts.title,
    post_excerpt: texts.excerpt,
    post_status: status,
    post_type: type,
    comment_status:
      (draft.commentStatus ?? before?.comment_status) || (before ? 'closed' : defaultDiscussion(site, type, 'comment')),
    ping_status: (draft.pingStatus ?? before?.ping_status) || defaultDiscussion(site, type, 'ping'),
    post_password: status === 'private' ? '' : (draft.password ?? before?.post_password ?? ''),
    post_name: slug,
    to_ping: draft.toPing ?? before?.to_ping ?? '',
    pinged: draft.pinged ?? before?.pinged ?? '',
    post_modified: modified.local,
    post_modified_gmt: modified.gmt,
    post_parent: parent,
    menu_order: draft.menuOrder ?? before?.menu_order ?? 0,
    post_mime_type: draft.mimeType ?? before?.post_mime_type ?? '',
    guid: draft.guid ?? before?.guid ?? '',
    comment_count: before?.comment_count ?? 0,
  };
}

interface Naming {
  readonly type: string;
  readonly status: string;
  readonly title: string;
}

function slugWanted(
  site: Site,
  viewer: Viewer | null,
  draft: PostDraft,
  before: PostRow | undefined,
  { type, status, title }: Naming,
): string {
  let slug = draft.slug ?? before?.post_name ?? '';
  // Whoever may not publish leaves the name to whoever does.
  if (status === 'pending' && !mayPublish(site, viewer, type)) slug = '';
  if (!isEmptyText(slug)) return sanitizeTitle(slug);
  return unfinishedStatuses.has(status) ? '' : sanitizeTitle(title);
}

interface Dates {
  readonly local: string;
  readonly gmt: string;
}

function datesOf(site: Site, draft: PostDraft, before: PostRow | undefined, status: string): Dates {
  // Drafts keep no date unless somebody gave them one.
  const floating =
    before !== undefined &&
    unfinishedStatuses.has(before.post_status) &&
    before.post_date_gmt === noDate &&
    !draft.date;
  const stored = before && { local: before.post_date, gmt: before.post_date_gmt };
  const given = floating ? { local: localNow(site), gmt: '' } : draft.date === undefined ? stored : draft.date;
  const gmt = given?.gmt === noDate ? '' : (given?.gmt ?? '');
  let local = given?.local === noDate ? '' : (given?.local ?? '');
  if (local === '') local = gmt === '' ? localNow(site) : toLocal(site, gmt);
  if (!isRealDay(local)) throw new SiteError('invalid_date', 'This date does not exist.', 400);
  if (gmt !== '') return { local, gmt: columnDate(gmt) };
  return { local, gmt: dateFloats(site, status) ? noDate : toGmt(site, local) };
}

function modifiedOf(site: Site, update: boolean, dates: Dates): Dates {
  return update ? { local: localNow(site), gmt: gmtNow(site) } : dates;
}

/** Published posts with a date ahead are scheduled ones, and scheduled ones whose date has come are published. */
function scheduled(site: Site, status: string, gmt: string): string {
  if (status !== 'publish' && status !== 'future') return status;
  const now = Math.floor(site.clock.now() / 1000) * 1000;
  return gmtInstant(gmt) - now >= minute ? 'future' : 'publish';
}

/** The parent, unless it would make a circle. */
async function parentOf(site: Site, parent: number, id: number): Promise<number> {
  if (parent === 0 || id === 0) return parent;
  if (parent === id) return 0;
  const seen = new Set<number>();
  for (let above = parent; above > 0 && !seen.has(above); ) {
    if (above === id) return 0;
    seen.add(above);
    const row = await site.database.kysely
      .selectFrom('posts')
      .select('post_parent')
      .where('ID', '=', above)
      .executeTakeFirst();
    above = row?.post_parent ?? 0;
  }
  return parent;
}

async function slugOf(
  site: Site,
  wanted: string,
  place: { ID: number; post_status: string; post_type: string; post_parent: number },
  before: PostRow | undefined,
): Promise<string> {
  const trashed = place.post_status === 'trash';
  let slug = wanted;
  if (before && before.post_status === 'trash' && !trashed) slug = (await giveUpSlug.restore(site, before)) ?? slug;
  let namesakes: Namesake[] | undefined;
  if (!trashed && !isEmptyText(slug)) {
    if (place.post_type !== 'revision') await lockSlug(site, slug);
    namesakes = await moveAsideTrashed(site, await postsNamed(site, slug), place.ID);
  }
  if (trashed && before && before.post_status !== 'trash') slug = await giveUpSlug.suffix(site, before);
  return uniqueSlug(site, slug, place, namesakes);
}
