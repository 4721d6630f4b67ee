// What the site answers to others that want to embed one of its posts. Reproduces get_oembed_response_data,
// get_oembed_response_data_rich, get_post_embed_html and get_post_embed_url; the script beside the iframe is our own.

import { randomPassword } from '../../access/random-password.ts';
import { trimEnd } from '../../base/trim.ts';
import type { PostRow } from '../../database/schema.ts';
import { escapeAttribute } from '../../rendering/formatting/escape.ts';
import { escapeUrl, sanitizeUrl } from '../../rendering/formatting/url.ts';
import { pageByPath } from '../addresses/page-by-path.ts';
import { isShown } from '../addresses/post-of-vars.ts';
import { siteLanguage } from '../languages/site-language.ts';
import { getPost } from '../posts/get.ts';
import { trailing } from '../posts/permalink-structure.ts';
import { postLink } from '../posts/post-link.ts';
import type { Site } from '../site.ts';
import type { TextItem } from '../texts/item.ts';
import { loadImportedTexts } from '../texts/load.ts';
import { markedTitle } from '../texts/marked-title.ts';
import { strangersView } from '../texts/strangers-view.ts';
import { renderedTitle } from '../texts/texts.ts';
import { authorLink } from '../users/link.ts';
import { getUser } from '../users/load.ts';
import { embedScript } from './script.ts';
import { thumbnailId, thumbnailOf } from './thumbnail.ts';

/** Widths that a frame may have, in pixels. */
const narrowest = 200;
const widest = 600;

/** oEmbed data of a post, in WordPress's order; undefined where it is not for everybody, or its type has no page. */
export async function ownPostData(
  site: Site,
  row: PostRow | undefined,
  maxWidth: number,
): Promise<Record<string, unknown> | undefined> {
  if (!row || !(await isEmbeddable(site, row))) return undefined;
  const width = Math.min(widest, Math.max(narrowest, maxWidth));
  const height = Math.max(200, Math.ceil((width / 16) * 9));
  const name = site.options.text('blogname');
  const { home } = site.options;
  const author = await getUser(site, row.post_author);
  const title = await titleOf(site, row);
  const data: Record<string, unknown> = {
    version: '1.0',
    provider_name: name,
    provider_url: home,
    author_name: author?.display_name ?? name,
    author_url: author ? authorLink(site, author) : home,
    title,
    type: row.post_mime_type.startsWith('video/') && row.post_type === 'attachment' ? 'video' : 'rich',
    width,
    height,
    html: await frame(site, row, title, width, height),
  };
  const picture = await thumbnailOf(site, await thumbnailId(site, row), width);
  if (!picture) return data;
  return { ...data, thumbnail_url: picture.url, thumbnail_width: picture.width, thumbnail_height: picture.height };
}

/** is_post_publicly_viewable and is_post_embeddable: protected posts are, private ones are not. */
export async function isEmbeddable(site: Site, row: PostRow): Promise<boolean> {
  const type = site.registry.postTypes.get(row.post_type);
  if (!isShown(site, row) || !type?.public) return false;
  return site.registry.statuses.get(await statusOf(site, row))?.public === true;
}

/** An attachment is as public as what it belongs to; one of its own is public (get_post_status). */
async function statusOf(site: Site, row: PostRow): Promise<string> {
  if (row.post_status !== 'inherit') return row.post_status;
  if (row.post_parent === 0) return 'publish';
  return (await getPost(site, row.post_parent))?.post_status ?? 'publish';
}

async function titleOf(site: Site, row: PostRow): Promise<string> {
  const item: TextItem = { row, view: strangersView(site), meta: new Map() };
  await loadImportedTexts(site, [item]);
  return markedTitle(row, renderedTitle(item), siteLanguage(site));
}

/** The address of the page that is shown inside of frames. */
async function embedAddress(site: Site, link: string): Promise<string> {
  const below = trailing(site, `${trimEnd(link, '/')}/embed`);
  const plain = site.options.text('permalink_structure') === '';
  const taken = !plain && (await pageByPath(site, below.slice(site.options.home.length)));
  if (!plain && !taken) return sanitizeUrl(below);
  return sanitizeUrl(`${link}${link.includes('?') ? '&' : '?'}embed=true`);
}

async function frame(site: Site, row: PostRow, title: string, width: number, height: number): Promise<string> {
  const link = await postLink(site, row);
  const secret = randomPassword(10, site.random);
  const source = `${await embedAddress(site, link)}#?secret=${secret}`;
  const label = escapeAttribute(
    siteLanguage(site).fill('&#8220;%1$s&#8221; &#8212; %2$s', title, site.options.text('blogname')),
  );
  return [
    `<blockquote class="wp-embedded-content" data-secret="${secret}"><a href="${escapeUrl(link)}">${title}</a></blockquote>`,
    `<iframe sandbox="allow-scripts" security="restricted" src="${escapeUrl(source)}" width="${width}" height="${height}"`,
    ` title="${label}" data-secret="${secret}" frameborder="0" marginwidth="0" marginheight="0" scrolling="no"`,
    ` class="wp-embedded-content"></iframe><script>\n${embedScript}\n</script>\n`,
  ].join('');
}
