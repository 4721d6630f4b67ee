// What the page of a post tells networks: Open Graph and the kind of card. Its picture is the card, else what is attached for
// sharing, else the featured picture, else the site's default, in Jetpack's order; nothing is measured or fetched for it.
import type { PageHead } from '../../../extend/routes.ts';
import { optionsOf, otherPicture, sharedCard } from './of-post.ts';
import { localeOf } from './settings.ts';

interface ShownPicture {
  readonly url: string;
  /** Pixels; 0 where nobody knows. */
  readonly width: number;
  readonly height: number;
  readonly alt: string;
}

/** Below this width a picture is no large one. */
const large = 300;

/** Nothing for posts behind a password. */
export const cardHead: PageHead = async ({ ID, post_password }, site) => {
  if (post_password !== '') return '';
  const post = (await site.posts.summaries([ID])).get(ID);
  if (!post) return '';
  const options = await optionsOf(site, ID);
  const picture = (await sharedCard(site, post, options ?? null)) ?? (await otherPicture(site, post, options));
  const name = site.option('blogname');
  const tags: [string, string][] = [
    ['og:type', 'article'],
    ['og:title', post.title],
    ['og:description', post.excerpt],
    ['og:url', post.link],
    ['og:site_name', typeof name === 'string' ? decoded(name) : ''],
    ['og:locale', localeOf(site) === 'en' ? 'en_US' : localeOf(site)],
  ];
  if (picture) tags.push(...picturesTags(picture));
  const isLarge = picture !== undefined && (picture.width === 0 || picture.width >= large);
  tags.push(['twitter:card', isLarge ? 'summary_large_image' : 'summary']);
  return tags
    .filter(([, value]) => value !== '')
    .map(([key, value]) => `<meta ${key.startsWith('og:') ? 'property' : 'name'}="${key}" content="${escaped(value)}">`)
    .join('\n');
};

function picturesTags({ url, width, height, alt }: ShownPicture): [string, string][] {
  const size: [string, string][] =
    width > 0 && height > 0
      ? [
          ['og:image:width', String(width)],
          ['og:image:height', String(height)],
        ]
      : [];
  return [['og:image', url], ...size, ['og:image:alt', alt], ['twitter:image', url], ['twitter:image:alt', alt]];
}

const references: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#039': "'" };

/** The site's name is stored as HTML. */
const decoded = (text: string): string =>
  text.replace(/&(amp|lt|gt|quot|#039);/g, (_, name: string) => references[name] ?? '');

const escaped = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
