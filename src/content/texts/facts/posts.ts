// Posts, users and terms as blocks show them: each kind in a fixed number of statements for any number of keys.

import type { PostRow, TaxonomyTermRow, UserRow } from '../../../database/schema.ts';
import type { PostFacts, TermFacts, UserFacts } from '../../../rendering/blocks/facts.ts';
import type { WallTime } from '../../../rendering/formatting/php-date.ts';
import { coreShortcodes } from '../../../rendering/formatting/shortcodes.ts';
import { postTitle, titleFormats } from '../../../rendering/formatting/title.ts';
import { hasBlockHooks } from '../../block-hooks/hooks.ts';
import { hookedIntoPost, loadIgnored } from '../../block-hooks/posts.ts';
import { commentsOpen } from '../../comments/open.ts';
import { gmtInstant, toGmt } from '../../dates.ts';
import { siteLanguage } from '../../languages/site-language.ts';
import { loadMeta } from '../../meta/load.ts';
import { postClasses } from '../../posts/classes.ts';
import { formatName } from '../../posts/format.ts';
import { getPosts } from '../../posts/get.ts';
import { hasPassword } from '../../posts/password.ts';
import { permalink } from '../../posts/permalink.ts';
import { loadPermalinkData } from '../../posts/permalink-data.ts';
import type { Site } from '../../site.ts';
import { getTerms } from '../../terms/get.ts';
import { loadTermLinkData, termLink } from '../../terms/link.ts';
import { termsOfPosts } from '../../terms/of-posts.ts';
import { avatarMaker } from '../../users/avatar.ts';
import { authorLink } from '../../users/link.ts';
import { getUsers } from '../../users/load.ts';
import { siteWall } from './site.ts';

/** Posts by id, whatever their status: whoever asks has them from a text or a query. */
export async function loadPostFacts(
  site: Site,
  ids: readonly number[],
  known: readonly PostRow[] = [],
): Promise<(PostFacts | undefined)[]> {
  const asked = new Set(ids);
  const rows = new Map(known.filter((row) => asked.has(row.ID)).map((row) => [row.ID, row]));
  const unknown = ids.filter((id) => !rows.has(id));
  for (const [id, row] of unknown.length > 0 ? await getPosts(site, unknown) : []) rows.set(id, row);
  const list = [...rows.values()];
  const ignored = await loadIgnored(site, [...rows.keys()]);
  const isHooked = hasBlockHooks(site);
  const links = await loadPermalinkData(site, list);
  const meta = await loadMeta(site, 'post', [...rows.keys()], ['_thumbnail_id', 'footnotes']);
  const terms = await termsOfPosts(site, [...rows.keys()], taxonomiesOf(site, list));
  const language = siteLanguage(site);
  return ids.map((id) => {
    const row = rows.get(id);
    if (!row) return undefined;
    const values = meta.get(id);
    const own = terms.get(id) ?? new Map<string, readonly TaxonomyTermRow[]>();
    const format = own.get('post_format')?.[0]?.slug.replace(/^post-format-/, '') ?? 'standard';
    const thumbnail = Number.parseInt(values?.get('_thumbnail_id')?.[0] ?? '', 10) || 0;
    const { post_content: content } = row;
    return {
      id,
      type: row.post_type,
      status: row.post_status,
      title: postTitle(
        { title: row.post_title, password: row.post_password, status: row.post_status },
        titleFormats(language),
        coreShortcodes,
        language.typography,
      ),
      storedTitle: row.post_title,
      link: permalink(site, row, links),
      author: row.post_author,
      date: wallOfStored(site, row.post_date),
      modified: wallOfStored(site, row.post_modified),
      content: isHooked ? hookedIntoPost(site, row, content, ignored.get(id)).content : content,
      excerpt: row.post_excerpt,
      parent: row.post_parent,
      comments: row.comment_count,
      commentsOpen: commentsOpen(site, row),
      locked: hasPassword(row),
      thumbnail,
      classes: postClasses(site, { row, format, thumbnail, terms: own }),
      footnotes: values?.get('footnotes')?.[0] ?? '',
    };
  });
}

