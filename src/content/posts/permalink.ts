// Addresses of posts. Reproduces get_permalink, get_page_link, get_attachment_link, get_post_permalink and
// get_sample_permalink over rows that were loaded before, so that a list of addresses takes a fixed number of statements.
import { addTo } from '../../base/groups.ts';
import { prepare } from '../../database/prepared.ts';
import type { PostRow } from '../../database/schema.ts';
import { sanitizeTitle } from '../../rendering/formatting/sanitize-title.ts';
import type { Site } from '../site.ts';
import type { PermalinkData } from './permalink-data.ts';
import { homeUrl, structured, structureRoot, trailing } from './permalink-structure.ts';
import { uniqueSlug } from './slug.ts';

interface Manner {
  /** Leave the place of the name as its tag. */
  readonly leaveName: boolean;
  /** As if published. */
  readonly sample: boolean;
}
const plainManner: Manner = { leaveName: false, sample: false };

/**
 * The post's address, absolute. What is not public yet (drafts, pending, scheduled, trash) has `?p=`; private posts have
 * their real address, as for viewers who may read them.
 */
export function permalink(site: Site, post: PostRow, data: PermalinkData): string {
  return addressOf(site, post, data, plainManner);
}

/** `permalink_template` and `generated_slug` of the edit context, by post id. */
export type SamplePermalinks = ReadonlyMap<number, { readonly template: string; readonly slug: string }>;

/**
 * What the addresses of posts would be with slugs made from their titles (get_sample_permalink, asked by the API).
 * One statement for all posts; those whose slug is taken or cannot be one cost one or two each.
 */
export async function samplePermalinks(
  site: Site,
  posts: readonly PostRow[],
  data: PermalinkData,
): Promise<SamplePermalinks> {
  const samples = posts.map((post) => {
    const unfinished = ['auto-draft', 'draft', 'pending', 'future'].includes(post.post_status);
    const post_name = sanitizeTitle(post.post_title) || String(post.ID);
    return { ...post, post_name, post_status: unfinished ? 'publish' : post.post_status };
  });
  const busy = await busySlugs(
    site,
    samples.map((sample) => sample.post_name),
  );
  const found = new Map<number, { template: string; slug: string }>();
  for (const sample of samples) {
    const owners = busy.get(sample.post_name.toLowerCase()) ?? [];
    const alone =
      owners.every((id) => id === sample.ID) &&
      !/^(?:page)?\d+$|^(?:feed|rdf|rss2?|atom|embed)$/.test(sample.post_name);
    const slug = alone ? sample.post_name : await uniqueSlug(site, sample.post_name, sample);
    found.set(sample.ID, {
      template: templateOf(site, { ...sample, post_name: slug }, data),
      slug: readableSlug(slug),
    });
  }
  return found;
}

const slugOwners = prepare((kysely, { names }: { names: readonly string[] }) =>
  kysely.selectFrom('posts').select(['ID', 'post_name']).where('post_name', 'in', names),
);

async function busySlugs(site: Site, names: readonly string[]): Promise<Map<string, number[]>> {
  const owners = new Map<string, number[]>();
  if (names.length === 0) return owners;
  for (const { ID, post_name } of await site.database.run(slugOwners, { names: [...new Set(names)] })) {
    const name = post_name.toLowerCase();
    addTo(owners, name, ID);
  }
  return owners;
}

function templateOf(site: Site, sample: PostRow, data: PermalinkData): string {
  const address = addressOf(site, sample, data, { leaveName: true, sample: true });
  const hierarchical = site.registry.postTypes.get(sample.post_type)?.hierarchical ?? false;
  const named = address.replaceAll(`%${sample.post_type}%`, '%pagename%');
  if (!hierarchical) return named;
  const path = pagePath(sample, data);
  const above = path.includes('/') ? path.slice(0, path.lastIndexOf('/') + 1) : '';
  return named.replaceAll('%pagename%', `${readableSlug(above)}%pagename%`);
}

/** Percent-encoded letters as letters, as editors show slugs (`editable_slug`). */
function readableSlug(slug: string): string {
  try {
    return decodeURIComponent(slug);
  } catch {
    return slug;
  }
}

function addressOf(site: Site, post: PostRow, data: PermalinkData, manner: Manner): string {
  if (post.post_type === 'page') return pageAddress(site, post, data, manner);
  if (post.post_type === 'attachment') return attachmentAddress(site, post, data, manner);
  const type = site.registry.postTypes.get(post.post_type);
  if (type && !type.builtIn) return customAddress(site, post, data, manner);
  if (site.options.text('permalink_structure') === '' || isPlain(site, post, data, manner)) {
    return homeUrl(site, `?p=${post.ID}`);
  }
  const names = { category: data.categories.get(post.ID) ?? '', author: data.authors.get(post.post_author) ?? '' };
  return structured(site, post, names, manner.leaveName);
}

