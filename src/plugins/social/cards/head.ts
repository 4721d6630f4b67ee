// What the page of a post tells networks: Open Graph and the kind of card. Its picture is the card, else what is attached for
// sharing, else the featured picture, else the site's default, in Jetpack's order; nothing is measured or fetched for it. The
// front page has the site's default, else a card with the site's name.
import type { HomeHead, PageHead } from '../../../extend/routes.ts';
import type { ExtensionSite } from '../../../extend/site.ts';
import { escaped } from '../../escape.ts';
import { homeCard, optionsOf, otherPicture, sharedCard, shownPicture } from './of-post.ts';
import { localeOf, openGraphImage } from './settings.ts';

interface ShownPicture {
  readonly url: string;
  /** Pixels; 0 where nobody knows. */
  readonly width: number;
  readonly height: number;
  readonly alt: string;
}

/** Below this width a picture is no large one. */
const large = 300;

/** Nothing for posts behind a password, and for the front page, which has a head of its own. */
export const cardHead: PageHead = async ({ ID, post_password }, site) => {
  const isFront = site.option('show_on_front') === 'page' && Number(site.option('page_on_front')) === ID;
  if (post_password !== '' || isFront) return '';
  const post = (await site.posts.summaries([ID])).get(ID);
  if (!post) return '';
  const options = await optionsOf(site, ID);
  const picture = (await sharedCard(site, post, options ?? null)) ?? (await otherPicture(site, post, options));
  return tagsOf(site, { type: 'article', title: post.title, description: post.excerpt, url: post.link }, picture);
};

/** Of the front page: the site's default picture, else a card with its name; never a post's. */
export const homeHead: HomeHead = async (site) => {
  const title = nameOf(site, 'blogname');
  const chosen = openGraphImage(site);
  const stored = chosen > 0 ? (await site.media.pictures([chosen])).get(chosen) : undefined;
  const picture = stored ? await shownPicture(site, stored) : homeCard(site, title);
  const about = { type: 'website', title, description: nameOf(site, 'blogdescription'), url: `${site.home}/` };
  return tagsOf(site, about, picture);
};

interface About {
  readonly type: string;
  readonly title: string;
  readonly description: string;
  readonly url: string;
}

function tagsOf(site: ExtensionSite, about: About, picture: ShownPicture | undefined): string {
  const tags: [string, string][] = [
    ['og:type', about.type],
    ['og:title', about.title],
    ['og:description', about.description],
    ['og:url', about.url],
    ['og:site_name', nameOf(site, 'blogname')],
    ['og:locale', localeOf(site) === 'en' ? 'en_US' : localeOf(site)],
  ];
  if (picture) tags.push(...picturesTags(picture));
  const isLarge = picture !== undefined && (picture.width === 0 || picture.width >= large);
  tags.push(['twitter:card', isLarge ? 'summary_large_image' : 'summary']);
  return tags
    .filter(([, value]) => value !== '')
    .map(([key, value]) => `<meta ${key.startsWith('og:') ? 'property' : 'name'}="${key}" content="${escaped(value)}">`)
    .join('\n');
}

function nameOf(site: ExtensionSite, option: string): string {
  const text = site.option(option);
  return typeof text === 'string' ? decoded(text) : '';
}

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