/** Taxonomies of the types of some posts. */
function taxonomiesOf(site: Site, rows: readonly PostRow[]): string[] {
  const names = new Set<string>();
  for (const type of new Set(rows.map((row) => row.post_type))) {
    for (const taxonomy of site.registry.taxonomiesOf(type)) names.add(taxonomy.name);
  }
  return [...names];
}

export function wallOfStored(site: Site, local: string): WallTime {
  return siteWall(site, gmtInstant(toGmt(site, local)));
}

export async function loadUserFacts(site: Site, ids: readonly number[]): Promise<(UserFacts | undefined)[]> {
  const rows = await getUsers(site, ids);
  const meta = await loadMeta(site, 'user', [...rows.keys()], ['description']);
  return ids.map((id) => {
    // Somebody who is gone still has a page and a picture, without a name.
    const row = rows.get(id) ?? { ID: id, user_nicename: '', user_email: '', display_name: '' };
    return userFacts(site, row, meta.get(id)?.get('description')?.[0] ?? '');
  });
}

type Shown = Pick<UserRow, 'ID' | 'user_nicename' | 'user_email' | 'display_name'>;

function userFacts(site: Site, row: Shown, description: string): UserFacts {
  return {
    id: row.ID,
    exists: row.user_nicename !== '',
    name: row.display_name,
    description,
    link: authorLink(site, row),
    avatar: avatarMaker(site, row.user_email, row.display_name),
  };
}

export type TermKey = readonly [id: number, taxonomy: string];

/** A statement or two a taxonomy. */
export async function loadTermFacts(site: Site, keys: readonly TermKey[]): Promise<(TermFacts | undefined)[]> {
  const rows: TaxonomyTermRow[] = [];
  for (const taxonomy of new Set(keys.map(([, name]) => name))) {
    const ids = keys.flatMap(([id, name]) => (name === taxonomy ? [id] : []));
    rows.push(...(await getTerms(site, ids, taxonomy)).values());
  }
  const facts = await termFacts(site, rows);
  const known = new Map(facts.map((term) => [`${term.taxonomy} ${term.id}`, term]));
  return keys.map(([id, taxonomy]) => known.get(`${taxonomy} ${id}`));
}

/** Facts of terms, in their order: a statement a taxonomy for the addresses. */
export async function termFacts(site: Site, rows: readonly TaxonomyTermRow[]): Promise<TermFacts[]> {
  const above = new Map<string, Awaited<ReturnType<typeof loadTermLinkData>>>();
  for (const taxonomy of new Set(rows.map((row) => row.taxonomy))) {
    const own = rows.filter((row) => row.taxonomy === taxonomy);
    above.set(taxonomy, await loadTermLinkData(site, own, taxonomy));
  }
  return rows.map((row) => ({
    id: row.term_id,
    taxonomy: row.taxonomy,
    name: row.taxonomy === 'post_format' ? formatName(row, siteLanguage(site)) : row.name,
    slug: row.slug,
    description: row.description,
    parent: row.parent,
    count: row.count,
    link: termLink(site, row, above.get(row.taxonomy) ?? new Map()),
  }));
}

export type TermsKey = readonly [post: number, taxonomy: string];

export async function loadTermsOf(site: Site, keys: readonly TermsKey[]): Promise<TermFacts[][]> {
  const found = await termsOfPosts(
    site,
    [...new Set(keys.map(([post]) => post))],
    [...new Set(keys.map(([, name]) => name))],
  );
  const lists = keys.map(([post, taxonomy]) => found.get(post)?.get(taxonomy) ?? []);
  const facts = await termFacts(site, lists.flat());
  let at = 0;
  return lists.map((list) => facts.slice(at, (at += list.length)));
}
