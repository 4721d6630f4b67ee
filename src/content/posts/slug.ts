// Unique slugs. Reproduces wp_unique_post_slug: attachments are unique among all posts, hierarchical types among their
// siblings, others within their type; names that would be read as feeds, embeds, page numbers or dates get a suffix.
import { lockName } from '../../database/locks.ts';
import { prepare } from '../../database/prepared.ts';
import type { PostRow } from '../../database/schema.ts';
import type { Site } from '../site.ts';
import { uniqueTemplateSlug } from '../templates/slug.ts';

/** What uniqueness looks at. `ID` 0 for a post that is not stored yet. */
export type SlugOwner = Pick<PostRow, 'ID' | 'post_status' | 'post_type' | 'post_parent'>;

const reserved = new Set(['feed', 'rdf', 'rss', 'rss2', 'atom', 'embed']);
const unfinished = new Set(['draft', 'pending', 'auto-draft']);

export type Namesake = Pick<PostRow, 'ID' | 'post_name' | 'post_type' | 'post_status' | 'post_parent'>;

const named = prepare((db, p: { slug: string }) =>
  db
    .selectFrom('posts')
    .select(['ID', 'post_name', 'post_type', 'post_status', 'post_parent'])
    .where('post_name', '=', p.slug)
    .orderBy('post_date', 'desc'),
);

/** All posts of a name, whatever their type and status. */
export async function postsNamed(site: Site, slug: string): Promise<Namesake[]> {
  // Names are short of unique but for the empty one, which many posts have.
  return slug === '' ? [] : site.database.run(named, { slug });
}

/**
 * Makes others that look for a free name like this one wait until we have committed. Numbered ones count as their base, of
 * which they may be variations.
 */
export async function lockSlug(site: Site, slug: string): Promise<void> {
  await lockName(site.database, `slug ${slug.slice(0, 100).replace(/(?:-\d+)+$/, '')}`);
}

/** Is a post of the same name in the way? */
function collides(other: Namesake, owner: SlugOwner, hierarchical: boolean): boolean {
  if (other.ID === owner.ID) return false;
  if (owner.post_type === 'attachment') return true;
  if (!hierarchical) return other.post_type === owner.post_type;
  const kin = other.post_type === owner.post_type || other.post_type === 'attachment';
  return kin && other.post_parent === owner.post_parent;
}

/**
 * The slug, or the first free one of `slug-2`, `slug-3`, … Drafts keep what they ask for. `namesakes` are the posts of
 * this name where the caller has them, and has locked the slug before it looked.
 */
export async function uniqueSlug(
  site: Site,
  slug: string,
  owner: SlugOwner,
  namesakes?: readonly Namesake[],
): Promise<string> {
  if (unfinished.has(owner.post_status) || owner.post_type === 'user_request') return slug;
  if (owner.post_status === 'inherit' && owner.post_type === 'revision') return slug;
  if (owner.post_type === 'wp_template' || owner.post_type === 'wp_template_part') {
    return uniqueTemplateSlug(site, slug, owner.post_type, owner.ID, truncateSlug);
  }
  const hierarchical = site.registry.postTypes.get(owner.post_type)?.hierarchical ?? false;
  if (hierarchical && owner.post_type === 'nav_menu_item') return slug;
  if (!namesakes) await lockSlug(site, slug);
  const owners = namesakes ?? (await postsNamed(site, slug));
  const taken = owners.find((other) => collides(other, owner, hierarchical))?.post_name;
  const bad =
    reserved.has(slug) ||
    (hierarchical && /^(?:page)?\d+$/.test(slug)) ||
    (owner.post_type === 'post' && (await looksLikeDate(site, slug, owner.ID)));
  // PHP takes an empty name for none.
  return (taken === undefined || taken === '' || taken === '0') && !bad
    ? slug
    : firstFree(site, slug, owner, hierarchical);
}

/** Suffixes are tried in growing batches, so that the thousandth post of one title costs no thousand statements. */
async function firstFree(site: Site, slug: string, owner: SlugOwner, hierarchical: boolean): Promise<string> {
  let next = 2;
  for (let batch = 4; ; batch = Math.min(batch * 4, 1000)) {
    const candidates = Array.from({ length: batch }, (_, index) => {
      const suffix = String(next + index);
      return `${truncateSlug(slug, 200 - (suffix.length + 1))}-${suffix}`;
    });
    const taken = new Set((await takenNames(site, candidates, owner, hierarchical)).map((name) => name.toLowerCase()));
    const free = candidates.find((name) => !taken.has(name.toLowerCase()));
    if (free !== undefined) return free;
    next += batch;
  }
}

async function takenNames(
  site: Site,
  names: readonly string[],
  owner: SlugOwner,
  hierarchical: boolean,
): Promise<string[]> {
  let query = site.database.kysely
    .selectFrom('posts')
    .select('post_name')
    .where('post_name', 'in', names)
    .where('ID', '<>', owner.ID);
  if (owner.post_type !== 'attachment') {
    query = hierarchical
      ? query.where('post_type', 'in', [owner.post_type, 'attachment']).where('post_parent', '=', owner.post_parent)
      : query.where('post_type', '=', owner.post_type);
  }
  return (await query.execute()).map((row) => row.post_name);
}

/** Would a numeric name be read as a year, month or day of the archives? Names that a post has already may stay. */
async function looksLikeDate(site: Site, slug: string, id: number): Promise<boolean> {
  if (!/^[0-9]+$/.test(slug) || Number(slug) === 0) return false;
  const parts = site.options
    .text('permalink_structure')
    .split('/')
    .filter((part) => part !== '' && part !== '0');
  const index = parts.indexOf('%postname%');
  const before = parts[index - 1];
  const number = Number(slug);
  const conflicts =
    index === 0 || (index > 0 && ((before === '%year%' && number < 13) || (before === '%monthnum%' && number < 32)));
  if (!conflicts || id === 0) return conflicts;
  const own = await site.database.kysely
    .selectFrom('posts')
    .select('post_name')
    .where('ID', '=', id)
    .executeTakeFirst();
  return own?.post_name !== slug;
}

/** A slug of at most `length` bytes, never cut within an encoded character (_truncate_post_slug). */
export function truncateSlug(slug: string, length: number): string {
  let cut = slug;
  if (Buffer.byteLength(slug) > length) {
    cut = /%[0-9a-f]{2}/i.test(slug) ? truncateEncoded(slug, length) : Buffer.from(slug).subarray(0, length).toString();
  }
  return cut.replace(/(?<!-)-+$/, '');
}

/** Whole characters of a percent-encoded slug, as many as fit. */
function truncateEncoded(slug: string, length: number): string {
  const characters = slug.match(/(?:%[0-9a-f]{2})|[^%]|%/gi) ?? [];
  let kept = '';
  let pending: string[] = [];
  let due = 0;
  for (const character of characters) {
    if (due === 0) {
      const byte = character.length === 3 ? Number.parseInt(character.slice(1), 16) : 0;
      due = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
      pending = [];
    }
    pending.push(character);
    due--;
    if (due > 0) continue;
    const whole = pending.join('');
    if (kept.length + whole.length > length) break;
    kept += whole;
  }
  return kept;
}
