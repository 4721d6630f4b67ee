// The head of a public page, in WordPress's order (wp_head): what it is called, its feeds, styles, addresses, scripts.

import { siteLanguage } from '../content/languages/site-language.ts';
import type { Site } from '../content/site.ts';
import { pageDesign } from '../content/themes/page-design.ts';
import { activeTheme } from '../content/themes/theme.ts';
import { escapeAttribute } from '../rendering/formatting/escape.ts';
import { escapeUrl } from '../rendering/formatting/url.ts';
import type { Language } from '../rendering/language.ts';
import type { PageContext } from '../rendering/page-context.ts';
import type { BlockAssets } from './block-assets.ts';
import { type FeedLink, feedElements } from './feed-links.ts';

export interface HeadParts {
  /** HTML. */
  readonly title: string;
  readonly robots: string;
  readonly feeds: readonly FeedLink[];
  /** Where others ask how to embed the post, as JSON; absent: it is not embedded. */
  readonly oembed?: string | undefined;
  readonly api: string;
  /** In the API, of what the page shows. */
  readonly json?: string | undefined;
  readonly canonical?: string | undefined;
  readonly shortlink?: string | undefined;
  /** HTML of extensions. */
  readonly added?: string;
  /** Addresses of the site's icon in the sizes of `iconSides`, '' where it has none. */
  readonly icons: readonly string[];
  readonly page: PageContext;
  readonly assets: BlockAssets;
}

const skipLink =
  '.skip-link.screen-reader-text{border:0;clip-path:inset(50%);height:1px;margin:-1px;overflow:hidden;padding:0;position:absolute!important;width:1px;word-break:normal!important;word-wrap:normal!important}.skip-link.screen-reader-text:focus{background-color:#eee;clip-path:none;color:#444;display:block;font-size:1em;height:auto;left:5px;line-height:normal;padding:15px 23px 14px;text-decoration:none;top:5px;width:auto;z-index:100000}';

/** Smilies, and emoji that are pictures, are as large as the text (print_emoji_styles). */
const smileys =
  'img.wp-smiley,img.emoji{display:inline!important;border:none!important;box-shadow:none!important;height:1em!important;width:1em!important;margin:0 .07em!important;vertical-align:-.1em!important;background:none!important;padding:0!important}';

const style = (id: string, css: string): string =>
  css === '' ? '' : `<style id="${id}-inline-css">\n${css}\n</style>\n`;

/** What stands between `<head>` and `</head>`. */
export function headOf(site: Site, parts: HeadParts): string {
  const { title, robots, feeds, oembed, api, json, canonical, shortlink, added = '', icons, page, assets } = parts;
  const design = pageDesign(site);
  const language = siteLanguage(site);
  return [
    '\t<meta charset="UTF-8" />\n\t<meta name="viewport" content="width=device-width, initial-scale=1" />\n',
    robots === '' ? '' : `<meta name='robots' content='${robots}' />\n`,
    `<title>${title}</title>\n`,
    feedElements(feeds),
    oembed === undefined ? '' : discovery(oembed, language),
    style(
      'wp-img-auto-sizes-contain',
      'img:is([sizes=auto i],[sizes^="auto," i]){contain-intrinsic-size:3000px 1500px}',
    ),
    assets.styles,
    style('global-styles', [design.global, page.styles.presets()].filter(Boolean).join('\n')),
    style('block-style-variation-styles', page.styles.variations()),
    style('wp-block-custom-css', page.styles.own()),
    style('wp-emoji-styles', smileys),
    style('core-block-supports', page.styles.css()),
    style('wp-block-template-skip-link', skipLink),
    style(`${activeTheme(site).stylesheet.replace(/[^\w-]/g, '-')}-style`, design.theme),
    style('global-custom-css', design.custom),
    `<link rel="https://api.w.org/" href="${escapeUrl(api)}" />`,
    json === undefined
      ? ''
      : `<link rel="alternate" title="${jsonTitle(language)}" type="application/json" href="${escapeUrl(json)}" />`,
    '\n',
    canonical === undefined ? '' : `<link rel="canonical" href="${escapeUrl(canonical)}" />\n`,
    shortlink === undefined ? '' : `<link rel='shortlink' href='${escapeUrl(shortlink)}' />\n`,
    added === '' ? '' : `${added}\n`,
    assets.head,
    design.fonts === '' ? '' : `<style class="wp-fonts-local">\n${design.fonts}\n</style>\n`,
    iconElements(icons),
  ].join('');
}

/** What the API's answer about a page is called. */
export const jsonTitle = ({ say }: Language): string => escapeAttribute(say('JSON', 'REST API resource link name'));

/** How readers of pages find the post's oEmbed data. */
function discovery(address: string, { say }: Language): string {
  const link = (format: string, type: string, href: string) =>
    `<link rel="alternate" title="${say(`oEmbed (${format})`, 'oEmbed resource link name')}" type="${type}+oembed" href="${escapeUrl(href)}" />\n`;
  return link('JSON', 'application/json', address) + link('XML', 'text/xml', `${address}&format=xml`);
}

const iconTags: readonly (readonly [side: number, tag: (href: string) => string])[] = [
  [32, (href) => `<link rel="icon" href="${href}" sizes="32x32" />`],
  [192, (href) => `<link rel="icon" href="${href}" sizes="192x192" />`],
  [180, (href) => `<link rel="apple-touch-icon" href="${href}" />`],
  [270, (href) => `<meta name="msapplication-TileImage" content="${href}" />`],
];

/** Sides of the squares that the head names the icon for, in pixels. */
export const iconSides = iconTags.map(([side]) => side);

/** Reproduces wp_site_icon. */
const iconElements = (icons: readonly string[]): string =>
  iconTags
    .map(([, tag], index) => [tag, icons[index] ?? ''] as const)
    .map(([tag, address]) => (address === '' ? '' : `${tag(escapeUrl(address))}\n`))
    .join('');