/** Must the address be the plain one? (wp_force_plain_post_permalink) */
function isPlain(site: Site, post: PostRow, data: PermalinkData, manner: Manner): boolean {
  const status = site.registry.statuses.get(statusOf(post, data));
  if (!status || !site.registry.postTypes.has(post.post_type)) return true;
  const viewable =
    !status.internal && !status.protected && (status.publiclyQueryable || (status.builtIn && status.public));
  return !(viewable || status.private || (status.protected && manner.sample));
}

/** The status, of attachments their post's (get_post_status). */
function statusOf(post: PostRow, data: PermalinkData): string {
  if (post.post_type !== 'attachment') return post.post_status;
  if (post.post_status !== 'inherit') {
    return ['private', 'trash', 'auto-draft'].includes(post.post_status) ? post.post_status : 'publish';
  }
  const parent = post.post_parent === post.ID ? undefined : data.posts.get(post.post_parent);
  if (!parent || parent.post_status === 'trash') return 'publish';
  return parent.post_type === 'attachment' && parent.post_status === 'inherit' ? 'publish' : parent.post_status;
}

function pageAddress(site: Site, post: PostRow, data: PermalinkData, manner: Manner): string {
  const front = site.options.text('show_on_front') === 'page' && site.options.number('page_on_front') === post.ID;
  if (front) return homeUrl(site, '/');
  const structure = site.options.text('permalink_structure');
  if (structure === '' || (isPlain(site, post, data, manner) && !manner.sample)) {
    return homeUrl(site, `?page_id=${post.ID}`);
  }
  const path = manner.leaveName ? '%pagename%' : pagePath(post, data);
  return trailing(site, homeUrl(site, structureRoot(site) + path));
}

function attachmentAddress(site: Site, post: PostRow, data: PermalinkData, manner: Manner): string {
  const plain = homeUrl(site, `?attachment_id=${post.ID}`);
  const parent = post.post_parent > 0 ? data.posts.get(post.post_parent) : undefined;
  const viewable = parent && isViewable(site, parent.post_type);
  const loose = post.post_parent > 0 && (post.post_parent === post.ID || !viewable);
  const structure = site.options.text('permalink_structure');
  if (loose || structure === '' || isPlain(site, post, data, manner)) return plain;
  if (!parent) return manner.leaveName ? plain : homeUrl(site, trailing(site, post.post_name));
  const above = addressOf(site, parent, data, plainManner);
  if (above.includes('?')) return plain;
  const numeric = /^\d+$/.test(post.post_name) || structure.includes('%category%');
  const name = manner.leaveName ? '%postname%' : `${numeric ? 'attachment/' : ''}${post.post_name}`;
  return trailing(site, `${above.replace(/\/$/, '')}/${name}`);
}

function isViewable(site: Site, typeName: string): boolean {
  const type = site.registry.postTypes.get(typeName);
  return type !== undefined && (type.publiclyQueryable || (type.builtIn && type.public));
}

function customAddress(site: Site, post: PostRow, data: PermalinkData, manner: Manner): string {
  const type = site.registry.postTypes.get(post.post_type);
  const structure = site.options.text('permalink_structure');
  const plain = isPlain(site, post, data, manner);
  const slug = type?.hierarchical ? pagePath(post, data) : post.post_name;
  if (type?.rewrite && structure !== '' && (!plain || manner.sample)) {
    const front = type.rewrite.withFront
      ? structure.slice(0, Math.max(0, structure.indexOf('%')))
      : structureRoot(site);
    const name = manner.leaveName ? `%${post.post_type}%` : slug;
    return homeUrl(site, trailing(site, `${front}${type.rewrite.slug}/${name}`));
  }
  if (type?.queryVar && !plain) return homeUrl(site, `?${type.queryVar}=${slug}`);
  return homeUrl(site, `?post_type=${post.post_type}&p=${post.ID}`);
}

/** Slugs of the post and all above it, as a path (get_page_uri). */
function pagePath(post: PostRow, data: PermalinkData): string {
  const names = [post.post_name];
  const seen = new Set([post.ID]);
  for (let id = post.post_parent; id > 0 && !seen.has(id); ) {
    seen.add(id);
    const parent = data.posts.get(id);
    if (!parent) break;
    if (parent.post_name !== '') names.unshift(parent.post_name);
    id = parent.post_parent;
  }
  return names.join('/');
}
