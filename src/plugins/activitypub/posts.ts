// A post as other servers get it: an Article (shown as title and link) or a Note, with its whole text, pictures, hashtags and
// language. What they may see is what strangers see: published, without a password, and not kept from them by the post's
// own setting.
import type { ExtensionSite, Picture, PostSummary } from '../../extend/site.ts';
import type { MetaKey, PostRow } from '../../extend/types.ts';
import { escaped } from '../escape.ts';
import { actorId, collectionId, postId } from './addresses.ts';
import { proofContext } from './proof.ts';
import { settingsOf } from './settings.ts';
import type { SharedPost } from './tables.ts';
import { hashtag, languageOf } from './texts.ts';

export const everybody = 'https://www.w3.org/ns/activitystreams#Public';

/** WordPress's ActivityPub plugin keeps the choice under the same key. */
const visibilityKey = 'activitypub_content_visibility';

export const visibilityMeta: MetaKey = {
  objectType: 'post',
  subtype: 'post',
  key: visibilityKey,
  type: 'string',
  description: 'Who gets the post through ActivityPub: everybody, everybody quietly, or nobody.',
  single: true,
  default: '',
  showInRest: { schema: { type: 'string', enum: ['', 'public', 'quiet_public', 'local'] } },
  mayWrite: (viewer) => viewer.can('publish_posts'),
};

/** May other servers have it? */
export async function isFederated(site: ExtensionSite, post: PostRow | undefined): Promise<boolean> {
  if (post?.post_type !== 'post' || post.post_status !== 'publish' || post.post_password !== '') return false;
  return (await visibilityOf(site, post.ID)) !== 'local';
}

async function visibilityOf(site: ExtensionSite, id: number): Promise<string> {
  return String((await site.posts.values([id], [visibilityKey])).get(id)?.get(visibilityKey) ?? '');
}

export const objectContext = [
  'https://www.w3.org/ns/activitystreams',
  proofContext,
  { Hashtag: 'as:Hashtag', sensitive: 'as:sensitive' },
] as const;

/** Without its context. Undefined where the post is none that others may have. */
export async function postObject(
  site: ExtensionSite,
  { post_id: id, actor, generation }: Pick<SharedPost, 'post_id' | 'actor' | 'generation'>,
): Promise<Record<string, unknown> | undefined> {
  const post = (await site.posts.summaries([id])).get(id);
  if (!post || !(await isFederated(site, post.row))) return undefined;
  const text = (await site.posts.texts([id])).get(id) ?? '';
  const pictures = [...(await site.media.pictures(post.picture > 0 ? [post.picture] : [])).values()];
  const { kind } = settingsOf(site);
  const content = kind === 'Note' ? noteText(post, text) : text;
  const language = languageOf(site);
  const quiet = (await visibilityOf(site, id)) === 'quiet_public';
  const followers = collectionId(site, actor, 'followers');
  return {
    id: postId(site, id, generation),
    type: kind,
    attributedTo: actorId(site, actor),
    ...(kind === 'Article'
      ? {
          name: post.title,
          nameMap: { [language]: post.title },
          summary: post.excerpt,
          summaryMap: { [language]: post.excerpt },
        }
      : {}),
    content,
    contentMap: { [language]: content },
    url: post.link,
    published: iso(post.row.post_date_gmt),
    updated: iso(post.row.post_modified_gmt),
    to: [quiet ? followers : everybody],
    cc: [quiet ? everybody : followers],
    sensitive: false,
    ...(pictures.length > 0 ? { image: pictures.map(imageOf)[0], attachment: pictures.map(imageOf) } : {}),
    tag: tagsOf(site, post),
  };
}

/** A title and a link are all that a Note has of a page. */
function noteText({ title, link }: PostSummary, text: string): string {
  const heading = title === '' ? '' : `<h2>${escaped(title)}</h2>\n`;
  return `${heading}${text}\n<p><a href="${escaped(link)}">${escaped(link)}</a></p>`;
}

function imageOf({ url, mimeType, alt, width, height }: Picture): Record<string, unknown> {
  const size = width > 0 && height > 0 ? { width, height } : {};
  return { type: 'Image', url, mediaType: mimeType, ...(alt === '' ? {} : { name: alt }), ...size };
}

function tagsOf({ home }: ExtensionSite, { terms }: PostSummary): Record<string, unknown>[] {
  return (terms.get('post_tag') ?? []).flatMap(({ name, slug }) => {
    const tag = hashtag(name);
    return tag === ''
      ? []
      : [{ type: 'Hashtag', name: tag, href: `${home}/?tag=${encodeURIComponent(decoded(slug))}` }];
  });
}

function decoded(slug: string): string {
  try {
    return decodeURIComponent(slug);
  } catch {
    return slug;
  }
}

const iso = (stored: string): string => `${stored.replace(' ', 'T')}Z`;
