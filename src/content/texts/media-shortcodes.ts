// `[gallery]`, `[playlist]` and players without a file: what those show that turned up while texts were rendered, loaded for all of them
// in a fixed number of statements. Reproduces which attachments gallery_shortcode and wp_playlist_shortcode take, in which order, and
// whose posts' they may not show.
import { sql } from 'kysely';
import type { Viewer } from '../../access/viewer.ts';
import { addTo } from '../../base/groups.ts';
import { leadingInteger } from '../../base/numeric.ts';
import type { PostRow } from '../../database/schema.ts';
import type { ShortcodeFacts } from '../../rendering/blocks/facts.ts';
import type { ShortcodeAttributes } from '../../rendering/formatting/shortcode-attributes.ts';
import { type Attachment, attachmentKeys, attachmentOf, loadAttachments } from '../media/attachment.ts';
import { feedMedia } from '../media/feed-media.ts';
import { galleryHtml } from '../media/gallery-html.ts';
import { type MediaAttributes, mediaAttributes } from '../media/media-attributes.ts';
import { playlistHtml } from '../media/playlist-html.ts';
import { loadMeta } from '../meta/load.ts';
import type { MetaRows } from '../meta/types.ts';
import { getPosts } from '../posts/get.ts';
import { passwordRequired } from '../posts/password.ts';
import { loadPermalinkData, type PermalinkData } from '../posts/permalink-data.ts';
import { loadSubjects, mayRead, type PostSubjects } from '../posts/subjects.ts';
import type { Site } from '../site.ts';

const mention = /\[(?:gallery|playlist|audio|video)(?![\w-])/;

/** Has the text shortcodes that may read facts? */
export const hasMediaShortcodes = (text: string): boolean => mention.test(text);

/** Everything that the shortcodes of some texts can show. */
interface Loaded {
  readonly site: Site;
  readonly attachments: ReadonlyMap<number, Attachment>;
  readonly meta: ReadonlyMap<number, MetaRows>;
  /** Attachments of parents, by id of the parent. */
  readonly children: ReadonlyMap<number, readonly number[]>;
  readonly parents: ReadonlyMap<number, PostRow>;
  readonly subjects: PostSubjects;
  readonly permalinks: PermalinkData;
  readonly covers: ReadonlyMap<number, Attachment>;
}

/** What shortcodes show that turn up while texts are rendered: of a post, 0 for none, with some attributes. */
export async function loadShortcodeFacts(
  site: Site,
  viewer: Viewer,
  keys: readonly ShortcodeKey[],
  given: Pick<Around, 'passwords' | 'feed'>,
): Promise<ShortcodeFacts[]> {
  const ids = new Set(keys.flatMap(([, attributes]) => idList(namedBy(attributes))));
  const unnamed = keys.filter(([, attributes]) => isUnset(namedBy(attributes)));
  const parents = new Set(unnamed.map(([post, attributes]) => parentOf(attributes, post)));
  const loaded = await load(site, [...ids], [...parents]);
  return keys.map(([id, attributes]) => ({
    html: (tag, instance) => shortcodeHtml(loaded, { ...given, id, viewer }, tag, attributes, instance),
    attached: (kind) => attached(loaded, id, kind)[0]?.url,
  }));
}

export type ShortcodeKey = readonly [post: number, attributes: MediaAttributes];

/**
 * What is asked for by a shortcode of a post. What else stands in it is not the same each time that a text is rendered: paragraphs that
 * begin in a shortcode stand in it where they are made last, and what is numbered within an answer has other numbers then. Of an id
 * counts only the number that it begins with.
 */
export function shortcodeKey(post: number, attributes: ShortcodeAttributes): ShortcodeKey {
  const { id, ...known } = mediaAttributes(attributes);
  return [post, id === undefined ? known : { ...known, id: String(leadingInteger(id)) }];
}

/** The post around a text, 0 for none, and who reads it. */
interface Around {
  readonly id: number;
  readonly viewer: Viewer;
  readonly passwords: readonly string[];
  readonly feed: boolean;
}

/** WordPress `get_attached_media()`. */
function attached(loaded: Loaded, parent: number, kind: 'audio' | 'video'): Attachment[] {
  const below = (loaded.children.get(parent) ?? []).flatMap((id) => loaded.attachments.get(id) ?? []);
  return sorted(
    below.filter((one) => one.row.post_mime_type.startsWith(`${kind}/`)),
    'menu_order',
  );
}

async function load(site: Site, ids: readonly number[], parentIds: readonly number[]): Promise<Loaded> {
  const named = [...(await getPosts(site, ids)).values()];
  const below = await childrenOf(site, parentIds);
  const rows = [...new Map([...named, ...below].map((row) => [row.ID, row])).values()].filter(isShown);
  const keys = [...attachmentKeys, '_thumbnail_id'];
  const allIds = rows.map((row) => row.ID);
  const meta = await loadMeta(site, 'post', allIds, keys);
  const none: MetaRows = new Map();
  const covers = allIds.map((id) => Number(meta.get(id)?.get('_thumbnail_id')?.[0] ?? 0)).filter((id) => id > 0);
  const parents = await getPosts(site, parentIds);
  const children = new Map<number, number[]>();
  for (const { post_parent: parent, ID } of below) addTo(children, parent, ID);
  return {
    site,
    attachments: new Map(rows.map((row) => [row.ID, attachmentOf(site, row, meta.get(row.ID) ?? none)])),
    meta,
    children,
    parents,
    subjects: await loadSubjects(site, [...parents.values()]),
    permalinks: await loadPermalinkData(site, rows),
    covers: await loadAttachments(site, covers),
  };
}

/** More attachments are not looked at: most that hang on no post are no gallery's. */
const mostBelow = 5000;

async function childrenOf(site: Site, parents: readonly number[]): Promise<PostRow[]> {
  const known = parents.filter((id) => Number.isSafeInteger(id) && id >= 0);
  if (known.length === 0) return [];
  const { rows } = await sql<PostRow>`select * from ${sql.table('posts')} where post_parent in (${sql.join(known)})
    and post_type = 'attachment' and post_status = 'inherit' order by ID limit ${mostBelow}`.execute(
    site.database.kysely,
  );
  return rows;
}

const isShown = (row: PostRow): boolean => row.post_type === 'attachment' && row.post_status === 'inherit';

/** The attribute that names attachments. */
const namedBy = ({ ids, include }: MediaAttributes): string | undefined => (isUnset(ids) ? include : ids);
const isUnset = (text: string | undefined): boolean => text === undefined || text === '' || text === '0';

/** `wp_parse_id_list`. */
function idList(text = ''): number[] {
  const numbers = text.split(/[\s,]+/).map((part) => Math.abs(leadingInteger(part)));
  return [...new Set(numbers.filter((id) => Number.isSafeInteger(id) && id > 0))];
}

function parentOf(attributes: MediaAttributes, post: number): number {
  return attributes.id === undefined ? post : leadingInteger(attributes.id);
}

function shortcodeHtml(
  loaded: Loaded,
  { id, viewer, passwords, feed }: Around,
  tag: 'gallery' | 'playlist',
  attributes: MediaAttributes,
  instance: number,
): string {
  const { site, parents, subjects } = loaded;
  const kind =
    tag === 'gallery' ? 'image' : attributes.type === undefined || attributes.type === 'audio' ? 'audio' : 'video';
  const isNamed = !isUnset(namedBy(attributes));
  const parent = parentOf(attributes, id);
  // Of no post (`id="0"`): what hangs on none.
  if (!isNamed && parent !== 0) {
    const above = parents.get(parent);
    const isLocked = above && passwordRequired(above) && passwords.every((given) => passwordRequired(above, given));
    if (!above || isLocked || !mayRead(viewer, site, above, subjects)) return '';
    // Players are for those who are logged in, as `read_post` is of visitors.
    if (tag === 'playlist' && !viewer.can('read_post', subjects.get(parent) ?? { kind: 'missing' })) return '';
  }
  const excluded = new Set(idList(attributes.exclude));
  const candidates = isNamed
    ? idList(namedBy(attributes))
    : (loaded.children.get(parent) ?? []).filter((id) => !excluded.has(id));
  const found = candidates
    .map((id) => loaded.attachments.get(id))
    .filter((one): one is Attachment => one?.row.post_mime_type.startsWith(`${kind}/`) === true);
  const order = attributes.orderby || (attributes.ids ? 'post__in' : 'menu_order ID');
  const attachments = sorted(found, order, attributes.order);
  if (attachments.length === 0) return '';
  if (feed) return feedMedia({ ...loaded, attachments, attributes, isGallery: tag === 'gallery' });
  if (tag === 'gallery') return galleryHtml({ ...loaded, attachments, attributes, instance, parent });
  return playlistHtml({ ...loaded, attachments, attributes, kind: kind === 'audio' ? 'audio' : 'video' });
}

const keysOf: Readonly<Record<string, (row: PostRow) => string | number>> = {
  ID: (row) => row.ID,
  id: (row) => row.ID,
  menu_order: (row) => row.menu_order,
  date: (row) => row.post_date,
  post_date: (row) => row.post_date,
  modified: (row) => row.post_modified,
  title: (row) => row.post_title.toLowerCase(),
  post_title: (row) => row.post_title.toLowerCase(),
  name: (row) => row.post_name,
  author: (row) => row.post_author,
};

/** As WP_Query orders them; what is no order is by date. */
function sorted(list: readonly Attachment[], orderBy: string, order = 'ASC'): Attachment[] {
  if (orderBy === 'post__in') return [...list];
  const down = order.toUpperCase() === 'DESC' ? -1 : 1;
  const named = orderBy.split(/\s+/).flatMap((name) => keysOf[name] ?? []);
  const keys = named.length > 0 ? named : [(row: PostRow) => row.post_date];
  return [...list].sort((a, b) => {
    for (const key of keys) {
      const [left, right] = [key(a.row), key(b.row)];
      if (left !== right) return left < right ? -down : down;
    }
    return a.row.ID - b.row.ID;
  });
}
